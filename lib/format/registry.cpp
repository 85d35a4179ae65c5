// The tables of formats. A new one: its make function's header above, its row below.
#include "sayso/io/record_reader.h"
#include "sayso/io/registry.h"

#include <algorithm>
#include <string>

#include "format/brat.h"
#include "format/brief_writer.h"
#include "format/cas.h"
#include "format/doccano.h"
#include "format/gqg_writer.h"
#include "format/html_reader.h"
#include "format/html_writer.h"
#include "format/json_reader.h"
#include "format/jsonl_reader.h"
#include "format/jsonl_writer.h"
#include "format/label_studio.h"
#include "format/markdown_writer.h"
#include "format/records_json.h"
#include "format/schema_org_writer.h"
#include "format/table_reader.h"
#include "format/table_writer.h"
#include "format/terminal_writer.h"
#include "format/text_reader.h"
#include "format/warc_reader.h"
#include "format/web_annotation_writer.h"

namespace sayso::io {
namespace {

constexpr std::string_view kTextEndings[] = {".txt", ".text"};
constexpr std::string_view kJsonlEndings[] = {".jsonl", ".ndjson"};

constexpr std::string_view kJsonEndings[] = {".json"};
constexpr std::string_view kCsvEndings[] = {".csv"};
constexpr std::string_view kTsvEndings[] = {".tsv", ".tab"};
constexpr std::string_view kHtmlEndings[] = {".html", ".htm", ".xhtml"};
constexpr std::string_view kWarcEndings[] = {".warc", ".wet"};
constexpr std::string_view kNinjsEndings[] = {".ninjs", ".ninjs.json"};
constexpr std::string_view kGqgEndings[] = {".gqg.json", ".gqg.jsonl"};
constexpr std::string_view kPackedEndings[] = {".gz", ".zst", ".zstd"};

constexpr ReaderFormat kReaders[] = {
    {"text", "plain text in UTF-8, one document a file", kTextEndings, make_text_reader},
    {"jsonl", "JSON, one object a line with its text, id, title, date, language", kJsonlEndings, make_jsonl_reader},
    {"json", "JSON, a list of such objects, or one", kJsonEndings, make_json_reader, true},
    {"csv", "a table, one document a row; the first row names the columns", kCsvEndings, make_csv_reader, true},
    {"tsv", "the same, parted by tabs", kTsvEndings, make_tsv_reader, true},
    {"html", "a web page: its article, and what it says of it", kHtmlEndings, make_html_reader},
    {"warc", "a web archive (WARC, WET): each page or text in it", kWarcEndings, make_warc_reader},
    {"ninjs", "news items of agencies in JSON, versions 1 to 3", kNinjsEndings, make_ninjs_reader},
    {"gqg", "GDELT's Global Quotation Graph: each quotation with what surrounds it", kGqgEndings, make_gqg_reader},
};

constexpr std::string_view kBratEndings[] = {".ann"};
constexpr std::string_view kXmiEndings[] = {".xmi"};

constexpr RecordFormat kRecords[] = {
    {"jsonl", "records as sayso writes them, schema sayso/1", kJsonlEndings, make_records_reader},
    {"brat", "brat's standoff, NAME.ann with NAME.txt beside it", kBratEndings, make_brat_reader, ".txt"},
    {"labelstudio", "tasks of Label Studio, as its export called JSON has them", kJsonEndings, make_label_studio_reader},
    {"doccano", "JSON lines of doccano, with entities and relations", kJsonlEndings, make_doccano_reader},
    {"casjson", "UIMA CAS as JSON 0.4, of INCEpTION and others", kJsonEndings, make_cas_json_reader},
    {"xmi", "UIMA CAS as XMI", kXmiEndings, make_cas_xmi_reader},
};
constexpr WriterFormat kWriters[] = {
    {"jsonl", "JSON, one object a document and line, schema sayso/1", make_jsonl_writer},
    {"brief", "for people: a line or two a record, without offsets", make_brief_writer},
    {"terminal", "the text with its quotes, speakers and numbers marked, wrapped at 80 columns", make_terminal_writer, WriterShape::kStream, true},
    {"html", "the same as one page for a browser", make_html_writer, WriterShape::kStream, true},
    {"csv", "a table, one row a quote, claim, time or source (--rows), for spreadsheets", make_csv_writer, WriterShape::kStream, true, true},
    {"tsv", "the same with tabs", make_tsv_writer, WriterShape::kStream, true, true},
    {"markdown", "a page to read and to paste, with links to the words", make_markdown_writer, WriterShape::kStream, true},
    {"webannotation", "W3C Web Annotation in JSON-LD, a page of annotations a document and line", make_web_annotation_writer, WriterShape::kStream, true},
    {"schemaorg", "schema.org in JSON-LD: the article, its quotations and claims, a document a line", make_schema_org_writer},
    {"gqg", "GDELT's Global Quotation Graph with more keys, a document a line", make_gqg_writer, WriterShape::kStream, true},
    {"brat", "for the annotation tool: NAME.txt and NAME.ann for each document, annotation.conf", make_brat_writer, WriterShape::kFolder, true},
    {"labelstudio", "tasks for Label Studio, with config.xml where it goes to a folder", make_label_studio_writer, WriterShape::kStream, true, false, "tasks.json"},
    {"doccano", "JSON lines for doccano, with its labels where it goes to a folder", make_doccano_writer, WriterShape::kStream, true, false, "examples.jsonl"},
    {"casjson", "UIMA CAS as JSON 0.4, a file a document, for INCEpTION and others", make_cas_json_writer, WriterShape::kFolder, true},
    {"xmi", "UIMA CAS as XMI, a file a document, with TypeSystem.xml", make_cas_xmi_writer, WriterShape::kFolder, true},
};

template <class Format>
const Format* find_in(std::span<const Format> formats, std::string_view name) {
  for (const Format& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::string_view unpacked_name(std::string_view path) {
  for (const std::string_view packed : kPackedEndings) {
    if (path.ends_with(packed)) return path.substr(0, path.size() - packed.size());
  }
  return path;
}

// How long the ending of the format is that the path has; 0: none.
std::size_t ending_in(const ReaderFormat& format, std::string_view path) {
  std::size_t longest = 0;
  for (const std::string_view ending : format.endings) {
    if (path.size() > ending.size() && path.ends_with(ending)) longest = std::max(longest, ending.size());
  }
  return longest;
}

// Whether the first line is an object by itself, and another one follows or the file ends.
bool begins_lines(std::string_view head) {
  const std::size_t line = head.find('\n');
  const std::string_view first = head.substr(0, line);
  const std::size_t last = first.find_last_not_of(" \t\r");
  if (line == std::string_view::npos) return true;  // longer than what is seen, as a line with a text in it is
  if (first[last] != '}' || last == 0) return false;
  const std::size_t next = head.find_first_not_of(" \t\r\n", line);
  return next == std::string_view::npos || head[next] == '{';
}

// A list of objects; a text may begin with a bracket as well.
bool begins_list(std::string_view head) {
  const std::size_t next = head.find_first_not_of(" \t\r\n", 1);
  return next != std::string_view::npos && (head[next] == '{' || head[next] == ']');
}

bool begins_page(std::string_view head) {
  std::string lower(head.substr(0, 1000));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<article"}) {
    if (lower.find(tag) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

std::span<const ReaderFormat> reader_formats() { return kReaders; }
std::span<const WriterFormat> writer_formats() { return kWriters; }
std::span<const RecordFormat> record_formats() { return kRecords; }
const RecordFormat* find_record_format(std::string_view name) { return find_in(record_formats(), name); }
const ReaderFormat* find_reader(std::string_view name) { return find_in(reader_formats(), name); }
const WriterFormat* find_writer(std::string_view name) { return find_in(writer_formats(), name); }

bool ReaderFormat::is_name(std::string_view path) const { return ending_in(*this, unpacked_name(path)) > 0; }

const ReaderFormat* reader_for_file(std::string_view path) {
  path = unpacked_name(path);
  const ReaderFormat* best = nullptr;
  std::size_t longest = 0;
  for (const ReaderFormat& format : kReaders) {
    const std::size_t length = ending_in(format, path);
    if (length <= longest) continue;
    best = &format;
    longest = length;
  }
  return best;
}

const ReaderFormat* reader_for_content(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return find_reader("text");
  head.remove_prefix(first);
  if (head.starts_with("WARC/")) return find_reader("warc");
  if (head.starts_with('[')) return find_reader(begins_list(head) ? "json" : "text");
  if (head.starts_with('{')) return find_reader(begins_lines(head) ? "jsonl" : "json");
  if (head.starts_with('<') && begins_page(head)) return find_reader("html");
  return find_reader("text");
}

}  // namespace sayso::io
