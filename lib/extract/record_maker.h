// What every maker of records needs: anchors in the document's unit, keys, and the places where a record
// points at somebody.
#ifndef SAYSO_EXTRACT_RECORD_MAKER_H_
#define SAYSO_EXTRACT_RECORD_MAKER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/analysis.h"
#include "match/mention.h"
#include "sayso/document.h"
#include "text/offsets.h"
#include "text/utf8.h"

namespace sayso::extract {

// Somebody pointed at: the tokens, and which field of which record wants the source's id. Filled by the makers
// of quotes and claims, answered by sources.h once all are known.
struct RoleUse {
  enum class Role : std::uint8_t { kSource, kMedium, kVia, kAddressee, kSubject, kObject, kPlace };
  Role role = Role::kSource;
  bool claim = false;      // of a claim; else of a quote
  std::size_t record = 0;  // index in Document::claims or Document::quotes
  std::size_t item = 0;    // of kVia: which
  match::TokenSpan span;
};

// A mention that became no record because another one stood in its way.
struct Displaced {
  const match::Mention* mention = nullptr;
  const match::Mention* by = nullptr;
};

class RecordMaker {
 public:
  RecordMaker(const Analysis& analysis, const LanguagePack& pack, const Options& options, Document& document)
      : analysis_(analysis), pack_(pack), options_(options), document_(document), offsets_(analysis.text, options.offset_unit) {}

  const Analysis& analysis() const { return analysis_; }
  const match::MentionTable& mentions() const { return analysis_.mentions; }
  const LanguagePack& pack() const { return pack_; }
  const Options& options() const { return options_; }
  Document& document() { return document_; }

  // The bytes of token spans, in text order. Pieces that touch or are parted by white space alone are joined.
  std::vector<text::ByteRange> bytes(std::span<const match::TokenSpan> spans) const;
  std::vector<text::ByteRange> bytes(match::TokenSpan span) const { return bytes(std::span<const match::TokenSpan>(&span, 1)); }
  // The same of ranges of bytes in any order.
  std::vector<text::ByteRange> joined(std::vector<text::ByteRange> ranges) const;

  // As anchors, in the document's unit.
  Anchor anchor(std::span<const text::ByteRange> ranges) const;
  Anchor anchor(std::span<const match::TokenSpan> spans) const { return anchor(bytes(spans)); }
  Anchor anchor(match::TokenSpan span) const { return anchor(bytes(span)); }
  Span span_of_bytes(std::size_t begin, std::size_t end) const { return {offsets_.from_byte(begin), offsets_.from_byte(end)}; }

  // Rule, confidence, content, paragraph, sentence and key; `type` is the record's kind, `more` what tells two
  // records with the same content apart. Keys are made of bytes, so that they hold whatever the offset unit.
  void fill(RecordBase& record, const match::Mention& mention, double confidence, std::string_view type, std::span<const text::ByteRange> content,
            std::uint32_t first_token, std::string_view more = {}) const;

  // A text for output: malformed bytes replaced.
  std::string shown(std::string_view text) const { return text::well_formed(text); }

  const text::OffsetMap& offsets() const { return offsets_; }
  std::vector<RoleUse>& roles() { return roles_; }
  // For whoever asks why: nobody does in an extraction, so nothing is kept unless `note_displaced` was called.
  void note_displaced(std::vector<Displaced>* to) { displaced_ = to; }
  std::vector<Displaced>* displaced() { return displaced_; }

 private:
  const Analysis& analysis_;
  const LanguagePack& pack_;
  const Options& options_;
  Document& document_;
  text::OffsetMap offsets_;
  std::vector<RoleUse> roles_;
  std::vector<Displaced>* displaced_ = nullptr;
};

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_RECORD_MAKER_H_
