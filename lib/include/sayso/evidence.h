// Evidence: how often the readings of a rule were right, counted over annotated documents.
//
//   sayso::EvidenceFitter fitter(pack);
//   for (each document) fitter.add(input, annotation);     // sayso/io/annotation.h reads them
//   for (const sayso::PackFile& list : fitter.lists("840 annotated articles")) write(list.name, list.text);
//
// Rules propose, evidence decides: a rule that says `evidence $cue from "lex/said.evidence.tsv"` is as sure of a reading
// as the counts in that list are (docs/grammar.md). Fitting runs the pack over the documents, lets every such rule give
// all of its readings, whichever of them would stand, and counts by rule and by what the capture says:
//
//   right      its content is that of an annotated record of the kind, by words: token F1 of at least 0.5, or nine tenths of
//              it stand in there (a quote goes on behind its cue). Fields that both have, as cue and source, must each
//              have a word in common; the part of a longer content needs such a field.
//   left out   no annotated record is like it, but its cue stands in the content of one: annotations that do not nest say
//              nothing about what is said in what is said
//   wrong      all others
//
// Readings of one rule with one cue are one, right if any of them is.
#ifndef SAYSO_EVIDENCE_H_
#define SAYSO_EVIDENCE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/document.h"
#include "sayso/pack.h"
#include "sayso/records.h"
#include "sayso/result.h"

namespace sayso {

// A stretch of a text: where it is, in bytes, or where that is not known its words.
struct AnnotatedStretch {
  std::vector<Span> spans;
  std::string words;
  bool empty() const { return spans.empty() && words.empty(); }
};

struct AnnotatedRecord {
  std::string kind;  // the record or mention that a rule emits: "quote"
  AnnotatedStretch content;
  std::vector<std::pair<std::string, AnnotatedStretch>> fields;  // "cue", "source"
};

struct Annotation {
  std::vector<std::string> kinds;  // those that are annotated completely; others are not counted
  std::vector<AnnotatedRecord> records;
};

struct EvidenceCounts {
  std::string rule;
  std::string list;   // "lex/said.evidence.tsv"
  std::size_t right = 0, wrong = 0, left_out = 0;
};

class EvidenceFitter {
 public:
  explicit EvidenceFitter(std::shared_ptr<const Pack> pack);
  ~EvidenceFitter();
  EvidenceFitter(EvidenceFitter&&) noexcept;
  EvidenceFitter& operator=(EvidenceFitter&&) noexcept;

  // Errors: kTooLarge. The order of documents makes no difference.
  Status add(const Input& input, const Annotation& annotation);

  std::size_t documents() const;
  // By rule, in the order of the grammar.
  std::vector<EvidenceCounts> counts() const;
  // The pack's own lists, sorted, the same for the same documents byte by byte. `source` goes into their heads. What was
  // met fewer than three times has no row of its own.
  std::vector<PackFile> lists(std::string_view source) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso

#endif  // SAYSO_EVIDENCE_H_
