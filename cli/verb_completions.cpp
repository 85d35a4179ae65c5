// sayso completions: what shells and man are to know of the tool.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "completions.h"
#include "document_options.h"
#include "message.h"
#include "output.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string shell, output;
};

int write_pages(const CLI::App& app, const std::string& folder) {
  if (folder.empty()) return usage("completions man: name a folder for the pages by --output");
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  for (const auto& [name, page] : man_pages(app)) {
    Output output((std::filesystem::path(folder) / name).string());
    auto status = output.open();
    if (status) status = output.write(page);
    if (status) status = output.close();
    if (!status) {
      say(located(status.error()));
      return kFailed;
    }
  }
  return kFine;
}

int completions(const CLI::App& app, const Arguments& a) {
  if (a.shell == "man") return write_pages(app, a.output);
  std::string script;
  if (a.shell == "bash") {
    script = bash_completion(app);
  } else if (a.shell == "zsh") {
    script = zsh_completion(app);
  } else if (a.shell == "fish") {
    script = fish_completion(app);
  } else {
    return usage(no_such("completions", a.shell, {"bash", "zsh", "fish", "man"}));
  }
  Output output(a.output);
  auto status = output.open();
  if (status) status = output.write(script);
  if (status) status = output.close();
  if (status) return kFine;
  if (!output.reader_gone()) say(located(status.error()));
  return kFailed;
}

}  // namespace

void add_completions(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("completions", "A script that completes calls in a shell; the manual pages");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("SHELL", a->shell, "bash, zsh, fish; or man, for the manual pages")->type_name("")->required();
  verb->add_option("-o,--output", a->output, "Where to write, else standard output; for man a folder")
      ->type_name("FILE");
  verb->footer(R"(
Examples:
  sayso completions bash > ~/.local/share/bash-completion/completions/sayso
  sayso completions zsh > ~/.zfunc/_sayso
  sayso completions fish > ~/.config/fish/completions/sayso.fish
  sayso completions man --output ~/.local/share/man/man1

All of them come with cmake --install.)");
  verb->callback([a, &app, &run] { run = [a, &app] { return completions(app, *a); }; });
}

}  // namespace sayso::cli
