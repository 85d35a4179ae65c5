// Runs one phase over a document: places and symbols, the search, captures, what is emitted.
//
// The rules of a phase are searched together. Among matches that begin at the same token the longest wins,
// then the higher priority, then the earlier rule; the winner consumes its span. Rules marked `overlap ok`,
// and all rules of a phase that says `match all` or `match compete`, give their longest match at every place and consume
// nothing; where they compete, it is then settled which of them stand (compete.h).
//
// How the search is done is this file's secret: the rest of the house hands over a document and gets mentions.
#ifndef SAYSO_MATCH_PHASE_RUNNER_H_
#define SAYSO_MATCH_PHASE_RUNNER_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "grammar/program.h"
#include "match/captures.h"
#include "match/automata.h"
#include "match/compete.h"
#include "match/emitter.h"
#include "match/lookaround.h"
#include "match/mention.h"
#include "match/prefilter.h"
#include "match/run_context.h"
#include "match/symbols.h"
#include "match/unless.h"

namespace sayso::match {

// The caches of one phase; one a workspace.
class PhaseRunner {
 public:
  explicit PhaseRunner(const grammar::Phase& phase);

  // Adds what the phase finds to `mentions`, in text order.
  void run(const RunContext& context, MentionTable& mentions);
  // To be called when the word table was emptied.
  void clear();
  // Steps taken so far by automata and for captures: what tests hold to be linear in the text.
  std::uint64_t work() const { return scratch_.work + captures_.work(); }

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
  void search(const RunContext& context, std::uint32_t offset, std::uint32_t size);
  void search_from(Dfa& automaton, std::uint32_t begin, std::uint32_t size, Match& winner);
  std::uint32_t end_of_matches(const RunContext& context, std::uint32_t offset, std::uint32_t begin, std::uint32_t size) const;
  void drop_forbidden(const RunContext& context, std::uint32_t offset, std::uint32_t begin, Match& winner);
  void add_overlap(std::uint32_t rule, std::uint32_t end);
  void find_lost(const RunContext& context, std::uint32_t begin, std::uint32_t size);
  void give(const RunContext& context, const Reading& reading, MentionTable& mentions);
  bool read(const RunContext& context, const Match& match, std::uint32_t offset, MentionTable& mentions, Reading& reading);
  void settle(const RunContext& context, std::uint32_t offset, MentionTable& mentions);

  const grammar::Phase& phase_;
  SymbolTable symbol_table_;
  DfaScratch scratch_;
  Automata automata_;
  Prefilter prefilter_;
  LookRunner looks_;
  std::uint64_t made_ = 0;  // steps when the caches were looked at last
  CaptureFinder captures_;
  UnlessFinder unless_;
  Emitter emitter_;
  Competition competition_;

  // Position bits by what sets them.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> flag_bits_;                      // mask, bit
  std::vector<std::int32_t> first_bit_, inside_bit_, last_bit_;                         // by span set; -1: not asked
  std::vector<std::int32_t> look_bit_;                                                  // by look; -1: near
  LookSet far_looks_;                                                                   // that the symbols do not answer
  PlaceBits looks_mask_ = {};                                                           // of these
  std::int32_t start_bit_ = -1, end_bit_ = -1;

  std::vector<PlaceBits> places_;  // by token of the document, and one more
  std::vector<SymbolId> symbols_;  // of the scope, and its end
  PlaceBits end_place_ = {};       // of the end of the scope
  AutomatonSet possible_ = {};     // automata that may find something in the scope
  std::vector<std::uint32_t> looked_at_;  // places where a lookaround holds
  std::vector<Match> matches_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> overlaps_;  // rule, end
  bool forbids_ = false;                                           // some rule says what its matches may not hold
  std::vector<LookSet> looks_by_level_;                             // 0: asks no other; those of a level ask lower ones
  Reading reading_;
  std::vector<Reading> readings_;  // of the scope, where they compete
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_PHASE_RUNNER_H_
