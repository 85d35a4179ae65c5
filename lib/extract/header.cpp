#include "extract/header.h"

#include <algorithm>

#include "extract/times.h"
#include "value/calendar.h"

namespace sayso::extract {
namespace {

constexpr std::size_t kHeaderParagraphs = 6;  // header lines stand above this
constexpr std::size_t kTitleTokens = 30;

// A first paragraph of one sentence without a stop behind it, with more text below.
std::string_view title_line(const Analysis& analysis) {
  if (analysis.sentences.size() < 2 || analysis.sentences[1].paragraph == 0) return {};
  const text::Sentence& first = analysis.sentences.front();
  const std::size_t size = first.end_token - first.first_token;
  if (size < 2 || size > kTitleTokens) return {};
  const std::string_view last = text::form_of(analysis.text, analysis.tokens[first.end_token - 1]);
  if (last == "." || last == ":" || last == ",") return {};
  for (const match::Mention& mention : analysis.mentions.all()) {
    if (mention.label == "header" && mention.span.begin < first.end_token) return {};
  }
  return analysis.text_of({first.first_token, first.end_token});
}

}  // namespace

void read_header(RecordMaker& maker) {
  const Analysis& analysis = maker.analysis();
  Document& document = maker.document();
  const bool has_authors = !document.authors.empty();
  for (const match::Mention& mention : analysis.mentions.all()) {
    if (mention.label != "header" || analysis.paragraph_of(mention.span.begin) >= kHeaderParagraphs) continue;
    const std::string_view kind = analysis.mentions.text(mention, "kind");
    const auto content = analysis.mentions.extent(mention, "content");
    if (!content) continue;
    if (kind == "date" && document.published.empty()) {
      for (const match::Mention& time : analysis.mentions.all()) {
        if (time.label != "time" || time.span.begin < content->begin || time.span.end > content->end) continue;
        const auto value = time_value(analysis, time, std::nullopt);
        if (value && value::parse_date(value->value.substr(0, 10))) {
          document.published = value->value.substr(0, 10);
          break;
        }
      }
    } else if (kind == "byline" && !has_authors) {
      for (const match::TokenSpan& author : analysis.mentions.spans(mention, "content")) {
        std::string name = maker.shown(analysis.text_of(author));
        if (std::find(document.authors.begin(), document.authors.end(), name) == document.authors.end())
          document.authors.push_back(std::move(name));
      }
    }
  }
  if (document.title.empty()) document.title = maker.shown(title_line(analysis));
}

}  // namespace sayso::extract
