// Scripts of three shells. Each is complete in itself: pressing a key does not start the tool.
#include "completions.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string_view>

#include "sayso/version.h"
#include "verb_tree.h"

namespace sayso::cli {
namespace {

std::string words_of(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::string option_names(const Verb& verb) {
  std::vector<std::string> names;
  for (const VerbOption& option : verb.options) names.insert(names.end(), option.names.begin(), option.names.end());
  return words_of(names);
}

// Up to the first semicolon or full stop: a line of a menu.
std::string short_description(std::string_view description) {
  std::string out(description.substr(0, std::min(description.find("; "), description.find(". "))));
  for (char& c : out) {
    if (c == '\n') c = ' ';
  }
  return out;
}

std::string replaced(std::string s, std::string_view what, std::string_view by) {
  for (std::size_t at = s.find(what); at != std::string::npos; at = s.find(what, at + by.size()))
    s.replace(at, what.size(), by);
  return s;
}

std::string zsh_quoted(std::string_view s) {
  std::string out = replaced(replaced(std::string(s), "[", "\\["), "]", "\\]");
  return replaced(replaced(out, ":", "\\:"), "'", "'\\''");
}

std::string fish_quoted(std::string_view s) { return replaced(replaced(std::string(s), "\\", "\\\\"), "'", "\\'"); }

std::string roff(std::string_view s) {
  std::string out;
  bool start = true;
  for (const char c : s) {
    if (start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    start = c == '\n';
  }
  return out;
}

std::string man_page(const Verb& verb, const std::vector<Verb>& all) {
  const std::string name = verb.words.empty() ? "sayso" : "sayso-" + verb.path("-");
  const std::string call = verb.words.empty() ? "sayso" : "sayso " + verb.path(" ");
  std::string upper = name;
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string out = fmt::format(".TH {} 1 \"\" \"sayso {}\" \"sayso\"\n.SH NAME\n{} \\- {}\n", upper, kVersion,
                                roff(name), roff(verb.description));
  out += fmt::format(".SH SYNOPSIS\n.B {}\n", roff(call));
  out += verb.below.empty() ? "[OPTIONS]" : "VERB [OPTIONS]";
  for (const VerbOption& option : verb.options) {
    if (option.names.empty()) out += fmt::format(" [{}]...", roff(option.value));
  }
  out += '\n';
  if (!verb.below.empty()) {
    out += ".SH VERBS\n";
    for (const Verb& other : all) {
      if (other.words.size() != verb.words.size() + 1 ||
          !std::equal(verb.words.begin(), verb.words.end(), other.words.begin()))
        continue;
      out += fmt::format(".TP\n.B {}\n{}\n", roff(other.words.back()), roff(other.description));
    }
  }
  out += ".SH OPTIONS\n";
  for (const VerbOption& option : verb.options) {
    const std::string names = option.names.empty() ? option.value
                                                   : fmt::format("{}{}{}", fmt::join(option.names, ", "),
                                                                 option.value.empty() ? "" : " ", option.value);
    out += fmt::format(".TP\n.B {}\n{}\n", roff(names), roff(option.description));
  }
  if (!verb.footer.empty()) out += fmt::format(".SH NOTES\n.nf\n{}\n.fi\n", roff(verb.footer));
  if (!verb.words.empty()) out += ".SH SEE ALSO\n.BR sayso (1)\n";
  return out;
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
  const auto verbs = verb_tree(app);
  std::string paths, options, values;
  for (const Verb& verb : verbs) {
    const std::string path = verb.path(" ");
    for (const std::string& word : verb.below)
      paths += fmt::format("      \"{}:{}\") verb=\"{}\" ;;\n", path, word, path.empty() ? word : path + " " + word);
    options +=
        fmt::format("    \"{}\") options=\"{}\" below=\"{}\" ;;\n", path, option_names(verb), words_of(verb.below));
    for (const VerbOption& option : verb.options) {
      for (const std::string& name : option.names) {
        if (option.choices.empty()) continue;
        values += fmt::format("    \"{}:{}\") COMPREPLY=($(compgen -W \"{}\" -- \"$now\")); return ;;\n", path, name,
                              words_of(option.choices));
      }
    }
  }
  return fmt::format(R"(# bash completion for sayso; made by: sayso completions bash
_sayso() {{
  local now="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" verb="" options="" below="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case "$verb:${{COMP_WORDS[i]}}" in
{}    esac
  done
  case "$verb:$before" in
{}  esac
  case "$verb" in
{}  esac
  if [[ $now == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$now"))
  elif [[ -n $below ]]; then
    COMPREPLY=($(compgen -W "$below" -- "$now"))
  fi
}}
complete -o bashdefault -o default -F _sayso sayso
)",
                     paths, values, options);
}

std::string zsh_completion(const CLI::App& app) {
  const auto verbs = verb_tree(app);
  std::string functions;
  for (const Verb& verb : verbs) {
    std::string body;
    for (const VerbOption& option : verb.options) {
      const std::string description = zsh_quoted(short_description(option.description));
      const std::string what = option.choices.empty() ? "_files" : "(" + words_of(option.choices) + ")";
      if (option.names.empty()) {
        body += fmt::format("    '*:{}:_files' \\\n", zsh_quoted(option.value));
        continue;
      }
      for (const std::string& name : option.names) {
        body += option.value.empty()
                    ? fmt::format("    '{}[{}]' \\\n", name, description)
                    : fmt::format("    '{}[{}]:{}:{}' \\\n", name, description, zsh_quoted(option.value), what);
      }
    }
    const std::string function = verb.words.empty() ? "_sayso" : "_sayso_" + verb.path("_");
    if (verb.below.empty()) {
      functions += fmt::format("{}() {{\n  _arguments -s \\\n{}    && return\n}}\n\n", function, body);
      continue;
    }
    std::string described;
    for (const Verb& other : verbs) {
      if (other.words.size() == verb.words.size() + 1 &&
          std::equal(verb.words.begin(), verb.words.end(), other.words.begin())) {
        described += fmt::format("    '{}:{}'\n", other.words.back(), zsh_quoted(short_description(other.description)));
      }
    }
    functions += fmt::format(
        "{}() {{\n  local line state\n  local -a verbs\n  verbs=(\n{}  )\n  _arguments -C \\\n{}    '1: :->verb' \\\n  "
        "  '*:: :->rest'\n"
        "  case $state in\n    verb) _describe verb verbs ;;\n    rest) (( $+functions[{}_$line[1]] )) && {}_$line[1] "
        ";;\n  esac\n}}\n\n",
        function, described, body, function, function);
  }
  return "#compdef sayso\n# made by: sayso completions zsh\n\n" + functions + "compdef _sayso sayso\n";
}

std::string fish_completion(const CLI::App& app) {
  const auto verbs = verb_tree(app);
  std::string out = "# made by: sayso completions fish\n";
  for (const Verb& verb : verbs) {
    std::string when = verb.words.empty() ? "__fish_use_subcommand" : "";
    for (const std::string& word : verb.words)
      when += (when.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + word);
    std::string none = verb.words.empty() || verb.below.empty()
                           ? when
                           : when + "; and not __fish_seen_subcommand_from " + words_of(verb.below);
    for (const Verb& other : verbs) {
      if (other.words.size() != verb.words.size() + 1 ||
          !std::equal(verb.words.begin(), verb.words.end(), other.words.begin()))
        continue;
      out += fmt::format("complete -c sayso -f -n '{}' -a {} -d '{}'\n", none, other.words.back(),
                         fish_quoted(short_description(other.description)));
    }
    for (const VerbOption& option : verb.options) {
      if (option.names.empty()) continue;
      out += fmt::format("complete -c sayso -n '{}'", none);
      for (const std::string& name : option.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!option.choices.empty()) {
        out += fmt::format(" -x -a '{}'", words_of(option.choices));
      } else if (!option.value.empty()) {
        out += " -r";
      }
      out += fmt::format(" -d '{}'\n", fish_quoted(short_description(option.description)));
    }
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> man_pages(const CLI::App& app) {
  const auto verbs = verb_tree(app);
  std::vector<std::pair<std::string, std::string>> pages;
  for (const Verb& verb : verbs)
    pages.emplace_back((verb.words.empty() ? "sayso" : "sayso-" + verb.path("-")) + ".1", man_page(verb, verbs));
  return pages;
}

}  // namespace sayso::cli
