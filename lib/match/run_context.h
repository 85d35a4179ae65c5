// What all phases share of the document at hand.
#ifndef SAYSO_MATCH_RUN_CONTEXT_H_
#define SAYSO_MATCH_RUN_CONTEXT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/document_state.h"
#include "match/document_view.h"
#include "match/mention.h"
#include "match/phrases.h"
#include "match/word_classes.h"
#include "tag/tagger.h"

namespace sayso::match {

// A match that came to nothing, for whoever asks why.
struct Lost {
  std::string_view rule;
  std::string_view phase;
  TokenSpan span;
  enum class To : std::uint8_t {
    kLonger,    // another match from the same token is longer
    kPriority,  // … as long, and of a higher priority
    kOrder,     // … of the same priority, and stands earlier in the grammar
    kTaken,     // an earlier match had consumed its first token
    kSurer,     // a surer reading holds some of its words
    kUnsure,    // it is less sure than its phase asks
    kUnless,    // it holds what its rule forbids
    kWhen,      // what its rule asks of the document does not hold here
  };
  To to = To::kLonger;
  std::string_view winner;
  TokenSpan winner_span;
  double confidence = 0;  // kSurer, kUnsure: its own
};

struct RunContext {
  const DocumentView& document;
  const PredicateIndex& index;
  const tag::Tagger& tagger;
  const WordTable& word_table;
  std::span<const WordId> words;  // one a token
  std::size_t phase = 0;          // that runs
  std::span<const Phrase> phrases;
  std::size_t window = 1000;          // tokens; a longer scope is searched in pieces
  std::vector<Lost>* lost = nullptr;  // where given, matches that lost are added to it; costs a second search
  // All readings are given, none is settled, and each says in a field what its evidence is counted by.
  bool propose = false;
  DocumentState* state = nullptr;  // never null in a run
};

// The field of a reading that `propose` adds.
inline constexpr std::string_view kEvidenceField = "evidence";

}  // namespace sayso::match

#endif  // SAYSO_MATCH_RUN_CONTEXT_H_
