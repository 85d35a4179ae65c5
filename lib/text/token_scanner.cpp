// One character at a time: what it is decides how the token that it begins is read off.
//
// The boundaries of UAX #29 say too little for rules (they join "6pm", split "U.S." from its stop) and cost
// an iterator over UTF-16. So words are read off directly, by the tailored rules that tokens.h lists: a
// letter begins a word, a digit a number, and what may stand inside either (WB4, WB6-7, WB11-13) is decided by
// looking one character ahead. Only scripts without spaces go to ICU. The tests hold the boundaries against
// ICU's iterator, where the two are meant to agree.
#include "text/token_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/addresses.h"
#include "text/clitics.h"

namespace sayso::text {
namespace {

constexpr std::uint32_t kJoiner = 0x200D;
constexpr std::size_t kLongestMailbox = 64;  // bytes before the "@" (RFC 5321, 4.5.3.1.1)
constexpr std::size_t kFirstRoom = 1024;     // tokens

bool is_regional_indicator(std::uint32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool is_skin_tone(std::uint32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
// Between letters ‘ is a slip of the converter that made typewriter marks curly.
bool is_inner_apostrophe(std::uint32_t c) { return is_apostrophe(c) || c == 0x2018; }
bool is_grouping_mark(std::uint32_t c) { return c == '.' || c == ',' || c == 0x66B || c == 0x66C; }

// The first byte from `at` on that is no ASCII letter: eight bytes at a time, by arithmetic inside a register
// (Warren, "Hacker's Delight", 6-1), since a loop over bytes mispredicts once a word.
std::size_t skip_ascii_letters(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  while (at + 8 <= text.size()) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, 8);
    const std::uint64_t lower = (bytes | 0x20 * kOnes) & 0x7F * kOnes;
    const std::uint64_t from_a = lower + (0x80 - 'a') * kOnes;      // high bit: 'a' or above
    const std::uint64_t above_z = lower + (0x80 - 'z' - 1) * kOnes;  // high bit: above 'z'
    const std::uint64_t others = ~(from_a & ~above_z & ~bytes) & 0x80 * kOnes;
    if (others != 0) {
      const int bits = std::endian::native == std::endian::little ? std::countr_zero(others) : std::countl_zero(others);
      return at + static_cast<std::size_t>(bits / 8);
    }
    at += 8;
  }
  while (at < text.size() && is_ascii_letter(text[at])) ++at;
  return at;
}

// The same over letters of two bytes, too: those of most alphabets that are not Latin.
std::size_t skip_plain_letters(std::string_view text, std::size_t at) {
  for (;;) {
    const std::size_t begin = at;
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) at = skip_ascii_letters(text, at);
    while (at + 1 < text.size()) {
      const auto first = static_cast<unsigned char>(text[at]);
      const auto second = static_cast<unsigned char>(text[at + 1]);
      if (first < 0xC2 || first > 0xDF || (second & 0xC0) != 0x80) break;
      if ((kCharacters[(first & 0x1Fu) << 6 | (second & 0x3Fu)] & kKindBits) != static_cast<std::uint8_t>(CharacterKind::kLetter)) break;
      at += 2;
    }
    if (at == begin || at == text.size() || !is_ascii_letter(text[at])) return at;
  }
}

}  // namespace

TokenScanner::TokenScanner(std::string_view text, const TokenTables& tables, DictionaryWords& dictionary,
                           std::vector<std::size_t>& ends, std::vector<Token>& tokens)
    : text_(text), tables_(tables), dictionary_(dictionary), ends_(ends), tokens_(tokens), lines_(text) {
  for (const std::string& clitic : tables.clitics) plain_clitics_ = plain_clitics_ && clitic.find('\'') != std::string::npos;
}

void TokenScanner::run(TokenPath path) {
  if (path == TokenPath::kFastest && has_wide_blocks()) {
    scan_wide_blocks();
  } else if (path != TokenPath::kStepwise) {
    scan_blocks();
  }
  step_to(text_.size());
  tokens_.resize(count_);
}

void TokenScanner::make_room() { tokens_.resize(std::max(kFirstRoom, tokens_.size() + tokens_.size() / 4)); }

