#include "text/addresses.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace sayso::text {
namespace {

bool ends_address(std::uint32_t c) {
  return c == '<' || c == '>' || c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || c < 0x20;
}

bool is_sentence_mark(char c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\'' || c == '*';
}

}  // namespace

std::size_t address_end(std::string_view text, std::size_t begin, std::size_t at) {
  while (at < text.size()) {
    const Decoded d = decode(text, at);
    if (d.malformed || ends_address(d.codepoint) || kind_of(d.codepoint) == CharacterKind::kSpace) break;
    at += d.length;
  }
  const std::string_view address = text.substr(begin, at - begin);
  auto open = std::count(address.begin(), address.end(), '(') - std::count(address.begin(), address.end(), ')');
  while (at > begin) {
    const char last = text[at - 1];
    const std::string_view left = text.substr(begin, at - begin);
    if (is_sentence_mark(last) || last == ']' || last == '}') {
      --at;
    } else if (last == ')' && open < 0) {
      ++open;
      --at;
    } else if (left.ends_with("\xE2\x80\x99") || left.ends_with("\xE2\x80\xA6")) {
      at -= 3;
    } else {
      break;
    }
  }
  return at;
}

std::size_t mail_host_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t label = at;
  bool dotted = false;
  for (std::size_t i = at; i < text.size() && i - at < 255; ++i) {
    const char c = text[i];
    if (is_ascii_letter(c) || is_ascii_digit(c) || (c == '-' && i > label)) {
      if (dotted && is_ascii_letter(c) && i > label) end = i + 1;
      continue;
    }
    if (c != '.' || i == label) break;
    dotted = true;
    label = i + 1;
  }
  return end;
}

bool is_mail_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

}  // namespace sayso::text
