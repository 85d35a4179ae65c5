// The face's extractor: where the rooms meet.
//
// text → tokens → marks and sentences → tags → mentions (analysis.h) → header, times, quotes, claims, sources.
#include "sayso/extractor.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "extract/analysis.h"
#include "extract/claims.h"
#include "extract/header.h"
#include "extract/language.h"
#include "extract/other_records.h"
#include "extract/quotes.h"
#include "extract/record_maker.h"
#include "extract/sources.h"
#include "extract/times.h"
#include "extract/workspace.h"
#include "text/digest.h"
#include "text/utf8.h"
#include "value/calendar.h"

namespace sayso {

using extract::LanguagePack;

struct Extractor::Impl {
  std::vector<std::unique_ptr<LanguagePack>> packs;
  Options options;
};

Workspace::Workspace() : state_(std::make_unique<State>()) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

Extractor::Extractor(std::vector<std::shared_ptr<const Pack>> packs, Options options) {
  auto impl = std::make_shared<Impl>();
  impl->options = options;
  for (auto& pack : packs) impl->packs.push_back(std::make_unique<LanguagePack>(std::move(pack)));
  impl_ = std::move(impl);
}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

const Options& Extractor::options() const { return impl_->options; }

namespace {

constexpr std::size_t kMalformedNoted = 20;

void note(Document& document, ErrorCode code, Severity severity, std::string message, std::optional<Span> span = std::nullopt) {
  document.errors.push_back({code, severity, std::move(message), span});
}

void note_malformed(std::string_view text, const text::OffsetMap& offsets, Document& document) {
  const std::vector<text::ByteRange> ranges = text::malformed_ranges(text, kMalformedNoted + 1);
  for (std::size_t i = 0; i < ranges.size() && i < kMalformedNoted; ++i) {
    note(document, ErrorCode::kMalformedText, Severity::kWarning,
         fmt::format("{} byte{} here {} not UTF-8; read as U+FFFD", ranges[i].end - ranges[i].begin, ranges[i].end - ranges[i].begin == 1 ? "" : "s",
                     ranges[i].end - ranges[i].begin == 1 ? "is" : "are"),
         Span{offsets.from_byte(ranges[i].begin), offsets.from_byte(ranges[i].end)});
  }
  if (ranges.size() > kMalformedNoted) {
    note(document, ErrorCode::kMalformedText, Severity::kWarning, fmt::format("more than {} places are not UTF-8; if all of the text is garbled, convert it to UTF-8 first", kMalformedNoted));
  }
}

}  // namespace

Result<Document> Extractor::extract(const Input& input, Workspace& workspace) const {
  const Options& options = impl_->options;
  if (impl_->packs.empty()) return Error{ErrorCode::kInvalidArgument, "the extractor was given no pack", std::nullopt};
  if (input.text.size() > options.limits.bytes) {
    return Error{ErrorCode::kTooLarge, fmt::format("the text has {} bytes, more than the limit of {}; nothing of it was read", input.text.size(), options.limits.bytes), std::nullopt};
  }
  Document document;
  document.id = !input.id.empty() ? input.id : input.uri;
  document.uri = input.uri;
  document.title = input.title;
  document.authors = input.authors;
  document.publisher = input.publisher;
  document.offset_unit = options.offset_unit;
  if (!input.published.empty()) {
    const auto date = value::parse_date(input.published);
    if (!date) return Error{ErrorCode::kInvalidArgument, fmt::format("'{}' is not a date; write it as 2025-09-19", input.published), std::nullopt};
    document.published = value::to_string(*date);
  }
  document.text_sha256 = text::sha256({input.text});

  Workspace::State& state = workspace.state();
  if (state.owner != impl_) {
    state.memories.clear();
    state.types.clear();
    state.owner = impl_;
  }
  const extract::LanguageChoice choice = extract::choose_language(input, impl_->packs, state.tokenizer);
  document.language = choice.language;
  if (!choice.fits) {
    note(document, ErrorCode::kNoPack, Severity::kNote,
         document.language.empty() ? fmt::format("the language was not recognised; the pack '{}' ran", choice.pack->pack->name())
                                   : fmt::format("there is no pack for the language '{}'; the pack '{}' ran", document.language, choice.pack->pack->name()));
  }
  if (choice.fits && choice.pack->pack->rule_count() == 0) {
    note(document, ErrorCode::kNoPack, Severity::kNote, fmt::format("the pack '{}' has no rules yet, so there are no records", choice.pack->pack->name()));
  }
  document.packs.emplace_back(choice.pack->pack->name(), choice.pack->pack->hash());

  extract::Analysis& analysis = state.analysis;
  constexpr std::string_view kQuote = "quote";
  const std::span<const std::string_view> unwanted(&kQuote, options.quotes ? 0 : 1);
  extract::analyze(input.text, *choice.pack, options.limits, state.tokenizer, state.types, state.memories[choice.pack], analysis, nullptr, false, unwanted);
  extract::RecordMaker maker(analysis, *choice.pack, options, document);
  note_malformed(input.text, maker.offsets(), document);
  extract::read_header(maker);
  const auto published = value::parse_date(document.published);
  const bool numbers = options.times || options.claims;
  const std::vector<extract::FoundTime> times = numbers ? extract::find_times(analysis, published) : std::vector<extract::FoundTime>();
  if (numbers) extract::make_times(maker, times);
  if (options.quotes) extract::make_quotes(maker);
  if (options.claims) extract::make_claims(maker, times);
  extract::make_other_records(maker);
  extract::make_sources(maker);
  if (!options.times) document.times.clear();
  if (options.sentences) {
    for (const text::Sentence& s : analysis.sentences) {
      document.sentences.push_back({maker.span_of_bytes(analysis.tokens[s.first_token].begin, analysis.tokens[s.end_token - 1].end()), s.paragraph});
    }
  }
  const std::size_t limit = options.limits.records;
  if (document.quotes.size() >= limit || document.claims.size() >= limit || document.times.size() >= limit || document.sources.size() >= limit ||
      document.records.size() >= limit) {
    note(document, ErrorCode::kTooLarge, Severity::kWarning, fmt::format("the limit of {} records of a kind was reached; what follows is left out", limit));
  }
  return document;
}

}  // namespace sayso
