// The verbs. Each adds itself to the command line and, when it is the one that was called, says what to run.
#ifndef SAYSO_CLI_VERBS_H_
#define SAYSO_CLI_VERBS_H_

#include <functional>

namespace CLI {
class App;
}

namespace sayso::cli {

// Set by the verb that was called; gives the exit code.
using Run = std::function<int()>;

void add_completions(CLI::App& app, Run& run);
void add_convert(CLI::App& app, Run& run);
void add_explain(CLI::App& app, Run& run);
void add_evaluate(CLI::App& app, Run& run);
void add_extract(CLI::App& app, Run& run);
void add_grammar(CLI::App& app, Run& run);
void add_info(CLI::App& app, Run& run);
void add_query(CLI::App& app, Run& run);
void add_schema(CLI::App& app, Run& run);
void add_segment(CLI::App& app, Run& run);
void add_show(CLI::App& app, Run& run);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_VERBS_H_
