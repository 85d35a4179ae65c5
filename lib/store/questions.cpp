// The questions are SELECTs over the views (views.cpp); filters become conditions, and what a user gives is bound, never
// pasted.
#include "sayso/io/questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sayso::io {
namespace {

constexpr QuestionKind kQuestions[] = {
    {"said", "who said what"},
    {"numbers", "numbers claimed, of what and by whom"},
    {"speakers", "who is quoted most"},
    {"disagreements", "claims of the same thing with different values"},
};

// The words of `text` between white space.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  constexpr std::string_view kSpace = " \t\r\n";
  for (std::size_t begin = text.find_first_not_of(kSpace); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpace, begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(kSpace, end);
  }
  return words;
}

// Conditions and what is bound in them, numbered in the order of their use.
class Conditions {
 public:
  explicit Conditions(Dialect dialect) : dialect_(dialect) {}

  // `pattern` holds {} where the argument stands.
  void add(std::string_view pattern, std::string argument) {
    arguments_.push_back(std::move(argument));
    add(fmt::format(fmt::runtime(pattern), fmt::format("${}", arguments_.size())));
  }
  void add(std::string condition) { sql_ += (sql_.empty() ? "WHERE " : " AND ") + std::move(condition); }
  // `part` in any case within `column`; of other letters than A to Z SQLite knows no case.
  void contains(std::string_view column, std::string part) {
    add(fmt::format("{}(lower({}), lower({{}})) > 0", dialect_ == Dialect::kSqlite ? "instr" : "strpos", column),
        std::move(part));
  }
  // Words in the content of quotes, by the index of words.
  void about(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      if (dialect_ == Dialect::kSqlite) {
        add("(document, key) IN (SELECT q.document, q.key FROM quotes_words w JOIN quotes q ON q.row = w.rowid "
            "WHERE quotes_words MATCH printf('\"%w\"*', {}))",
            word);
      } else {
        add("(document, key) IN (SELECT document, key FROM quotes WHERE to_tsvector('simple', left(content_text, "
            "200000)) "
            "@@ to_tsquery('simple', quote_literal({}::text) || ':*'))",
            word);
      }
    }
  }

  void common(const Filters& filters) {
    if (!filters.since.empty()) add("published >= {}", filters.since);
    if (!filters.until.empty()) {
      add("substr(published, 1, length({})) ", filters.until);
      sql_ += fmt::format("<= ${}", arguments_.size());
    }
    if (!filters.language.empty()) { add("(language || '-') LIKE {} || '-%'", filters.language); }
    if (filters.min_confidence > 0) add(fmt::format("confidence >= {}", filters.min_confidence));
    if (!filters.speaker.empty()) contains("speaker", filters.speaker);
  }

  const std::string& sql() const { return sql_; }
  const std::vector<std::string>& arguments() const { return arguments_; }

 private:
  Dialect dialect_;
  std::string sql_;
  std::vector<std::string> arguments_;
};

}  // namespace

std::span<const QuestionKind> question_kinds() { return kQuestions; }

Result<Answer> ask(Store& store, std::string_view question, const Filters& filters) {
  Conditions where(store.dialect());
  std::string select, rest;
  const std::vector<std::string> about = words_of(filters.about);
  if (question == "said" || question == "speakers") {
    where.about(about);
  } else {
    for (const std::string& word : about) {
      where.contains("coalesce(subject, '') || ' ' || coalesce(counted, '') || ' ' || content", word);
    }
  }
  where.common(filters);
  if (!filters.kind.empty())
    where.add(question == "speakers" || question == "said" ? "speaker_kind = {}" : "kind = {}", filters.kind);
  if (question == "said") {
    select = "SELECT published, speaker, cue, content, polarity, medium, confidence, document_id FROM said";
    rest = "ORDER BY coalesce(published, '') DESC, document_id, position";
  } else if (question == "numbers") {
    select =
        "SELECT published, kind, subject, counted, quantity, bound, coalesce(value, min || ' … ' || max) AS value, "
        "unit, "
        "change, time, modality, speaker, content, confidence, document_id FROM numbers";
    rest = "ORDER BY coalesce(published, '') DESC, document_id, position";
  } else if (question == "speakers") {
    where.add("speaker_kind IS NOT NULL");
    select =
        "SELECT speaker, speaker_kind AS kind, count(*) AS quotes, count(DISTINCT document) AS documents, "
        "min(published) AS first_published, max(published) AS last_published FROM said";
    rest = "GROUP BY speaker, speaker_kind ORDER BY quotes DESC, documents DESC, speaker";
  } else if (question == "disagreements") {
    select =
        "SELECT subject, counted, kind, time, change, value, unit, speaker, published, content, document_id FROM "
        "disagreements";
    rest = "ORDER BY kind, subject, counted, unit, time, number, published, document_id, position";
  } else {
    return Error{ErrorCode::kInvalidArgument, fmt::format("there is no question \"{}\"", question), std::nullopt};
  }
  if (filters.limit > 0) rest += fmt::format(" LIMIT {}", filters.limit);
  return store.query(fmt::format("{} {} {}", select, where.sql(), rest), where.arguments());
}

}  // namespace sayso::io
