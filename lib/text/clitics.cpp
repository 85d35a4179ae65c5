#include "text/clitics.h"

#include "text/characters.h"

namespace sayso::text {

std::size_t clitic_length(std::string_view text, std::size_t begin, std::size_t end, const std::vector<std::string>& clitics) {
  if (begin >= end) return 0;
  const char last = ascii_lower(text[end - 1]);
  for (const std::string& clitic : clitics) {
    if (clitic.back() != last && clitic.back() != '\'') continue;
    std::size_t at = end;
    std::size_t i = clitic.size();
    while (i > 0 && at > begin) {
      const std::string_view left = text.substr(begin, at - begin);
      if (clitic[i - 1] == '\'' && (left.ends_with("\xE2\x80\x99") || left.ends_with("\xE2\x80\x98"))) {
        at -= 3;
      } else if (ascii_lower(text[at - 1]) == clitic[i - 1]) {
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

}  // namespace sayso::text
