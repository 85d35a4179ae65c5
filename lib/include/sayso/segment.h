// Words, sentences and quotations, without the records: what the rules stand on, for whoever needs only that.
//
//   auto pack = sayso::Pack::builtin("en");
//   const sayso::Segmenter segmenter({*pack});
//
//   sayso::Workspace workspace;                     // one a thread, used again and again
//   auto segments = segmenter.segment(input, sayso::SegmentUnit::kSentence, workspace);
//   segments->spans[0];                             // the first sentence, in Options::offset_unit
//
// What each unit is:
//
//   kWord       every token but white space: words, numbers, marks, symbols; in order, apart
//   kSentence   in order, apart; white space between them belongs to none
//   kQuotation  what quotation marks enclose, with the marks, by where it begins; inner ones follow the one they
//               are in. One without its closing mark ends with its paragraph.
//
// The language is chosen as an Extractor chooses it. Calls are const, linear in the text, and print nothing.
#ifndef SAYSO_SEGMENT_H_
#define SAYSO_SEGMENT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "sayso/extractor.h"
#include "sayso/options.h"
#include "sayso/pack.h"
#include "sayso/result.h"

namespace sayso {

enum class SegmentUnit : std::uint8_t { kWord, kSentence, kQuotation };

// "word", "sentence", "quotation", and back.
std::string_view segment_unit_name(SegmentUnit unit);
std::optional<SegmentUnit> segment_unit_from(std::string_view name);

struct Segments {
  std::string id;        // as given, else the uri
  std::string language;  // as given, else as recognised; empty where nothing tells
  SegmentUnit unit = SegmentUnit::kSentence;
  OffsetUnit offset_unit = OffsetUnit::kCodepoint;
  std::vector<Span> spans;
  std::vector<std::size_t> paragraphs;  // of kSentence, beside `spans`: in which it stands, from 0
  std::vector<std::string> texts;  // beside `spans`, where asked for; malformed bytes as U+FFFD
};

class Segmenter {
 public:
  // Packs as an Extractor takes them. Of the options, offset_unit and limits.bytes count.
  explicit Segmenter(std::vector<std::shared_ptr<const Pack>> packs, Options options = {});
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;

  // Errors: kTooLarge (over limits.bytes), kInvalidArgument (no pack). Malformed UTF-8 is no error.
  Result<Segments> segment(const Input& input, SegmentUnit unit, Workspace& workspace, bool with_texts = false) const;

  const Options& options() const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace sayso

#endif  // SAYSO_SEGMENT_H_
