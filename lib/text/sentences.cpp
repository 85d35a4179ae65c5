// One pass over the tokens, a decision at every stop.
//
// A stop, and the closing marks and brackets behind it, are looked at together with the word before and the
// token after. Four sorts of abbreviations in the pack's tables settle most of what news writes: those that
// never end a sentence (titles), those that may (companies, months, times of day), those that go with a
// number, and those that end what they belong to (degrees, eras). Behind one that may, only a word that is capitalised for no other reason than to begin a sentence
// begins one ("The", "But"); this is the rule of Kiss & Strunk (2006), with a list in place of their counts.
// A sentence that is cut in two misleads a reader of quotes more than two that are joined: in doubt, join.
#include "text/sentences.h"

#include <algorithm>

#include "text/characters.h"
#include "text/landmarks.h"
#include "text/sentence_stops.h"
#include "text/utf8.h"

namespace sayso::text {
namespace {

constexpr std::uint32_t kNoToken = 0xffffffffu;
constexpr std::uint32_t kLongestFront = 16;    // tokens
constexpr std::uint32_t kLongestBracket = 60;  // tokens
constexpr std::uint32_t kLongestSpeaker = 12;  // tokens from a quotation to the verb behind it

class Segmenter : StopReader {
 public:
  Segmenter(std::string_view text, const SentenceTables& tables, const std::vector<Quotation>& quotations,
            std::vector<Token>& tokens, std::vector<Sentence>& sentences)
      : StopReader(text, tokens), tables_(tables), quotations_(quotations), all_(tokens), sentences_(sentences) {}

  void run() {
    if (all_.empty()) return;
    const Landmarks landmarks(all_, kPunctuation | kSymbol | kOwnStop | kParagraphStart);
    std::uint32_t paragraph = 0;
    for_each_paragraph(tokens_, landmarks, [&](std::uint32_t first, std::uint32_t end, const std::uint32_t* landmark, const std::uint32_t*) {
      end_ = end;
      run_paragraph(first, landmark, paragraph++);
    });
  }

 private:
  void run_paragraph(std::uint32_t first, const std::uint32_t* landmark, std::uint32_t paragraph) {
    begin(first);
    for (std::uint32_t i = first; i < end_;) {
      // In a list that runs on every word may be the next item; else words are passed over.
      if (item_.value == 0) {
        while (*landmark < i) ++landmark;
        i = std::min(*landmark, end_);
        if (i == end_) break;
        if (is_plain(i)) {
          ++i;
          continue;
        }
      }
      if (i > start_ && (is_bullet(i) || is_next_item(i))) finish(i, paragraph);
      const Stop stop = stop_of(i);
      if (stop == Stop::kNone) {
        ++i;
        continue;
      }
      const Tail tail = tail_of(i, stop);
      if (tail.end < end_ && !in_brackets(i, tail.end) && ends(i, tail)) finish(tail.end, paragraph);
      i = tail.end;
    }
    finish(end_, paragraph);
  }

  // A word without a stop, or a number: nothing to look at, which is most of all tokens.
  bool is_plain(std::uint32_t i) const {
    const std::uint32_t flags = tokens_[i].flags;
    return (flags & (kWord | kNumber)) != 0 && (flags & kOwnStop) == 0;
  }

  void finish(std::uint32_t end, std::uint32_t paragraph) {
    all_[start_].flags |= kSentenceStart;
    all_[end - 1].flags |= kSentenceEnd;
    sentences_.push_back({start_, end, paragraph});
    begin(end);
  }

  void begin(std::uint32_t first) {
    start_ = bracket_at_ = first;
    bracket_ = kNoToken;
    if (first >= end_) return;
    item_ = is_bullet_mark(first_character(first)) && first + 1 < end_ ? item_at(first + 1) : item_at(first);
  }

  // ---- lists that run on: "1) Buoys 2) Ropes", "a. Buoys b. Ropes"

  // The number of an item and what is written behind it.
  struct Item {
    std::uint32_t value = 0;  // 0: none
    std::uint32_t tokens = 0;
    std::string_view behind;
  };

