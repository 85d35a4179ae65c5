// Tokens: both paths give the same; they cover everything but white space, in order; their flags fit their form and place.
// Word boundaries of UAX #29: from the start to the end, in order, between characters.
#include "cut.h"
#include "fuzz.h"
#include "text/characters.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_break.h"

using namespace sayso;

namespace {

void check_gap(std::string_view text, std::size_t at, std::size_t to, bool& space, bool& line) {
  space = line = at == 0;
  while (at < to) {
    const text::Decoded d = text::decode(text, at);
    fuzz::check(!d.malformed && text::kind_of(d.codepoint) == text::CharacterKind::kSpace);
    line = line || text::line_break_length(text, at) > 0;
    space = true;
    at += d.length;
  }
  fuzz::check(at == to);
}

void check_tokens(std::string_view text, const std::vector<text::Token>& tokens) {
  constexpr std::uint32_t kKinds = text::kWord | text::kNumber | text::kPunctuation | text::kSymbol;
  constexpr std::uint32_t kPlaces = text::kSpaceBefore | text::kLineStart | text::kParagraphStart;
  std::size_t at = 0;
  bool space = false, line = false;
  for (const text::Token& token : tokens) {
    fuzz::check(token.length > 0 && token.begin >= at && token.end() <= text.size());
    check_gap(text, at, token.begin, space, line);
    fuzz::check((token.flags & ~(text::kFormFlags | kPlaces)) == 0);
    const std::uint32_t kind = token.flags & kKinds;
    fuzz::check(kind != 0 && (kind & (kind - 1)) == 0);
    if (at > 0) fuzz::check(space == ((token.flags & text::kSpaceBefore) != 0) && line == ((token.flags & text::kLineStart) != 0));
    if (token.flags & text::kParagraphStart) fuzz::check((token.flags & text::kLineStart) != 0);
    at = token.end();
  }
  check_gap(text, at, text.size(), space, line);
  if (!tokens.empty()) fuzz::check((tokens[0].flags & text::kParagraphStart) != 0);
}

void check_boundaries(std::string_view text) {
  static std::vector<std::uint32_t> boundaries;
  text::word_boundaries(text, boundaries);
  fuzz::check(text.empty() ? boundaries.empty() : boundaries.front() == 0 && boundaries.back() == text.size());
  std::size_t next = 0;
  for (std::size_t at = 0; at < text.size(); at += text::decode(text, at).length) {
    if (next < boundaries.size() && boundaries[next] == at) ++next;
  }
  fuzz::check(text.empty() || next + 1 == boundaries.size());  // all but the last were met, so none is inside a character
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static fuzz::Cutter cutter;
  static lexicon::TypeTable types;
  static std::vector<text::Token> other;
  cutter.read(data, size);
  cutter.tokenize();
  check_tokens(cutter.text, cutter.tokens);
  check_boundaries(cutter.text);

  for (const text::TokenPath path : {text::TokenPath::kBlocks, text::TokenPath::kStepwise}) {
    cutter.tokenizer.tokenize(cutter.text, cutter.pack->tokens, other, path);
    fuzz::check(other.size() == cutter.tokens.size());
    for (std::size_t i = 0; i < other.size(); ++i) {
      const text::Token& a = other[i];
      const text::Token& b = cutter.tokens[i];
      fuzz::check(a.begin == b.begin && a.length == b.length && a.flags == b.flags);
    }
  }

  lexicon::intern_tokens(cutter.text, types, cutter.tokens);
  for (const text::Token& token : cutter.tokens) fuzz::check(types.form(token.type) == text::form_of(cutter.text, token));
  if (types.size() > 100'000) types.clear();
  return 0;
}
