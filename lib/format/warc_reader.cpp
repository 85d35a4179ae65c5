#include "format/warc_reader.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "format/archive_bytes.h"
#include "format/charset.h"
#include "format/fields.h"
#include "format/html_reader.h"
#include "format/http.h"
#include "format/item.h"

namespace sayso::io {
namespace {

constexpr std::string_view kVersion = "WARC/1.";
constexpr std::string_view kNextRecord = "\nWARC/1.";
constexpr std::size_t kMaxHeaders = std::size_t{256} << 10;
constexpr std::size_t kHttpHeaders = std::size_t{16} << 10;  // within which those of a message end
constexpr std::string_view kRecordEnd = "\r\n\r\n";

bool is_page(std::string_view media_type) { return media_type == "text/html" || media_type == "application/xhtml+xml"; }

// What a body is whose type nobody tells.
bool looks_like_page(std::string_view body) {
  std::string head(body.substr(0, 1000));
  for (char& c : head) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos;
}

// "eng,fra" and "en-GB, fr" name the first; ICU shortens codes of three letters where there are some of two.
std::string first_language(std::string_view written) {
  const std::string tag = language_tag(written);
  if (tag.size() != 3) return tag;
  char code[ULOC_LANG_CAPACITY] = {};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(tag.c_str(), code, sizeof code, &status);
  return U_SUCCESS(status) && code[0] ? std::string(code) : tag;
}

bool holds_document(const HttpResponse& response) {
  if (response.status != 200 && response.status != 0) return false;
  if (response.media_type.empty()) return looks_like_page(response.body) || response.failed;
  return is_page(response.media_type) || response.media_type == "text/plain";
}

struct Record {
  Headers headers;
  std::uint64_t offset = 0;     // in the file
  std::size_t header_size = 0;  // with the empty line
  std::uint64_t body_size = 0;
};

class WarcReader : public Reader {
 public:
  WarcReader(std::unique_ptr<ByteSource> source, ReaderOptions options)
      : bytes_(std::move(source)), options_(std::move(options)) {}

  Result<std::optional<Item>> next() override {
    for (;;) {
      while (bytes_.need(1) && (bytes_.window()[0] == '\r' || bytes_.window()[0] == '\n')) bytes_.pass(1);
      if (bytes_.window().empty()) {
        if (auto damage = bytes_.take_damage())
          return failed(bytes_.offset(), damage->code, std::move(damage->message));
        return std::optional<Item>();
      }
      const std::uint64_t offset = bytes_.offset();
      bytes_.need(kVersion.size());
      if (!bytes_.window().starts_with(kVersion)) {
        const std::uint64_t skipped = to_next_record();
        return failed(
            offset, ErrorCode::kMalformedInput,
            "no record of WARC begins here; " + std::to_string(skipped) + " bytes were skipped up to the next one");
      }
      Record record;
      record.offset = offset;
      std::string problem;
      if (!read_headers(record, problem)) {
        bytes_.pass(kVersion.size());
        to_next_record();
        return failed(offset, ErrorCode::kMalformedInput, std::move(problem));
      }
      auto item = wanted(record.headers) ? read_record(record) : pass_record(record);
      if (item) return item;
    }
  }

 private:
  std::optional<Item> failed(std::uint64_t offset, ErrorCode code, std::string message) const {
    Item item;
    item.position.file = options_.name;
    item.offset = offset;
    item.input.id = (options_.name.empty() ? "0" : options_.name) + "@" + std::to_string(offset);
    add_error(item, code, Severity::kError, std::move(message) + " (at byte " + std::to_string(offset) + ")");
    return item;
  }

  // Passes over bytes up to the next that begin a record, and tells how many.
  std::uint64_t to_next_record() {
    std::uint64_t skipped = 0;
    for (;;) {
      const std::string_view window = bytes_.window();
      std::size_t at = window.find(kNextRecord);
      if (const auto member = bytes_.next_member(); member && window.substr(*member).starts_with(kVersion))
        at = std::min(at, *member - 1);
      if (at != std::string_view::npos) {
        bytes_.pass(at + 1);
        return skipped + at + 1;
      }
      // The beginning of such a line may be there already, or a member whose first bytes are not.
      const std::size_t keep = std::min(kNextRecord.size(), window.size());
      if (window.size() > keep) {
        skipped += window.size() - keep;
        bytes_.pass(window.size() - keep);
      }
      if (!bytes_.more()) {
        skipped += bytes_.window().size();
        bytes_.pass(bytes_.window().size());
        return skipped;
      }
    }
  }

