// From a confirmed match to mentions: what its captures hold, how sure it is, and the fields that its rule gives.
#ifndef SAYSO_MATCH_EMITTER_H_
#define SAYSO_MATCH_EMITTER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/program.h"
#include "match/mention.h"
#include "match/run_context.h"

namespace sayso::match {

// A match with its captures: what a rule reads out of the text.
struct Reading {
  std::uint32_t rule = 0;
  TokenSpan span;                                // of the document
  std::vector<std::vector<TokenSpan>> captures;  // by capture number
  double confidence = 1;
};

class Emitter {
 public:
  explicit Emitter(const grammar::Phase& phase);

  // To be called when a phase begins on a document: the mentions that stand now can be looked up.
  void begin(const MentionTable& mentions);

  // How sure a reading is: what the evidence says, else what its rule says, else 1.
  double confidence(const RunContext& context, const Reading& reading, MentionTable& mentions) const;
  // Whether what the rule asks of the document holds where the reading begins.
  bool may_be(const RunContext& context, const Reading& reading, MentionTable& mentions) const;
  // Adds what the rule gives, and says what it says of the document. To be called in text order.
  void emit(const RunContext& context, const Reading& reading, MentionTable& mentions) const;

 private:
  struct Value {
    std::string_view text;
    std::span<const TokenSpan> spans;
    bool given = false;
  };
  Value value(const RunContext& context, const grammar::EmitValue& value, const Reading& reading, MentionTable& mentions) const;
  std::string_view look_up(const RunContext& context, const grammar::EmitValue& value, std::span<const TokenSpan> spans,
                           MentionTable& mentions) const;
  static std::string_view lemma(const RunContext& context, std::span<const TokenSpan> spans, MentionTable& mentions);
  void tell_document(const RunContext& context, const Reading& reading, MentionTable& mentions) const;

  const grammar::Phase& phase_;
  bool looks_up_mentions_ = false;
  std::vector<std::uint32_t> standing_;  // mentions that stood before this phase, by where they begin; where rules look them up
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_EMITTER_H_
