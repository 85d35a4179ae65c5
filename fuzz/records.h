// What the fuzz targets of record readers share: whatever the bytes are, each document fails with a reason or is whole, and
// one that is whole is written and read back as it is, in our own format and in the one that it came from.
#ifndef SAYSO_FUZZ_RECORDS_H_
#define SAYSO_FUZZ_RECORDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fuzz.h"
#include "sayso/io/record_reader.h"
#include "sayso/io/registry.h"

namespace sayso::fuzz {

inline std::vector<io::RecordItem> read_items(std::string_view format, std::string_view bytes, std::string_view text) {
  io::RecordReaderOptions options;
  options.name = "a";
  options.find_text = [text](const std::string&) { return std::optional<std::string>(text); };
  const auto reader = io::find_record_format(format)->make(io::read_memory(bytes), std::move(options));
  std::vector<io::RecordItem> items;
  for (;;) {
    auto next = reader->next();
    check(next.ok());
    if (!*next) return items;
    items.push_back(std::move(**next));
  }
}

inline std::string as_json(const Document& document, std::string_view text) {
  std::string json;
  io::find_writer("jsonl")->make({.with_text = true})->write(document, text, json);
  return json;
}

inline void check_records(std::string_view format, std::string_view bytes, std::string_view text = {}) {
  for (const io::RecordItem& item : read_items(format, bytes, text)) {
    if (item.failed()) {
      check(!item.errors.empty() && !item.errors.back().message.empty() && item.document.quotes.empty());
      continue;
    }
    if (!item.has_text) continue;
    const std::string json = as_json(item.document, item.text);
    const auto again = read_items("jsonl", json, {});
    check(again.size() == 1 && !again[0].failed() && as_json(again[0].document, again[0].text) == json);
    for (const io::WriterFormat& writer : io::writer_formats()) {
      std::string out;
      const auto made = writer.make({});
      made->write(item.document, item.text, out);
      made->files(item.document, item.text);
    }
  }
}

}  // namespace sayso::fuzz

#endif  // SAYSO_FUZZ_RECORDS_H_
