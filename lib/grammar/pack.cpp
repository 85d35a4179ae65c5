// Packs: files to a compiled pack. The pack that is extended is read first, in full, so that its names are
// there; each file keeps its own place in messages.
#include "sayso/pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "grammar/builtin.h"
#include "grammar/compile.h"
#include "grammar/compiled_pack.h"
#include "grammar/diagnostics.h"
#include "grammar/lint.h"
#include "grammar/packed.h"
#include "grammar/parser.h"
#include "grammar/settings.h"
#include "grammar/shadows.h"
#include "grammar/source_map.h"
#include "text/digest.h"

namespace sayso {
namespace grammar {
namespace {

constexpr std::string_view kRooms[] = {"text_", "tag_", "value_", "extract_"};

bool is_setting(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::any_of(std::begin(kRooms), std::end(kRooms), [&](std::string_view room) { return file.starts_with(room); });
}

std::vector<PackFile> builtin_pack(std::string_view name) {
  std::vector<PackFile> files;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.pack == name) files.push_back({std::string(file.name), std::string(file.text)});
  }
  return files;
}

// Up to the end of the line `grammar NAME extends OTHER`: what a file extends is asked before the file is read.
std::string_view head_of(std::string_view text) {
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    if (text.substr(line, end - line).starts_with("grammar")) return text.substr(0, end);
    line = end + 1;
  }
  return text;
}

// A pack with those it extends, in the order of reading, as one list of files named "pack/…".
class Loader {
 public:
  Result<std::shared_ptr<const CompiledPack>> load(std::string name, std::vector<PackFile> files, std::vector<Diagnostic>* diagnostics) {
    auto pack = std::make_shared<CompiledPack>();
    pack->name = name;
    const bool given = !add(name, std::move(files), *pack);
    if (given) return Error{ErrorCode::kGrammar, fmt::format("the pack '{}' has no grammar: no file ends in .sayso", name), std::nullopt};

    Reporter reporter(files_);
    std::vector<Diagnostic> list_problems;
    std::vector<FileTree> trees;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const PackFile& file = files_[i];
      if (file.name.ends_with(".sayso")) {
        trees.push_back(parse(file.text, static_cast<std::uint32_t>(i), reporter));
        own_lists(trees.back(), owners_[i]);
      } else {
        auto text = std::make_shared<const std::string>(file.text);
        pack->lists.emplace(file.name, lexicon::WordList::parse(file.name, std::move(text), list_problems));
      }
    }
    for (const auto& [unknown, tree] : missing_) {
      const std::vector<std::string> names = builtin_names();
      reporter.error(tree, "G214", fmt::format("there is no built-in pack '{}'", unknown), did_you_mean(unknown, names));
    }
    for (Diagnostic& problem : list_problems) reporter.add(std::move(problem));
    unused_files(trees, reporter);
    fill_text_tables(*pack);
    pack->tags = tag::make_model_tables(pack->setting("tag_words"), pack->setting("tag_trigrams"), pack->setting("tag_settings"));
    // A rule that lacks a test is a fault of the grammar, but not one that keeps it from running.
    const auto fatal = [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::kError && d.code != "G501"; };
    SourceMap map;
    pack->program = compile(trees, pack->lists, pack->tokens, reporter, diagnostics ? &map : nullptr);
    if (diagnostics) {
      lint(trees, pack->lists, pack->tokens, name, reporter);
      if (std::none_of(reporter.all().begin(), reporter.all().end(), fatal)) find_shadows(pack->program, map, name, reporter);
      once_each(reporter.all());
    }
    for (const Phase& phase : pack->program.phases) pack->rules += phase.rules.size();
    for (const auto& [path, list] : pack->lists) pack->entries += list.rows();
    pack->hash = hash();

