// Counts on top of an ordinary run: the matches come from the matcher, the way through each from the tracer.
#include "sayso/authoring.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "extract/analysis.h"
#include "extract/language_pack.h"
#include "grammar/source_map.h"
#include "match/tracer.h"
#include "sayso/extractor.h"

namespace sayso {
namespace {

using Alternative = grammar::SourceMap::Alternative;

constexpr std::size_t kLooked = 500;  // places where a lookaround holds, of a document

using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // of an alternative: file, begin, end
Place place_of(const Alternative& a) { return {a.at.file, a.at.begin, a.at.end}; }

}  // namespace

struct UseCounter::State {
  State(std::shared_ptr<const Pack> given, bool steps)
      : with_steps(steps), language(given), extractor({given}), map(grammar::map_sources(language.compiled())), tracer(program(), language.tagger) {
    for (std::size_t p = 0; p < program().phases.size(); ++p) {
      for (std::uint32_t r = 0; r < program().phases[p].rules.size(); ++r) numbers.emplace(program().phases[p].rules[r].name, std::pair(p, r));
      rules.emplace_back(program().phases[p].rules.size());
      taken.emplace_back(map.phases[p].alternatives.size(), 0);
    }
    for (const grammar::Lexicon& lexicon : program().lexicons) entries.emplace_back(lexicon.list.rows());
  }

  const grammar::Program& program() const { return language.compiled().program; }

  void count_met() {
    for (const text::Token& token : analysis.tokens) {
      for (const grammar::Entry& entry : program().index.find(types.norm(token.type))) {
        if (!entry.exact || program().lexicons[entry.lexicon].list.form(entry.row) == types.form(token.type)) ++entries[entry.lexicon][entry.row].met;
      }
    }
    for (const match::Phrase& phrase : memory.match.phrases) {
      if (!program().lexicons[phrase.lexicon].learned) ++entries[phrase.lexicon][phrase.row].met;
    }
  }

  // The list entries that a step over a token stands for.
  void count_entries(const grammar::Phase& phase, const match::Tracer::Taken& step) {
    for (const grammar::ConditionOp& op : phase.conditions[phase.instructions[step.instruction].a]) {
      rows.clear();
      std::uint32_t lexicon = 0;
      if (op.kind == grammar::ConditionOp::Kind::kPredicate) {
        const grammar::Predicate& predicate = program().predicates[op.number];
        if (predicate.attribute != grammar::Predicate::Attribute::kLexicon) continue;
        lexicon = predicate.number;
        tracer.words_at(lexicon, step.token, rows);
      } else if (op.kind == grammar::ConditionOp::Kind::kPosition) {
        const grammar::PositionBit& bit = phase.position_bits[op.number];
        // A phrase is counted where it begins.
        if (bit.kind != grammar::PositionBit::Kind::kSpanFirst || phase.span_sets[bit.number].lexicon < 0) continue;
        if (program().lexicons[static_cast<std::size_t>(phase.span_sets[bit.number].lexicon)].learned) continue;
        lexicon = static_cast<std::uint32_t>(phase.span_sets[bit.number].lexicon);
        for (const match::Phrase& phrase : memory.match.phrases) {
          if (phrase.lexicon == lexicon && phrase.span.begin == step.token) rows.push_back(phrase.row);
        }
      }
      for (const std::uint32_t row : rows) ++entries[lexicon][row].used;
    }
  }

  // Alternatives of lookarounds: the places of the text where the lookaround holds by them.
  void count_looks(std::size_t phase_number) {
    const grammar::Phase& phase = program().phases[phase_number];
    const std::vector<Alternative>& alternatives = map.phases[phase_number].alternatives;
    for (std::uint32_t look = 0; look < phase.looks.size(); ++look) {
      const grammar::Look& of = phase.looks[look];
      std::vector<std::size_t> inside;
      for (std::size_t a = 0; a < alternatives.size(); ++a) {
        if (alternatives[a].first >= of.first && alternatives[a].end <= of.first + of.size) inside.push_back(a);
      }
      if (inside.empty()) continue;
      std::size_t looked = 0;
      for (const match::TokenSpan& scope : tracer.scopes()) {
        for (std::uint32_t place = scope.begin; place <= scope.end && looked < kLooked; ++place) {
          std::vector<std::uint32_t> passed = tracer.look_path(look, scope, place);
          if (passed.empty()) continue;
          ++looked;
          std::sort(passed.begin(), passed.end());
          for (const std::size_t a : inside) {
            const auto first = std::lower_bound(passed.begin(), passed.end(), alternatives[a].first);
            if (first != passed.end() && *first < alternatives[a].end) ++taken[phase_number][a];
          }
        }
      }
    }
  }

