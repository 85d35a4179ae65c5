#include "match/word_classes.h"

#include <re2/re2.h>

#include <cstdlib>
#include <string>

#include "lexicon/normal_form.h"
#include "match/place_bits.h"

namespace sayso::match {
namespace {

using grammar::Predicate;

bool compare(Predicate::Test test, double left, double right) {
  switch (test) {
    case Predicate::Test::kEqual: return left == right;
    case Predicate::Test::kLess: return left < right;
    case Predicate::Test::kLessEqual: return left <= right;
    case Predicate::Test::kGreater: return left > right;
    case Predicate::Test::kGreaterEqual: return left >= right;
    case Predicate::Test::kRegex: return false;
  }
  return false;
}

// The value of plain digits ("1,200", "1.5"), or less than nothing.
double plain_number(std::string_view norm) {
  std::string digits;
  for (const char c : norm) {
    if (c == ',') continue;
    if ((c < '0' || c > '9') && c != '.') return -1;
    digits += c;
  }
  if (digits.empty() || digits.size() > 18) return -1;
  return std::strtod(digits.c_str(), nullptr);
}

std::size_t codepoints(std::string_view s) {
  std::size_t n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93u;
  x ^= x >> 32;
  return x;
}

}  // namespace

PredicateIndex::PredicateIndex(const grammar::Program& program, const tag::Tagger& tagger) : program_(program), tagger_(tagger) {
  by_tag_.resize(tagger.tag_count() + 1);
  by_lexicon_.resize(program.lexicons.size());
  regexes_.resize(program.predicates.size());
  for (std::uint32_t i = 0; i < program.predicates.size(); ++i) {
    const Predicate& p = program.predicates[i];
    const bool equal = p.test == Predicate::Test::kEqual;
    if (p.test == Predicate::Test::kRegex) {
      re2::RE2::Options options(re2::RE2::Quiet);
      regexes_[i] = std::make_unique<re2::RE2>(p.text, options);
    }
    if (p.attribute == Predicate::Attribute::kNorm && equal) {
      by_norm_[p.text].push_back(i);
    } else if (p.attribute == Predicate::Attribute::kWord && equal) {
      by_form_[p.text].push_back(i);
    } else if (p.attribute == Predicate::Attribute::kLemma && equal) {
      by_lemma_[p.text].push_back(i);
    } else if (p.attribute == Predicate::Attribute::kTag) {
      for (std::size_t t = 0; t < by_tag_.size(); ++t) {
        const std::string_view name = tagger.tag_name(static_cast<tag::TagId>(t));
        if (regexes_[i] ? re2::RE2::FullMatch(re2::StringPiece(name.data(), name.size()), *regexes_[i]) : name == p.text) by_tag_[t].push_back(i);
      }
    } else if (p.attribute == Predicate::Attribute::kLexicon) {
      by_lexicon_[p.number] = i + 1;
    } else {
      others_.push_back(i);
    }
  }
}

PredicateIndex::~PredicateIndex() = default;

void PredicateIndex::answer(std::string_view form, std::string_view norm, std::uint32_t flags, tag::TagId tag, std::uint64_t* row) const {
  const auto set_all = [&](const auto& map, std::string_view key) {
    const auto place = map.find(key);
    if (place == map.end()) return;
    for (const std::uint32_t bit : place->second) set_bit(row, bit);
  };
  set_all(by_norm_, norm);
  set_all(by_form_, form);
  if (tag < by_tag_.size()) {
    for (const std::uint32_t bit : by_tag_[tag]) set_bit(row, bit);
  }
  for (const grammar::Entry& entry : program_.index.find(norm)) {
    const std::uint32_t bit = by_lexicon_[entry.lexicon];
    if (bit == 0 || (entry.exact && program_.lexicons[entry.lexicon].list.form(entry.row) != form)) continue;
    set_bit(row, bit - 1);
  }
  std::string lemma;
  if (!by_lemma_.empty()) {
    lemma = tagger_.lemma(norm, tag);
    set_all(by_lemma_, lemma);
  }
  for (const std::uint32_t i : others_) {
    const Predicate& p = program_.predicates[i];
    bool good = false;
    switch (p.attribute) {
      case Predicate::Attribute::kFlags: good = (flags & p.number) != 0; break;
      case Predicate::Attribute::kLength: good = compare(p.test, static_cast<double>(codepoints(form)), p.value); break;
      case Predicate::Attribute::kNumber: {
        const double value = plain_number(norm);
        good = value >= 0 && compare(p.test, value, p.value);
        break;
      }
      case Predicate::Attribute::kNorm:
      case Predicate::Attribute::kWord:
      case Predicate::Attribute::kLemma: {
        if (p.attribute == Predicate::Attribute::kLemma && lemma.empty()) lemma = tagger_.lemma(norm, tag);
        const std::string_view text = p.attribute == Predicate::Attribute::kNorm   ? norm
                                      : p.attribute == Predicate::Attribute::kWord ? form
                                                                                   : std::string_view(lemma);
        good = re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *regexes_[i]);
        break;
      }
      case Predicate::Attribute::kLexicon:
      case Predicate::Attribute::kTag: break;
    }
    if (good) set_bit(row, i);
  }
}

namespace {

std::uint64_t key_of(lexicon::TypeId type, tag::TagId tag) { return (static_cast<std::uint64_t>(type) << 8 | tag) + 1; }

}  // namespace

// Where the word stands, or is to stand.
std::size_t WordTable::find(lexicon::TypeId type, tag::TagId tag) {
  if (slots_.empty()) slots_.resize(1 << 12);
  const std::uint64_t key = key_of(type, tag);
  std::size_t at = mix(key) & (slots_.size() - 1);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  return at;
}

const std::uint64_t* WordTable::answers(lexicon::TypeId type, tag::TagId tag, const lexicon::TypeTable& types, const PredicateIndex& index) {
  row_.assign((index.bits() + 63) / 64 + (index.bits() == 0), 0);
  index.answer(types.form(type), types.norm(type), types.flags(type), tag, row_.data());
  return row_.data();
}

WordId WordTable::add(std::size_t at, lexicon::TypeId type, tag::TagId tag) {
  const WordId word = static_cast<WordId>(count_++);
  slots_[at] = {key_of(type, tag), word};
  if (count_ * 2 > slots_.size()) grow();
  return word;
}

void WordTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t at = mix(slot.key) & (slots_.size() - 1);
    while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

std::uint32_t WordTable::phrase_word(lexicon::TypeId type, const lexicon::TypeTable& types, const PredicateIndex& index) {
  if (type >= phrase_words_.size()) phrase_words_.resize(types.size());
  std::uint32_t& known = phrase_words_[type];
  if (known == 0) known = index.program().index.phrase_word(types.norm(type)) + 1;
  return known - 1;
}

void WordTable::clear() {
  count_ = 0;
  classes_.clear();
  slots_.clear();
  phrase_words_.clear();
}

}  // namespace sayso::match
