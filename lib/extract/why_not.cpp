// How near a rule came: of all places it was tried from, the one that left the fewest tokens wanting.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/analysis.h"
#include "extract/condition_words.h"
#include "extract/explainer.h"
#include "extract/language_pack.h"
#include "extract/record_maker.h"
#include "grammar/source_map.h"
#include "match/tracer.h"
#include "sayso/explain.h"

namespace sayso {
namespace {

using match::TokenSpan;
using match::Tracer;

constexpr std::size_t kWanted = 4;  // elements told of; more of them say nothing
constexpr std::size_t kNames = 8;
constexpr std::size_t kShortest = 4;  // bytes of a word that is held against a list: shorter ones are near to too many

struct RuleNumber {
  std::size_t phase = 0;
  std::uint32_t rule = 0;
};

Result<RuleNumber> find_rule(const grammar::Program& program, std::string_view name) {
  std::vector<RuleNumber> found;
  std::vector<std::string> names, all;
  for (std::size_t p = 0; p < program.phases.size(); ++p) {
    for (std::uint32_t r = 0; r < program.phases[p].rules.size(); ++r) {
      const std::string& rule = program.phases[p].rules[r].name;
      const std::string_view last = std::string_view(rule).substr(rule.find('.') + 1);  // without the file
      if (rule == name || last == name) return RuleNumber{p, r};
      all.push_back(rule);
      all.emplace_back(last);
      if (rule.find(name) == std::string::npos) continue;
      found.push_back({p, r});
      if (names.size() < kNames) names.push_back(rule);
    }
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    return Error{ErrorCode::kNotFound, fmt::format("'{}' is part of the names of {} rules: {}{}", name, found.size(), fmt::join(names, ", "), found.size() > kNames ? ", …" : ""), std::nullopt};
  }
  const std::string hint = grammar::did_you_mean(name, all);
  return Error{ErrorCode::kNotFound, fmt::format("there is no rule '{}'{}", name, hint.empty() ? "" : "; " + hint), std::nullopt};
}

// One text, ready to be asked.
class Asking {
 public:
  Asking(const extract::LanguagePack& language, const Options& options, const Input& input, RuleNumber rule)
      : program_(language.compiled().program), phase_(program_.phases[rule.phase]), rule_(rule.rule), map_(grammar::map_sources(language.compiled())),
        map_phase_(map_.phases[rule.phase]), tracer_(program_, language.tagger) {
    extract::analyze(input.text, language, options.limits, tokenizer_, types_, memory_, analysis_);
    view_ = {input.text, analysis_.tokens, analysis_.tags, analysis_.sentences, &types_};
    tracer_.look_at(view_, memory_.match.phrases, analysis_.mentions, rule.phase);
    maker_.emplace(analysis_, language, options, scratch_);
  }

  // `explained`: what matched and lost, as explain() tells it.
  std::vector<NearMiss> misses(const Explanation& explained) {
    std::vector<NearMiss> out;
    for (const text::Sentence& sentence : analysis_.sentences) {
      const TokenSpan places = {sentence.first_token, sentence.end_token};
      NearMiss miss;
      miss.content = maker_->anchor(places);
      miss.sentence = analysis_.sentence_of(places.begin);
      if (!told_already(explained, miss)) nearest(tracer_.scope_of(places.begin), places, miss);
      out.push_back(std::move(miss));
    }
    return out;
  }

 private:
  bool told_already(const Explanation& explained, NearMiss& miss) const {
    const Span whole = {miss.content.spans.front().begin, miss.content.spans.back().end};
    bool told = false;
    for (const ExplainedMatch& match : explained.matches) {
      if (match.rule != phase_.rules[rule_].name || match.content.empty() || match.content.spans.front().begin < whole.begin ||
          match.content.spans.front().begin >= whole.end) {
        continue;
      }
      if (told && !match.kept) continue;
      miss.outcome = match.kept ? NearMiss::Outcome::kMatched : NearMiss::Outcome::kLost;
      miss.reached = match.content;
      miss.reason = match.reason;
      told = true;
      if (match.kept) break;
    }
    return told;
  }

