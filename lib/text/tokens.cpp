// One pass over the bytes, a table look-up for ASCII, utf8proc's categories for the rest.
//
// The boundaries of UAX #29 say too little for rules (they join "6pm", split "U.S." from its stop) and cost
// an iterator over UTF-16. So words are read off directly, by the tailored rules that tokens.h lists: a
// letter begins a word, a digit a number, and what may stand inside either (WB4, WB6-7, WB11-13) is decided by
// looking one character ahead. Only scripts without spaces go to ICU. The tests hold the boundaries against
// ICU's iterator, where the two are meant to agree.
#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/addresses.h"
#include "text/block_bits.h"
#include "text/characters.h"
#include "text/dictionary_words.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_stops.h"

namespace sayso::text {
namespace {

using Kind = CharacterKind;

constexpr std::uint32_t kJoiner = 0x200D;
constexpr std::uint64_t kDense = 24;  // bytes of a block that need a look
constexpr std::size_t kDenseBlocks = 8;  // a dense block is mostly followed by others: so many are read off together
constexpr std::size_t kLongestMailbox = 64;  // bytes before the "@" (RFC 5321, 4.5.3.1.1)

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

// Flags of form of the tokens that blocks are cut into, by their first byte.
constexpr std::array<std::uint32_t, 256> make_byte_flags() {
  std::array<std::uint32_t, 256> flags{};
  for (std::size_t c = 0; c < 128; ++c) {
    const char byte = static_cast<char>(c);
    flags[c] = is_ascii_letter(byte)  ? (byte <= 'Z' ? kWord | kCapital : kWord + 0u)
               : is_ascii_digit(byte) ? kNumber + 0u
               : byte == '$'          ? kSymbol + 0u
                                      : kPunctuation + 0u;
  }
  flags[0xE2] = kPunctuation;  // “ and ”
  return flags;
}
constexpr std::array<std::uint32_t, 256> kByteFlags = make_byte_flags();

class Scanner {
 public:
  Scanner(std::string_view text, const TokenTables& tables, DictionaryWords& dictionary,
          std::vector<std::size_t>& ends, std::vector<Token>& tokens)
      : text_(text), tables_(tables), dictionary_(dictionary), ends_(ends), tokens_(tokens), lines_(text) {}

  // By blocks where that pays; the tokens are the same.
  void run(bool by_blocks) {
    while (by_blocks && at_ + kBlock <= text_.size()) scan_block();
    while (at_ < text_.size()) step();
  }

