// Numbers in a text: one look a token, a small parser where something begins.
//
// Each type is classified once (a number word, digits, a mark that may join digits, or nothing, which is
// what nearly all are) and the class remembered by type, so the pass over a text is a table look-up a
// token. Where a number may begin, a parser of a few rules reads as far as it goes; it never goes back
// beyond the number's own words, so time is linear. ICU's rule-based spell-out parsing was measured for
// this: .4 to 7.7 ms a number where it backtracks, and it stops at "one and a half".
#include "value/numbers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lexicon/normal_form.h"
#include "value/number_scan.h"

namespace sayso::value {
namespace {

using text::Token;

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 32> kKinds = {{
    {"zero", kZeroWord},
    {"unit", kUnitWord},
    {"one", kOneWord},
    {"teen", kTeenWord},
    {"ten", kTenWord},
    {"hundred", kHundredWord},
    {"multiplier", kMultiplierWord},
    {"dozen", kDozenWord},
    {"short", kShortWord},
    {"glued", kGluedWord},
    {"joiner", kJoinerWord},
    {"article", kArticleWord},
    {"of", kOfWord},
    {"half", kHalfWord},
    {"denominator", kDenominatorWord},
    {"denominators", kDenominatorsWord},
    {"ordinal", kOrdinalWord},
    {"ordinal_suffix", kOrdinalSuffixWord},
    {"plural", kPluralWord},
    {"plural_of", kPluralOfWord},
    {"some", kSomeWord},
    {"pair", kPairWord},
    {"multiple", kMultipleWord},
    {"fold", kFoldWord},
    {"minus", kMinusWord},
    {"point", kPointWord},
    {"beside_part", kBesidePartWord},
    {"stands_alone", kAloneWord},
    {"ten_joiner", kTenJoinerWord},
    {"several_hundreds", kHundredsWord},
    {"score", kScoreWord},
    {"teens_follow", kTeensFollowWord},
}};

constexpr std::array<std::string_view, 6> kKindNames = {"cardinal", "ordinal", "fraction", "multiple", "vague", "some"};

std::uint16_t mark_code(std::string_view form) {
  if (form == "-" || form == "\u2010" || form == "\u2011") return kHyphenCode;
  if (form == "\u2013") return kDashCode;
  if (form == "\u2212") return kMinusCode;
  if (form == "/" || form == "\u2044") return kSlashCode;
  if (form == ":") return kColonCode;
  return kNothingCode;
}

std::uint16_t classify(lexicon::TypeId type, const lexicon::TypeTable& types, const NumberTables& tables,
                       std::vector<NumberWord>& compounds) {
  const auto found = tables.by_form.find(std::string(types.norm(type)));
  if (found != tables.by_form.end()) return static_cast<std::uint16_t>(kWordCode + found->second);
  if (read_fraction_sign(types.form(type))) return kFractionSignCode;
  if ((types.flags(type) & text::kNumber) != 0) return kDigitsCode;
  constexpr std::size_t kMostCodes = 60'000;  // codes are 16 bits
  if (tables.compounds && (types.flags(type) & text::kWord) != 0 &&
      kWordCode + tables.words.size() + compounds.size() < kMostCodes) {
    if (auto compound = read_compound(types.norm(type), tables)) {
      compounds.push_back(std::move(*compound));
      return static_cast<std::uint16_t>(kWordCode + tables.words.size() + compounds.size() - 1);
    }
  }
  return mark_code(types.form(type));
}

}  // namespace

std::string_view number_kind_name(NumberKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  return index < kKindNames.size() ? kKindNames[index] : std::string_view();
}

struct NumberReader::Impl {
  NumberTables tables;
};

NumberReader::NumberReader(const lexicon::WordList& words, std::vector<Diagnostic>* diagnostics) {
  auto impl = std::make_unique<Impl>();
  const int value_column = words.column("value");
  const int kind_column = words.column("kind");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    const std::string_view kind_name = words.cell(row, kind_column);
    const std::string_view value_text = words.cell(row, value_column);
    const std::string_view form = words.form(row);
    if (kind_name == "decimal_mark" || kind_name == "group_mark") {
      (kind_name == "decimal_mark" ? impl->tables.marks.decimal : impl->tables.marks.group) = form.front();
      continue;
    }
    if (kind_name == "in_one_word") {
      impl->tables.compounds = true;
      continue;
    }
    std::uint32_t kind = 0;
    for (const auto& [name, bit] : kKinds) {
      if (name == kind_name) kind = bit;
    }
    const auto value = value_text.empty() ? std::optional<Decimal>(Decimal()) : Decimal::parse(value_text);
    if (kind == 0 || !value) {
      if (diagnostics != nullptr) {
        Diagnostic problem;
        problem.code = kind == 0 ? "W201" : "W202";
        problem.message = kind == 0
                              ? "unknown kind of number word '" + std::string(kind_name) + "'"
                              : "the value of a number word must be a decimal, not '" + std::string(value_text) + "'";
        problem.position = Position{words.name(), words.line(row), 1};
        diagnostics->push_back(std::move(problem));
      }
      continue;
    }
    impl->tables.parts_of |= kind == kOfWord;
    const auto [entry, fresh] = impl->tables.by_form.try_emplace(lexicon::normal_form(form),
                                                                 static_cast<std::uint16_t>(impl->tables.words.size()));
    if (fresh) impl->tables.words.push_back({0, *value});
    impl->tables.longest = std::max(impl->tables.longest, entry->first.size());
    NumberWord& word = impl->tables.words[entry->second];
    word.kinds |= kind;
    if (word.value.is_zero()) word.value = *value;
  }
  impl_ = std::move(impl);
}

