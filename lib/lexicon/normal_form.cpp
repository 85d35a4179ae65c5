// The normal form, in two ways: a byte loop for ASCII, utf8proc for the rest.
//
// NFKC_Casefold (Unicode Standard, 3.13 and 5.18) does the general work. Marks are unified by hand, before
// it runs: NFKC leaves the curly marks and the dashes alone, and would turn an acute accent that is used as
// an apostrophe into a space. A form that is nothing but dashes is one dash, and nothing but stops an
// ellipsis, so that "--" meets "—" and "…" meets "....".
#include "lexicon/normal_form.h"

#include <utf8proc.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace sayso::lexicon {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The ASCII mark that stands for `codepoint`, or 0.
char plain_mark(utf8proc_int32_t codepoint) {
  switch (codepoint) {
    case '`': case 0xB4: case 0x2BC: case 0x2018: case 0x2019: case 0x201A: case 0x201B:
    case 0x2032: case 0x2035: case 0x2039: case 0x203A: case 0xFF07: case 0xFF40:
      return '\'';
    case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0x2036:
    case 0x275D: case 0x275E: case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0x301D: case 0x301E:
    case 0x301F: case 0xFF02:
      return '"';
    case 0xAD:
      return 0;  // a soft hyphen is no dash: the folding drops it
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2043: case 0x2212:
    case 0x2E3A: case 0x2E3B: case 0xFE58: case 0xFE63: case 0xFF0D:
      return '-';
    default:
      return 0;
  }
}

char fold_ascii(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + ('a' - 'A'));
  return c == '`' ? '\'' : c;
}

// What can only be seen once the whole form is there.
void unify_runs(std::string& form) {
  if (form.size() < 2) return;
  if (form == "''") {
    form = "\"";
  } else if (form.find_first_not_of('-') == std::string::npos) {
    form = "-";
  } else if (form.find_first_not_of('.') == std::string::npos) {
    form = "...";
  }
}

// The form as UTF-8 that is well formed, with plain marks.
std::string with_plain_marks(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(form.data());
  for (std::size_t at = 0; at < form.size();) {
    utf8proc_int32_t codepoint = -1;
    const utf8proc_ssize_t length =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(form.size() - at), &codepoint);
    if (length <= 0) {
      out += kReplacement;
      ++at;
      continue;
    }
    const char mark = plain_mark(codepoint);
    if (mark != 0) {
      out += mark;
    } else {
      out.append(form, at, static_cast<std::size_t>(length));
    }
    at += static_cast<std::size_t>(length);
  }
  return out;
}

}  // namespace

std::string normal_form(std::string_view form) {
  std::string out;
  out.resize(form.size());
  unsigned char all = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    all = static_cast<unsigned char>(all | static_cast<unsigned char>(form[i]));
    out[i] = fold_ascii(form[i]);
  }
  if (all >= 0x80) {
    out = with_plain_marks(form);
    utf8proc_uint8_t* folded = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(out.data()), static_cast<utf8proc_ssize_t>(out.size()),
                     &folded, options);
    // Nothing left means a form of invisible characters alone: it stays what it is.
    // Once more the marks, since some are made only now: a triple prime falls apart into three.
    if (length > 0) out = with_plain_marks({reinterpret_cast<const char*>(folded), static_cast<std::size_t>(length)});
    std::free(folded);  // allocated by utf8proc
  }
  unify_runs(out);
  return out;
}

std::string_view normal_form_version() { return utf8proc_unicode_version(); }

}  // namespace sayso::lexicon
