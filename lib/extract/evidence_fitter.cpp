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
#include "extract/choice_fitter.h"
#include "extract/edge_choice.h"
#include "extract/language_pack.h"
#include "extract/reading_features.h"
#include "extract/readings.h"
#include "extract/source_choice.h"
#include "extract/weight_fitter.h"
#include "grammar/evidence_list.h"
#include "sayso/options.h"

namespace sayso {
namespace {

using extract::Analysis;
using match::TokenSpan;

constexpr double kAlike = 0.5;          // token F1 of the contents
constexpr double kInside = 0.9;         // of a content that is part of a longer one
constexpr std::string_view kQuote = "quote", kCue = "cue", kSource = "source";
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
  bool placed() const { return placed_; }
  // Where the words go on from `begin` to without a gap of more than punctuation, if `begin` is where a stretch of them begins.
  std::optional<std::uint32_t> end_of_run(const Analysis& analysis, std::uint32_t begin) const {
    while (begin < analysis.tokens.size() && !(analysis.tokens[begin].flags & (text::kWord | text::kNumber))) ++begin;
    auto at = std::lower_bound(tokens_.begin(), tokens_.end(), begin);
    if (at == tokens_.end() || *at != begin) return std::nullopt;
    for (; at + 1 != tokens_.end(); ++at) {
      bool gap = false;
      for (std::uint32_t t = *at + 1; t < *(at + 1); ++t) gap = gap || (analysis.tokens[t].flags & (text::kWord | text::kNumber));
      if (gap) break;
    }
    std::uint32_t end = *at + 1;
    // The marks that close behind the last word, and the stop before them, belong to it.
    for (std::uint32_t t = end; t < analysis.tokens.size() && !(analysis.tokens[t].flags & (text::kWord | text::kNumber | text::kOpeningMark)); ++t) {
      if (analysis.tokens[t].flags & text::kClosingMark) end = t + 1;
    }
    return end;
  }
  std::uint32_t first() const { return tokens_.front(); }
  std::uint32_t last() const { return tokens_.back(); }
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
  // Token F1 with what of the other stands from `begin` up to `end`.
  double alike(const Stretch& other, std::uint32_t begin, std::uint32_t end) const {
    if (!other.placed_) return alike(other);
    const auto count = std::lower_bound(other.tokens_.begin(), other.tokens_.end(), end) -
                       std::lower_bound(other.tokens_.begin(), other.tokens_.end(), begin);
    const std::size_t all = norms_.size() + static_cast<std::size_t>(count);
    return all == 0 ? 0 : 2 * static_cast<double>(common(other)) / static_cast<double>(all);
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

  // What is seen of each reading of a quote, and whether it is right; and of those who may have said it, of one that is.
  void weigh(const std::vector<Gold>& gold) {
    const std::vector<std::uint32_t> outermost = extract::outermost_quotations(analysis);
    std::vector<extract::Reading> readings = extract::quote_readings(analysis, outermost);
    const extract::SeenTokens tokens(analysis, language.tagger);
    if (pass == Pass::kEdges) {
      find_edges(gold, readings, outermost, tokens);
      return;
    }
    extract::EdgeChoice ends(tokens, outermost, readings);
    for (extract::Reading& reading : readings) {
      if (rules.contains(reading.mention->rule)) ends.choose(reading, edge_weights);
    }
    const extract::ReadingFeatures seen(tokens, outermost, readings);
    const extract::SourceChoice choice(tokens, readings);
    extract::Features features(true);
    std::vector<extract::SourceChoice::Candidate> candidates;
    std::vector<std::pair<const extract::Reading*, const Gold*>> said;
    for (const extract::Reading& reading : readings) {
      if (!rules.contains(reading.mention->rule) || !reading.cue) continue;
      const Stretch content(analysis, reading.content);
      const Gold* right = nullptr;
      bool around = false;
      for (const Gold& g : gold) {
        if (g.record->kind != reading.mention->label) continue;
        if (!right && says(reading, content, g)) right = &g;
        around = around || g.content.holds(reading.cue->begin);
      }
      if (!right && around) continue;
      seen.see(reading, features);
      weights.add(features, right != nullptr);
      if (right && !reading.inner) said.emplace_back(&reading, right);
    }
    // Of several readings with one cue each counts in part.
    std::map<std::uint32_t, int> cues;
    for (const auto& [reading, right] : said) ++cues[reading->cue->end];
    for (const auto& [reading, right] : said) {
      const Stretch* whose = field(*right, kSource);
      const bool nobody = !whose || whose->empty();
      choice.find(*reading, earlier_source(gold, *reading), candidates);
      sources.begin(1.0F / static_cast<float>(cues[reading->cue->end]));
      for (const extract::SourceChoice::Candidate& candidate : candidates) {
        choice.see(*reading, candidate, candidates, features);
        const bool good = candidate.span ? !nobody && Stretch(analysis, std::span(&*candidate.span, 1)).common(*whose) > 0 : nobody;
        sources.add(features, good);
      }
    }
  }

  // Where annotated contents end that begin as a reading of their cue does.
  void find_edges(const std::vector<Gold>& gold, const std::vector<extract::Reading>& readings, const std::vector<std::uint32_t>& outermost,
                  const extract::SeenTokens& tokens) {
    const extract::EdgeChoice choice(tokens, outermost, readings);
    extract::Features features(true);
    std::vector<std::uint32_t> places;
    std::set<std::pair<std::uint32_t, std::string_view>> seen;
    for (const extract::Reading& reading : readings) {
      if (!rules.contains(reading.mention->rule) || !extract::EdgeChoice::open(reading)) continue;
      const std::uint32_t begin = reading.content.back().begin;
      for (const Gold& g : gold) {
        const Stretch* cue = field(g, kCue);
        if (g.record->kind != reading.mention->label || !cue || cue->empty() || !g.content.placed() || g.content.empty()) continue;
        if (Stretch(analysis, std::span(&*reading.cue, 1)).common(*cue) == 0) continue;
        const auto end = g.content.end_of_run(analysis, begin);
        if (!end || !seen.emplace(begin, reading.mention->rule).second) continue;
        choice.find(reading, places);
        if (places.size() < 2) continue;
        const extract::EdgeChoice::Looked looked = choice.look_at(reading);
        // The place nearest to the true end.
        std::size_t stop = 0;
        const auto away = [&](std::size_t i) { return places[i] > *end ? places[i] - *end : *end - places[i]; };
        for (std::size_t i = 1; i < places.size(); ++i) stop = away(i) < away(stop) ? i : stop;
        for (std::size_t i = 0; i <= stop && i + 1 < places.size(); ++i) {
          choice.see(looked, places[i], features);
          edges.add(features, i == stop);
        }
      }
    }
  }

  // The second pass.
  void again() {
    pass = Pass::kReadings;
    const Limits limits;
    for (const auto& [text, annotation] : kept) {
      if (std::find(annotation.kinds.begin(), annotation.kinds.end(), kQuote) == annotation.kinds.end()) continue;
      extract::analyze(text, language, limits, tokenizer, types, memory, analysis, nullptr, true);
      weigh(gold_of(annotation));
    }
  }

  static const Stretch* field(const Gold& gold, std::string_view wanted) {
    for (const auto& [name, stretch] : gold.fields) {
      if (name == wanted) return &stretch;
    }
    return nullptr;
  }

  // Whether it says what the record says, by the same cue, whoever its source is.
  bool says(const extract::Reading& reading, const Stretch& content, const Gold& gold) const {
    // What goes on in sentences beyond is found by other means than readings.
    const std::uint32_t first = std::min(reading.extent().begin, reading.cue->begin);
    const std::uint32_t last = std::max(reading.extent().end, reading.cue->end) - 1;
    const bool alike = content.alike(gold.content, analysis.sentences[analysis.sentence_of(first)].first_token,
                                     analysis.sentences[analysis.sentence_of(last)].end_token) >= kAlike;
    // Words in marks may be the better part of it.
    const bool part = (analysis.tokens[reading.content.front().begin].flags & text::kInQuotation) && content.size() > 0 &&
                      static_cast<double>(content.common(gold.content)) >= kInside * static_cast<double>(content.size());
    if (!alike && !part) return false;
    const Stretch* cue = field(gold, kCue);
    if (!cue || cue->empty()) return alike;
    const Stretch own(analysis, std::span(&*reading.cue, 1));
    if (own.empty()) return alike;  // a colon, a dash
    return own.common(*cue) > 0;
  }

  // Who is annotated to have said what stands before it in the sentence.
  std::optional<TokenSpan> earlier_source(const std::vector<Gold>& gold, const extract::Reading& reading) const {
    std::optional<TokenSpan> last;
    std::uint32_t last_cue = 0;
    for (const Gold& g : gold) {
      const Stretch* cue = field(g, kCue);
      const Stretch* source = field(g, kSource);
      if (!cue || !source || cue->empty() || source->empty() || !cue->placed() || !source->placed()) continue;
      const std::uint32_t at = cue->first();
      if (at >= reading.cue->begin || analysis.sentence_of(at) != analysis.sentence_of(reading.cue->begin)) continue;
      if (last && at < last_cue) continue;
      last_cue = at;
      last = TokenSpan{source->first(), source->last() + 1};
    }
    return last;
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

  std::vector<Gold> gold_of(const Annotation& annotation) {
    std::vector<Gold> gold;
    const text::TokenTables& tables = language.compiled().tokens;
    for (const AnnotatedRecord& record : annotation.records) {
      Gold one = {&record, Stretch(analysis, record.content, tokenizer, types, tables), {}};
      for (const auto& [name, stretch] : record.fields) one.fields.emplace_back(name, Stretch(analysis, stretch, tokenizer, types, tables));
      gold.push_back(std::move(one));
    }
    return gold;
  }

  void count(const Annotation& annotation) {
    const std::vector<Gold> gold = gold_of(annotation);
    if (std::find(annotation.kinds.begin(), annotation.kinds.end(), kQuote) != annotation.kinds.end()) weigh(gold);
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
  enum class Pass : std::uint8_t { kEdges, kReadings };  // where readings end is learned first: the rest looks at that
  Pass pass = Pass::kEdges;
  extract::WeightFitter edges, weights;
  extract::ChoiceFitter sources;
  extract::Weights edge_weights;
  std::vector<std::pair<std::string, Annotation>> kept;  // texts, for the second pass
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
  s.kept.emplace_back(input.text, annotation);
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
  const std::string own = s.language.compiled().name + "/";
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
  // A pack that has a list of weights wants one.
  const auto add = [&](std::string_view setting, const auto& fitter, std::string_view what, const auto& settings) {
    const std::string name = fmt::format("lex/{}.tsv", setting);
    if (!s.language.compiled().lists.contains(own + name)) return std::string();
    out.push_back({name, fitter.list(settings, {fmt::format("{}, by what is seen of them; docs/quotes.md.", what),
                                           fmt::format("Source: {}. Written by sayso grammar fit; may be mended by hand.", source)})});
    return out.back().text;
  };
  const std::string edges = add(extract::kEdgeWeights, s.edges, "Where readings of quotes end", extract::WeightFitter::Settings{.sparse = 1.5, .small = 1.5, .fewest = 6});
  if (!edges.empty()) {
    std::vector<Diagnostic> ignored;
    state_->edge_weights = extract::Weights(lexicon::WordList::parse({}, std::make_shared<const std::string>(edges), ignored));
  }
  state_->again();
  add(extract::kReadingWeights, s.weights, "How sure readings of quotes are", extract::WeightFitter::Settings{});
  add(extract::kSourceWeights, s.sources, "Which of those around a cue are its source", extract::ChoiceFitter::Settings{});
  return out;
}

}  // namespace sayso