  Item item_at(std::uint32_t i) const {
    Item item;
    const std::string_view f = form(i);
    if (has(i, kNumber) && f.size() <= 3 && std::all_of(f.begin(), f.end(), is_ascii_digit)) {
      for (const char c : f) item.value = item.value * 10 + static_cast<std::uint32_t>(c - '0');
    } else if (f.size() == 2 && f[1] == '.' && f[0] >= 'a' && f[0] <= 'z') {
      item.value = static_cast<std::uint32_t>(f[0] - 'a') + 1;
      item.tokens = 1;
      item.behind = f.substr(1);
      return item;
    } else {
      return {};
    }
    std::uint32_t j = i + 1;
    while (j < end_ && j <= i + 2 && glued(j) && (form(j) == "." || form(j) == ")")) ++j;
    if (j == i + 1) return {};
    item.tokens = j - i;
    item.behind = text_.substr(tokens_[i].end(), tokens_[j - 1].end() - tokens_[i].end());
    return item;
  }

  // Whether the list that the sentence began with goes on at `i`.
  bool is_next_item(std::uint32_t i) const {
    if (item_.value == 0 || !has(i, kSpaceBefore) || !has(i, kNumber | kWord)) return false;
    const Item item = item_at(i);
    return item.value == item_.value + 1 && item.behind == item_.behind && i + item.tokens < end_ &&
           has(i + item.tokens, kSpaceBefore) && has(i + item.tokens, kCapital | kOpeningMark);
  }

  static bool is_bullet_mark(std::uint32_t c) {
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25AA || c == 0x25CF || c == 0x25E6 || c == 0xB7;
  }
  bool is_bullet(std::uint32_t i) const {
    return has(i, kSpaceBefore) && has(i, kPunctuation | kSymbol) && text_[tokens_[i].begin] < 0 && is_bullet_mark(first_character(i));
  }

  // ---- what stands behind

  // The first token from `j` on that is no opening mark or bracket; end_ where there is none.
  std::uint32_t behind_openers(std::uint32_t j) const {
    const std::uint32_t limit = std::min(end_, j + 4);
    while (j < limit && (has(j, kOpeningMark) || is_opener(first_character(j)) || is_stray_mark(j))) ++j;
    return j < limit ? j : end_;
  }
  // A straight mark with space on both sides that closes nothing.
  bool is_stray_mark(std::uint32_t j) const {
    if (!has(j, kPunctuation) || has(j, kClosingMark) || glued(j) || j + 1 >= end_ || glued(j + 1)) return false;
    const std::uint32_t c = first_character(j);
    return (c == '\'' || c == '"') && !closes_quotation(j);
  }
  static bool is_opener(std::uint32_t c) { return c == '(' || c == '[' || c == '{' || c == 0xBF || c == 0xA1; }

  bool is(std::string_view word, WordSort sort) const { return (tables_.sorts(word) & sort) != 0; }
  bool is_starter(std::uint32_t j) const {
    return has(j, kCapital) && form(j).back() != '.' && is(form(j), kStarter);
  }
  bool is_title(std::uint32_t j) const {
    return has(j, kCapital) && j + 1 < end_ && form(j + 1) == "." && is(form(j), kTitle);
  }

  // Whether the stop at `i` is inside brackets that stand inside the sentence, and close behind `next`: what is
  // said in passing ends nothing.
  bool in_brackets(std::uint32_t i, std::uint32_t next) {
    for (; bracket_at_ < i; ++bracket_at_) {
      const Token& token = tokens_[bracket_at_];
      if (token.length != 1 || (token.flags & kPunctuation) == 0) continue;
      const char c = text_[token.begin];
      if (bracket_ == kNoToken && bracket_at_ > start_ && (c == '(' || c == '[')) bracket_ = bracket_at_;
      if (bracket_ != kNoToken && c == (form(bracket_)[0] == '(' ? ')' : ']')) bracket_ = kNoToken;
    }
    if (bracket_ == kNoToken || i - bracket_ > kLongestBracket) return false;
    const char close = form(bracket_)[0] == '(' ? ')' : ']';
    for (std::uint32_t j = next; j < std::min(end_, bracket_ + kLongestBracket); ++j) {
      if (tokens_[j].length == 1 && text_[tokens_[j].begin] == close) return true;
    }
    return false;
  }

