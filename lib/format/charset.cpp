#include "format/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "format/item.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

constexpr std::size_t kMetaWithin = 4096;     // browsers look at 1,024 bytes; pages that put it later are mended here
constexpr std::size_t kDetectWithin = 65536;  // what the detector is given
constexpr int kMinConfidence = 20;            // of ICU's detector, of 100
constexpr std::string_view kDefault = "windows-1252";

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string lower(std::string_view s) {
  std::string out;
  for (const char c : s) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Names that mean something else on the web than in the tables of ICU. https://encoding.spec.whatwg.org/#names-and-labels
struct Alias {
  std::string_view name, icu;
};
constexpr Alias kAliases[] = {
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"big5", "big5-hkscs"},
    {"utf8", "utf-8"},
    {"win-1251", "windows-1251"},
    {"cp1251", "windows-1251"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
};

// What ICU calls it; empty where it knows no such thing, or it is none that a page may have.
std::string icu_name(std::string_view declared) {
  std::string name = lower(declared);
  std::erase_if(name, [](char c) { return c == '"' || c == '\'' || c == ' ' || c == '\t'; });
  for (const Alias& alias : kAliases) {
    if (alias.name == name) return std::string(alias.icu);
  }
  if (name.empty() || name.size() > 60 || name.starts_with("utf-7") || name.starts_with("utf7")) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name.c_str(), &status));
  return U_FAILURE(status) || !converter ? std::string() : name;
}

// charset=… in the first bytes of the page, as <meta charset> or in its content.
std::string declared_inside(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, kMetaWithin));
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos; meta = head.find("<meta", meta + 1)) {
    const std::string_view tag = std::string_view(head).substr(meta, head.find('>', meta) - meta);
    std::size_t at = tag.find("charset");
    if (at == std::string_view::npos) continue;
    at = tag.find_first_not_of(" \t\r\n", at + 7);
    if (at == std::string_view::npos || tag[at] != '=') continue;
    at = tag.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at == std::string_view::npos) continue;
    const std::string name(tag.substr(at, tag.find_first_of(" \t\r\n\"';/", at) - at));
    // Who can read this in bytes of one each sees that it is no UTF-16.
    return name.starts_with("utf-16") || name.starts_with("utf-32") ? "utf-8" : name;
  }
  if (head.starts_with("<?xml")) {
    const std::string_view tag = std::string_view(head).substr(0, head.find('>'));
    const std::size_t at = tag.find("encoding=");
    if (at != std::string_view::npos && at + 10 < tag.size())
      return std::string(tag.substr(at + 10, tag.find_first_of("\"'", at + 10) - at - 10));
  }
  return {};
}

std::string guess(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return std::string(kDefault);
  ucsdet_enableInputFilter(detector.get(), 1);  // markup says nothing about letters
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min(bytes.size(), kDetectWithin)),
                 &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match || ucsdet_getConfidence(match, &status) < kMinConfidence)
    return std::string(kDefault);
  const char* name = ucsdet_getName(match, &status);
  const std::string found = U_SUCCESS(status) && name ? icu_name(name) : std::string();
  // It takes short texts for these now and then; they are never met without being declared.
  if (found.empty() || found.starts_with("utf-16") || found.starts_with("utf-32") || found.starts_with("ibm4"))
    return std::string(kDefault);
  return found == "utf-8" ? std::string(kDefault) : found;
}

std::string convert(std::string_view bytes, const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(name.c_str(), &status));
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return text::well_formed(bytes);
  std::string out;
  std::vector<char> block(std::size_t{64} << 10);
  std::vector<UChar> pivot(std::size_t{16} << 10);
  UChar *pivot_from = pivot.data(), *pivot_to = pivot.data();
  const char* source = bytes.data();
  bool first = true;
  do {
    char* target = block.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, block.data() + block.size(), &source, bytes.data() + bytes.size(),
                   pivot.data(), &pivot_from, &pivot_to, pivot.data() + pivot.size(), first, true, &status);
    first = false;
    out.append(block.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

bool has_letters_beyond_ascii(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// Whether what is malformed is a slip in a text that is UTF-8, such as a character cut in two by whoever shortened it.
bool mostly_utf8(std::string_view bytes) {
  constexpr std::size_t kMost = 1000;
  const auto bad = text::malformed_ranges(bytes, kMost);
  if (bad.size() >= kMost) return false;
  std::size_t broken = 0, good = 0;
  for (const auto& range : bad) broken += range.end - range.begin;
  for (const char c : bytes) good += (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
  good -= std::min(good, broken);
  return broken * 10 < good || (broken <= 3 && good >= broken);
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view declared, bool page, Item& item) {
  const auto warn = [&](std::string message) {
    add_error(item, ErrorCode::kMalformedText, Severity::kWarning, std::move(message));
  };
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return convert(bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
  }
  const std::string said_by_page = page ? declared_inside(bytes) : std::string();
  const std::string http = icu_name(declared), meta = icu_name(said_by_page);
  const std::string said(!declared.empty() ? declared : std::string_view(said_by_page));
  if (!has_letters_beyond_ascii(bytes) && !http.starts_with("iso-2022") && !meta.starts_with("iso-2022") &&
      !http.starts_with("utf-16"))
    return std::string(bytes);
  if (text::malformed_ranges(bytes, 1).empty() && !http.starts_with("utf-16")) {
    const std::string& name = !http.empty() ? http : meta;
    if (name.empty()) {
      warn(said.empty() ? "no encoding is declared; it is UTF-8 and was read as that"
                        : "the encoding '" + said + "' is not known; it is UTF-8 and was read as that");
    } else if (name != "utf-8" && !name.starts_with("iso-2022")) {
      warn("the encoding '" + said + "' is declared, but it is UTF-8 and was read as that");
    }
    if (!name.starts_with("iso-2022")) return std::string(bytes);
  }
  std::string problem;
  for (const std::string& name : {http, meta}) {
    if (name.empty()) continue;
    if (name == "utf-8") {
      if (mostly_utf8(bytes)) {
        warn("it is not UTF-8 everywhere; what was malformed was read as U+FFFD");
        return text::well_formed(bytes);
      }
      problem = "UTF-8 is declared, but it is not; it";
      continue;
    }
    std::string out = convert(bytes, name);
    std::size_t lost = 0;
    for (std::size_t at = out.find("\xEF\xBF\xBD"); at != std::string::npos; at = out.find("\xEF\xBF\xBD", at + 3))
      ++lost;
    if (lost * 100 > out.size()) {
      problem = "the encoding '" + name + "' is declared, but it is not; it";
      continue;
    }
    if (lost > 0) warn("some of its bytes are no '" + name + "'; they were read as U+FFFD");
    return out;
  }
  const std::string guessed = guess(bytes);
  if (problem.empty())
    problem = said.empty() ? "no encoding is declared; it" : "the encoding '" + said + "' is not known; it";
  warn(problem + " was read as " + guessed);
  return convert(bytes, guessed);
}

}  // namespace sayso::io
