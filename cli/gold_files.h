// Annotated documents out of files, for what compares records with them and what counts by them.
#ifndef SAYSO_CLI_GOLD_FILES_H_
#define SAYSO_CLI_GOLD_FILES_H_

#include <cstdint>
#include <functional>
#include <string>

#include "sayso/io/reader.h"
#include "sayso/result.h"

namespace sayso::cli {

// Takes one document: its JSON, the file or "" for standard input, the number of its line from 1 or 0 for a whole file.
using TakeGold = std::function<Status(std::string json, const std::string& file, std::uint32_t line)>;

// A file that ends in .json is one document, any other has one a line; a folder stands for its *.gold.json, by name; "-"
// is standard input. The first error ends it.
Status read_gold_files(const std::string& path, const TakeGold& take);

// The text of a gold document: its own, or that of the file beside it, NAME.txt beside NAME.gold.json.
Result<io::Item> gold_text(std::string json, const std::string& file, std::uint32_t line);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_GOLD_FILES_H_