  // Of what begins in `places`; it may go on to the end of the scope.
  void nearest(TokenSpan scope, TokenSpan places, NearMiss& miss) {
    struct Try {
      std::uint32_t begin;
      Tracer::Attempt attempt;
    };
    std::vector<Try> best;  // those that want the fewest tokens
    for (std::uint32_t place = places.begin; place < places.end; ++place) {
      if (!tracer_.may_begin(rule_, scope, place)) continue;
      Tracer::Attempt attempt = tracer_.attempt(rule_, scope, place);
      if (attempt.stops.empty() || (!best.empty() && attempt.wanted > best.front().attempt.wanted)) continue;
      if (!best.empty() && attempt.wanted < best.front().attempt.wanted) best.clear();
      best.push_back({place, std::move(attempt)});
    }
    if (best.empty()) {
      // From the first word, so that what would have begun it is told.
      miss.outcome = NearMiss::Outcome::kNoTrigger;
      const Tracer::Attempt attempt = tracer_.attempt(rule_, scope, places.begin);
      if (!attempt.stops.empty()) add_wanted(attempt.stops.front(), scope, false, miss);
      return;
    }
    miss.outcome = NearMiss::Outcome::kStopped;
    // Of those the one that took most; but where a list has nearly the word, that tells more.
    std::stable_sort(best.begin(), best.end(), [](const Try& a, const Try& b) { return a.attempt.stops.back().place - a.begin > b.attempt.stops.back().place - b.begin; });
    std::optional<NearMiss> first;
    for (const Try& tried : best) {
      for (auto stop = tried.attempt.stops.rbegin(); stop != tried.attempt.stops.rend(); ++stop) {
        NearMiss there = miss;
        if (stop->place > tried.begin) there.reached = maker_->anchor(TokenSpan{tried.begin, stop->place});
        if (stop->place < scope.end) there.token = maker_->anchor(TokenSpan{stop->place, stop->place + 1});
        add_wanted(*stop, scope, true, there);
        if (std::any_of(there.wanted.begin(), there.wanted.end(), [](const NearMiss::Wanted& w) { return !w.nearest.empty(); })) {
          miss = std::move(there);
          return;
        }
        if (!first) first = std::move(there);
      }
    }
    miss = std::move(*first);
  }

  void add_wanted(const Tracer::Attempt::Stop& stop, TokenSpan scope, bool here, NearMiss& miss) {
    const std::uint32_t place = stop.place;
    for (const std::uint32_t at : stop.instructions) {
      const grammar::SourceMap::Instruction& source = map_phase_.instructions[at];
      NearMiss::Wanted wanted;
      wanted.element = map_.text(source.at);
      wanted.position = map_.position(source.at);
      if (source.part.begin != source.at.begin || source.part.file != source.at.file) wanted.part = map_.text(source.part);
      const extract::FailedCondition failed = extract::failed_condition(program_, phase_, phase_.instructions[at].a, tracer_, scope, place);
      wanted.failed = failed.words;
      if (here && place < scope.end) wanted.nearest = nearest_entry(failed.lexicons, place);
      const bool known = std::any_of(miss.wanted.begin(), miss.wanted.end(), [&](const NearMiss::Wanted& w) {
        return w.element == wanted.element && w.part == wanted.part;
      });
      if (!known) miss.wanted.push_back(std::move(wanted));
      if (miss.wanted.size() == kWanted) break;
    }
  }

  // The entry that looks most like the words from `place` on, as many as it has; of more words rather than of one.
  std::string nearest_entry(const std::vector<std::uint32_t>& lexicons, std::uint32_t place) const {
    std::map<std::size_t, std::vector<std::string>, std::greater<>> forms;  // by their number of words
    for (const std::uint32_t lexicon : lexicons) {
      const lexicon::WordList& list = program_.lexicons[lexicon].list;
      for (std::size_t row = 0; row < list.rows(); ++row) {
        const std::string_view form = list.form(row);
        forms[static_cast<std::size_t>(std::count(form.begin(), form.end(), ' ')) + 1].emplace_back(form);
      }
    }
    for (const auto& [words, entries] : forms) {
      std::string here;
      for (std::size_t i = 0; i < words && place + i < analysis_.tokens.size(); ++i) {
        const text::Token& token = analysis_.tokens[place + i];
        here += (here.empty() ? "" : " ") + std::string(types_.norm(token.type));
      }
      if (!(analysis_.tokens[place].flags & text::kWord) || here.size() < kShortest) continue;
      if (std::find(entries.begin(), entries.end(), here) != entries.end()) return {};  // it is there; something else is amiss
      if (std::string found = grammar::nearest_name(here, entries); !found.empty()) return found;
    }
    return {};
  }

  const grammar::Program& program_;
  const grammar::Phase& phase_;
  std::uint32_t rule_;
  grammar::SourceMap map_;
  const grammar::SourceMap::Phase& map_phase_;
  Tracer tracer_;
  text::Tokenizer tokenizer_;
  lexicon::TypeTable types_;
  extract::PackMemory memory_;
  extract::Analysis analysis_;
  match::DocumentView view_;
  Document scratch_;
  std::optional<extract::RecordMaker> maker_;
};

}  // namespace

Result<WhyNot> Explainer::why_not(const Input& input, std::string_view name) const {
  const grammar::Program& program = impl_->language.compiled().program;
  const auto rule = find_rule(program, name);
  if (!rule) return rule.error();
  const auto explained = explain(input);
  if (!explained) return explained.error();
  WhyNot out;
  out.rule = program.phases[rule->phase].rules[rule->rule].name;
  out.position = program.phases[rule->phase].rules[rule->rule].position;
  out.misses = Asking(impl_->language, impl_->options, input, *rule).misses(*explained);
  return out;
}

}  // namespace sayso
