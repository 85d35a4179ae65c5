// Runs one phase over a document: places and symbols, the search, captures, what is emitted.
//
// The rules of a phase are searched together. Among matches that begin at the same token the longest wins,
// then the higher priority, then the earlier rule; the winner consumes its span. Rules marked `overlap ok`,
// and all rules of a phase that says `match all`, give their longest match at every place and consume nothing.
//
// How the search is done is this file's secret: the rest of the house hands over a document and gets mentions.
#ifndef SAYSO_MATCH_PHASE_RUNNER_H_
#define SAYSO_MATCH_PHASE_RUNNER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/program.h"
#include "match/captures.h"
#include "match/automata.h"
#include "match/document_view.h"
#include "match/lookaround.h"
#include "match/mention.h"
#include "match/phrases.h"
#include "match/prefilter.h"
#include "match/symbols.h"
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
  };
  To to = To::kLonger;
  std::string_view winner;
  TokenSpan winner_span;
};

// What all phases share of the document at hand.
struct RunContext {
  const DocumentView& document;
  const PredicateIndex& index;
  const tag::Tagger& tagger;
  const WordTable& word_table;
  std::span<const WordId> words;  // one a token
  std::span<const Phrase> phrases;
  std::size_t window = 1000;         // tokens; a longer scope is searched in pieces
  std::vector<Lost>* lost = nullptr;  // where given, matches that lost are added to it; costs a second search
};

// The caches of one phase; one a workspace.
class PhaseRunner {
 public:
  explicit PhaseRunner(const grammar::Phase& phase);

  // Adds what the phase finds to `mentions`, in text order.
  void run(const RunContext& context, MentionTable& mentions);
  // To be called when the word table was emptied.
  void clear();

 private:
  struct Match {
    std::uint32_t rule;
    std::uint32_t begin, end;  // of the scope
  };
  std::uint32_t end_of_piece(const RunContext& context, std::uint32_t begin, std::uint32_t end) const;
  void trim();
  void mark_places(const RunContext& context, const MentionTable& mentions);
  void mark_spans(std::uint32_t set, std::vector<TokenSpan>& spans);
  void run_scope(const RunContext& context, std::uint32_t begin, std::uint32_t end, MentionTable& mentions);
  void make_symbols(const RunContext& context, std::uint32_t begin, std::uint32_t end);
  void look_around(const RunContext& context, std::uint32_t begin, std::uint32_t end);
  void search(std::uint32_t size);
  void search_from(Dfa& automaton, std::uint32_t begin, std::uint32_t size, Match& winner);
  void add_overlap(std::uint32_t rule, std::uint32_t end);
  void find_lost(const RunContext& context, std::uint32_t begin, std::uint32_t size);
  void emit(const RunContext& context, const Match& match, std::uint32_t offset, MentionTable& mentions);
  void emit_field(const RunContext& context, const grammar::Emit::Field& field, MentionTable& mentions);
  std::string_view look_up(const RunContext& context, const grammar::EmitValue& value, std::span<const TokenSpan> spans, const MentionTable& mentions) const;

  const grammar::Phase& phase_;
  SymbolTable symbol_table_;
  DfaScratch scratch_;
  Automata automata_;
  Prefilter prefilter_;
  LookRunner looks_;
  CaptureFinder captures_;

  // Position bits by what sets them.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> flag_bits_;                      // mask, bit
  std::vector<std::int32_t> first_bit_, inside_bit_, last_bit_;                         // by span set; -1: not asked
  std::vector<std::int32_t> look_bit_;                                                  // by look
  std::int32_t start_bit_ = -1, end_bit_ = -1;

  std::vector<PlaceBits> places_;  // by token of the document, and one more
  std::vector<SymbolId> symbols_;  // of the scope, and its end
  PlaceBits end_place_ = {};       // of the end of the scope
  std::uint64_t possible_ = 0;     // automata that may find something in the scope
  std::vector<std::uint32_t> looked_at_;  // places where a lookaround holds
  std::vector<Match> matches_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> overlaps_;  // rule, end
  std::vector<std::vector<TokenSpan>> taken_;
  std::vector<std::uint32_t> standing_;  // mentions that stood before this phase, by where they begin; where rules look them up
  bool looks_up_mentions_ = false;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_PHASE_RUNNER_H_
