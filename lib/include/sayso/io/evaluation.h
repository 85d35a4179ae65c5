// How well records agree: precision, recall and F1 by kind of record and by field.
//
//   sayso::io::Evaluation evaluation;
//   evaluation.add_gold(gold_json, "ferry");            // a document with records, as JSON: see below
//   evaluation.add_predicted(predicted_json, "ferry");  // any order; documents meet by their id
//   const sayso::io::Scores scores = evaluation.scores();
//   for (const sayso::io::KindScore& kind : scores.kinds) use(kind.name, kind.found.f1());
//
// A document is an object of schema sayso/1, as the jsonl writer writes it, or the short form that people write by hand
// (corpora/en/README.md), where a field that is left out is not judged. Two files of two annotators are compared in the
// same way. Documents meet by their ids, else by the names of their files without folder and ending.
//
// Records are paired one to one, the most alike first; of two that are as alike, the one with more fields right:
// | kind    | may be a pair                                            | how alike                                 |
// |---------|----------------------------------------------------------|-------------------------------------------|
// | quotes  | Dice of the contents at least 0.5                        | that                                      |
// | claims  | the quantities overlap                                   | Dice of quantities, then of contents      |
// | times   | the expressions overlap                                  | Dice                                      |
// | sources | a name of one holds a name or alias of the other         | Dice of the names, then of the aliases    |
// Dice is 2 x common / (a + b): of the characters in the spans where both have spans in one unit, else of words without
// case and marks; words overlap where those of one stand in a row in the other.
//
// A kind's score counts records: found is paired. A field's score counts values among pairs: right where both sides have
// it and agree. `whole` counts pairs of which every judged field is right, whatever the exact ends of
// a quote's content.
#ifndef SAYSO_IO_EVALUATION_H_
#define SAYSO_IO_EVALUATION_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.h"

namespace sayso::io {

struct Score {
  std::size_t gold = 0;       // what there is
  std::size_t found = 0;      // of it
  std::size_t predicted = 0;  // where the gold is complete, so that more is too much
  std::size_t right = 0;      // of it
  // From 0 to 1; 0 where there is nothing to divide by.
  double precision() const;
  double recall() const;
  double f1() const;
};

struct FieldScore {
  std::string_view name;
  Score score;
};

struct KindScore {
  std::string_view name;  // "document", "quotes", "claims", "times", "sources"
  Score found;
  Score whole;
  std::vector<FieldScore> fields;
};

struct Mistake {
  enum class Sort { kMissed, kTooMuch, kWrong };
  Sort sort = Sort::kMissed;
  std::string document;
  std::string_view kind;
  std::string_view field;     // of kWrong
  std::string what;           // the record, as it is written
  std::string expected, got;  // of kWrong; empty: nothing
};

struct Scores {
  std::vector<KindScore> kinds;
  std::vector<Mistake> mistakes;                              // document by document
  std::size_t documents = 0;                                  // of the gold
  std::vector<std::string> without_prediction, without_gold;  // ids
};

class Evaluation {
 public:
  Evaluation();
  ~Evaluation();
  Evaluation(Evaluation&&) noexcept;
  Evaluation& operator=(Evaluation&&) noexcept;

  // One JSON object; `name` is its id where it tells none. Gives the id. Errors: kMalformedInput (no object, a record of the wrong
  // shape), kInvalidArgument (a second document of this id).
  Result<std::string> add_gold(std::string_view json, std::string_view name);
  Result<std::string> add_predicted(std::string_view json, std::string_view name);

  // Costs, for each document, the number of its gold records times that of the predicted ones.
  Scores scores() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso::io

#endif  // SAYSO_IO_EVALUATION_H_
