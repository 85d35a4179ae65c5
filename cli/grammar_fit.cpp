// sayso grammar fit: what is right and wrong in a pack's readings, counted over annotated documents, into its evidence lists.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "gold_files.h"
#include "grammar_tools.h"
#include "message.h"
#include "output.h"
#include "sayso/evidence.h"
#include "sayso/io/annotation.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::vector<std::string> gold;
  std::string pack = ".", to, part;
};

// "1/2": of every two documents the first.
struct Part {
  std::size_t number = 1, of = 1;
};

bool read_part(std::string_view given, Part& part) {
  if (given.empty()) return true;
  const std::size_t slash = given.find('/');
  if (slash == std::string_view::npos) return false;
  const auto read = [](std::string_view s, std::size_t& n) {
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
    return error == std::errc() && end == s.data() + s.size();
  };
  return read(given.substr(0, slash), part.number) && read(given.substr(slash + 1), part.of) && part.number >= 1 && part.number <= part.of;
}

Status write_list(const fs::path& folder, const PackFile& list) {
  const fs::path path = folder / list.name;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file << list.text;
  file.close();
  if (file) return {};
  return Error{ErrorCode::kUnreadable, "cannot be written", Position{path.string(), 0, 0}};
}

std::string table(const std::vector<EvidenceCounts>& counts) {
  std::string out = fmt::format("{:<34}{:>8}{:>8}{:>10}{:>8}\n", "rule", "right", "wrong", "left out", "rate");
  for (const EvidenceCounts& c : counts) {
    const std::size_t all = c.right + c.wrong;
    out += fmt::format("{:<34}{:>8}{:>8}{:>10}", c.rule, c.right, c.wrong, c.left_out);
    out += all == 0 ? fmt::format("{:>8}\n", "-") : fmt::format("{:>8.2f}\n", static_cast<double>(c.right) / static_cast<double>(all));
  }
  return out;
}

int fit(const Arguments& a) {
  Part part;
  if (!read_part(a.part, part)) {
    say(fmt::format("--part: '{}' is no part; 1/2 takes every other document, 2/2 the others", a.part));
    return kUsage;
  }
  const auto pack = find_pack_or_say(a.pack);
  if (!pack) return kUsage;
  const std::string folder = a.to.empty() ? a.pack : a.to;
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    say(fmt::format("{}: is no folder that lists could be written to; name one by --to", folder));
    return kUsage;
  }
  EvidenceFitter fitter(pack);
  const std::vector<EvidenceCounts> asked = fitter.counts();
  if (asked.empty()) {
    say("no rule of this pack names evidence, so there is nothing to count: evidence $cue from \"lex/said.evidence.tsv\"");
    return kUsage;
  }
  std::size_t seen = 0;
  std::vector<std::string> names;
  for (const std::string& path : a.gold) {
    const Status status = read_gold_files(path, [&](const std::string& json, const std::string& file, std::uint32_t line) -> Status {
      if (seen++ % part.of != part.number - 1) return {};
      const auto item = gold_text(json, file, line);
      if (!item) return item.error();
      const auto annotation = io::read_annotation(json, item->text);
      if (!annotation) return annotation.error();
      return fitter.add(item->view(), *annotation);
    });
    if (!status) {
      say(located(status.error()));
      return kFailed;
    }
    const fs::path name = fs::path(path).lexically_normal();
    names.push_back((name.has_filename() ? name : name.parent_path()).filename().string());
  }
  const std::string source = fmt::format("counts over {} of {}{}", count_of(fitter.documents(), "annotated document"), fmt::join(names, ", "),
                                         part.of == 1 ? "" : fmt::format(" (part {})", a.part));
  for (const PackFile& list : fitter.lists(source)) {
    if (const Status status = write_list(folder, list); !status) {
      say(located(status.error()));
      return kFailed;
    }
  }
  return print(table(fitter.counts()));
}

}  // namespace

void add_grammar_fit(CLI::App& group, Run& run) {
  CLI::App* verb = group.add_subcommand("fit", "Count over annotated documents how often the readings of rules are right");
  const auto a = std::make_shared<Arguments>();
  verb->add_option("GOLD", a->gold, "Documents with records: JSON lines, .json files, or folders of *.gold.json")->type_name("")->required();
  verb->add_option("--pack", a->pack, "The folder of the pack")->type_name("FOLDER")->capture_default_str();
  verb->add_option("--to", a->to, "Where lex/*.tsv are written; the folder of the pack if not given")->type_name("FOLDER");
  verb->add_option("--part", a->part, "Only a part of the documents: 1/2 and 2/2 are two halves")->type_name("N/M");
  verb->footer(R"(
Examples:
  sayso grammar fit annotated.jsonl --pack mypack
  sayso grammar fit annotated.jsonl --pack mypack --part 1/2    the other half is left to measure with

Rules that say `evidence $cue from "lex/said.evidence.tsv"` give all their readings on the documents; each is right, wrong
or left out, as the table counts them and docs/grammar.md defines it. The lists are written into the pack, sorted, the same
for the same documents. What the pack knew before makes no difference.)");
  verb->callback([a, &run] { run = [a] { return fit(*a); }; });
}

}  // namespace sayso::cli
