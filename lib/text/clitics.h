// Clitics: endings that a pack splits off a word, "'s" and "n't".
#ifndef SAYSO_TEXT_CLITICS_H_
#define SAYSO_TEXT_CLITICS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::text {

// Bytes of the first of `clitics` (lower case, with straight apostrophes) that ends text[begin, end), or 0. Letters match
// in either case, apostrophes in either form. A clitic is never all of it. Cost: the bytes compared.
std::size_t clitic_length(std::string_view text, std::size_t begin, std::size_t end, const std::vector<std::string>& clitics);

}  // namespace sayso::text

#endif  // SAYSO_TEXT_CLITICS_H_