    std::vector<Diagnostic>& all = reporter.all();
    std::stable_sort(all.begin(), all.end(), [&](const Diagnostic& a, const Diagnostic& b) {
      return std::tie(a.position.file, a.position.line, a.position.column) < std::tie(b.position.file, b.position.line, b.position.column);
    });
    // The pack's own files go by the names they came with; those of a pack it extends keep its name before theirs.
    const auto own = [&](Position& position) {
      if (position.file.starts_with(name + "/")) position.file.erase(0, name.size() + 1);
    };
    for (Diagnostic& diagnostic : all) own(diagnostic.position);
    for (Phase& phase : pack->program.phases) {
      for (Rule& rule : phase.rules) {
        own(rule.position);
        for (TestCase& test : rule.tests) own(test.position);
      }
    }
    const auto first = std::find_if(all.begin(), all.end(), fatal);
    const auto count = std::count_if(all.begin(), all.end(), fatal);
    std::optional<Error> error;
    if (first != all.end()) {
      error = Error{ErrorCode::kGrammar, fmt::format("the pack '{}' has {} error{}: {}", name, count, count == 1 ? "" : "s", first->message), first->position};
    }
    if (diagnostics) *diagnostics = std::move(all);
    if (error) return *error;
    for (PackFile& file : files_) {
      if (file.name.ends_with(".sayso")) pack->sources.push_back(std::move(file));
    }
    return std::shared_ptr<const CompiledPack>(std::move(pack));
  }

 private:
  // What two looks at a grammar find at one place is said once, and that an alternative is never taken not where it is
  // said why.
  static void once_each(std::vector<Diagnostic>& all) {
    std::set<std::tuple<std::string, std::string, std::uint32_t, std::uint32_t>> seen;
    const auto twice = [&](const Diagnostic& d) {
      const auto said = [&](std::string_view code) { return seen.contains({std::string(code), d.position.file, d.position.line, d.position.column}); };
      const bool never_taken = d.code == "G417" && (said("G411") || said("G413"));
      return never_taken || !seen.emplace(d.code, d.position.file, d.position.line, d.position.column).second;
    };
    std::erase_if(all, [&](const Diagnostic& d) { return d.severity == Diagnostic::Severity::kWarning && twice(d); });
  }

  static std::vector<std::string> builtin_names() {
    std::vector<std::string> names;
    for (const std::string_view name : Pack::builtin_names()) names.emplace_back(name);
    return names;
  }

  // Adds the packs that these files extend, then the files. False if there is no grammar among them.
  bool add(const std::string& name, std::vector<PackFile> files, CompiledPack& pack) {
    if (!added_.insert(name).second) return true;
    std::sort(files.begin(), files.end(), [](const PackFile& a, const PackFile& b) { return a.name < b.name; });
    bool grammar = false;
    for (const PackFile& file : files) {
      if (!file.name.ends_with(".sayso")) continue;
      grammar = true;
      Reporter quiet({});
      for (const auto& [other, at] : parse(head_of(file.text), 0, quiet).extends) {
        std::vector<PackFile> inner = builtin_pack(other);
        if (inner.empty()) {
          missing_names_.emplace_back(other, file.name, at);
          continue;
        }
        if (added_.contains(other)) continue;
        add(other, std::move(inner), pack);
        pack.extends.push_back(other);
      }
    }
    for (PackFile& file : files) {
      if (!file.name.ends_with(".sayso") && !file.name.ends_with(".tsv")) continue;
      for (const auto& [other, own_name, at] : missing_names_) {
        if (own_name == file.name) missing_.push_back({other, {static_cast<std::uint32_t>(files_.size()), at.begin, at.end}});
      }
      owners_.push_back(name);
      file.name = name + "/" + file.name;
      files_.push_back(std::move(file));
    }
    missing_names_.clear();
    return grammar;
  }

  void unused_files(const std::vector<FileTree>& trees, Reporter& reporter) {
    std::set<std::string_view> used;
    for (const FileTree& tree : trees) {
      for (const LexiconTree& lexicon : tree.lexicons) used.insert(lexicon.path);
      for (const PhaseTree& phase : tree.phases) {
        for (const RuleTree& rule : phase.rules) used.insert(rule.evidence.path);
      }
      for (const RuleTree& rule : tree.overrides) used.insert(rule.evidence.path);
    }
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (files_[i].name.ends_with(".tsv") && !is_setting(files_[i].name) && !used.contains(files_[i].name)) {
        reporter.warning({static_cast<std::uint32_t>(i), 0, 1}, "L110", "no lexicon names this list", "lexicon NAME from \"lex/…\"; settings of a room begin with its name (text_, tag_, value_)");
      }
    }
  }

  std::string hash() const {
    std::string digests;
    for (const PackFile& file : files_) digests += text::short_key({file.name, file.text});
    return text::short_key({digests});
  }

  std::vector<PackFile> files_;
  std::vector<std::string> owners_;  // the pack of each file
  std::set<std::string> added_;
  std::vector<std::tuple<std::string, std::string, SourceRange>> missing_names_;
  std::vector<std::pair<std::string, SourceRange>> missing_;
};

}  // namespace
}  // namespace grammar

Pack::Pack(std::shared_ptr<const grammar::CompiledPack> compiled) : compiled_(std::move(compiled)) {}
Pack::~Pack() = default;

std::vector<std::string_view> Pack::builtin_names() {
  std::vector<std::string_view> names;
  for (const grammar::BuiltinFile& file : grammar::builtin_files()) {
    if (std::find(names.begin(), names.end(), file.pack) == names.end()) names.push_back(file.pack);
  }
  return names;
}

Result<std::shared_ptr<const Pack>> Pack::builtin(std::string_view language) {
  const std::string_view name = language.substr(0, language.find('-'));
  std::string note;
  for (const grammar::BuiltinPacked& packed : grammar::builtin_packed()) {
    if (packed.pack != name) continue;
    auto compiled = grammar::unpack_bytes(packed.bytes, nullptr);
    if (compiled) return std::shared_ptr<const Pack>(std::make_shared<Pack>(std::move(*compiled)));
    note = compiled.error().message;
  }
  std::vector<PackFile> files = grammar::builtin_pack(name);
  if (files.empty()) {
    return Error{ErrorCode::kNotFound, fmt::format("there is no built-in pack '{}'; there are: {}", name, fmt::join(builtin_names(), ", ")), std::nullopt};
  }
  auto compiled = grammar::Loader().load(std::string(name), std::move(files), nullptr);
  if (!compiled) return compiled.error();
  auto noted = std::make_shared<grammar::CompiledPack>(**compiled);
  noted->note = std::move(note);
  return std::shared_ptr<const Pack>(std::make_shared<Pack>(std::move(noted)));
}

Result<std::shared_ptr<const Pack>> Pack::from_files(std::string name, std::vector<PackFile> files, std::vector<Diagnostic>* diagnostics) {
  auto compiled = grammar::Loader().load(std::move(name), std::move(files), diagnostics);
  if (!compiled) return compiled.error();
  return std::shared_ptr<const Pack>(std::make_shared<Pack>(std::move(*compiled)));
}

const std::string& Pack::name() const { return compiled_->name; }
const std::string& Pack::hash() const { return compiled_->hash; }
std::size_t Pack::rule_count() const { return compiled_->rules; }
std::size_t Pack::entry_count() const { return compiled_->entries; }
const std::string& Pack::note() const { return compiled_->note; }

}  // namespace sayso