  bool read_headers(Record& record, std::string& problem) {
    HeaderEnd end;
    for (std::size_t size = 4096;; size *= 2) {
      const bool all = bytes_.need(size);
      end = end_of_headers(bytes_.window());
      if (end.lines != std::string_view::npos) break;
      if (!all || size >= kMaxHeaders) {
        problem = "the headers of the record break off";
        return false;
      }
    }
    const std::string_view lines = bytes_.window().substr(0, end.lines);
    record.header_size = end.rest;
    record.headers = Headers::read(lines.substr(lines.find('\n') + 1));
    const std::string_view length = record.headers["content-length"];
    const auto [stop, code] = std::from_chars(length.data(), length.data() + length.size(), record.body_size);
    if (code != std::errc() || stop != length.data() + length.size()) {
      problem = "the record says no length that is a number";
      return false;
    }
    return true;
  }

  static bool wanted(const Headers& headers) {
    const std::string_view type = headers["warc-type"], content = headers["content-type"];
    if (type == "response") return content.empty() || content.starts_with("application/http");
    return type == "conversion" && (content.empty() || content.starts_with("text/plain"));
  }

  // Over a record that holds no document; an item only where it is broken.
  std::optional<Item> pass_record(const Record& record) {
    bytes_.pass(record.header_size);
    if (!bytes_.skip(record.body_size)) return breaks_off(record);
    if (ends_here()) return std::nullopt;
    to_next_record();
    return failed(record.offset, ErrorCode::kMalformedInput,
                  "the record is longer than the " + std::to_string(record.body_size) + " bytes that it says");
  }

  std::optional<Item> breaks_off(const Record& record) {
    if (auto damage = bytes_.take_damage()) {
      return failed(record.offset, damage->code, "the record is damaged: " + damage->message);
    }
    return failed(record.offset, ErrorCode::kMalformedInput,
                  "the record breaks off before the " + std::to_string(record.body_size) + " bytes that it says");
  }

  // Whether a record ends before the window: an empty line and another, or what comes when they were forgotten.
  bool ends_here() {
    bytes_.need(kRecordEnd.size() + kVersion.size());
    std::string_view window = bytes_.window();
    if (window.empty() || window.starts_with(kRecordEnd) || bytes_.at_member()) return true;
    while (window.starts_with('\r') || window.starts_with('\n')) window.remove_prefix(1);
    return window.empty() || window.starts_with(kVersion);
  }

  // How far behind the headers another record begins, where a length leads into the midst of one.
  std::size_t next_inside(const Record& record, std::size_t most) const {
    const std::string_view body = bytes_.window().substr(record.header_size, most);
    std::size_t at = body.find(kNextRecord);
    if (at != std::string_view::npos) ++at;
    if (const auto member = bytes_.next_member(); member && *member >= record.header_size)
      at = std::min(at, *member - record.header_size);
    return at;
  }

