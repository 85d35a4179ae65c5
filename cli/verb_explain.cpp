// sayso explain: why a text gives what it gives.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "grammar_tools.h"
#include "inputs.h"
#include "message.h"
#include "output.h"
#include "packs.h"
#include "sayso/explain.h"
#include "sayso/io/reader.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::vector<std::string> paths;
  std::string text;
  std::string language = "en";
  std::string published;
  std::string grammar;
  std::string rule;
  std::string why_not;
  bool tokens = false;
};

constexpr std::size_t kShown = 70;  // bytes of a match that are shown; the rest is an ellipsis

std::string shortened(std::string text) {
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  if (text.size() <= kShown) return text;
  std::size_t cut = kShown;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;  // not inside a character
  return text.substr(0, cut) + " …";
}

std::string token_line(const ExplainedToken& token) {
  std::string out = fmt::format("    {:<18} {:<6} {:<16}", token.form, token.tag, token.lemma);
  for (const std::string& list : token.lists) out += " " + list;
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "\n";
}

std::string match_lines(const ExplainedMatch& match) {
  std::string out = fmt::format("  {} {}{}  [{}]\n", match.kept ? "+" : "-", match.rule, match.label.empty() ? "" : " → " + match.label, shortened(match.content.text));
  if (!match.kept) return out + fmt::format("      lost: {}\n", match.reason);
  for (const auto& [name, value] : match.fields) {
    if (!value.empty()) out += fmt::format("      {:<12} {}\n", name, shortened(value));
  }
  return out;
}

std::string sentence_text(const Explanation& explanation, std::size_t sentence) {
  std::string out;
  std::size_t end = 0;
  for (const ExplainedToken& token : explanation.tokens) {
    if (token.sentence != sentence) continue;
    if (!out.empty() && token.span.begin > end) out += ' ';
    out += token.form;
    end = token.span.end;
  }
  return out;
}

int explain_input(const Explainer& explainer, const Arguments& arguments, const Input& input) {
  const auto explanation = explainer.explain(input);
  if (!explanation) {
    say(fmt::format("{}: {}", input.id, located(explanation.error())));
    return kFailed;
  }
  const std::size_t sentences = explanation->tokens.empty() ? 0 : explanation->tokens.back().sentence + 1;
  std::string out;
  for (std::size_t sentence = 0; sentence < sentences; ++sentence) {
    out += fmt::format("{}  {}\n", sentence + 1, sentence_text(*explanation, sentence));
    if (arguments.tokens) {
      for (const ExplainedToken& token : explanation->tokens) {
        if (token.sentence == sentence) out += token_line(token);
      }
    }
    for (const bool kept : {true, false}) {
      for (const ExplainedMatch& match : explanation->matches) {
        if (match.sentence != sentence || match.kept != kept) continue;
        if (!arguments.rule.empty() && match.rule.find(arguments.rule) == std::string::npos) continue;
        out += match_lines(match);
      }
    }
    out += '\n';
  }
  return print(out);
}

// Why a rule did not match, sentence by sentence.
int why_not(const Explainer& explainer, const Arguments& arguments, const Pack& pack, const Input& input) {
  const auto answer = explainer.why_not(input, arguments.why_not);
  if (!answer) {
    say(located(answer.error()));
    return answer.error().code == ErrorCode::kNotFound ? kUsage : kFailed;
  }
  const std::string& given = arguments.grammar;
  std::string out = fmt::format("{}  {}\n", answer->rule, place_in(given, pack, answer->position.file, answer->position.line, answer->position.column));
  for (const NearMiss& miss : answer->misses) {
    out += fmt::format("\n{}  {}\n", miss.sentence + 1, one_line(miss.content.text, kShown)) + near_miss_lines(given, pack, miss);
  }
  return print(out);
}

int explain(const Arguments& arguments) {
  auto pack = arguments.grammar.empty() ? Pack::builtin(arguments.language) : [&] {
    std::vector<Diagnostic> diagnostics;
    return load_pack(arguments.grammar, diagnostics);
  }();
  if (!pack) {
    say(located(pack.error()));
    return kUsage;
  }
  const Explainer explainer(*pack);
  const auto answer = [&](const Input& input) {
    return arguments.why_not.empty() ? explain_input(explainer, arguments, input) : why_not(explainer, arguments, **pack, input);
  };
  if (!arguments.text.empty()) {
    Input input;
    input.text = arguments.text;
    input.id = "text";
    input.language = (*pack)->name();
    input.published = arguments.published;
    return answer(input);
  }
  return for_each_input(arguments.paths, arguments.published, [&](const Input& input, const Position&) { return answer(input); });
}

}  // namespace

void add_explain(CLI::App& app, Run& run) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* verb = app.add_subcommand("explain", "Which rules matched, which lost, and why");
  verb->add_option("FILE", arguments->paths, "Files of any format that extract reads, folders; - is standard input (the default)");
  verb->add_option("--text", arguments->text, "The text itself, instead of a file");
  verb->add_flag("--tokens", arguments->tokens, "Each token with its part of speech, lemma and word lists");
  verb->add_option("--rule", arguments->rule, "Only rules whose name holds this");
  verb->add_option("--why-not", arguments->why_not, "How far this rule got in each sentence, and what it wanted then");
  verb->add_option("--language", arguments->language, "The built-in pack to use")->capture_default_str();
  verb->add_option("--published", arguments->published, "The date that relative times count from");
  verb->add_option("--grammar", arguments->grammar, "A folder with a pack, instead of a built-in one");
  verb->footer(
      "Examples:\n"
      "  sayso explain --text '“We will wait,” Mary Ng said.'\n"
      "  sayso explain --tokens --rule quotes article.txt\n"
      "  sayso explain --why-not quotes.said_after --text '“We will wait,” Mary Ng mutterd.'\n\n"
      "A line with + is a match that was kept, one with - a match that lost, and to what.");
  verb->callback([arguments, &run] { run = [arguments] { return explain(*arguments); }; });
}

}  // namespace sayso::cli
