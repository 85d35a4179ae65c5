// sayso, the tool: finds the verb, and says what is wrong with a call before anything else is done.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "message.h"
#include "sayso/version.h"
#include "suggest.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

constexpr std::string_view kFooter = R"(
Examples:
  sayso extract article.txt                      records of one article, as JSON
  sayso show article.txt                         the text with its records marked
  sayso show --html article.txt -o article.html  the same as a page
  sayso extract articles/ --threads 4 -o records.jsonl
  cat wire.jsonl | sayso extract --published 2025-09-19
  sayso segment --unit sentence article.txt      where its sentences are
  sayso evaluate gold.jsonl                      how right the records are
  sayso grammar check my-grammar/

Exit status: 0 fine, 1 some input failed (the others are complete), 2 wrong usage.)";

// CLI11 names what it did not expect, but not what may have been meant; so names are looked over first.
// Returns a message, or nothing where all verbs and options are known.
std::string unknown_name(CLI::App& app, const std::vector<std::string>& arguments) {
  CLI::App* at = &app;
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    const bool option = argument.size() > 1 && argument[0] == '-';
    if (option && !argument.starts_with("--")) continue;
    std::vector<std::string> names;
    if (option) {
      const std::string name = argument.substr(0, argument.find('='));
      if (at->get_option_no_throw(name)) continue;
      for (const CLI::Option* o : at->get_options()) {
        for (const std::string& known : o->get_lnames()) names.push_back("--" + known);
      }
      const std::string meant = nearest(name, names);
      const std::string verb = at == &app                 ? "sayso"
                               : at->get_parent() == &app ? "sayso " + at->get_name()
                                                          : "sayso grammar " + at->get_name();
      return fmt::format("there is no option {}{}; {} --help lists them", name,
                         meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant), verb);
    }
    const auto below = at->get_subcommands([](CLI::App*) { return true; });
    if (below.empty()) continue;  // a file
    const auto verb =
        std::find_if(below.begin(), below.end(), [&](const CLI::App* v) { return v->get_name() == argument; });
    if (verb != below.end()) {
      at = *verb;
      continue;
    }
    for (const CLI::App* v : below) names.push_back(v->get_name());
    const std::string meant = nearest(argument, names);
    return fmt::format("there is no verb '{}'{}; there are: {}", argument,
                       meant.empty() ? "" : fmt::format(" (did you mean {}?)", meant), fmt::join(names, ", "));
  }
  return {};
}

int run_tool(int argc, char** argv) {
  CLI::App app("Reads news articles and writes records: who said what, and which numbers.", "sayso");
  app.set_version_flag("--version", std::string("sayso ") + std::string(kVersion));
  app.footer(std::string(kFooter));
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  Run run;
  add_extract(app, run);
  add_convert(app, run);
  add_show(app, run);
  add_evaluate(app, run);
  add_grammar(app, run);
  add_segment(app, run);
  add_query(app, run);
  add_schema(app, run);
  add_explain(app, run);
  add_info(app, run);
  add_completions(app, run);

  if (const std::string message = unknown_name(app, std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
      !message.empty()) {
    say(message);
    return kUsage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& e) { return app.exit(e); } catch (const CLI::CallForAllHelp& e) {
    return app.exit(e);
  } catch (const CLI::CallForVersion& e) { return app.exit(e); } catch (const CLI::ParseError& e) {
    say(fmt::format("{}\n       sayso --help, or sayso VERB --help, tells how it is called", e.what()));
    return kUsage;
  }
  return run ? run() : kUsage;
}

}  // namespace
}  // namespace sayso::cli

int main(int argc, char** argv) {
  // What the library refuses comes as values; this is for what the tool's own parts throw: memory, file system.
  try {
    return sayso::cli::run_tool(argc, argv);
  } catch (const std::exception& e) {
    sayso::cli::say(e.what());
    return sayso::cli::kFailed;
  }
}
