// sayso query: ready questions to a database of records.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "answer_table.h"
#include "document_options.h"
#include "message.h"
#include "output.h"
#include "sayso/io/questions.h"
#include "verbs.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string question, from, format = "table";
  io::Filters filters{.limit = 20};
};

std::vector<std::string> questions() {
  std::vector<std::string> names;
  for (const io::QuestionKind& kind : io::question_kinds()) names.emplace_back(kind.name);
  return names;
}

int query(const Arguments& a) {
  const auto format = answer_format_from(a.format);
  if (!format) return usage(no_such("--format", a.format, answer_formats()));
  auto store = io::Store::open(a.from, {.read_only = true});
  if (!store) return usage("--from: " + located(store.error()));
  auto answer = io::ask(**store, a.question, a.filters);
  if (!answer) {
    if (answer.error().code == ErrorCode::kInvalidArgument) return usage(no_such("QUESTION", a.question, questions()));
    say(located(answer.error()));
    return kFailed;
  }
  return print(written(*answer, *format));
}

}  // namespace

void add_query(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("query", "Ready questions to a database of records");
  const auto a = std::make_shared<Arguments>();
  std::string kinds;
  for (const io::QuestionKind& kind : io::question_kinds())
    kinds += fmt::format("{}{}: {}", kinds.empty() ? "" : "; ", kind.name, kind.description);
  verb->add_option("QUESTION", a->question, kinds)->required();
  verb->add_option("--from", a->from, "sqlite:FILE, postgresql://USER@HOST/NAME")->type_name("DATABASE")->required();
  verb->add_option("--about", a->filters.about, "Words, all of which stand in it, at least as beginnings of words")
      ->type_name("WORDS");
  verb->add_option("--speaker", a->filters.speaker, "Part of the name of who said it")->type_name("NAME");
  verb->add_option("--kind", a->filters.kind,
                   "Of the number (tariff, money, …), or of the speaker (person, government, …)")
      ->type_name("KIND");
  verb->add_option("--language", a->filters.language, "Of the document, as a tag: en, de-AT")->type_name("TAG");
  verb->add_option("--since", a->filters.since, "Published on that day or later: 2025-09-19, 2025-09, 2025")
      ->type_name("DATE");
  verb->add_option("--until", a->filters.until, "Published on that day or earlier")->type_name("DATE");
  verb->add_option("--min-confidence", a->filters.min_confidence, "Leave out what is less sure")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0));
  verb->add_option("--limit", a->filters.limit, "Rows at most; 0: all")->type_name("N")->capture_default_str();
  verb->add_option("--format", a->format, "table, csv, json (one object a line)")
      ->type_name("NAME")
      ->capture_default_str();
  verb->footer(R"(
Examples:
  sayso query said --about "harbour bridge" --from sqlite:news.db
  sayso query numbers --about wages --kind percentage --since 2025 --from sqlite:news.db
  sayso query speakers --kind person --limit 10 --from sqlite:news.db --format csv
  sayso query disagreements --from postgresql://localhost/news --limit 0 --format json)");
  verb->callback([a, &run] { run = [a] { return query(*a); }; });
}

}  // namespace sayso::cli