  // Whether a sentence ends with the stop at `i` and its tail.
  bool ends(std::uint32_t i, const Tail& tail) const {
    const std::uint32_t next = tail.end;
    if (tail.stop == Stop::kWide) return true;
    if (glued(next) && !ends_without_space(i, tail)) return false;
    const std::uint32_t word = behind_openers(next);
    if (word == end_) return false;
    // Only a capital, a number or what is no word at all begins a sentence.
    if (has(word, kWord) && !begins_like_a_sentence(word)) return false;
    if (!has(word, kWord | kNumber) && !begins_with_mark(word)) return false;
    if (tail.settled) return true;

    switch (tail.stop) {
      case Stop::kStrong: return !asks_inside(tail, word);
      case Stop::kEllipsis: return has(word, kCapital) && ((is_starter(word) && tokens_[word].length > 1) || tail.quoted || has(next, kOpeningMark));
      case Stop::kAbbreviation: return after_abbreviation(i, form(i), tail, word);
      default: return after_full_stop(i, tail, word);
    }
  }

  bool begins_like_a_sentence(std::uint32_t j) const {
    if (has(j, kCapital) || has(j, kUrl)) return true;
    // "eBay", "iPhone"; scripts without case.
    const Token& token = tokens_[j];
    const Decoded first = decode(text_, token.begin);
    if (!is_lower(first.codepoint)) return true;
    return token.length > first.length && is_capital(decode(text_, token.begin + first.length).codepoint);
  }

  bool begins_with_mark(std::uint32_t j) const {
    const std::uint32_t c = first_character(j);
    return has(j, kSymbol) || is_bullet_mark(c) || c == '#' || c == '*' || c == 0xA7 || kind_of(c) == CharacterKind::kSymbol ||
           ((c == '-' || c == 0x2013 || c == 0x2014) && j + 1 < end_ && begins_like_a_sentence(j + 1) && has(j + 1, kCapital));
  }

  // "in the end.Then": a space was left out, if a long word stands before and a starter behind.
  bool ends_without_space(std::uint32_t i, const Tail& tail) const {
    const std::uint32_t next = tail.end;
    if (has(next, kOpeningMark) && !tail.quoted && !glued_to_word(i)) return false;
    if (tail.stop == Stop::kStrong || tail.quoted) return has(next, kCapital);
    if (tail.stop != Stop::kFull || i == start_ || !glued(i) || tokens_[i - 1].length < 3) return false;
    if (!has(i - 1, kWord | kNumber) || !has(next, kCapital) || tokens_[next].length < 2) return false;
    return !has(i - 1, kCapital | kNumber) || is_starter(next) || is_title(next);
  }
  bool glued_to_word(std::uint32_t i) const { return i > start_ && glued(i) && has(i - 1, kWord | kNumber); }

  // “Why?” Ng asked: a question that begins the sentence may still get its speaker, unless what follows
  // clearly begins anew.
  bool asks_inside(const Tail& tail, std::uint32_t word) const {
    if (!tail.quoted || !has(word, kCapital) || is_starter(word) || word != tail.end) return false;
    const Quotation* q = quotation_closed_by(tail.mark);
    return q != nullptr && q->first_token == start_ && word + 1 < end_ && has(word + 1, kWord) && speaks(word);
  }

  // Whether a verb of speech comes soon behind `word`, in the same sentence.
  bool speaks(std::uint32_t word) const {
    if (!tables_.has(kSpeech)) return true;
    for (std::uint32_t j = word; j < std::min(end_, word + kLongestSpeaker); ++j) {
      if (has(j, kPunctuation) && stop_of(j) != Stop::kNone && form(j - 1).size() > 3) return false;
      if (has(j, kWord) && !has(j, kCapital) && is(form(j), kSpeech)) return true;
    }
    return false;
  }

  const Quotation* quotation_closed_by(std::uint32_t mark) const {
    auto after = std::upper_bound(quotations_.begin(), quotations_.end(), mark,
                                  [](std::uint32_t at, const Quotation& q) { return at < q.first_token; });
    for (int back = 0; back < 8 && after != quotations_.begin(); ++back) {
      --after;
      if (after->last_token == mark && after->closed) return &*after;
    }
    return nullptr;
  }

