// The tables of formats. A new one: its make function's header above, its row below.
#include "sayso/io/record_reader.h"
#include "sayso/io/registry.h"

#include "format/brief_writer.h"
#include "format/html_writer.h"
#include "format/jsonl_reader.h"
#include "format/jsonl_writer.h"
#include "format/records_json.h"
#include "format/table_writer.h"
#include "format/terminal_writer.h"
#include "format/text_reader.h"

namespace sayso::io {
namespace {

constexpr std::string_view kTextEndings[] = {".txt", ".text"};
constexpr std::string_view kJsonlEndings[] = {".jsonl", ".ndjson"};

constexpr ReaderFormat kReaders[] = {
    {"text", "plain text in UTF-8, one document a file", kTextEndings, make_text_reader},
    {"jsonl", "JSON, one object a line with its text, id, title, date, language", kJsonlEndings, make_jsonl_reader},
};
constexpr std::string_view kRecordEndings[] = {".jsonl", ".ndjson"};

constexpr RecordFormat kRecords[] = {
    {"jsonl", "records as sayso writes them, schema sayso/1", kRecordEndings, make_records_reader},
};
constexpr WriterFormat kWriters[] = {
    {"jsonl", "JSON, one object a document and line, schema sayso/1", make_jsonl_writer},
    {"brief", "for people: a line or two a record, without offsets", make_brief_writer},
    {"terminal", "the text with its quotes, speakers and numbers marked, wrapped at 80 columns", make_terminal_writer, WriterShape::kStream, true},
    {"html", "the same as one page for a browser", make_html_writer, WriterShape::kStream, true},
    {"csv", "a table, one row a quote, claim, time or source (--rows), for spreadsheets", make_csv_writer, WriterShape::kStream, true, true},
    {"tsv", "the same with tabs", make_tsv_writer, WriterShape::kStream, true, true},
};

template <class Format>
const Format* find_in(std::span<const Format> formats, std::string_view name) {
  for (const Format& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace

std::span<const ReaderFormat> reader_formats() { return kReaders; }
std::span<const WriterFormat> writer_formats() { return kWriters; }
std::span<const RecordFormat> record_formats() { return kRecords; }
const RecordFormat* find_record_format(std::string_view name) { return find_in(record_formats(), name); }
const ReaderFormat* find_reader(std::string_view name) { return find_in(reader_formats(), name); }
const WriterFormat* find_writer(std::string_view name) { return find_in(writer_formats(), name); }

const ReaderFormat* reader_for_file(std::string_view path) {
  for (const ReaderFormat& format : kReaders) {
    for (const std::string_view ending : format.endings) {
      if (path.size() > ending.size() && path.ends_with(ending)) return &format;
    }
  }
  return nullptr;
}

const ReaderFormat* reader_for_content(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return find_reader(first != std::string_view::npos && head[first] == '{' ? "jsonl" : "text");
}

}  // namespace sayso::io
