#include "grammar/evidence_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace sayso::grammar {
namespace {

constexpr std::string_view kColumns[] = {"rule", "key", "right", "wrong"};
constexpr double kWeight = 4;   // of what is known without the cases at hand
constexpr double kNobodyKnows = 0.5;

struct Counts {
  double right = 0, all = 0;
  void add(const EvidenceRow& row) {
    right += static_cast<double>(row.right);
    all += static_cast<double>(row.right + row.wrong);
  }
  double rate(double prior) const { return (right + kWeight * prior) / (all + kWeight); }
};

Diagnostic problem(const lexicon::WordList& list, std::uint32_t line, std::string code, std::string message, std::string hint) {
  Diagnostic d;
  d.code = std::move(code);
  d.message = std::move(message);
  d.hint = std::move(hint);
  d.position = Position{list.name(), line, 1};
  return d;
}

bool to_count(std::string_view cell, std::size_t& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size() && out < 1'000'000'000;
}

}  // namespace

std::vector<EvidenceRow> read_evidence(const lexicon::WordList& list, Reporter& reporter) {
  std::vector<EvidenceRow> rows;
  const int key = list.column(kColumns[1]), right = list.column(kColumns[2]), wrong = list.column(kColumns[3]);
  if (list.column(kColumns[0]) != 0 || key < 0 || right < 0 || wrong < 0) {
    reporter.add(problem(list, 1, "E101", "a list of evidence has the columns rule, key, right and wrong", "sayso grammar fit writes it"));
    return rows;
  }
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (std::size_t row = 0; row < list.rows(); ++row) {
    EvidenceRow out;
    out.rule = list.form(row);
    out.line = list.line(row);
    out.key = list.cell(row, key);
    if (!to_count(list.cell(row, right), out.right) || !to_count(list.cell(row, wrong), out.wrong)) {
      reporter.add(problem(list, list.line(row), "E102", "right and wrong are whole numbers", {}));
    } else if (!seen.emplace(list.form(row), list.cell(row, key)).second) {
      reporter.add(problem(list, list.line(row), "E103", fmt::format("there are counts of '{}' for the rule '{}' already", out.key, out.rule), "one row a rule and key: add them up"));
    } else {
      rows.push_back(std::move(out));
    }
  }
  return rows;
}

std::string write_evidence(std::vector<EvidenceRow> rows, const std::vector<std::string>& head) {
  std::sort(rows.begin(), rows.end(), [](const EvidenceRow& a, const EvidenceRow& b) { return std::tie(a.rule, a.key) < std::tie(b.rule, b.key); });
  std::string out;
  for (const std::string& line : head) out += fmt::format("# {}\n", line);
  out += fmt::format("{}\n", fmt::join(kColumns, "\t"));
  for (const EvidenceRow& row : rows) out += fmt::format("{}\t{}\t{}\t{}\n", row.rule, row.key, row.right, row.wrong);
  return out;
}

void fill_rates(Phase& phase, const std::unordered_map<std::string, std::vector<EvidenceRow>>& lists) {
  std::map<std::string_view, std::vector<const EvidenceRow*>> by_rule;
  Counts whole;
  for (const Rule& rule : phase.rules) {
    const auto list = lists.find(rule.evidence.list);
    if (!rule.evidence.given() || list == lists.end()) continue;
    for (const EvidenceRow& row : list->second) {
      if (row.rule != rule.name) continue;
      by_rule[rule.name].push_back(&row);
      whole.add(row);
    }
  }
  const double prior = whole.rate(kNobodyKnows);
  for (Rule& rule : phase.rules) {
    if (!rule.evidence.given()) continue;
    const std::vector<const EvidenceRow*>& rows = by_rule[rule.name];
    Counts all;
    for (const EvidenceRow* row : rows) all.add(*row);
    const double of_rule = all.rate(rule.confidence < 1 ? rule.confidence : prior);
    rule.evidence.other = of_rule;
    for (const EvidenceRow* row : rows) {
      Counts one;
      one.add(*row);
      if (row->key == kOtherKeys) {
        rule.evidence.other = one.rate(of_rule);
      } else {
        rule.evidence.rates.emplace_back(row->key, one.rate(of_rule));
      }
    }
    std::sort(rule.evidence.rates.begin(), rule.evidence.rates.end());
  }
}

}  // namespace sayso::grammar