 private:
  // What stands at `at_`: white space, or a token or more.
  void step() {
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

  // ---- blocks
  //
  // In a chunk between two spaces that holds nothing but letters, digits, and marks that are always tokens of their
  // own, every run of letters, every run of digits and every mark is a token: begins and ends of all of them are had by
  // shifting the bit sets of the block against each other. Any other chunk is read off step by step.

  void scan_block() {
    const std::size_t base = at_;
    const BlockBits b = block_bits(text_.data() + base);
    const std::uint64_t singles = b.stops | b.hyphens | b.commas | b.marks;
    const std::uint64_t others = ~(b.letters | b.digits | b.spaces | singles | b.curly | b.curly << 1 | b.curly << 2);
    if (is_dense(others)) return step_to(std::min(base + kDenseBlocks * kBlock, text_.size()));

    // What the rules for words and numbers have to look at: "G20", "6pm"; a stop behind a single letter, inside a word or
    // number, or beside another; "1,000"; "--".
    const std::uint64_t letter_begins = b.letters & ~(b.letters << 1);
    const std::uint64_t digit_begins = b.digits & ~(b.digits << 1);
    const std::uint64_t alnum = b.letters | b.digits;
    const std::uint64_t odd = others | (b.letters & (b.digits << 1)) | (b.digits & (b.letters << 1)) |
                              (b.stops & ((b.stops << 1) | (b.stops >> 1) | (alnum >> 1) | (letter_begins << 1))) |
                              (b.hyphens & ((b.hyphens << 1) | (b.hyphens >> 1))) | (b.commas & (b.digits >> 1));
    const std::uint64_t begins = letter_begins | digit_begins | singles | b.curly;
    const std::uint64_t ends = (~b.letters & (b.letters << 1)) | (~b.digits & (b.digits << 1)) | (singles << 1) | (b.curly << 3);

    const std::uint64_t spaces = b.spaces | b.breaks;
    if (spaces == 0) return step_to_space();
    const auto last_space = static_cast<std::uint32_t>(63 - std::countl_zero(spaces));
    std::uint32_t from = 0;
    while (from <= last_space) {
      std::uint32_t to = last_space;  // exclusive; a space
      const std::uint64_t odd_here = odd & (~std::uint64_t{0} << from) & ((std::uint64_t{2} << last_space) - 1);
      const std::uint64_t first_odd = odd_here & (~odd_here + 1);
      if ((first_odd & b.breaks) != 0) {
        to = static_cast<std::uint32_t>(std::countr_zero(first_odd));
      } else if (odd_here != 0) {
        const std::uint64_t spaces_before = b.spaces & (first_odd - 1) & (~std::uint64_t{0} << from);
        to = spaces_before == 0 ? from : static_cast<std::uint32_t>(63 - std::countl_zero(spaces_before));
      }
      add_all(base, begins, ends, b.spaces, from, to);
      if (odd_here == 0) break;
      if ((first_odd & b.breaks) != 0) {
        scan_space();
      } else {
        step_to_space();
      }
      if (at_ >= base + kBlock) return;
      from = static_cast<std::uint32_t>(at_ - base);
    }
    if (at_ == base) step_to_space();  // one chunk is longer than the block
  }

  // Whether most of a block needs a look: then the bit sets do not pay. Counts by pairs, fours, bytes (Warren, 5-1).
  static bool is_dense(std::uint64_t others) {
    if (others == 0) return false;
    others -= others >> 1 & 0x5555555555555555u;
    others = (others & 0x3333333333333333u) + (others >> 2 & 0x3333333333333333u);
    others = (others + (others >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (others * 0x0101010101010101u) >> 56 > kDense;
  }

  // The tokens from bit `from` to bit `to` of the block at `base`.
  void add_all(std::size_t base, std::uint64_t begins, std::uint64_t ends, std::uint64_t spaces, std::uint32_t from, std::uint32_t to) {
    const std::uint64_t mask = ((std::uint64_t{1} << to) - 1) & (~std::uint64_t{0} << from);
    begins &= mask;
    if (begins == 0) return;
    ends &= mask << 1;
    spaces <<= 1;
    std::uint32_t end = 0;
    do {
      const auto begin = static_cast<std::uint32_t>(std::countr_zero(begins));
      end = static_cast<std::uint32_t>(std::countr_zero(ends));
      Token token;
      token.begin = static_cast<std::uint32_t>(base) + begin;
      token.length = end - begin;
      token.flags = pending_ | kByteFlags[static_cast<unsigned char>(text_[token.begin])] |
                    ((spaces >> begin & 1) != 0 ? kSpaceBefore : 0u);
      tokens_.push_back(token);
      pending_ = 0;
      begins &= begins - 1;
      ends &= ends - 1;
    } while (begins != 0);
    at_ = base + end;
  }

  void step_to(std::size_t end) {
    while (at_ < end) step();
  }
  // At least to the end of the chunk: up to a space or just behind other white space.
  void step_to_space() {
    do {
      step();
    } while (at_ < text_.size() && text_[at_] != ' ' && text_[at_ - 1] != '\n');
  }

  Decoded peek(std::size_t at) const { return decode(text_, at); }
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  Kind kind_at(std::size_t at) const { return text::kind_at(text_, at); }
  std::size_t skip_word_characters(std::size_t at) const { return text::skip_word_characters(text_, at); }
  bool adjacent() const { return !tokens_.empty() && tokens_.back().end() == at_; }

  // A token from `begin` to `end`, where scanning goes on.
  void add(std::size_t begin, std::size_t end, std::uint32_t flags) {
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.length = static_cast<std::uint32_t>(end - begin);
    token.flags = flags | pending_;
    tokens_.push_back(token);
    pending_ = 0;
    at_ = end;
  }

  void scan_space() {
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
    if (!tokens_.empty() && at_ < text_.size() && lines_.paragraph_ends(begin, at_, line_begin_)) {
      pending_ |= kParagraphStart;
    }
    line_begin_ = line;
  }

  // ---- words

  // What comes most often, a space and a word of ASCII letters before another space or a comma: the rules
  // below would come to the same.
  bool scan_plain_word() {
    std::size_t at = at_;
    if (text_[at] == ' ') ++at;
    if (at == text_.size() || !is_ascii_letter(text_[at])) return false;
    const std::size_t begin = at;
    at = skip_ascii_letters(text_, at);
    if (at == text_.size() || (text_[at] != ' ' && text_[at] != ',')) return false;
    if (begin > at_) pending_ |= kSpaceBefore;
    add(begin, at, text_[begin] <= 'Z' ? kWord | kCapital : kWord + 0u);
    return true;
  }

  // The end of the code that stands glued before a number at `begin`, or `begin`.
  std::size_t prefix_end(std::size_t begin) const {
    constexpr std::size_t kLongest = 4;
    const std::size_t end = skip_ascii_letters(text_, begin);
    if (end == begin || end - begin > kLongest || !is_ascii_digit(byte(end))) return begin;
    for (const std::string& prefix : tables_.prefixes) {
      const std::size_t from = prefix.starts_with('$') && begin > 0 ? begin - 1 : begin;
      if (text_.substr(from, end - from) == prefix) return end;
    }
    return begin;
  }

  void scan_word(std::size_t begin) {
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

  // Bytes of the clitic that ends text_[begin, end), or 0. The clitic is not all of it.
  std::size_t clitic_length(std::size_t begin, std::size_t end) const {
    for (const std::string& clitic : tables_.clitics) {
      std::size_t at = end;
      std::size_t i = clitic.size();
      while (i > 0 && at > begin) {
        const std::string_view left = text_.substr(begin, at - begin);
        if (clitic[i - 1] == '\'' && (left.ends_with("\xE2\x80\x99") || left.ends_with("\xE2\x80\x98"))) {
          at -= 3;
        } else if (ascii_lower(text_[at - 1]) == clitic[i - 1]) {
          --at;
        } else {
          break;
        }
        --i;
      }
      if (i == 0 && at > begin) return end - at;
    }
    return 0;
  }

  void add_with_clitics(std::size_t begin, std::size_t end, std::uint32_t flags) {
    // "couldn't've" has two; no word has more than a few.
    std::size_t cuts[4];
    std::size_t count = 0;
    std::size_t rest = end;
    while (count < std::size(cuts)) {
      const std::size_t length = clitic_length(begin, rest);
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

  void scan_number() {
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

  bool three_digits(std::size_t at) const {
    return is_ascii_digit(byte(at)) && is_ascii_digit(byte(at + 1)) && is_ascii_digit(byte(at + 2)) &&
           !is_ascii_digit(byte(at + 3));
  }

  // ---- the rest

  void scan_dictionary_run() {
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

  void scan_connector(const Decoded& d) {
    if (kind_at(at_ + d.length) == Kind::kLetter) {
      scan_word(at_);
    } else {
      add(at_, at_ + d.length, kPunctuation);
    }
  }

  void scan_punctuation(const Decoded& d) {
    switch (d.codepoint) {
      case '.':
        if (is_ascii_digit(byte(at_ + 1)) && decimal_may_begin()) {
          const std::size_t begin = at_++;
          scan_number();
          tokens_.back().length += static_cast<std::uint32_t>(tokens_.back().begin - begin);
          tokens_.back().begin = static_cast<std::uint32_t>(begin);
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
  bool closes_two() const {
    return adjacent() && byte(at_ + 2) == '\'' && byte(at_ + 3) != '\'' && kind_at(at_ + 3) != Kind::kLetter &&
           text_[at_ - 1] != '\'';
  }

  bool decimal_may_begin() const {
    if (!adjacent()) return true;
    const std::uint32_t flags = tokens_.back().flags;
    return (flags & (kWord | kNumber)) == 0 && text_[at_ - 1] != '.';
  }

  void add_run(char c, std::uint32_t flags) {
    std::size_t end = at_;
    while (byte(end) == c && end < text_.size()) ++end;
    add(at_, end, flags);
  }

  // Combining marks behind `at`; the other format characters are left alone, so that a mark stays a mark.
  std::size_t skip_marks(std::size_t at) const {
    while (at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80) {
      const Decoded d = peek(at);
      if (d.malformed || kind_of(d.codepoint) != Kind::kExtend || d.codepoint == kJoiner) break;
      at += d.length;
    }
    return at;
  }

  // A clitic behind a number, a stop, a closing mark: "the 1990's", "U.S.'s".
  bool add_stray_clitic() {
    if (!adjacent() || tables_.clitics.empty()) return false;
    const Decoded before = peek(tokens_.back().begin);
    if (before.codepoint == '(' || before.codepoint == '[' || before.codepoint == 0x201C || before.codepoint == 0x2018 ||
        before.codepoint == '"' || before.codepoint == '\'' || before.codepoint == '-') {
      return false;
    }
    const std::size_t letters = at_ + peek(at_).length;
    if (kind_at(letters) != Kind::kLetter) return false;
    const std::size_t end = skip_word_characters(letters);
    // Measured together with the character before, since a clitic is never all of a word.
    if (clitic_length(at_ - 1, end) != end - at_) return false;
    add(at_, end, kWord);
    return true;
  }

  void scan_at() {
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
  void add_mailbox(std::size_t end) {
    std::size_t begin = at_;
    std::uint32_t flags = 0;
    while (!tokens_.empty() && tokens_.back().end() == begin && at_ - tokens_.back().begin <= kLongestMailbox) {
      const std::string_view form = form_of(text_, tokens_.back());
      if (!std::all_of(form.begin(), form.end(), is_mail_character)) break;
      begin = tokens_.back().begin;
      flags = tokens_.back().flags & ~kFormFlags;
      tokens_.pop_back();
    }
    add(begin, end, kUrl | kWord | flags);
  }

  void scan_tag() {
    if (adjacent() || kind_at(at_ + 1) != Kind::kLetter) return add(at_, at_ + 1, kPunctuation);
    add(at_, skip_word_characters(at_ + 1), kWord);
  }

  // Symbols, emoji with their joiners among them (UAX #29, WB3c, WB4, WB15).
  void scan_symbol(const Decoded& d) {
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

  const std::string_view text_;
  const TokenTables& tables_;
  DictionaryWords& dictionary_;
  std::vector<std::size_t>& ends_;
  std::vector<Token>& tokens_;
  const Lines lines_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t pending_ = kLineStart | kParagraphStart;
};

}  // namespace

struct Tokenizer::Impl {
  DictionaryWords dictionary;
  std::vector<std::size_t> ends;
};

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::tokenize(std::string_view text, const TokenTables& tables, std::vector<Token>& tokens, bool by_blocks) {
  tokens.clear();
  Scanner(text, tables, impl_->dictionary, impl_->ends, tokens).run(by_blocks);
}

}  // namespace sayso::text
