// Counting is by words of the text, so that annotators who put marks and stops elsewhere are met fairly.
#include "sayso/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/analysis.h"
#include "extract/language_pack.h"
#include "grammar/evidence_list.h"
#include "sayso/options.h"

namespace sayso {
namespace {

using extract::Analysis;
using match::TokenSpan;

constexpr double kAlike = 0.5;          // token F1 of the contents
constexpr double kInside = 0.9;         // of a content that is part of a longer one
constexpr std::size_t kFewCases = 3;    // of a key: with fewer it has no row of its own

// Words of a text by their numbers, or words that stand nowhere in particular.
class Stretch {
 public:
  Stretch(const Analysis& analysis, std::span<const TokenSpan> spans) : placed_(true) {
    for (const TokenSpan& span : spans) {
      for (std::uint32_t t = span.begin; t < span.end; ++t) add(analysis, t);
    }
    finish();
  }
  Stretch(const Analysis& analysis, const AnnotatedStretch& given, text::Tokenizer& tokenizer, lexicon::TypeTable& types, const text::TokenTables& tables)
      : placed_(!given.spans.empty()) {
    if (placed_) {
      for (const Span& span : given.spans) {
        auto token = std::lower_bound(analysis.tokens.begin(), analysis.tokens.end(), span.begin, [](const text::Token& t, std::size_t b) { return t.end() <= b; });
        for (; token != analysis.tokens.end() && token->begin < span.end; ++token) add(analysis, static_cast<std::uint32_t>(token - analysis.tokens.begin()));
      }
    } else {
      std::vector<text::Token> tokens;
      tokenizer.tokenize(given.words, tables, tokens);
      lexicon::intern_tokens(given.words, types, tokens);
      for (const text::Token& token : tokens) {
        if (token.flags & (text::kWord | text::kNumber)) norms_.emplace_back(types.norm(token.type));
      }
    }
    finish();
  }

  bool empty() const { return norms_.empty(); }
  std::size_t size() const { return norms_.size(); }
  bool holds(std::uint32_t token) const { return std::binary_search(tokens_.begin(), tokens_.end(), token); }

  std::size_t common(const Stretch& other) const {
    std::size_t n = 0;
    const auto count = [&](const auto& a, const auto& b) {
      auto x = a.begin(), y = b.begin();
      while (x != a.end() && y != b.end()) {
        if (*x == *y) {
          ++n;
          ++x;
          ++y;
        } else if (*x < *y) {
          ++x;
        } else {
          ++y;
        }
      }
    };
    if (placed_ && other.placed_) {
      count(tokens_, other.tokens_);
    } else {
      count(norms_, other.norms_);
    }
    return n;
  }
  // Token F1.
  double alike(const Stretch& other) const {
    const std::size_t all = norms_.size() + other.norms_.size();
    return all == 0 ? 0 : 2 * static_cast<double>(common(other)) / static_cast<double>(all);
  }

 private:
  void add(const Analysis& analysis, std::uint32_t token) {
    if (!(analysis.tokens[token].flags & (text::kWord | text::kNumber))) return;
    tokens_.push_back(token);
    norms_.emplace_back(analysis.types->norm(analysis.tokens[token].type));
  }
  void finish() {
    std::sort(tokens_.begin(), tokens_.end());
    std::sort(norms_.begin(), norms_.end());
  }

  bool placed_;
  std::vector<std::uint32_t> tokens_;
  std::vector<std::string> norms_;
};

struct Gold {
  const AnnotatedRecord* record;
  Stretch content;
  std::vector<std::pair<std::string_view, Stretch>> fields;
};

struct Cases {
  std::size_t right = 0, wrong = 0;
};

}  // namespace

struct EvidenceFitter::State {
  explicit State(std::shared_ptr<const Pack> given) : language(std::move(given)) {
    for (const grammar::Phase& phase : language.compiled().program.phases) {
      for (const grammar::Rule& rule : phase.rules) {
        if (rule.evidence.given()) rules.emplace(rule.name, &rule);
      }
    }
  }

  // What a reading's content is: its field of that name, else all of it.
  Stretch content_of(const match::Mention& mention) const {
    const auto spans = analysis.mentions.spans(mention, "content");
    return spans.empty() ? Stretch(analysis, std::span(&mention.span, 1)) : Stretch(analysis, spans);
  }

  bool is_right(const match::Mention& mention, const Stretch& content, const Gold& gold) const {
    const bool part = content.size() > 0 && static_cast<double>(content.common(gold.content)) >= kInside * static_cast<double>(content.size());
    const bool alike = content.alike(gold.content) >= kAlike;
    if (!alike && !part) return false;
    bool compared = false;
    for (const auto& [name, stretch] : gold.fields) {
      const auto spans = analysis.mentions.spans(mention, name);
      if (spans.empty() || stretch.empty()) continue;
      const Stretch own(analysis, spans);
      if (own.empty()) continue;  // a colon, a dash
      if (own.common(stretch) == 0) return false;
      compared = true;
    }
    return alike || compared;
  }

