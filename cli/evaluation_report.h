// The figures of an evaluation, for people and for programs.
#ifndef SAYSO_CLI_EVALUATION_REPORT_H_
#define SAYSO_CLI_EVALUATION_REPORT_H_

#include <cstddef>
#include <string>

#include "sayso/io/evaluation.h"

namespace sayso::cli {

// `errors`: how many mistakes of every kind of record are listed.
std::string evaluation_table(const io::Scores& scores, std::size_t errors);
// {"documents": n, "quotes": {"found": {"gold", "predicted", "found", "precision", "recall", "f1"}, "whole": {…},
//  "fields": {"type": {…}, …}}, …, "errors": [{"document", "kind", "sort", "what", "field", "expected", "got"}]}
std::string evaluation_json(const io::Scores& scores, std::size_t errors);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_EVALUATION_REPORT_H_