  void count_match(std::size_t phase_number, std::uint32_t rule, match::TokenSpan span) {
    const grammar::Phase& phase = program().phases[phase_number];
    ++rules[phase_number][rule].kept;
    const auto path = tracer.path(rule, tracer.scope_of(span.begin), span);
    std::vector<std::uint32_t> passed;
    for (const match::Tracer::Taken& step : path) {
      count_entries(phase, step);
      passed.push_back(step.instruction);
    }
    std::sort(passed.begin(), passed.end());
    const std::vector<Alternative>& alternatives = map.phases[phase_number].alternatives;
    for (std::size_t a = 0; a < alternatives.size(); ++a) {
      const auto first = std::lower_bound(passed.begin(), passed.end(), alternatives[a].first);
      if (first != passed.end() && *first < alternatives[a].end) ++taken[phase_number][a];
    }
  }

  // Whether each set of conditions that the rule needs holds of some token of the scope, as the engine asks before it looks.
  bool has_all(const grammar::Rule& rule, match::TokenSpan scope) {
    return std::all_of(rule.needs.begin(), rule.needs.end(), [&](const std::vector<std::uint32_t>& conditions) {
      for (std::uint32_t place = scope.begin; place < scope.end; ++place) {
        if (std::any_of(conditions.begin(), conditions.end(), [&](std::uint32_t condition) { return tracer.holds(condition, scope, place); })) return true;
      }
      return false;
    });
  }

  void count_steps(std::size_t phase_number) {
    const grammar::Phase& phase = program().phases[phase_number];
    for (std::uint32_t rule = 0; rule < phase.rules.size(); ++rule) {
      RuleUse& use = rules[phase_number][rule];
      for (const match::TokenSpan& scope : tracer.scopes()) {
        use.scopes += has_all(phase.rules[rule], scope);
        for (std::uint32_t place = scope.begin; place < scope.end; ++place) {
          if (!tracer.may_begin(rule, scope, place)) continue;
          const match::Tracer::Attempt attempt = tracer.attempt(rule, scope, place);
          ++use.triggers;
          use.confirmed += attempt.longest > 0;
          use.steps += attempt.steps;
        }
      }
    }
  }

  bool with_steps;
  extract::LanguagePack language;
  Extractor extractor;
  grammar::SourceMap map;
  match::Tracer tracer;
  std::unordered_map<std::string_view, std::pair<std::size_t, std::uint32_t>> numbers;  // of rules: phase, rule

  Workspace workspace;
  text::Tokenizer tokenizer;
  lexicon::TypeTable types;
  extract::PackMemory memory;
  extract::Analysis analysis;
  std::vector<match::Lost> lost;
  std::vector<std::uint32_t> rows;

