// sayso info: what this is made of.
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include <CLI/CLI.hpp>
#include <iterator>
#include <string>

#include "message.h"
#include "output.h"
#include "packs.h"
#include "sayso/io/record_reader.h"
#include "sayso/io/registry.h"
#include "sayso/version.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

std::string icu_version() {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, text);
  return text;
}

std::string unicode_version() {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_getUnicodeVersion(version);
  u_versionToString(version, text);
  return text;
}

int info() {
  std::string out = fmt::format("sayso {}\nschema {}\n\npacks\n", kVersion, kSchema);
  int code = kFine;
  for (const std::string_view name : Pack::builtin_names()) {
    if (const auto pack = Pack::builtin(name)) {
      out += fmt::format("  {:<8} {}  {} rules, {} entries in word lists\n", (*pack)->name(), (*pack)->hash(),
                         (*pack)->rule_count(), (*pack)->entry_count());
      if (!(*pack)->note().empty()) out += fmt::format("           read from its text: {}\n", (*pack)->note());
    } else {
      say(located(pack.error()));
      code = kFailed;
    }
  }
  out += "\nreads\n";
  for (const auto& format : io::reader_formats()) out += fmt::format("  {:<8} {}\n", format.name, format.description);
  out += "\nwrites\n";
  for (const auto& format : io::writer_formats()) out += fmt::format("  {:<13} {}\n", format.name, format.description);
  out += "\nreads back\n";
  for (const auto& format : io::record_formats()) out += fmt::format("  {:<13} {}\n", format.name, format.description);
  out += "\ndatabases\n  sqlite:FILE   a file; made where it is not there\n  postgresql:// a server, by its client library libpq\n";
  out += fmt::format("\nICU {} (Unicode {})", icu_version(), unicode_version());
  if (const std::string_view re2 = SAYSO_RE2_VERSION; !re2.empty()) out += fmt::format(", RE2 library {}", re2);
  out += "\n";
  const int printed = print(out);
  return code == kFine ? printed : code;
}

}  // namespace

void add_info(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("info", "Version, schema, packs and formats");
  verb->callback([&run] { run = info; });
}

}  // namespace sayso::cli