  bool after_full_stop(std::uint32_t i, const Tail& tail, std::uint32_t word) const {
    if (i == start_) return true;
    const std::uint32_t before = i - 1;
    // "3. The third"
    if (item_.value > 0 && before <= start_ + 1 && has(before, kNumber)) return false;
    if (has(before, kSymbol) && has(word, kNumber)) return false;  // "N°. 5"
    if (is_ordinal(before)) return is_starter(word) && tail.end == i + 1;
    // "5 ft. 3 in. 2 lb."
    if (has(word, kNumber) && before > start_ && has(before - 1, kNumber) && is(form(before), kUnit)) return false;
    if (!has(before, kWord)) return true;
    return after_abbreviation(before, form(before), tail, word);
  }

  bool is_ordinal(std::uint32_t i) const {
    const std::string_view f = form(i);
    return has(i, kNumber) && f.size() <= tables_.ordinal_digits && std::all_of(f.begin(), f.end(), is_ascii_digit);
  }

  // `at` is the abbreviation, or just a word.
  bool after_abbreviation(std::uint32_t at, std::string_view abbreviation, const Tail& tail, std::uint32_t word) const {
    const bool keeps_stop = abbreviation.find('.') != std::string_view::npos;
    const std::uint32_t sorts = tables_.abbreviation_sorts(abbreviation);
    if (tail.quoted && !has(tail.end, kOpeningMark)) {
      // "… in the U.S.” The": the mark closes what was said.
      if ((sorts & kTitle) == 0) return has(word, kCapital) && (!keeps_stop || is_starter(word));
    }
    if ((sorts & kTitle) != 0) return false;
    if ((has(word, kNumber) || is_roman(form(word))) && (sorts & kNumbered) != 0) return false;
    if ((sorts & kFinal) != 0) return has(word, kCapital) && (is_starter(word) || !fronts_number(at));
    if (!keeps_stop && (sorts & kAbbreviation) == 0) return true;
    // "at 3:40 a.m. (0140 GMT)": brackets behind an abbreviation go with it.
    if (tail.end < word && is_opener(first_character(tail.end)) && !is_starter(word)) return false;
    // An item's letter: "a. The first".
    if (keeps_stop && at == start_) return false;
    if (has(word, kNumber)) return at > start_ && has(at - 1, kNumber) && (sorts & kClock) != 0;
    if (!has(word, kWord)) return false;
    if (is_starter(word) || (has(tail.end, kOpeningMark) && has(word, kCapital))) return true;
    // "… until 6 p.m. Mr. Holm left", but "At 6 p.m. Mr. Holm left".
    return is_title(word) && at > start_ && has(at - 1, kNumber) && !fronts_number(at);
  }

  // Whether the sentence, or what follows its colon, begins with a time or place whose number is before `at`.
  bool fronts_number(std::uint32_t at) const {
    if (at == start_ || !has(at - 1, kNumber)) return false;
    std::uint32_t first = at;
    while (first > start_ && at - first < kLongestFront && form(first - 1) != ":") --first;
    if (has(first, kNumber) && first > start_) first = start_;  // "9:00"
    return has(first, kCapital) && is(form(first), kFront);
  }

  static bool is_roman(std::string_view s) {
    return !s.empty() && s.size() <= 6 && std::all_of(s.begin(), s.end(), [](char c) {
      return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C';
    });
  }

  const SentenceTables& tables_;
  const std::vector<Quotation>& quotations_;
  std::vector<Token>& all_;
  std::vector<Sentence>& sentences_;
  Item item_;                // that it begins with
  std::uint32_t bracket_ = kNoToken;  // the one that opened in it and is not closed
  std::uint32_t bracket_at_ = 0;   // how far it was looked for
};

}  // namespace

void segment_sentences(std::string_view text, const SentenceTables& tables, const std::vector<Quotation>& quotations,
                       std::vector<Token>& tokens, std::vector<Sentence>& sentences) {
  sentences.clear();
  Segmenter(text, tables, quotations, tokens, sentences).run();
}

}  // namespace sayso::text