  std::size_t documents = 0, tokens = 0;
  std::vector<std::vector<RuleUse>> rules;            // by phase; names are filled in at the end
  std::vector<std::vector<std::size_t>> taken;        // beside the alternatives of each phase
  std::vector<std::vector<EntryUse>> entries;         // by list and row
};

UseCounter::UseCounter(std::shared_ptr<const Pack> pack, bool with_steps) : state_(std::make_unique<State>(std::move(pack), with_steps)) {}
UseCounter::~UseCounter() = default;
UseCounter::UseCounter(UseCounter&&) noexcept = default;
UseCounter& UseCounter::operator=(UseCounter&&) noexcept = default;

Status UseCounter::add(const Input& input) {
  State& s = *state_;
  const auto document = s.extractor.extract(input, s.workspace);
  if (!document) return document.error();
  const auto count = [&](const auto& records) {
    for (const auto& record : records) {
      if (const auto rule = s.numbers.find(record.rule); rule != s.numbers.end()) ++s.rules[rule->second.first][rule->second.second].records;
    }
  };
  count(document->quotes);
  count(document->claims);
  count(document->times);
  count(document->records);

  s.lost.clear();
  extract::analyze(input.text, s.language, s.extractor.options().limits, s.tokenizer, s.types, s.memory, s.analysis, &s.lost);
  ++s.documents;
  s.tokens += s.analysis.tokens.size();
  s.count_met();
  for (const match::Lost& lost : s.lost) {
    const auto rule = s.numbers.find(lost.rule);
    if (rule != s.numbers.end()) ++s.rules[rule->second.first][rule->second.second].lost;
  }
  // A match that emits several mentions is one.
  std::vector<std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>> matches(s.program().phases.size());
  for (const match::Mention& mention : s.analysis.mentions.all()) {
    const auto rule = s.numbers.find(mention.rule);
    if (rule != s.numbers.end()) matches[rule->second.first].insert({rule->second.second, mention.span.begin, mention.span.end});
  }
  const match::DocumentView view = {input.text, s.analysis.tokens, s.analysis.tags, s.analysis.sentences, &s.types};
  for (std::size_t phase = 0; phase < matches.size(); ++phase) {
    const bool looks = !s.program().phases[phase].looks.empty() && !s.with_steps;
    if (matches[phase].empty() && !s.with_steps && !looks) continue;
    s.tracer.look_at(view, s.memory.match.phrases, s.analysis.mentions, phase);
    for (const auto& [rule, begin, end] : matches[phase]) s.count_match(phase, rule, {begin, end});
    if (s.with_steps) s.count_steps(phase);
    if (looks) s.count_looks(phase);
  }
  return {};
}

PackUse UseCounter::use() const {
  const State& s = *state_;
  PackUse out;
  out.documents = s.documents;
  out.tokens = s.tokens;
  std::map<Place, AlternativeUse> alternatives;  // a macro's are compiled in many rules, and are one
  for (std::size_t p = 0; p < s.program().phases.size(); ++p) {
    const grammar::Phase& phase = s.program().phases[p];
    for (std::size_t r = 0; r < phase.rules.size(); ++r) {
      RuleUse use = s.rules[p][r];
      use.rule = phase.rules[r].name;
      use.phase = phase.name;
      use.position = phase.rules[r].position;
      out.rules.push_back(std::move(use));
    }
    for (std::size_t a = 0; a < s.taken[p].size(); ++a) {
      const Alternative& alternative = s.map.phases[p].alternatives[a];
      const auto [place, fresh] = alternatives.emplace(place_of(alternative), AlternativeUse());
      AlternativeUse& use = place->second;
      if (fresh) {
        use.position = s.map.position(alternative.at);
        use.text = s.map.text(alternative.at);
        use.optional = alternative.optional;
      }
      use.taken += s.taken[p][a];
      for (const grammar::Rule& rule : phase.rules) {
        if (rule.first_instruction > alternative.first || alternative.first >= rule.end_instruction) continue;
        if (std::find(use.rules.begin(), use.rules.end(), rule.name) == use.rules.end()) use.rules.push_back(rule.name);
      }
    }
  }
  for (auto& [place, use] : alternatives) out.alternatives.push_back(std::move(use));
  const std::string own = s.language.compiled().name + "/";
  for (std::size_t l = 0; l < s.entries.size(); ++l) {
    const grammar::Lexicon& lexicon = s.program().lexicons[l];
    ListUse use;
    use.name = lexicon.name;
    if (lexicon.list.name() != lexicon.name) use.file = lexicon.list.name();
    if (use.file.starts_with(own)) use.file.erase(0, own.size());
    use.entries = s.entries[l];
    for (std::size_t row = 0; row < use.entries.size(); ++row) {
      use.entries[row].form = std::string(lexicon.list.form(row));
      use.entries[row].line = lexicon.list.line(row);
    }
    out.lists.push_back(std::move(use));
  }
  return out;
}

}  // namespace sayso
