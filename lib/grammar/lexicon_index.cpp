#include "grammar/lexicon_index.h"

#include "lexicon/normal_form.h"

namespace sayso::grammar {

void index_lexicon(std::uint32_t number, Lexicon& lexicon, LiteralCutter& cutter, LexiconIndex& index) {
  const int case_column = lexicon.list.column("case");
  if (index.ends.empty()) index.ends.emplace_back();
  for (std::size_t row = 0; row < lexicon.list.rows(); ++row) {
    Entry entry;
    entry.lexicon = number;
    entry.row = static_cast<std::uint32_t>(row);
    entry.exact = lexicon.list.cell(row, case_column) == "exact";
    const std::vector<std::string>& forms = cutter.cut(lexicon.list.form(row));
    if (forms.empty()) continue;
    if (forms.size() == 1) {
      index.words[lexicon::normal_form(forms.front())].push_back(entry);
      continue;
    }
    lexicon.phrases = true;
    std::uint32_t node = 0;
    for (const std::string& form : forms) {
      const auto word = index.word_numbers.emplace(lexicon::normal_form(form), static_cast<std::uint32_t>(index.word_numbers.size() + 1)).first->second;
      const std::uint64_t edge = static_cast<std::uint64_t>(node) << 32 | word;
      const auto [place, fresh] = index.edges.emplace(edge, static_cast<std::uint32_t>(index.ends.size()));
      if (fresh) index.ends.emplace_back();
      node = place->second;
    }
    index.ends[node].push_back(entry);
  }
}

}  // namespace sayso::grammar