  void count(const Annotation& annotation) {
    std::vector<Gold> gold;
    const text::TokenTables& tables = language.compiled().tokens;
    for (const AnnotatedRecord& record : annotation.records) {
      Gold one = {&record, Stretch(analysis, record.content, tokenizer, types, tables), {}};
      for (const auto& [name, stretch] : record.fields) one.fields.emplace_back(name, Stretch(analysis, stretch, tokenizer, types, tables));
      gold.push_back(std::move(one));
    }
    enum class Verdict : std::uint8_t { kLeftOut, kWrong, kRight };
    std::map<std::tuple<std::string_view, std::uint32_t, std::string_view>, Verdict> verdicts;  // by rule, cue and key
    for (const match::Mention& mention : analysis.mentions.all()) {
      if (!rules.contains(mention.rule) || std::find(annotation.kinds.begin(), annotation.kinds.end(), mention.label) == annotation.kinds.end()) continue;
      const auto anchor = analysis.mentions.extent(mention, match::kEvidenceField);
      if (!anchor) continue;
      const Stretch content = content_of(mention);
      bool right = false, around = false;
      for (const Gold& g : gold) {
        if (g.record->kind != mention.label) continue;
        right = right || is_right(mention, content, g);
        around = around || g.content.holds(anchor->begin);
      }
      const Verdict verdict = right ? Verdict::kRight : around ? Verdict::kLeftOut : Verdict::kWrong;
      Verdict& best = verdicts.try_emplace({mention.rule, anchor->begin, analysis.mentions.text(mention, match::kEvidenceField)}, verdict).first->second;
      best = std::max(best, verdict);
    }
    for (const auto& [reading, verdict] : verdicts) {
      const auto& [rule, cue, key] = reading;
      if (verdict == Verdict::kLeftOut) {
        ++left_out[std::string(rule)];
        continue;
      }
      Cases& cases = counted[std::string(rule)][std::string(key)];
      ++(verdict == Verdict::kRight ? cases.right : cases.wrong);
    }
  }

  extract::LanguagePack language;
  std::map<std::string_view, const grammar::Rule*> rules;
  extract::PackMemory memory;
  text::Tokenizer tokenizer;
  lexicon::TypeTable types;
  Analysis analysis;
  std::size_t documents = 0;
  std::map<std::string, std::map<std::string, Cases>> counted;  // by rule and key
  std::map<std::string, std::size_t> left_out;
};

EvidenceFitter::EvidenceFitter(std::shared_ptr<const Pack> pack) : state_(std::make_unique<State>(std::move(pack))) {}
EvidenceFitter::~EvidenceFitter() = default;
EvidenceFitter::EvidenceFitter(EvidenceFitter&&) noexcept = default;
EvidenceFitter& EvidenceFitter::operator=(EvidenceFitter&&) noexcept = default;

Status EvidenceFitter::add(const Input& input, const Annotation& annotation) {
  State& s = *state_;
  const Limits limits;
  if (input.text.size() > limits.bytes) return Error{ErrorCode::kTooLarge, fmt::format("the text has {} bytes, more than the limit of {}", input.text.size(), limits.bytes), std::nullopt};
  extract::analyze(input.text, s.language, limits, s.tokenizer, s.types, s.memory, s.analysis, nullptr, true);
  s.count(annotation);
  ++s.documents;
  return {};
}

std::size_t EvidenceFitter::documents() const { return state_->documents; }

std::vector<EvidenceCounts> EvidenceFitter::counts() const {
  const State& s = *state_;
  const std::string own = s.language.compiled().name + "/";
  std::vector<EvidenceCounts> out;
  for (const grammar::Phase& phase : s.language.compiled().program.phases) {
    for (const grammar::Rule& rule : phase.rules) {
      if (!rule.evidence.given()) continue;
      EvidenceCounts counts;
      counts.rule = rule.name;
      counts.list = rule.evidence.list.starts_with(own) ? rule.evidence.list.substr(own.size()) : rule.evidence.list;
      if (const auto cases = s.counted.find(rule.name); cases != s.counted.end()) {
        for (const auto& [key, c] : cases->second) {
          counts.right += c.right;
          counts.wrong += c.wrong;
        }
      }
      if (const auto left = s.left_out.find(rule.name); left != s.left_out.end()) counts.left_out = left->second;
      out.push_back(std::move(counts));
    }
  }
  return out;
}

std::vector<PackFile> EvidenceFitter::lists(std::string_view source) const {
  const State& s = *state_;
  std::map<std::string, std::vector<grammar::EvidenceRow>> rows;
  for (const EvidenceCounts& counts : this->counts()) {
    if (s.rules.find(counts.rule)->second->evidence.list == counts.list) continue;  // of a pack that this one extends
    std::vector<grammar::EvidenceRow>& list = rows[counts.list];
    const auto cases = s.counted.find(counts.rule);
    if (cases == s.counted.end()) continue;
    grammar::EvidenceRow rest = {counts.rule, std::string(grammar::kOtherKeys), 0, 0, 0};
    for (const auto& [key, c] : cases->second) {
      if (key.empty() || key == grammar::kOtherKeys || c.right + c.wrong < kFewCases) {
        rest.right += c.right;
        rest.wrong += c.wrong;
      } else {
        list.push_back({counts.rule, key, c.right, c.wrong, 0});
      }
    }
    if (rest.right + rest.wrong > 0) list.push_back(std::move(rest));
  }
  std::vector<PackFile> out;
  for (auto& [name, list] : rows) {
    out.push_back({name, grammar::write_evidence(std::move(list), {"Readings that were right and wrong, by rule and by what its evidence names; * are all that are rarer.",
                                                                    fmt::format("Source: {}. Written by sayso grammar fit; may be mended by hand.", source)})});
  }
  return out;
}

}  // namespace sayso
