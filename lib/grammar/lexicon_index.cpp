#include "grammar/lexicon_index.h"

#include "lexicon/normal_form.h"

namespace sayso::grammar {

void index_lexicon(std::uint32_t number, Lexicon& lexicon, LiteralCutter& cutter, LexiconIndexBuilder& index) {
  const int case_column = lexicon.list.column("case");
  std::vector<std::string> norms;
  for (std::size_t row = 0; row < lexicon.list.rows(); ++row) {
    Entry entry;
    entry.lexicon = number;
    entry.row = static_cast<std::uint32_t>(row);
    entry.exact = lexicon.list.cell(row, case_column) == "exact";
    const std::vector<std::string>& forms = cutter.cut(lexicon.list.form(row));
    norms.clear();
    for (const std::string& form : forms) norms.push_back(lexicon::normal_form(form));
    lexicon.phrases = lexicon.phrases || norms.size() > 1;
    index.add(norms, entry);
  }
}

}  // namespace sayso::grammar
