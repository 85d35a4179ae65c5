#include "grammar/settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace sayso::grammar {

const lexicon::WordList* CompiledPack::setting(std::string_view wanted) const {
  const auto find = [&](std::string_view pack) -> const lexicon::WordList* {
    const auto place = lists.find(fmt::format("{}/lex/{}.tsv", pack, wanted));
    return place == lists.end() ? nullptr : &place->second;
  };
  if (const auto* own = find(name)) return own;
  for (auto pack = extends.rbegin(); pack != extends.rend(); ++pack) {
    if (const auto* inherited = find(*pack)) return inherited;
  }
  return nullptr;
}

void fill_text_tables(CompiledPack& pack) {
  const auto rows = [&](std::string_view name, auto&& use) {
    const lexicon::WordList* list = pack.setting(name);
    for (std::size_t row = 0; list && row < list->rows(); ++row) use(*list, row);
  };
  rows("text_clitics", [&](const auto& list, std::size_t row) { pack.tokens.clitics.emplace_back(list.form(row)); });
  rows("text_prefixes", [&](const auto& list, std::size_t row) { pack.tokens.prefixes.emplace_back(list.form(row)); });
  rows("text_marks", [&](const auto& list, std::size_t row) {
    pack.marks.pairs.push_back({std::string(list.form(row)), std::string(list.cell(row, "close")), list.cell(row, "inner") == "yes"});
  });
  rows("text_elisions", [&](const auto& list, std::size_t row) { pack.marks.elisions.emplace_back(list.form(row)); });
  rows("text_abbreviations", [&](const auto& list, std::size_t row) {
    const std::string_view kind = list.cell(row, "kind");
    auto& sentences = pack.sentences;
    if (kind == "ordinal") {
      sentences.ordinal_digits = static_cast<std::uint32_t>(list.form(row).size());
      return;
    }
    const std::uint32_t sort = kind == "title"      ? text::kTitle
                               : kind == "numbered" ? text::kNumbered
                               : kind == "final"    ? text::kFinal
                               : kind == "unit"     ? text::kUnit
                               : kind == "clock"    ? text::kAbbreviation | text::kClock
                                                    : text::kAbbreviation + 0u;
    sentences.add(list.form(row), sort);
  });
  rows("text_starters", [&](const auto& list, std::size_t row) {
    pack.sentences.add(list.form(row), list.cell(row, "kind") == "front" ? text::kStarter | text::kFront : text::kStarter + 0u);
  });
  rows("text_speech", [&](const auto& list, std::size_t row) { pack.sentences.add(list.form(row), text::kSpeech); });
}

}  // namespace sayso::grammar