// What stands at `at_`: white space, or a token or more.
void TokenScanner::step() {
  if (scan_plain_word()) return;
  const Decoded d = peek(at_);
  switch (d.malformed ? Kind::kOther : kind_of(d.codepoint)) {
    case Kind::kSpace: scan_space(); break;
    case Kind::kLetter: scan_word(at_); break;
    case Kind::kDigit: scan_number(); break;
    case Kind::kFraction: add(at_, at_ + d.length, kNumber); break;
    case Kind::kDictionary: scan_dictionary_run(); break;
    case Kind::kConnector: scan_connector(d); break;
    case Kind::kPunctuation: scan_punctuation(d); break;
    case Kind::kSymbol: scan_symbol(d); break;
    case Kind::kExtend:
    case Kind::kOther: add(at_, at_ + d.length, kSymbol); break;
  }
}

void TokenScanner::scan_space() {
  const std::size_t begin = at_;
  std::size_t line = 0;
  bool broken = false;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == ' ') {
      ++at_;
      continue;
    }
    const Decoded d = peek(at_);
    if (d.malformed || kind_of(d.codepoint) != Kind::kSpace) break;
    const std::size_t length = line_break_length(text_, at_);
    at_ += length > 0 ? length : d.length;
    if (length > 0) {
      broken = true;
      line = at_;
    }
  }
  pending_ |= kSpaceBefore;
  if (!broken) return;
  pending_ |= kLineStart;
  if (count_ > 0 && at_ < text_.size() && lines_.paragraph_ends(begin, at_, line_begin_)) {
    pending_ |= kParagraphStart;
  }
  line_begin_ = line;
}

// ---- words

// What comes most often, a space and a word of letters before another space or a comma: the rules below would come to the
// same.
bool TokenScanner::scan_plain_word() {
  const std::size_t begin = text_[at_] == ' ' ? at_ + 1 : at_;
  const std::size_t end = skip_plain_letters(text_, begin);
  if (end == begin || end == text_.size() || (text_[end] != ' ' && text_[end] != ',')) return false;
  if (begin > at_) pending_ |= kSpaceBefore;
  add(begin, end, is_capital(peek(begin).codepoint) ? kWord | kCapital : kWord + 0u);
  return true;
}

// The end of the code that stands glued before a number at `begin`, or `begin`.
std::size_t TokenScanner::prefix_end(std::size_t begin) const {
  constexpr std::size_t kLongest = 4;
  const std::size_t end = skip_ascii_letters(text_, begin);
  if (end == begin || end - begin > kLongest || !is_ascii_digit(byte(end))) return begin;
  for (const std::string& prefix : tables_.prefixes) {
    const std::size_t from = prefix.starts_with('$') && begin > 0 ? begin - 1 : begin;
    if (text_.substr(from, end - from) == prefix) return end;
  }
  return begin;
}

void TokenScanner::scan_word(std::size_t begin) {
  if (const std::size_t end = prefix_end(begin); end > begin) {
    add(begin, end, is_capital(peek(begin).codepoint) ? kWord | kCapital : kWord + 0u);
    return;
  }
  std::size_t at = begin;
  std::size_t segment = begin;  // after the last stop
  bool all_single = true;
  bool apostrophe = false;
  bool address = false;
  for (;;) {
    at = skip_word_characters(at);
    const Decoded d = peek(at);
    if (d.codepoint == '.') {
      const WordStop stop = word_stop_at(text_, begin, segment, at, all_single);
      if (stop == WordStop::kApart) break;
      all_single = all_single && is_single_letter(text_, segment, at);
      ++at;
      if (stop == WordStop::kLast) break;
      segment = at;
    } else if (is_inner_apostrophe(d.codepoint) || d.codepoint == 0xB7 || d.codepoint == 0x2027) {
      if (kind_at(at + d.length) != Kind::kLetter) break;
      apostrophe = apostrophe || is_inner_apostrophe(d.codepoint);
      at += d.length;
      all_single = false;
    } else if (d.codepoint == '&') {
      if (kind_at(at + 1) != Kind::kLetter) break;
      ++at;
      all_single = false;
    } else if (d.codepoint == ':' && text_.substr(at, 3) == "://" && is_ascii_letter(text_[at - 1])) {
      address = true;
      at = address_end(text_, begin, at + 3);
      break;
    } else if (d.codepoint == '/' && segment > begin && at - segment > 1 && kind_at(at + 1) == Kind::kLetter) {
      address = true;
      at = address_end(text_, begin, at);
      break;
    } else {
      break;
    }
  }
  const Decoded first = peek(begin);
  const std::uint32_t flags = is_capital(first.codepoint) ? kWord | kCapital : kWord + 0u;
  if (address || (segment > begin && text_.substr(begin, 4) == "www.")) {
    add(begin, std::max(at, begin + first.length), kUrl | flags);
  } else if (apostrophe) {
    add_with_clitics(begin, at, flags);
  } else {
    add(begin, at, text_[at - 1] == '.' ? flags | kOwnStop : flags);
  }
}

