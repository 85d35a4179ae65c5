// Mentions: what the grammars found, phase by phase.
//
// A mention is a stretch of tokens with a label ("quote", "np", "quantity"), the rule that made it, and
// fields. A field holds words (a constant of the rule, a column of a word list) or token spans (a capture),
// or both (a capture, and the list entry it stands for). Later phases step over mentions by `@label`;
// the last step turns some of them into records.
#ifndef SAYSO_MATCH_MENTION_H_
#define SAYSO_MATCH_MENTION_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::match {

// Token indices of the document, end exclusive.
struct TokenSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin >= end; }
  friend bool operator==(const TokenSpan&, const TokenSpan&) = default;
};

struct Field {
  std::string_view name;
  std::string_view text;         // "" where it holds spans alone
  std::uint32_t first_span = 0;  // into the table's pool
  std::uint32_t span_count = 0;
};

struct Mention {
  std::string_view label;
  std::uint32_t label_number = 0;  // of the table
  std::string_view rule;  // "quotes.said_after"; what is built in has a name too: "text.quotation_marks"
  TokenSpan span;
  double confidence = 1;
  std::uint32_t first_field = 0;
  std::uint32_t field_count = 0;
};

// The mentions of one document. Views in it point into the pack, or into `keep`.
class MentionTable {
 public:
  void clear();

  // Adds a mention; its fields are those added until the next one. Gives its index.
  std::size_t add(std::string_view label, std::string_view rule, TokenSpan span, double confidence = 1);
  void add_field(std::string_view name, std::string_view text, std::span<const TokenSpan> spans = {});
  // Keeps a string that is made on the way as long as the table.
  std::string_view keep(std::string text);
  std::span<const TokenSpan> keep(std::vector<TokenSpan> spans);

  // A number for each label that was added; kNoLabel: none has it.
  static constexpr std::uint32_t kNoLabel = 0xffffffffu;
  std::uint32_t label_number(std::string_view label) const;
  std::size_t labels() const { return labels_.size(); }

  std::size_t size() const { return mentions_.size(); }
  const Mention& operator[](std::size_t index) const { return mentions_[index]; }
  std::span<const Mention> all() const { return mentions_; }
  std::span<const Field> fields() const { return fields_; }

  const Field* field(const Mention& mention, std::string_view name) const;
  // "" where there is no such field.
  std::string_view text(const Mention& mention, std::string_view name) const;
  std::span<const TokenSpan> spans(const Mention& mention, std::string_view name) const;
  // From the first token of a field's spans to its last.
  std::optional<TokenSpan> extent(const Mention& mention, std::string_view name) const;
  // The mention with this label that covers exactly `span`; the last one added, if there are several. nullptr if none.
  const Mention* find(std::string_view label, TokenSpan span) const;

 private:
  std::vector<std::string_view> labels_;  // some dozens
  std::vector<Mention> mentions_;
  std::vector<Field> fields_;
  std::vector<TokenSpan> pool_;
  std::deque<std::string> kept_;
  std::deque<std::vector<TokenSpan>> kept_spans_;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_MENTION_H_
