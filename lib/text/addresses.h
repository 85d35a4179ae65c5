// Addresses of pages and mailboxes, found by their shape.
#ifndef SAYSO_TEXT_ADDRESSES_H_
#define SAYSO_TEXT_ADDRESSES_H_

#include <cstddef>
#include <string_view>

namespace sayso::text {

// Where the address ends whose "://", path or host goes on at `at`: before white space, a quotation mark or
// an angle bracket, and without the punctuation that belongs to the sentence. Linear in the address.
std::size_t address_end(std::string_view text, std::size_t begin, std::size_t at);

// The end of the host name of a mailbox that begins at `at`, behind the "@"; `at` where there is none.
std::size_t mail_host_end(std::string_view text, std::size_t at);

// Whether `c` may stand in front of the "@".
bool is_mail_character(char c);

}  // namespace sayso::text

#endif  // SAYSO_TEXT_ADDRESSES_H_