void TokenScanner::add_with_clitics(std::size_t begin, std::size_t end, std::uint32_t flags) {
  // "couldn't've" has two; no word has more than a few.
  std::size_t cuts[4];
  std::size_t count = 0;
  std::size_t rest = end;
  while (count < std::size(cuts)) {
    const std::size_t length = clitic_length(text_, begin, rest, tables_.clitics);
    if (length == 0) break;
    rest -= length;
    cuts[count++] = rest;
  }
  add(begin, rest, flags);
  while (count > 0) {
    const std::size_t from = cuts[--count];
    add(from, count > 0 ? cuts[count - 1] : end, kWord);
  }
}

// ---- numbers

void TokenScanner::scan_number() {
  const std::size_t begin = at_;
  std::size_t at = begin;
  for (;;) {
    const Decoded d = peek(at);
    const Kind kind = d.length == 0 || d.malformed ? Kind::kOther : kind_of(d.codepoint);
    if (kind == Kind::kDigit || kind == Kind::kExtend) {
      at += d.length;
    } else if (is_grouping_mark(d.codepoint) && kind_at(at + d.length) == Kind::kDigit) {
      at += d.length;
    } else if (is_apostrophe(d.codepoint) && three_digits(at + d.length)) {
      at += d.length;  // 1'000'000
    } else {
      break;
    }
  }
  add(begin, at, kNumber);
}

bool TokenScanner::three_digits(std::size_t at) const {
  return is_ascii_digit(byte(at)) && is_ascii_digit(byte(at + 1)) && is_ascii_digit(byte(at + 2)) &&
         !is_ascii_digit(byte(at + 3));
}

// ---- the rest

void TokenScanner::scan_dictionary_run() {
  const std::size_t begin = at_;
  std::size_t end = begin;
  while (end < text_.size()) {
    const Decoded d = peek(end);
    if (d.malformed) break;
    const Kind kind = kind_of(d.codepoint);
    if (kind != Kind::kDictionary && kind != Kind::kExtend) break;
    end += d.length;
  }
  dictionary_.split(text_.substr(begin, end - begin), ends_);
  for (const std::size_t word_end : ends_) add(at_, begin + word_end, kWord);
}

void TokenScanner::scan_connector(const Decoded& d) {
  if (kind_at(at_ + d.length) == Kind::kLetter) {
    scan_word(at_);
  } else {
    add(at_, at_ + d.length, kPunctuation);
  }
}

void TokenScanner::scan_punctuation(const Decoded& d) {
  switch (d.codepoint) {
    case '.':
      if (is_ascii_digit(byte(at_ + 1)) && decimal_may_begin()) {
        const std::size_t begin = at_++;
        scan_number();
        last().length += static_cast<std::uint32_t>(last().begin - begin);
        last().begin = static_cast<std::uint32_t>(begin);
        return;
      }
      return add_run('.', kPunctuation);
    case '-': return add_run('-', kPunctuation);
    case '@': return scan_at();
    case '#': return scan_tag();
    case '\'': case 0x2019:
      if (add_stray_clitic()) return;
      if (d.codepoint == '\'' && byte(at_ + 1) == '\'' && !closes_two()) return add(at_, at_ + 2, kPunctuation);
      break;
    default: break;
  }
  add(at_, skip_marks(at_ + d.length), kPunctuation);
}

