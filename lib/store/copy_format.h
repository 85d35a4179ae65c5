// Rows in PostgreSQL's binary COPY format, which needs no escapes.
//
// Source: PostgreSQL's manual, COPY, "Binary Format": a signature, two words of header, then for each row the number of
// its fields and for each field its length (-1: NULL) and its bytes, all numbers in network order.
#ifndef SAYSO_STORE_COPY_FORMAT_H_
#define SAYSO_STORE_COPY_FORMAT_H_

#include <string>

#include "store/layout.h"
#include "store/rows.h"

namespace sayso::store {

void append_copy_header(std::string& out);
void append_copy_row(const Table& table, const Row& row, std::string& out);
void append_copy_end(std::string& out);

// JSON without U+0000, which PostgreSQL cannot store: each escape of it in a string becomes one of U+FFFD, in `json`
// itself. Gives how many there were.
std::size_t replace_nul(std::string& json);

}  // namespace sayso::store

#endif  // SAYSO_STORE_COPY_FORMAT_H_
