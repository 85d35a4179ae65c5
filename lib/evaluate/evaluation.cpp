#include "sayso/io/evaluation.h"

#include <map>
#include <optional>
#include <utility>

#include "evaluate/judged.h"
#include "evaluate/pairing.h"

namespace sayso::io {
namespace {

using evaluate::Judged;
using evaluate::JudgedDocument;
using evaluate::Kind;
using evaluate::Value;
using evaluate::Words;

// A quote is a stretch that is none when they are about the same words.
constexpr double kTaken = 0.8;

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// "corpora/en/ferry.gold.json" and "ferry.txt" are of one article.
std::string_view stem(std::string_view id) {
  if (const auto slash = id.rfind('/'); slash != std::string_view::npos) id.remove_prefix(slash + 1);
  return id.substr(0, id.find('.'));
}

std::string joined(const std::vector<std::string>& wordings) {
  std::string all;
  for (const std::string& w : wordings) all += (all.empty() ? "" : " | ") + w;
  return all;
}

// Adds up one pair of documents after the other.
class Adding {
 public:
  explicit Adding(Scores& scores) : scores_(scores) {
    for (std::size_t k = 0; k < evaluate::kKinds; ++k) {
      KindScore score;
      score.name = evaluate::kind_name(static_cast<Kind>(k));
      for (const auto& field : evaluate::fields_of(static_cast<Kind>(k))) score.fields.push_back({field.name, {}});
      scores_.kinds.push_back(std::move(score));
    }
  }

  void add(const JudgedDocument& gold, const JudgedDocument& predicted) {
    for (std::size_t k = 0; k < evaluate::kKinds; ++k) add_kind(static_cast<Kind>(k), gold, predicted);
    for (const Words& phrase : gold.not_quotes) {
      for (const Judged& quote : predicted.records[evaluate::kQuotes]) {
        // Where the gold is complete, it has been counted already.
        if (gold.complete[evaluate::kQuotes] || evaluate::dice(phrase, quote.content) < kTaken) continue;
        ++scores_.kinds[evaluate::kQuotes].found.predicted;
        ++scores_.kinds[evaluate::kQuotes].whole.predicted;
        scores_.mistakes.push_back({Mistake::Sort::kTooMuch, gold.id, "quotes", {}, quote.label, {}, {}});
      }
    }
  }

 private:
  void add_kind(Kind kind, const JudgedDocument& gold, const JudgedDocument& predicted) {
    KindScore& score = scores_.kinds[kind];
    const auto &wanted = gold.records[kind], &got = predicted.records[kind];
    const auto pairs = evaluate::pair_records(kind, wanted, got);
    std::size_t whole = 0;
    std::vector<bool> taken(got.size());
    std::size_t g = 0;
    for (const auto& [at, with] : pairs) {
      for (; g < at; ++g) missed(kind, gold, wanted[g]);
      ++g;
      taken[with] = true;
      if (add_fields(kind, gold, wanted[at], got[with])) ++whole;
    }
    for (; g < wanted.size(); ++g) missed(kind, gold, wanted[g]);
    if (gold.complete[kind]) {
      for (std::size_t p = 0; p < got.size(); ++p) {
        if (!taken[p]) {
          scores_.mistakes.push_back(
              {Mistake::Sort::kTooMuch, gold.id, evaluate::kind_name(kind), {}, got[p].label, {}, {}});
        }
      }
    }
    const auto count = [&](Score& s, std::size_t right) {
      s.gold += wanted.size();
      s.found += right;
      s.predicted += gold.complete[kind] ? got.size() : pairs.size();
      s.right += right;
    };
    count(score.found, pairs.size());
    count(score.whole, whole);
  }

  void missed(Kind kind, const JudgedDocument& gold, const Judged& record) {
    scores_.mistakes.push_back({Mistake::Sort::kMissed, gold.id, evaluate::kind_name(kind), {}, record.label, {}, {}});
  }

