// One walk over the trees. What is compared is compared by its outline, so that spacing and places make no difference.
#include "grammar/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "grammar/literals.h"
#include "grammar/outline.h"
#include "lexicon/normal_form.h"

namespace sayso::grammar {
namespace {

class Lint {
 public:
  Lint(const std::unordered_map<std::string, lexicon::WordList>& lists, const text::TokenTables& tables, Reporter& reporter) : reporter_(reporter), cutter_(tables) {
    for (const auto& [path, list] : lists) {
      has_tags_ = has_tags_ || path.ends_with("/tag_words.tsv");
      has_numbers_ = has_numbers_ || path.ends_with("/value_numbers.tsv");
    }
  }

  void file(const FileTree& file) {
    for (const MacroTree& macro : file.macros) pattern(macro.pattern);
    for (const PhaseTree& phase : file.phases) {
      for (const RuleTree& r : phase.rules) rule(r);
      if (phase.match == PhaseTree::Match::kLongest) shadowed(phase);
    }
    for (const RuleTree& r : file.overrides) rule(r);
  }

  void rule(const RuleTree& rule) {
    pattern(rule.pattern);
    for (const PatternTree& unless : rule.unless) pattern(unless);
  }

  // Rows of a list with the same words that say different things: rules read the first that says something in a column. A
  // form in two ways of writing it does no harm, and a row may add what an earlier one leaves open.
  void list(const lexicon::WordList& list) {
    const int case_column = list.column("case");
    std::unordered_map<std::string, std::vector<std::size_t>> seen;
    for (std::size_t row = 0; row < list.rows(); ++row) {
      const bool exact = list.cell(row, case_column) == "exact";
      std::vector<std::size_t>& same = seen[(exact ? "=" : "~") + (exact ? std::string(list.form(row)) : lexicon::normal_form(list.form(row)))];
      const auto other = std::find_if(same.begin(), same.end(), [&](std::size_t earlier) { return contradicts(list, row, earlier) || copies(list, row, earlier); });
      const bool fine = other == same.end();
      const std::size_t earlier = fine ? row : *other;
      same.push_back(row);
      if (fine) continue;
      Diagnostic d;
      d.severity = Diagnostic::Severity::kWarning;
      d.code = "L111";
      d.message = fmt::format("'{}' is in this list already, in line {}", list.form(row), list.line(earlier));
      d.hint = "capitals, width, apostrophes and dashes make no difference, unless a column named case says exact";
      d.position = Position{list.name(), list.line(row), 1};
      reporter_.add(std::move(d));
    }
  }

 private:
  static bool contradicts(const lexicon::WordList& list, std::size_t a, std::size_t b) {
    for (int column = 1; column < static_cast<int>(list.columns().size()); ++column) {
      if (!list.cell(a, column).empty() && !list.cell(b, column).empty() && list.cell(a, column) != list.cell(b, column)) return true;
    }
    return false;
  }
  static bool copies(const lexicon::WordList& list, std::size_t a, std::size_t b) {
    for (int column = 0; column < static_cast<int>(list.columns().size()); ++column) {
      if (list.cell(a, column) != list.cell(b, column)) return false;
    }
    return true;
  }

  static SourceRange whole(const PatternTree& tree) { return {tree.at.file, tree.at.begin, tree.end}; }

  void pattern(const PatternTree& tree) {
    if (tree.kind == PatternTree::Kind::kCondition) condition(tree.condition, whole(tree));
    if (tree.kind == PatternTree::Kind::kAlternatives) alternatives(tree);
    if (tree.kind == PatternTree::Kind::kLabel && tree.text == "number" && !has_numbers_) once("number", tree.at, "no pack here reads numbers, so there is never a @number", "a pack of a language does: extends en");
    for (const PatternTree& child : tree.children) pattern(child);
  }

  void alternatives(const PatternTree& tree) {
    std::set<std::string> seen;
    for (const PatternTree& child : tree.children) {
      if (!seen.insert(outline(child)).second) reporter_.warning(whole(child), "G411", "the same alternative stands before this one, which is never taken", "take it out");
    }
  }

  void condition(const ConditionTree& tree, SourceRange at) {
    if (tree.kind == ConditionTree::Kind::kTest) test(tree);
    if (tree.kind == ConditionTree::Kind::kAnd) conjunction(tree, at);
    for (const ConditionTree& child : tree.children) condition(child, at);
  }

