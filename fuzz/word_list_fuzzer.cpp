// Word lists: any bytes are read, every cell is a slice of them, every problem has a line.
#include <memory>
#include <string>
#include <vector>

#include "fuzz.h"
#include "lexicon/normal_form.h"
#include "lexicon/word_list.h"

using namespace sayso;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = std::make_shared<const std::string>(fuzz::as_text(data, size));
  std::vector<Diagnostic> diagnostics;
  const lexicon::WordList list = lexicon::WordList::parse("list.tsv", text, diagnostics);
  for (std::size_t row = 0; row < list.rows(); ++row) {
    fuzz::check(!list.form(row).empty() && list.line(row) > 0);
    for (std::size_t column = 0; column < list.columns().size(); ++column) {
      const std::string_view cell = list.cell(row, static_cast<int>(column));
      fuzz::check(cell.empty() || (cell.data() >= text->data() && cell.data() + cell.size() <= text->data() + text->size()));
    }
    const std::string norm = lexicon::normal_form(list.form(row));
    fuzz::check(!norm.empty() && lexicon::normal_form(norm) == norm);
  }
  for (const Diagnostic& d : diagnostics) fuzz::check(d.position.line > 0 && !d.message.empty());
  return 0;
}
