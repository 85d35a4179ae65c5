// Tokens: what the rules see of a text.
//
// A token is a word, a number, a mark or a symbol; white space is none. Boundaries are those of
// UAX #29, tailored so that rules read well, by shape and by the pack's clitics:
//
//   text            tokens                    why
//   30%  $1.1m      30 %    $ 1.1 m           a number is a token; what is glued behind it another
//   RM23.50  EUR5m  RM 23.50  EUR 5 m         currency codes of the pack before it too
//   6pm  2nd 1990s  6 pm    2 nd   1990 s
//   G20  COVID-19   G20     COVID - 19        a letter first: one word up to a hyphen
//   1,234.5         1,234.5                   grouping and decimal marks inside a number
//   34-year-old     34 - year - old           hyphens are tokens; see kSpaceBefore
//   2025-09-19 3-1  2025 - 09 - 19   3 - 1
//   U.S.  J.        U.S.    J.                single letters keep their stops
//   Sept.  Mr.      Sept .  Mr .              other abbreviations do not; sentences.h knows them
//   don't Trump's   do n't  Trump 's          clitics of the pack
//   AT&T            AT&T                      letters and & without space
//   @name #tag      @name   #tag              one token each
//   a@b.org  https://x.org/y                  one token each, kUrl
//   …  ...  —  --   one token each            runs of stops and of hyphens stay together
//
// Where none of these applies, tokens begin where UAX #29 has a boundary (word_break.h has that standard itself, and
// the tests hold the two against one another); white space is no token. Thai, Lao, Khmer, Burmese, Chinese and
// Japanese are cut by ICU's dictionaries.
//
// Tokens are an array of 16-byte rows; nothing is allocated for one.
#ifndef SAYSO_TEXT_TOKENS_H_
#define SAYSO_TEXT_TOKENS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::text {

// Flags of a token. The upper group depends on where it stands, the lower on its form alone.
enum TokenFlag : std::uint32_t {
  kWord = 1u << 0,         // holds a letter
  kNumber = 1u << 1,       // begins with a digit, or a decimal mark before one
  kPunctuation = 1u << 2,  // general category P
  kSymbol = 1u << 3,       // S, and anything else
  kUrl = 1u << 4,          // an address of a page or mailbox
  kCapital = 1u << 5,      // begins with an upper- or title-case letter
  kOwnStop = 1u << 6,      // a word that ends with a stop of its own: "U.S."

  kSpaceBefore = 1u << 8,
  kLineStart = 1u << 9,
  kParagraphStart = 1u << 10,
  kSentenceStart = 1u << 11,
  kSentenceEnd = 1u << 12,    // its last token
  kInQuotation = 1u << 13,    // between two paired marks, or one of them
  kOpeningMark = 1u << 14,    // a paired quotation mark that opens
  kClosingMark = 1u << 15,    // … that closes
};
inline constexpr std::uint32_t kFormFlags = 0xffu;

struct Token {
  std::uint32_t begin = 0;   // byte offset
  std::uint32_t length = 0;  // bytes
  std::uint32_t type = 0;    // filled in by the lexicon: which form this is
  std::uint32_t flags = 0;
  std::uint32_t end() const { return begin + length; }
};
static_assert(sizeof(Token) == 16);

inline std::string_view form_of(std::string_view text, const Token& token) {
  return text.substr(token.begin, token.length);
}

// What the pack says of words written together.
struct TokenTables {
  // Endings split off a word: "'s", "n't". Lower case, with the straight apostrophe; both apostrophes match.
  std::vector<std::string> clitics;
  // Codes split off a number behind them: "RM" of "RM23.50", "$A" of "$A5" (where the $ stands before it). As written, in ASCII.
  std::vector<std::string> prefixes = {};
};

// The ways to read tokens off; all find the same ones, and tests hold them against each other.
enum class TokenPath {
  kFastest,   // the best that the processor can
  kBlocks,    // by blocks of 64 bytes, as any processor can
  kStepwise,  // every token by itself
};

// Holds what is dear to make (an ICU iterator); keep one a thread. Not for two calls at a time.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // Replaces `tokens` by those of `text`, with the flags of form, kSpaceBefore, kLineStart and
  // kParagraphStart set (lines.h says what a paragraph is). Malformed bytes are symbols.
  // Texts up to 4 GiB. Linear.
  void tokenize(std::string_view text, const TokenTables& tables, std::vector<Token>& tokens, TokenPath path = TokenPath::kFastest);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sayso::text

#endif  // SAYSO_TEXT_TOKENS_H_
