#include "format/http.h"

#include <algorithm>

#include "format/unpack.h"

namespace sayso::io {
namespace {

std::string lower(std::string_view s) {
  std::string out;
  for (const char c : s) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = s.find_first_not_of(kSpaces);
  return first == std::string_view::npos ? std::string_view()
                                         : s.substr(first, s.find_last_not_of(kSpaces) - first + 1);
}

// The chunks of a body, joined. Crawlers often keep the header and undo the chunks; then it is as it is.
enum class Chunks { kNone, kWhole, kCutOff };
Chunks join_chunks(std::string_view body, std::string& out) {
  bool first = true;
  while (!body.empty()) {
    const std::size_t line = body.find('\n');
    const std::string_view head = trimmed(body.substr(0, std::min(line, body.find(';'))));
    std::size_t size = 0;
    bool hex = !head.empty() && head.size() <= 8 && line != std::string_view::npos;
    for (const char c : head) {
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) {
        hex = false;
        break;
      }
      size = size * 16 + static_cast<std::size_t>(digit);
    }
    if (!hex) return first ? Chunks::kNone : Chunks::kCutOff;
    first = false;
    body.remove_prefix(line + 1);
    if (size == 0) return Chunks::kWhole;
    out += body.substr(0, size);
    if (size > body.size()) return Chunks::kCutOff;
    body.remove_prefix(size);
    if (body.starts_with("\r\n")) {
      body.remove_prefix(2);
    } else if (body.starts_with("\n")) {
      body.remove_prefix(1);
    }
  }
  return first ? Chunks::kNone : Chunks::kCutOff;
}

}  // namespace

Headers Headers::read(std::string_view lines) {
  Headers headers;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if ((line.starts_with(' ') || line.starts_with('\t')) && !headers.fields_.empty()) {
      headers.fields_.back().second += " " + std::string(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    headers.fields_.emplace_back(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  }
  return headers;
}

std::string_view Headers::operator[](std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (key == name) return value;
  }
  return {};
}

HeaderEnd end_of_headers(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (bytes.substr(at + 1).starts_with('\n')) return {at + 1, at + 2};
    if (bytes.substr(at + 1).starts_with("\r\n")) return {at + 1, at + 3};
  }
  return {};
}

std::optional<HttpResponse> read_http_response(std::string_view message, std::size_t max_bytes) {
  if (!message.starts_with("HTTP/")) return std::nullopt;
  HttpResponse response;
  const HeaderEnd end = end_of_headers(message);
  const std::string_view lines = message.substr(0, end.lines);
  const std::size_t space = lines.find(' ');
  for (std::size_t i = space; i != std::string_view::npos && i + 1 < lines.size() && i < space + 3; ++i) {
    const char c = lines[i + 1];
    if (c >= '0' && c <= '9') response.status = 10 * response.status + (c - '0');
  }
  const Headers headers = Headers::read(lines.substr(std::min(lines.find('\n'), lines.size() - 1) + 1));
  const std::string type = lower(headers["content-type"]);
  response.media_type = trimmed(std::string_view(type).substr(0, type.find(';')));
  if (const std::size_t at = type.find("charset="); at != std::string::npos) {
    response.charset = trimmed(std::string_view(type).substr(at + 8, type.find(';', at) - at - 8));
    std::erase_if(response.charset, [](char c) { return c == '"' || c == '\''; });
  }
  if (end.lines == std::string_view::npos) {
    response.problem = "the HTTP message breaks off in its headers";
    response.failed = true;
    return response;
  }
  std::string_view body = message.substr(end.rest);
  std::string joined;
  if (lower(headers["transfer-encoding"]).find("chunked") != std::string::npos) {
    const Chunks chunks = join_chunks(body, joined);
    if (chunks == Chunks::kCutOff) response.problem = "the body breaks off between its chunks";
    if (chunks != Chunks::kNone) body = joined;
  }
  const std::string encoding = lower(headers["content-encoding"]);
  const bool deflate = encoding == "deflate" || encoding == "x-deflate";
  if (body.starts_with("\x1F\x8B") || (deflate && body.find('<') > 200)) {
    Unpacked unpacked = inflate_all(body, max_bytes);
    response.failed = unpacked.too_large || unpacked.bytes.empty();
    if (unpacked.too_large) {
      response.problem = "the body is larger than " + std::to_string(max_bytes) +
                         " bytes when unpacked; raise the limit (--max-bytes)";
    } else if (!unpacked.complete) {
      response.problem = "the packed body breaks off or is damaged";
    }
    response.body = std::move(unpacked.bytes);
  } else if (encoding == "br" || encoding == "zstd" || encoding == "compress") {
    // Crawlers undo what they can; where a header is left and the body is a page, it was undone.
    if (body.substr(0, 500).find('<') == std::string_view::npos) {
      response.problem = "the body is packed by '" + encoding + "', which is not read";
      response.failed = true;
    } else {
      response.body = body;
    }
  } else {
    response.body = body;
  }
  return response;
}

}  // namespace sayso::io