// ''He said, 'No,''': of three marks behind a word the first closes the inner quotation.
bool TokenScanner::closes_two() const {
  return adjacent() && byte(at_ + 2) == '\'' && byte(at_ + 3) != '\'' && kind_at(at_ + 3) != Kind::kLetter &&
         text_[at_ - 1] != '\'';
}

bool TokenScanner::decimal_may_begin() const {
  if (!adjacent()) return true;
  const std::uint32_t flags = last().flags;
  return (flags & (kWord | kNumber)) == 0 && text_[at_ - 1] != '.';
}

void TokenScanner::add_run(char c, std::uint32_t flags) {
  std::size_t end = at_;
  while (byte(end) == c && end < text_.size()) ++end;
  add(at_, end, flags);
}

// Combining marks behind `at`; the other format characters are left alone, so that a mark stays a mark.
std::size_t TokenScanner::skip_marks(std::size_t at) const {
  while (at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80) {
    const Decoded d = peek(at);
    if (d.malformed || kind_of(d.codepoint) != Kind::kExtend || d.codepoint == kJoiner) break;
    at += d.length;
  }
  return at;
}

// A clitic behind a number, a stop, a closing mark: "the 1990's", "U.S.'s".
bool TokenScanner::add_stray_clitic() {
  if (!adjacent() || tables_.clitics.empty()) return false;
  const Decoded before = peek(last().begin);
  if (before.codepoint == '(' || before.codepoint == '[' || before.codepoint == 0x201C || before.codepoint == 0x2018 ||
      before.codepoint == '"' || before.codepoint == '\'' || before.codepoint == '-') {
    return false;
  }
  const std::size_t letters = at_ + peek(at_).length;
  if (kind_at(letters) != Kind::kLetter) return false;
  const std::size_t end = skip_word_characters(letters);
  // Measured together with the character before, since a clitic is never all of a word.
  if (clitic_length(text_, at_ - 1, end, tables_.clitics) != end - at_) return false;
  add(at_, end, kWord);
  return true;
}

void TokenScanner::scan_at() {
  if (adjacent() && is_mail_character(text_[at_ - 1])) {
    const std::size_t end = mail_host_end(text_, at_ + 1);
    if (end > at_ + 1) return add_mailbox(end);
    return add(at_, at_ + 1, kPunctuation);
  }
  const Kind next = kind_at(at_ + 1);
  if (next != Kind::kLetter && next != Kind::kDigit && next != Kind::kConnector) {
    return add(at_, at_ + 1, kPunctuation);
  }
  add(at_, skip_word_characters(at_ + 1), kWord);
}

// Takes back the tokens that turn out to be the name of a mailbox.
void TokenScanner::add_mailbox(std::size_t end) {
  std::size_t begin = at_;
  std::uint32_t flags = 0;
  while (count_ > 0 && last().end() == begin && at_ - last().begin <= kLongestMailbox) {
    const std::string_view form = form_of(text_, last());
    if (!std::all_of(form.begin(), form.end(), is_mail_character)) break;
    begin = last().begin;
    flags = last().flags & ~kFormFlags;
    --count_;
  }
  add(begin, end, kUrl | kWord | flags);
}

void TokenScanner::scan_tag() {
  if (adjacent() || kind_at(at_ + 1) != Kind::kLetter) return add(at_, at_ + 1, kPunctuation);
  add(at_, skip_word_characters(at_ + 1), kWord);
}

// Symbols, emoji with their joiners among them (UAX #29, WB3c, WB4, WB15).
void TokenScanner::scan_symbol(const Decoded& d) {
  if (d.codepoint == '`' && byte(at_ + 1) == '`') return add(at_, at_ + 2, kSymbol);
  std::size_t end = at_ + d.length;
  if (is_regional_indicator(d.codepoint)) {
    const Decoded next = peek(end);
    if (is_regional_indicator(next.codepoint)) end += next.length;
  }
  while (end < text_.size()) {
    end = skip_marks(end);
    const Decoded next = peek(end);
    if (is_skin_tone(next.codepoint)) {
      end += next.length;
    } else if (next.codepoint == kJoiner) {
      end += next.length;
      if (kind_at(end) == Kind::kSymbol) end += peek(end).length;
    } else {
      break;
    }
  }
  add(at_, end, kSymbol);
}

}  // namespace sayso::text