  void test(const ConditionTree& tree) {
    if ((tree.name == "tag" || tree.name == "lemma") && !has_tags_) {
      once("tag", tree.at, fmt::format("no pack here knows parts of speech, so no word has a {}", tree.name), "a pack of a language does: extends en");
    }
    if (tree.name != "norm" && tree.name != "word") return;
    for (const ConditionValue& value : tree.values) {
      if (value.kind == ConditionValue::Kind::kRegex || value.kind == ConditionValue::Kind::kNumber) continue;
      const std::vector<std::string> tokens = cutter_.cut(value.text);
      if (tokens.size() < 2 || beside_a_word(value.text)) continue;
      reporter_.warning(value.at, "G412", fmt::format("no word is '{}': in a text it is {} tokens, {}", value.text, tokens.size(), fmt::join(tokens, " + ")),
                        fmt::format("as a piece of the pattern it can match: \"{}\"", value.text));
    }
  }

  // Endings and prefixes are tokens only where they are glued to something: "'s", "RM".
  bool beside_a_word(const std::string& text) {
    for (const std::string_view other : {"x", "1"}) {
      if (cutter_.cut(std::string(other) + text).back() == text || cutter_.cut(text + std::string(other)).front() == text) return true;
    }
    return false;
  }

  // x & !x; norm="a" & norm="b".
  void conjunction(const ConditionTree& tree, SourceRange at) {
    for (std::size_t i = 0; i < tree.children.size(); ++i) {
      for (std::size_t j = i + 1; j < tree.children.size(); ++j) {
        if (excludes(tree.children[i], tree.children[j])) {
          reporter_.warning(at, "G413", "no word meets both of two conditions here, so this matches nothing", "for either of them, write | instead of &");
          return;
        }
      }
    }
  }

  static bool excludes(const ConditionTree& a, const ConditionTree& b) {
    const auto negates = [](const ConditionTree& x, const ConditionTree& y) {
      return x.kind == ConditionTree::Kind::kNot && outline(x.children.front()) == outline(y);
    };
    if (negates(a, b) || negates(b, a)) return true;
    const bool one_valued = a.name == "norm" || a.name == "tag" || a.name == "lemma";  // a word has one of each
    if (a.kind != ConditionTree::Kind::kTest || b.kind != ConditionTree::Kind::kTest || a.name != b.name || !one_valued || a.op != "=" || b.op != "=") return false;
    const auto plain = [](const ConditionTree& t) {
      return std::all_of(t.values.begin(), t.values.end(), [](const ConditionValue& v) { return v.kind == ConditionValue::Kind::kWord || v.kind == ConditionValue::Kind::kString; });
    };
    if (!plain(a) || !plain(b)) return false;
    return std::none_of(a.values.begin(), a.values.end(), [&](const ConditionValue& v) {
      return std::any_of(b.values.begin(), b.values.end(), [&](const ConditionValue& w) { return lexicon::normal_form(v.text) == lexicon::normal_form(w.text); });
    });
  }

  // Two rules with one pattern: the first, or the one of the higher priority, always wins.
  void shadowed(const PhaseTree& phase) {
    std::unordered_map<std::string, const RuleTree*> seen;
    for (const RuleTree& rule : phase.rules) {
      if (rule.overlap || !rule.unless.empty()) continue;
      const auto [place, fresh] = seen.emplace(outline(rule.pattern), &rule);
      if (fresh) continue;
      const RuleTree& other = *place->second;
      const bool loses = rule.priority <= other.priority;
      const RuleTree& loser = loses ? rule : other;
      reporter_.warning(loser.at, "G414", fmt::format("'{}' has the same pattern and always wins, so this rule never does", loses ? other.name : rule.name), "one of them may go, or be marked overlap ok");
      if (!loses) place->second = &rule;
    }
  }

  // Said at the first place only: a grammar that does it does it everywhere.
  void once(std::string_view what, SourceRange at, std::string message, std::string hint) {
    if (said_.insert(std::string(what)).second) reporter_.warning(at, "G415", std::move(message), std::move(hint));
  }

  Reporter& reporter_;
  LiteralCutter cutter_;
  bool has_tags_ = false, has_numbers_ = false;
  std::set<std::string> said_;
};

}  // namespace

void lint(const std::vector<FileTree>& files, const std::unordered_map<std::string, lexicon::WordList>& lists, const text::TokenTables& tables,
          std::string_view owner, Reporter& reporter) {
  Lint lint(lists, tables, reporter);
  std::set<std::string> named;  // a list that two lexicons read is looked at once
  const std::string own = std::string(owner) + "/";
  for (const FileTree& file : files) {
    if (!reporter.position(file.at).file.starts_with(own)) continue;
    lint.file(file);
    for (const LexiconTree& lexicon : file.lexicons) {
      const auto list = lists.find(lexicon.path);
      if (list != lists.end() && named.insert(lexicon.path).second) lint.list(list->second);
    }
  }
}

}  // namespace sayso::grammar
