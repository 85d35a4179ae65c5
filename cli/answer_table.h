// The answer of a database as text: a table for people, CSV, or JSON lines.
#ifndef SAYSO_CLI_ANSWER_TABLE_H_
#define SAYSO_CLI_ANSWER_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/io/store.h"

namespace sayso::cli {

enum class AnswerFormat : std::uint8_t { kTable, kCsv, kJson };

std::vector<std::string> answer_formats();
std::optional<AnswerFormat> answer_format_from(std::string_view name);

// The table leaves out columns without any value and shortens long cells; the others give all.
std::string written(const io::Answer& answer, AnswerFormat format);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_ANSWER_TABLE_H_
