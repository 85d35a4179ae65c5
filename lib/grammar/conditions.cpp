#include "grammar/conditions.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>

#include "lexicon/normal_form.h"
#include "text/tokens.h"

namespace sayso::grammar {
namespace {

struct FlagName {
  std::string_view name;
  std::uint32_t mask;
  bool of_form;  // asked of the word; else of the place
};
constexpr FlagName kFlags[] = {
    {"word", text::kWord, true},           {"number", text::kNumber, true},           {"punct", text::kPunctuation, true},
    {"symbol", text::kSymbol, true},       {"url", text::kUrl, true},                 {"cap", text::kCapital, true},
    {"space_before", text::kSpaceBefore, false},     {"line_start", text::kLineStart, false}, {"para_start", text::kParagraphStart, false},
    {"sent_start", text::kSentenceStart, false},     {"sent_end", text::kSentenceEnd, false}, {"in_quote", text::kInQuotation, false},
    {"open_mark", text::kOpeningMark, false},        {"close_mark", text::kClosingMark, false},
};

struct AttributeName {
  std::string_view name;
  Predicate::Attribute attribute;
};
constexpr AttributeName kAttributes[] = {
    {"norm", Predicate::Attribute::kNorm},   {"word", Predicate::Attribute::kWord},     {"shape", Predicate::Attribute::kWord},
    {"lex", Predicate::Attribute::kLexicon}, {"tag", Predicate::Attribute::kTag},       {"lemma", Predicate::Attribute::kLemma},
    {"len", Predicate::Attribute::kLength},  {"num", Predicate::Attribute::kNumber},    {"type", Predicate::Attribute::kFlags},
};

const FlagName* find_flag(std::string_view name) {
  const auto* place = std::find_if(std::begin(kFlags), std::end(kFlags), [&](const FlagName& f) { return f.name == name; });
  return place == std::end(kFlags) ? nullptr : place;
}

std::vector<std::string> attribute_names() {
  std::vector<std::string> names;
  for (const AttributeName& a : kAttributes) names.emplace_back(a.name);
  return names;
}

// The most operands that wait for their operator.
std::size_t deepest(const Condition& condition) {
  std::size_t depth = 0, most = 0;
  for (const ConditionOp& op : condition) {
    if (op.kind == ConditionOp::Kind::kAnd || op.kind == ConditionOp::Kind::kOr) {
      --depth;
    } else if (op.kind != ConditionOp::Kind::kNot) {
      most = std::max(most, ++depth);
    }
  }
  return most;
}

}  // namespace

std::string_view flag_name(std::uint32_t mask) {
  const auto* place = std::find_if(std::begin(kFlags), std::end(kFlags), [&](const FlagName& f) { return f.mask == mask; });
  return place == std::end(kFlags) ? std::string_view() : place->name;
}

std::uint32_t PredicateTable::intern(Predicate predicate) {
  const std::string key = fmt::format("{}/{}/{}/{}/{}", static_cast<int>(predicate.attribute), static_cast<int>(predicate.test), predicate.number,
                                      predicate.value, predicate.text);
  const auto [place, fresh] = numbers_.emplace(key, static_cast<std::uint32_t>(predicates_.size()));
  if (fresh) predicates_.push_back(std::move(predicate));
  return place->second;
}

std::uint32_t ConditionBuilder::intern(const Condition& condition) {
  std::vector<std::uint64_t> key;
  for (const ConditionOp& op : condition) key.push_back(static_cast<std::uint64_t>(op.kind) << 32 | op.number);
  const auto [place, fresh] = conditions_.emplace(std::move(key), static_cast<std::uint32_t>(phase_.conditions.size()));
  if (fresh) phase_.conditions.push_back(condition);
  return place->second;
}

std::optional<std::uint32_t> ConditionBuilder::of_tree(const ConditionTree& tree) {
  const auto [place, fresh] = by_tree_.emplace(&tree, std::nullopt);
  if (fresh) {
    Condition condition;
    if (!build(tree, condition)) return place->second;
    if (deepest(condition) > kDeepestCondition) {
      reporter_.error(tree.at, "G123", "brackets nest too deep", "give the inner part a list of its own: lexicon NAME = …");
    } else {
      place->second = intern(condition);
    }
  }
  return place->second;
}

std::uint32_t ConditionBuilder::position_bit(PositionBit bit, SourceRange at) {
  for (std::size_t i = 0; i < phase_.position_bits.size(); ++i) {
    if (phase_.position_bits[i].kind == bit.kind && phase_.position_bits[i].number == bit.number) return static_cast<std::uint32_t>(i);
  }
  if (phase_.position_bits.size() == kPositionBits) {
    reporter_.error(at, "G401", fmt::format("the phase '{}' asks more than {} things of places", phase_.name, kPositionBits),
                    "mentions, lists with phrases and lookarounds count; divide the phase");
    return 0;
  }
  phase_.position_bits.push_back(bit);
  return static_cast<std::uint32_t>(phase_.position_bits.size() - 1);
}

std::uint32_t ConditionBuilder::span_set(SpanSet set) {
  for (std::size_t i = 0; i < phase_.span_sets.size(); ++i) {
    const SpanSet& other = phase_.span_sets[i];
    if (other.label == set.label && other.field == set.field && other.value == set.value && other.lexicon == set.lexicon) return static_cast<std::uint32_t>(i);
  }
  phase_.span_sets.push_back(std::move(set));
  return static_cast<std::uint32_t>(phase_.span_sets.size() - 1);
}

std::uint32_t ConditionBuilder::of_predicate(Predicate predicate) {
  return intern({{ConditionOp::Kind::kPredicate, predicates_.intern(std::move(predicate))}});
}

std::uint32_t ConditionBuilder::of_position(PositionBit bit, SourceRange at, bool negated) {
  Condition condition = {{ConditionOp::Kind::kPosition, position_bit(bit, at)}};
  if (negated) condition.push_back({ConditionOp::Kind::kNot, 0});
  return intern(condition);
}

bool ConditionBuilder::build(const ConditionTree& tree, Condition& out, int depth) {
  switch (tree.kind) {
    case ConditionTree::Kind::kAny: out.push_back({ConditionOp::Kind::kTrue, 0}); return true;
    case ConditionTree::Kind::kAnd:
    case ConditionTree::Kind::kOr: {
      bool good = true;
      for (std::size_t i = 0; i < tree.children.size(); ++i) {
        good = build(tree.children[i], out, depth + 1) && good;
        if (i > 0) out.push_back({tree.kind == ConditionTree::Kind::kAnd ? ConditionOp::Kind::kAnd : ConditionOp::Kind::kOr, 0});
      }
      return good;
    }
    case ConditionTree::Kind::kNot:
      if (!build(tree.children.front(), out, depth + 1)) return false;
      out.push_back({ConditionOp::Kind::kNot, 0});
      return true;
    case ConditionTree::Kind::kTest: return test(tree, out);
    case ConditionTree::Kind::kFlag: return flag(tree, out, depth);
  }
  return false;
}

bool ConditionBuilder::flag(const ConditionTree& tree, Condition& out, int depth) {
  if (const FlagName* found = find_flag(tree.name)) {
    if (found->of_form) {
      Predicate predicate;
      predicate.attribute = Predicate::Attribute::kFlags;
      predicate.number = found->mask;
      out.push_back({ConditionOp::Kind::kPredicate, predicates_.intern(std::move(predicate))});
    } else {
      out.push_back({ConditionOp::Kind::kPosition, position_bit({PositionBit::Kind::kFlag, found->mask}, tree.at)});
    }
    return true;
  }
  if (const int lexicon = names_.lexicon(tree.name); lexicon >= 0) {
    of_lexicon(static_cast<std::uint32_t>(lexicon), tree.at, out);
    return true;
  }
  if (const MacroTree* macro = names_.macro(tree.name)) {  // a class of one token
    if (macro->pattern.kind == PatternTree::Kind::kCondition && depth < 50) return build(macro->pattern.condition, out, depth + 1);
    reporter_.error(tree.at, "G402", fmt::format("'{}' is not one token, so it can't be a condition", tree.name), "only a class of the form [ … ] can");
    return false;
  }
  std::vector<std::string> names;
  for (const FlagName& f : kFlags) names.emplace_back(f.name);
  for (std::string& name : names_.pattern_names()) names.push_back(std::move(name));
  std::string hint = did_you_mean(tree.name, names);
  reporter_.error(tree.at, "G205", fmt::format("there is no flag, class or list '{}'", tree.name), hint.empty() ? "a word of the text: norm=\"…\"" : hint);
  return false;
}

// One word of a list; of what the document taught, a place where it stands.
void ConditionBuilder::of_lexicon(std::uint32_t number, SourceRange at, Condition& out) {
  if (names_.lexicons()[number]->learned) {
    SpanSet set;
    set.lexicon = static_cast<std::int32_t>(number);
    const std::uint32_t spans = span_set(std::move(set));
    out.push_back({ConditionOp::Kind::kPosition, position_bit({PositionBit::Kind::kSpanFirst, spans}, at)});
    out.push_back({ConditionOp::Kind::kPosition, position_bit({PositionBit::Kind::kSpanLast, spans}, at)});
    out.push_back({ConditionOp::Kind::kAnd, 0});
    return;
  }
  Predicate predicate;
  predicate.attribute = Predicate::Attribute::kLexicon;
  predicate.number = number;
  out.push_back({ConditionOp::Kind::kPredicate, predicates_.intern(std::move(predicate))});
}

bool ConditionBuilder::test(const ConditionTree& tree, Condition& out) {
  bool good = true;
  std::size_t operands = 0;
  for (const ConditionValue& value : tree.values) {
    Predicate predicate;
    if (!value_predicate(tree, value, predicate)) {
      good = false;
      continue;
    }
    if (predicate.attribute == Predicate::Attribute::kLexicon) {
      of_lexicon(predicate.number, value.at, out);
    } else {
      out.push_back({ConditionOp::Kind::kPredicate, predicates_.intern(std::move(predicate))});
    }
    if (++operands > 1) out.push_back({ConditionOp::Kind::kOr, 0});
  }
  if (good && tree.op == "!=") out.push_back({ConditionOp::Kind::kNot, 0});
  return good;
}

bool ConditionBuilder::value_predicate(const ConditionTree& tree, const ConditionValue& value, Predicate& out) {
  const auto* found = std::find_if(std::begin(kAttributes), std::end(kAttributes), [&](const AttributeName& a) { return a.name == tree.name; });
  if (found == std::end(kAttributes)) {
    const std::vector<std::string> names = attribute_names();
    std::string hint = did_you_mean(tree.name, names);
    reporter_.error(tree.at, "G206", fmt::format("there is no attribute '{}'", tree.name), hint.empty() ? fmt::format("attributes: {}", fmt::join(names, ", ")) : hint);
    return false;
  }
  out.attribute = found->attribute;
  const bool numeric = out.attribute == Predicate::Attribute::kLength || out.attribute == Predicate::Attribute::kNumber;
  if (numeric != (value.kind == ConditionValue::Kind::kNumber) && !(value.kind == ConditionValue::Kind::kNumber && !numeric)) {
    reporter_.error(value.at, "G403", fmt::format("'{}' is compared with a number", tree.name), "[num>=1900 & num<=2100]");
    return false;
  }
  if (!numeric && tree.op != "=" && tree.op != "!=") {
    reporter_.error(tree.at, "G403", fmt::format("'{}' has no order: only = and !=", tree.name));
    return false;
  }
  if (numeric) {
    static constexpr std::pair<std::string_view, Predicate::Test> kTests[] = {
        {"=", Predicate::Test::kEqual}, {"!=", Predicate::Test::kEqual},         {"<", Predicate::Test::kLess},
        {"<=", Predicate::Test::kLessEqual}, {">", Predicate::Test::kGreater}, {">=", Predicate::Test::kGreaterEqual}};
    for (const auto& [op, test] : kTests) {
      if (op == tree.op) out.test = test;
    }
    out.value = std::strtod(value.text.c_str(), nullptr);
    return true;
  }
  if (out.attribute == Predicate::Attribute::kLexicon) {
    const int lexicon = names_.lexicon(value.text);
    if (lexicon < 0) {
      const std::vector<std::string> names = names_.lexicon_names();
      reporter_.error(value.at, "G207", fmt::format("there is no word list '{}'", value.text), did_you_mean(value.text, names));
      return false;
    }
    out.number = static_cast<std::uint32_t>(lexicon);
    return true;
  }
  if (out.attribute == Predicate::Attribute::kFlags) {
    const FlagName* flag = find_flag(value.text);
    if (!flag || !flag->of_form) {
      reporter_.error(value.at, "G206", fmt::format("there is no type '{}'", value.text), "types: word, number, punct, symbol, url");
      return false;
    }
    out.number = flag->mask;
    return true;
  }
  if (value.kind == ConditionValue::Kind::kRegex) {
    const re2::RE2 regex(value.text, re2::RE2::Quiet);
    if (!regex.ok()) {
      reporter_.error(value.at, "G404", fmt::format("this regular expression has an error: {}", regex.error()));
      return false;
    }
    out.test = Predicate::Test::kRegex;
    out.text = value.text;
    return true;
  }
  if (tree.name == "shape") {
    reporter_.error(value.at, "G403", "a shape is a regular expression", "[shape=/\\p{Lu}+/]; for one word, [word='NATO']");
    return false;
  }
  // A word asked for exactly is compared as written, otherwise by normal form.
  const bool exact = value.kind == ConditionValue::Kind::kExact && out.attribute == Predicate::Attribute::kNorm;
  if (exact) out.attribute = Predicate::Attribute::kWord;
  out.text = out.attribute == Predicate::Attribute::kNorm ? lexicon::normal_form(value.text) : value.text;
  return true;
}

}  // namespace sayso::grammar
