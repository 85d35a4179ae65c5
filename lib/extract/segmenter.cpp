// The first layers of the extractor, and out again.
#include "sayso/segment.h"

#include <fmt/format.h>

#include <array>

#include "extract/language.h"
#include "extract/workspace.h"
#include "text/offsets.h"
#include "text/utf8.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 3> kUnits = {"word", "sentence", "quotation"};

}  // namespace

std::string_view segment_unit_name(SegmentUnit unit) {
  const auto index = static_cast<std::size_t>(unit);
  return index < kUnits.size() ? kUnits[index] : std::string_view();
}

std::optional<SegmentUnit> segment_unit_from(std::string_view name) {
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    if (kUnits[i] == name) return static_cast<SegmentUnit>(i);
  }
  return std::nullopt;
}

struct Segmenter::Impl {
  std::vector<std::unique_ptr<extract::LanguagePack>> packs;
  Options options;
};

Segmenter::Segmenter(std::vector<std::shared_ptr<const Pack>> packs, Options options) {
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  for (auto& pack : packs) impl->packs.push_back(std::make_unique<extract::LanguagePack>(std::move(pack)));
  impl_ = std::move(impl);
}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

const Options& Segmenter::options() const { return impl_->options; }

Result<Segments> Segmenter::segment(const Input& input, SegmentUnit unit, Workspace& workspace, bool with_texts) const {
  const Options& options = impl_->options;
  if (impl_->packs.empty()) return Error{ErrorCode::kInvalidArgument, "the segmenter was given no pack", std::nullopt};
  if (input.text.size() > options.limits.bytes) {
    return Error{ErrorCode::kTooLarge,
                 fmt::format("the text has {} bytes, more than the limit of {}; nothing of it was read", input.text.size(),
                             options.limits.bytes),
                 std::nullopt};
  }
  Workspace::State& state = workspace.state();
  const extract::LanguageChoice choice = extract::choose_language(input, impl_->packs, state.tokenizer);
  const grammar::CompiledPack& pack = choice.pack->compiled();
  Segments segments;
  segments.id = !input.id.empty() ? input.id : input.uri;
  segments.language = choice.language;
  segments.unit = unit;
  segments.offset_unit = options.offset_unit;

  const text::OffsetMap offsets(input.text, options.offset_unit);
  const auto add = [&](std::size_t begin, std::size_t end) {
    segments.spans.push_back({offsets.from_byte(begin), offsets.from_byte(end)});
    if (with_texts) segments.texts.push_back(text::well_formed(input.text.substr(begin, end - begin)));
  };
  extract::Analysis& work = state.analysis;
  state.tokenizer.tokenize(input.text, pack.tokens, work.tokens);
  if (unit == SegmentUnit::kWord) {
    for (const text::Token& token : work.tokens) add(token.begin, token.end());
    return segments;
  }
  text::pair_quotation_marks(input.text, pack.marks, work.tokens, work.quotations);
  if (unit == SegmentUnit::kQuotation) {
    for (const text::Quotation& q : work.quotations) add(q.begin, q.end);
    return segments;
  }
  text::segment_sentences(input.text, pack.sentences, work.quotations, work.tokens, work.sentences);
  for (const text::Sentence& s : work.sentences) segments.paragraphs.push_back(s.paragraph);
  for (const text::Sentence& s : work.sentences) add(work.tokens[s.first_token].begin, work.tokens[s.end_token - 1].end());
  return segments;
}

}  // namespace sayso
