#include "grammar/source_map.h"

#include "grammar/compile.h"
#include "grammar/compiled_pack.h"
#include "grammar/parser.h"

namespace sayso::grammar {
namespace {

// "en/quotes.sayso" → "en"
std::string_view owner_of(std::string_view file) { return file.substr(0, file.find('/')); }

}  // namespace

std::string SourceMap::text(SourceRange at) const {
  if (at.file >= pack->sources.size() || at.begin >= at.end) return {};
  std::string out;
  for (const char c : std::string_view(pack->sources[at.file].text).substr(at.begin, at.end - at.begin)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  return out;
}

Position SourceMap::position(SourceRange at) const {
  const Reporter reporter(pack->sources);
  Position position = reporter.position(at);
  if (position.file.starts_with(pack->name + "/")) position.file.erase(0, pack->name.size() + 1);
  return position;
}

SourceMap map_sources(const CompiledPack& pack) {
  SourceMap map;
  map.pack = &pack;
  Reporter reporter(pack.sources);
  std::vector<FileTree> trees;
  for (std::size_t i = 0; i < pack.sources.size(); ++i) {
    trees.push_back(parse(pack.sources[i].text, static_cast<std::uint32_t>(i), reporter));
    own_lists(trees.back(), owner_of(pack.sources[i].name));
  }
  compile(trees, pack.lists, pack.tokens, reporter, &map);
  return map;
}

}  // namespace sayso::grammar
