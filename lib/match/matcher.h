// The matcher: all phases of a program over a document.
#ifndef SAYSO_MATCH_MATCHER_H_
#define SAYSO_MATCH_MATCHER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/program.h"
#include "match/document_state.h"
#include "match/document_view.h"
#include "match/mention.h"
#include "match/phase_runner.h"
#include "match/phrases.h"
#include "match/word_classes.h"
#include "tag/tagger.h"

namespace sayso::match {

// What a workspace keeps for one matcher between documents: words met, symbols, automata.
struct MatchMemory {
  WordTable words;
  std::vector<std::unique_ptr<PhaseRunner>> phases;
  std::vector<Phrase> phrases;
  DocumentState state;
  std::vector<WordId> word_ids;
  std::uint64_t type_epoch = 0;
};

// Immutable; any number of threads, each with its own memory.
class Matcher {
 public:
  // Both must outlive the matcher.
  Matcher(const grammar::Program& program, const tag::Tagger& tagger) : program_(program), tagger_(tagger), index_(program, tagger) {}

  // Runs the phases in their order; `mentions` may hold some already (quotation marks, numbers) and gets what
  // is found. Scopes longer than `window` tokens are searched in pieces. Time: linear in the tokens, for a
  // pack at hand; what was met before is looked up. `lost`, `propose`: see RunContext. Phases that nothing but mentions with the
  // labels `unwanted` need do not run.
  void run(const DocumentView& document, std::size_t window, MatchMemory& memory, MentionTable& mentions, std::vector<Lost>* lost = nullptr,
           bool propose = false, std::span<const std::string_view> unwanted = {}) const;

  const grammar::Program& program() const { return program_; }

 private:
  const grammar::Program& program_;
  const tag::Tagger& tagger_;
  PredicateIndex index_;
};

}  // namespace sayso::match

#endif  // SAYSO_MATCH_MATCHER_H_
