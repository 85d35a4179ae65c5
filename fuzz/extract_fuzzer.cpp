// The whole extraction: any bytes give records whose spans lie in the text, the same ones every time.
#include <string>
#include <vector>

#include "fuzz.h"
#include "sayso/sayso.h"

using namespace sayso;

namespace {

void check_spans(const Anchor& anchor, std::string_view text) {
  std::size_t at = 0;
  for (const Span& span : anchor.spans) {
    fuzz::check(span.begin >= at && span.begin < span.end && span.end <= text.size());
    at = span.end;
  }
}

void check_document(const Document& document, std::string_view text) {
  for (const Quote& quote : document.quotes) {
    check_spans(quote.content, text);
    for (const Span& span : quote.verbatim) fuzz::check(span.begin < span.end && span.end <= text.size());
  }
  for (const Claim& claim : document.claims) check_spans(claim.content, text);
  for (const Time& time : document.times) check_spans(time.content, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Extractor extractor = [] {
    Options options;
    options.offset_unit = OffsetUnit::kByte;
    return Extractor({*Pack::builtin("en")}, options);
  }();
  static Workspace workspace;
  Input input;
  input.text = fuzz::as_text(data, size);
  input.published = "2025-09-19";
  const auto first = extractor.extract(input, workspace);
  fuzz::check(first.ok());
  check_document(*first, input.text);
  Workspace fresh;
  const auto second = extractor.extract(input, fresh);
  fuzz::check(second.ok() && second->quotes.size() == first->quotes.size() && second->claims.size() == first->claims.size() &&
              second->times.size() == first->times.size());
  return 0;
}
