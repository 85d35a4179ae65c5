// Quotation marks: in order, properly nested, each in its paragraph, and the tokens' flags say the same.
#include "cut.h"
#include "fuzz.h"

using namespace sayso;

namespace {

bool in_table(std::string_view form, const text::MarkTables& tables, bool& opens, bool& closes) {
  opens = closes = false;
  for (const text::MarkPair& pair : tables.pairs) {
    opens = opens || pair.open == form;
    closes = closes || pair.close == form;
  }
  return opens || closes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static fuzz::Cutter cutter;
  static std::vector<std::uint8_t> covered, begins, ends;
  cutter.read(data, size);
  cutter.tokenize();
  cutter.pair_marks();
  const auto& tokens = cutter.tokens;
  const auto& quotations = cutter.quotations;
  covered.assign(tokens.size(), 0);
  begins.assign(tokens.size(), 0);
  ends.assign(tokens.size(), 0);
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    const text::Quotation& q = quotations[i];
    fuzz::check(q.first_token < q.last_token && q.last_token < tokens.size());
    fuzz::check(i == 0 || quotations[i - 1].first_token < q.first_token);
    fuzz::check(q.begin == tokens[q.first_token].begin && q.end == tokens[q.last_token].end());
    fuzz::check(q.begin < q.inner_begin && q.inner_begin < q.inner_end && q.inner_end <= q.end);
    fuzz::check(!q.closed || q.inner_end < q.end);
    for (std::uint32_t t = q.first_token + 1; t <= q.last_token; ++t) fuzz::check((tokens[t].flags & text::kParagraphStart) == 0);

    // Every earlier one that reaches into this one holds it whole, and the nearest of them is its parent.
    std::uint32_t parent = text::kNoQuotation;
    for (std::uint32_t other = 0; other < i; ++other) {
      if (quotations[other].last_token < q.first_token) continue;
      fuzz::check(quotations[other].last_token >= q.last_token);
      parent = other;
    }
    fuzz::check(q.parent == parent);
    if (q.continues != text::kNoQuotation) {
      fuzz::check(q.continues < i && !quotations[q.continues].closed);
      fuzz::check((tokens[q.first_token].flags & text::kParagraphStart) != 0);
    }

    bool opens = false, closes = false;
    fuzz::check(in_table(text::form_of(cutter.text, tokens[q.first_token]), cutter.pack->marks, opens, closes) && opens);
    if (q.closed) {
      fuzz::check(in_table(text::form_of(cutter.text, tokens[q.last_token]), cutter.pack->marks, opens, closes));
      ends[q.last_token] = 1;
    }
    begins[q.first_token] = 1;
    for (std::uint32_t t = q.first_token; t <= q.last_token; ++t) covered[t] = 1;
  }
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    fuzz::check(((tokens[t].flags & text::kInQuotation) != 0) == (covered[t] != 0));
    fuzz::check(((tokens[t].flags & text::kOpeningMark) != 0) == (begins[t] != 0));
    fuzz::check(((tokens[t].flags & text::kClosingMark) != 0) == (ends[t] != 0));
  }

  // Done again it says the same.
  const std::vector<text::Token> before = tokens;
  cutter.tokenize();
  cutter.pair_marks();
  for (std::size_t t = 0; t < tokens.size(); ++t) fuzz::check(before[t].flags == tokens[t].flags);
  return 0;
}
