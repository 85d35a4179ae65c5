// sayso show: the text with its quotes, speakers and numbers marked.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>

#include "document_options.h"
#include "message.h"
#include "output.h"
#include "pipeline.h"
#include "sayso/io/registry.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  DocumentOptions documents;
  std::string color = "auto", output;
  std::size_t width = 0;
  bool html = false;
};

// Lines longer than this are hard to read, however wide the terminal is.
constexpr std::size_t kWidest = 100;

std::size_t width_of_terminal() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, 40, kWidest);
}

int show(const Arguments& a) {
  if (a.color != "always" && a.color != "never" && a.color != "auto") {
    return usage(no_such("--color", a.color, {"always", "never", "auto"}));
  }
  const bool to_terminal = (a.output.empty() || a.output == "-") && ::isatty(STDOUT_FILENO) == 1;
  io::WriterOptions options;
  // NO_COLOR: no-color.org.
  const char* no_color = std::getenv("NO_COLOR");
  options.color = a.color == "always" || (a.color == "auto" && to_terminal && (!no_color || !*no_color));
  options.width = a.width > 0 ? a.width : to_terminal ? width_of_terminal() : 80;
  auto documents = documents_for(a.documents, {});
  if (!documents) return kUsage;
  Output output(a.output);
  if (const auto status = output.open(); !status) return usage(located(status.error()));
  const auto writer = io::find_writer(a.html ? "html" : "terminal")->make(options);
  WriterSink sink(*writer, output);
  return run_pipeline(documents->inputs, documents->extractor, sink, documents->pipeline);
}

}  // namespace

void add_show(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("show", "The text with its quotes, speakers and numbers marked, for people");
  const auto a = std::make_shared<Arguments>();
  add_document_options(*verb, a->documents);
  verb->add_flag("--html", a->html, "One page for a browser, with everything in it");
  verb->add_option("--color", a->color, "In the terminal: always, never, auto (when it is one)")
      ->type_name("WHEN")
      ->capture_default_str();
  verb->add_option("--width", a->width, "Columns of a line; else the terminal's, at most 100, or 80")
      ->type_name("N")
      ->check(CLI::Range(30, 1000));
  verb->add_option("-o,--output", a->output, "Where to write, else standard output")->type_name("FILE");
  verb->footer(R"(
Examples:
  sayso show article.txt
  sayso show --color always article.txt | less -R
  sayso show --html articles/ --output articles.html

In the terminal a bracket names what it holds: q1 a quote, s1 its speaker, c1 a number; their fields are listed below
the text. The page shows every record, in lanes below the lines, and its fields when it is pointed at or tapped.)");
  verb->callback([a, &run] { run = [a] { return show(*a); }; });
}

}  // namespace sayso::cli