  std::optional<Item> read_record(const Record& record) {
    if (record.body_size > options_.max_bytes) {
      // A film is no document, however long it is.
      bytes_.need(record.header_size + kHttpHeaders);
      const std::string_view beginning = bytes_.window().substr(record.header_size, kHttpHeaders);
      if (const auto response = read_http_response(beginning, kHttpHeaders); response && !holds_document(*response))
        return pass_record(record);
      bytes_.pass(record.header_size);
      if (!bytes_.skip(record.body_size)) return breaks_off(record);
      if (!ends_here()) to_next_record();
      return failed(record.offset, ErrorCode::kTooLarge, over_limit("the record", options_.max_bytes));
    }
    const std::size_t size = record.header_size + static_cast<std::size_t>(record.body_size);
    const bool all = bytes_.need(size);
    const auto member = bytes_.next_member();
    if (!all || (member && *member < size)) {
      const std::size_t inside = next_inside(record, record.body_size);
      if (inside != std::string_view::npos) {
        bytes_.pass(record.header_size + inside);
        return failed(record.offset, ErrorCode::kMalformedInput,
                      "the record is shorter than the " + std::to_string(record.body_size) + " bytes that it says");
      }
      bytes_.pass(bytes_.window().size());
      return breaks_off(record);
    }
    Item item;
    item.position.file = options_.name;
    item.offset = record.offset;
    const bool page = read_document(record, bytes_.window().substr(record.header_size, record.body_size), item);
    // The end is looked for when the body is read, as looking may move what is in memory.
    if (!ends_at(size)) {
      const std::size_t inside = next_inside(record, record.body_size);
      if (inside != std::string_view::npos) {
        bytes_.pass(record.header_size + inside);
      } else {
        bytes_.pass(size);
        to_next_record();
      }
      return failed(record.offset, ErrorCode::kMalformedInput,
                    "the record does not end after the " + std::to_string(record.body_size) + " bytes that it says");
    }
    bytes_.pass(size);
    while (bytes_.need(1) && (bytes_.window()[0] == '\r' || bytes_.window()[0] == '\n') && !bytes_.at_member())
      bytes_.pass(1);
    item.length = bytes_.offset() - record.offset;
    return page ? std::optional<Item>(std::move(item)) : std::nullopt;
  }

  bool ends_at(std::size_t size) {
    bytes_.need(size + kRecordEnd.size() + kVersion.size());
    const auto member = bytes_.next_member();
    std::string_view behind = bytes_.window().substr(size);
    if (behind.empty() || behind.starts_with(kRecordEnd) || (member && *member == size)) return true;
    while (behind.starts_with('\r') || behind.starts_with('\n')) behind.remove_prefix(1);
    return behind.empty() || behind.starts_with(kVersion);
  }

  // False where the record holds no document.
  bool read_document(const Record& record, std::string_view body, Item& item) const {
    std::string_view id = record.headers["warc-record-id"];
    if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
    std::string_view address = record.headers["warc-target-uri"];
    if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
    item.input.uri = address;
    item.input.id = !id.empty() ? id : !address.empty() ? address : std::string_view();
    if (item.input.id.empty())
      item.input.id = (options_.name.empty() ? "0" : options_.name) + "@" + std::to_string(record.offset);
    if (record.headers["warc-type"] == "conversion") {
      item.input.language = first_language(record.headers["warc-identified-content-language"]);
      item.text = to_utf8(body, "utf-8", false, item);
    } else {
      auto response = read_http_response(body, options_.max_bytes);
      if (!response) {
        add_error(item, ErrorCode::kMalformedInput, Severity::kError,
                  "the record holds no HTTP message (at byte " + std::to_string(record.offset) + ")");
        return true;
      }
      if (!holds_document(*response)) return false;
      const bool plain = response->media_type == "text/plain";
      if (!response->problem.empty()) {
        add_error(item, ErrorCode::kMalformedInput, response->failed ? Severity::kError : Severity::kWarning,
                  response->problem);
      }
      if (response->failed) return true;
      if (response->body.size() > options_.max_bytes) {
        add_error(item, ErrorCode::kTooLarge, Severity::kError, over_limit("the page", options_.max_bytes));
        return true;
      }
      if (plain) {
        item.text = to_utf8(response->body, response->charset, false, item);
      } else {
        read_page(response->body, response->charset, item);
      }
    }
    if (item.failed()) {
      item.text = {};
    } else if (item.input.published.empty()) {
      if (auto date = iso_date(record.headers["warc-date"])) {
        item.input.published = *date;
        add_error(item, ErrorCode::kMalformedInput, Severity::kNote,
                  "the page does not say when it was published; its date is that of the crawl");
      }
    }
    return true;
  }

  ArchiveBytes bytes_;
  ReaderOptions options_;
};

}  // namespace

std::unique_ptr<Reader> make_warc_reader(std::unique_ptr<ByteSource> source, ReaderOptions options) {
  return std::make_unique<WarcReader>(std::move(source), std::move(options));
}

}  // namespace sayso::io