NumberReader::~NumberReader() = default;
NumberReader::NumberReader(NumberReader&&) noexcept = default;

void NumberReader::read(std::string_view text, std::span<const Token> tokens, const lexicon::TypeTable& types,
                        NumberMemory& memory, std::vector<Number>& numbers) const {
  numbers.clear();
  if (memory.reader != impl_.get() || memory.epoch != types.epoch()) {
    memory.codes.clear();
    memory.compounds.clear();
    memory.reader = impl_.get();
    memory.epoch = types.epoch();
  }
  if (memory.codes.size() < types.size()) memory.codes.resize(types.size(), kUnseenCode);
  for (const Token& token : tokens) {
    std::uint16_t& code = memory.codes[token.type];
    if (code == kUnseenCode) code = classify(token.type, types, impl_->tables, memory.compounds);
  }
  const NumberScan scan(text, tokens, memory.codes, impl_->tables, memory.compounds);
  for (std::size_t at = 0; at < tokens.size();) {
    if (memory.codes[tokens[at].type] == kNothingCode) {
      ++at;
      continue;
    }
    std::size_t next = at + 1;
    if (const auto number = scan.read(at, next)) numbers.push_back(*number);
    at = next;
  }
}

// ---- one number ---------------------------------------------------------------------------------

std::optional<Number> NumberScan::read(std::size_t at, std::size_t& next) const {
  constexpr std::size_t kCell = 6;
  // A sign: a hyphen, dash or minus with space on its left alone, or a word for it.
  std::size_t first = at;
  const std::uint16_t c = code(at);
  const bool mark = c == kHyphenCode || c == kDashCode || c == kMinusCode;
  const bool behind_number =
      at > 0 && continues(at) && (code(at - 1) == kDigitsCode || code(at - 1) == kFractionSignCode);
  // "76%-21%": the mark joins two shares.
  const bool behind_share = at >= 2 && glued(at) && glued(at - 1) && code(at - 2) == kDigitsCode;
  const bool alone = mark && at == 0 && tokens_.size() <= kCell &&
                     no_words();  // "- 1.5" in a cell of a table; "- 5 people" is in a list
  const bool sign =
      (mark && glued(at + 1) && !behind_number && !behind_share && (at == 0 || !glued(at) || flag(at - 1, text::kPunctuation))) ||
      alone || (is(at, kMinusWord) && continues(at + 1));
  if (sign) first = at + 1;

  std::optional<Draft> draft;
  std::size_t skip = first + 1;
  if (code(first) == kDigitsCode || code(first) == kFractionSignCode) {
    draft = digits(first, skip);
  } else if (!mark) {
    draft = words(first);
  }
  if (!draft) {
    next = sign && code(first) != kDigitsCode ? at + 1 : skip;
    return std::nullopt;
  }
  if (sign && (draft->kind == NumberKind::kCardinal || draft->kind == NumberKind::kFraction)) {
    draft->begin = at;
    draft->value = draft->value.negated();
    draft->flags |= kNegative;
  }
  next = draft->end;

  Number number;
  number.first_token = static_cast<std::uint32_t>(draft->begin);
  number.end_token = static_cast<std::uint32_t>(draft->end);
  number.begin = tokens_[draft->begin].begin;
  number.end = tokens_[draft->end - 1].end();
  number.kind = draft->kind;
  number.flags = draft->flags;
  number.value = draft->value;
  number.magnitude = draft->magnitude;
  if (glued(draft->end) && flag(draft->end, text::kWord)) number.flags |= kGluedAfter;
  const auto joint = [&](std::size_t i) {
    return code(i) >= kHyphenCode && code(i) < kWordCode && glued(i) && glued(i + 1);
  };
  const auto numeric = [&](std::size_t i) { return code(i) == kDigitsCode || is(i, kSmallWords); };
  if (joint(draft->end) && numeric(draft->end + 1)) number.flags |= kJoinedAfter;
  if (draft->begin >= 2 && joint(draft->begin - 1) && glued(draft->begin) && numeric(draft->begin - 2)) {
    number.flags |= kJoinedBefore;
  }
  return number;
}

std::size_t NumberScan::behind(std::size_t end) const {
  if (!continues(end)) return tokens_.size();
  if (code(end) == kHyphenCode && glued(end) && glued(end + 1)) return end + 1;
  return end;
}

}  // namespace sayso::value