  // Whether all fields that the gold speaks of are right, but for exact ends.
  bool add_fields(Kind kind, const JudgedDocument& document, const Judged& gold, const Judged& predicted) {
    const auto fields = evaluate::fields_of(kind);
    bool all = true;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const Value &wanted = gold.fields[f], &got = predicted.fields[f];
      if (!wanted.judged) continue;
      Score& score = scores_.kinds[kind].fields[f].score;
      const bool some = !wanted.wordings.empty(), any = !got.wordings.empty();
      const bool right = some && any && evaluate::agree(fields[f].compare, wanted, got);
      score.gold += some;
      score.predicted += any;
      score.found += right;
      score.right += right;
      if (right || (!some && !any)) continue;
      if (!fields[f].ends) all = false;
      scores_.mistakes.push_back({Mistake::Sort::kWrong, document.id, evaluate::kind_name(kind), fields[f].name,
                                  gold.label, joined(wanted.wordings), joined(got.wordings)});
    }
    return all;
  }

  Scores& scores_;
};

}  // namespace

double Score::precision() const { return ratio(right, predicted); }
double Score::recall() const { return ratio(found, gold); }
double Score::f1() const {
  const double p = precision(), r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

// Documents in the order in which they came.
struct Evaluation::State {
  struct Side {
    std::vector<JudgedDocument> documents;
    std::map<std::string, std::size_t> by_id;

    Result<std::string> add(std::string_view json, std::string_view name) {
      auto document = evaluate::read_judged(json, name);
      if (!document) return document.error();
      if (!by_id.emplace(document->id, documents.size()).second) {
        return Error{ErrorCode::kInvalidArgument, "there are two documents with the id " + document->id, std::nullopt};
      }
      documents.push_back(std::move(*document));
      return documents.back().id;
    }
  };
  Side gold, predicted;

  // Which predicted document each of the gold meets.
  std::vector<std::optional<std::size_t>> meetings() const {
    // A stem that two share leads nowhere.
    std::map<std::string_view, std::optional<std::size_t>> by_stem;
    for (std::size_t p = 0; p < predicted.documents.size(); ++p) {
      const auto [at, first] = by_stem.emplace(stem(predicted.documents[p].id), p);
      if (!first) at->second.reset();
    }
    std::vector<std::optional<std::size_t>> found(gold.documents.size());
    std::vector<bool> taken(predicted.documents.size());
    for (std::size_t g = 0; g < found.size(); ++g) {
      const auto same = predicted.by_id.find(gold.documents[g].id);
      if (same == predicted.by_id.end()) continue;
      found[g] = same->second;
      taken[same->second] = true;
    }
    for (std::size_t g = 0; g < found.size(); ++g) {
      const auto alike = by_stem.find(stem(gold.documents[g].id));
      if (found[g] || alike == by_stem.end() || !alike->second || taken[*alike->second]) continue;
      found[g] = alike->second;
      taken[*alike->second] = true;
    }
    return found;
  }
};

Evaluation::Evaluation() : state_(std::make_unique<State>()) {}
Evaluation::~Evaluation() = default;
Evaluation::Evaluation(Evaluation&&) noexcept = default;
Evaluation& Evaluation::operator=(Evaluation&&) noexcept = default;

Result<std::string> Evaluation::add_gold(std::string_view json, std::string_view name) {
  return state_->gold.add(json, name);
}
Result<std::string> Evaluation::add_predicted(std::string_view json, std::string_view name) {
  return state_->predicted.add(json, name);
}

Scores Evaluation::scores() const {
  Scores scores;
  Adding adding(scores);
  const auto& gold = state_->gold.documents;
  const auto& predicted = state_->predicted.documents;
  const auto meetings = state_->meetings();
  scores.documents = gold.size();
  std::vector<bool> met(predicted.size());
  for (std::size_t g = 0; g < gold.size(); ++g) {
    JudgedDocument none;
    const JudgedDocument* other = &none;
    if (meetings[g]) {
      met[*meetings[g]] = true;
      other = &predicted[*meetings[g]];
    } else {
      scores.without_prediction.push_back(gold[g].id);
    }
    // Offsets in two units are no common ground; the words are.
    if (!gold[g].offset_unit.empty() && !other->offset_unit.empty() && gold[g].offset_unit != other->offset_unit) {
      JudgedDocument unplaced = *other;
      for (auto& records : unplaced.records) {
        for (Judged& record : records) record.spans.clear();
      }
      adding.add(gold[g], unplaced);
    } else {
      adding.add(gold[g], *other);
    }
  }
  for (std::size_t p = 0; p < predicted.size(); ++p) {
    if (!met[p]) scores.without_gold.push_back(predicted[p].id);
  }
  return scores;
}

}  // namespace sayso::io
