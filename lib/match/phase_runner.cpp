#include "match/phase_runner.h"

#include <algorithm>
#include <span>

namespace sayso::match {

namespace {

constexpr std::uint32_t kTogether = 4096;                      // tokens of the scopes that are searched together
constexpr std::size_t kMostSymbols = std::size_t{1} << 14;     // a phase: then it begins anew

WordClasses::ClassId word_class(const RunContext& context, std::uint32_t token) { return context.word_table.classes(context.words[token])[context.phase]; }

std::vector<Automata::Part> parts(const grammar::Phase& phase) {
  std::vector<Automata::Part> parts;
  for (const grammar::Rule& rule : phase.rules) parts.push_back({rule.start, rule.end_instruction - rule.first_instruction});
  return parts;
}

}  // namespace

PhaseRunner::PhaseRunner(const grammar::Phase& phase)
    : phase_(phase),
      symbol_table_(phase),
      scratch_(phase),
      automata_(phase, symbol_table_, scratch_, parts(phase), Dfa::Begin::kOnce),
      needed_(phase),
      glance_(phase, needed_, symbol_table_.words()),
      prefilter_(phase, needed_, symbol_table_, automata_),
      looks_(phase, symbol_table_, scratch_),
      emitter_(phase),
      places_(phase),
      look_bit_(phase.looks.size(), -1) {
  forbids_ = std::any_of(phase.rules.begin(), phase.rules.end(), [](const grammar::Rule& rule) { return !rule.unless.empty(); });
  for (std::uint32_t look = 0; look < phase.looks.size(); ++look) {
    if (phase.looks[look].level >= looks_by_level_.size()) looks_by_level_.resize(phase.looks[look].level + 1);
    looks_by_level_[phase.looks[look].level].set(look);
  }
  for (std::uint32_t bit = 0; bit < phase.position_bits.size(); ++bit) {
    const grammar::PositionBit& position = phase.position_bits[bit];
    if (position.kind != grammar::PositionBit::Kind::kLook || symbol_table_.near_looks().has(position.number)) continue;
    look_bit_[position.number] = static_cast<std::int32_t>(bit);
    far_looks_.set(position.number);
    set_bit(looks_mask_, bit);
  }
}

void PhaseRunner::clear() {
  symbol_table_.clear();
  glance_.clear();
  forget_symbols();
}

void PhaseRunner::forget_symbols() {
  symbol_table_.forget();
  automata_.clear();
  prefilter_.clear();
  looks_.clear();
}

// Before scopes are searched, so that a long document keeps to the caps, too.
void PhaseRunner::trim() {
  if (symbol_table_.held() > kMostSymbols) forget_symbols();
  if (scratch_.made == made_) return;
  made_ = scratch_.made;
  automata_.trim();
  looks_.trim();
}

void PhaseRunner::run(const RunContext& context, MentionTable& mentions) {
  if (phase_.rules.empty() || context.document.tokens.empty()) return;
  emitter_.begin(mentions);
  places_.mark(context, mentions);
  const auto& sentences = context.document.sentences;
  const auto total = static_cast<std::uint32_t>(context.document.tokens.size());
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    bool closes = phase_.scope == grammar::Phase::Scope::kSentence;
    if (phase_.scope == grammar::Phase::Scope::kParagraph) closes = i + 1 == sentences.size() || sentences[i + 1].paragraph != sentences[i].paragraph;
    if (phase_.scope == grammar::Phase::Scope::kDocument || phase_.scope == grammar::Phase::Scope::kWindow) closes = i + 1 == sentences.size();
    if (!closes) continue;
    const std::uint32_t end = i + 1 == sentences.size() ? total : sentences[i].end_token;
    for (std::uint32_t piece = begin; piece < end;) {
      const std::uint32_t piece_end = end_of_piece(context, piece, end);
      add_scope(context, piece, piece_end);
      if (tokens_together_ >= kTogether) run_scopes(context, mentions);
      piece = piece_end;
    }
    begin = end;
  }
  run_scopes(context, mentions);
}

// A scope that is too long is cut before a sentence outside of marks, if there is one, and else where it must be.
std::uint32_t PhaseRunner::end_of_piece(const RunContext& context, std::uint32_t begin, std::uint32_t end) const {
  if (end - begin <= context.window) return end;
  const auto latest = static_cast<std::uint32_t>(begin + context.window);
  for (std::uint32_t at = latest; at > begin; --at) {
    const std::uint32_t flags = context.document.tokens[at].flags;
    if ((flags & text::kSentenceStart) && (!(flags & text::kInQuotation) || (flags & text::kOpeningMark))) return at;
  }
  return latest;
}

bool PhaseRunner::promising(const RunContext& context, std::uint32_t begin, std::uint32_t end) {
  glance_.begin();
  for (std::uint32_t token = begin; token < end; ++token) glance_.see(word_class(context, token), places_[token]);
  return glance_.promising();
}

void PhaseRunner::make_symbols(const RunContext& context, Scope& scope) {
  scope.end_place = places_.end();
  symbols_.resize(scope.first_symbol + scope.size + std::size_t{1});
  SymbolId* symbols = symbols_.data() + scope.first_symbol;
  PlaceBits behind = places_.start();  // what the place has by what stands before it
  for (std::uint32_t i = 0; i < scope.size; ++i) {
    PlaceBits& place = places_[scope.begin + i];
    add_bits(place, behind);
    symbols[i] = symbol_table_.symbol(word_class(context, scope.begin + i), place);
    behind = symbol_table_.behind(symbols[i]);
  }
  add_bits(scope.end_place, behind);
  symbols[scope.size] = symbol_table_.end_symbol(scope.end_place);
}

// Sets the bits of the lookarounds that are asked, and makes the symbols of their places anew; those that stand inside of
// others come first.
void PhaseRunner::look_around(const RunContext& context) {
  LookSet wanted;
  for (const Scope& scope : scopes_) wanted |= scope.looks;
  if (wanted.none()) return;
  for (std::size_t level = 0; level < looks_by_level_.size(); ++level) {
    const LookSet now = wanted & looks_by_level_[level];
    if (now.none()) continue;
    looked_at_.clear();
    looks_.for_each(now, [&](const auto& run) {
      for (std::uint32_t number = 0; number < scopes_.size(); ++number) {
        Scope& scope = scopes_[number];
        run(scope.symbols(symbols_), scope.looks & now, [&](std::uint32_t place, std::uint32_t look) {
          if (!looks_by_level_[level][look]) return;
          PlaceBits& bits = place == scope.size ? scope.end_place : places_[scope.begin + place];
          if (level > 0 || !share_a_bit(bits.data(), looks_mask_.data(), bits.size())) looked_at_.emplace_back(number, place);
          set_bit(bits, static_cast<std::uint32_t>(look_bit_[look]));
        });
      }
    });
    for (const auto& [number, place] : looked_at_) {
      const Scope& scope = scopes_[number];
      symbols_[scope.first_symbol + place] = place == scope.size
                                                 ? symbol_table_.end_symbol(scope.end_place)
                                                 : symbol_table_.symbol(word_class(context, scope.begin + place), places_[scope.begin + place]);
    }
  }
}

void PhaseRunner::add_scope(const RunContext& context, std::uint32_t begin, std::uint32_t end) {
  if (tokens_together_ == 0) trim();
  tokens_together_ += end - begin;
  if (!promising(context, begin, end)) return;
  Scope scope;
  scope.begin = begin;
  scope.size = end - begin;
  scope.first_symbol = static_cast<std::uint32_t>(symbols_.size());
  make_symbols(context, scope);
  scope.possible = prefilter_.possible(scope.symbols(symbols_).first(scope.size));
  if (scope.possible == AutomatonSet{}) {
    symbols_.resize(scope.first_symbol);
    return;
  }
  scope.looks = prefilter_.looks(scope.possible) & far_looks_;
  for (std::size_t automaton = 0; automaton < automata_.size(); ++automaton) ends_.push_back(prefilter_.end_of_begins(automaton));
  scopes_.push_back(scope);
}

void PhaseRunner::run_scopes(const RunContext& context, MentionTable& mentions) {
  look_around(context);
  if (phase_.all) search_all(context);
  auto overlap = all_overlaps_.begin();
  for (std::uint32_t number = 0; number < scopes_.size(); ++number) {
    const Scope& scope = scopes_[number];
    if (phase_.all) {
      matches_.clear();
      for (; overlap != all_overlaps_.end() && overlap->scope == number; ++overlap) {
        if (!forbidden(context, scope, overlap->rule, overlap->begin, overlap->end)) matches_.push_back({overlap->rule, overlap->begin, overlap->end});
      }
    } else {
      search(context, scope, ends_.data() + number * automata_.size());
      if (context.lost) find_lost(context, scope);
    }
    if (phase_.compete && !context.propose) {
      settle(context, scope, mentions);
      continue;
    }
    for (const Match& match : matches_) {
      if (read(context, scope, match, mentions, reading_)) give(context, reading_, mentions);
    }
  }
  scopes_.clear();
  symbols_.clear();
  ends_.clear();
  tokens_together_ = 0;
}

void PhaseRunner::give(const RunContext& context, const Reading& reading, MentionTable& mentions) {
  if (emitter_.may_be(context, reading, mentions)) {
    emitter_.emit(context, reading, mentions);
  } else if (context.lost) {
    context.lost->push_back({phase_.rules[reading.rule].name, phase_.name, reading.span, Lost::To::kWhen, {}, {}, reading.confidence});
  }
}

// A match with its captures, in tokens of the document. False where it is less sure than the phase asks.
bool PhaseRunner::read(const RunContext& context, const Scope& scope, const Match& match, MentionTable& mentions, Reading& reading) {
  if (!captures_.find(phase_, match.rule, scope.symbols(symbols_), symbol_table_, match.begin, match.end, reading.captures)) return false;
  const std::uint32_t offset = scope.begin;
  reading.rule = match.rule;
  reading.span = {match.begin + offset, match.end + offset};
  for (auto& spans : reading.captures) {
    for (TokenSpan& span : spans) span = {span.begin + offset, span.end + offset};
  }
  reading.confidence = emitter_.confidence(context, reading, mentions);
  if (reading.confidence >= phase_.above || context.propose) return true;
  if (context.lost) context.lost->push_back({phase_.rules[match.rule].name, phase_.name, reading.span, Lost::To::kUnsure, {}, {}, reading.confidence});
  return false;
}

void PhaseRunner::settle(const RunContext& context, const Scope& scope, MentionTable& mentions) {
  std::size_t count = 0;
  for (const Match& match : matches_) {
    if (count == readings_.size()) readings_.emplace_back();
    if (read(context, scope, match, mentions, readings_[count])) ++count;
  }
  const std::span<const Reading> readings = std::span<const Reading>(readings_).first(count);
  for (const Competition::Outcome& outcome : competition_.settle(phase_, readings)) {
    const Reading& reading = readings[outcome.reading];
    if (!outcome.winner) {
      give(context, reading, mentions);
    } else if (context.lost) {
      const Reading& winner = readings[*outcome.winner];
      context.lost->push_back({phase_.rules[reading.rule].name, phase_.name, reading.span, Lost::To::kSurer, phase_.rules[winner.rule].name, winner.span, reading.confidence});
    }
  }
}

// Where every rule gives its longest match from every place: all scopes, automaton by automaton.
void PhaseRunner::search_all(const RunContext& context) {
  all_overlaps_.clear();
  begins_.resize(automata_.size());
  for (std::uint32_t number = 0; number < scopes_.size(); ++number) {
    const Scope& scope = scopes_[number];
    const std::uint32_t* ends = ends_.data() + number * automata_.size();
    for (std::uint32_t place = 0; place < scope.size; ++place) {
      automata_.begun_by(symbols_[scope.first_symbol + place], scope.possible, [&](std::size_t automaton) {
        if (place < ends[automaton]) begins_[automaton].push_back({number, place});
      });
    }
  }
  for (std::size_t automaton = 0; automaton < begins_.size(); ++automaton) {
    for (const Begin& begin : begins_[automaton]) {
      const Scope& scope = scopes_[begin.scope];
      Match nobody = {0, begin.place, begin.place};
      overlaps_.clear();
      search_from(automata_[automaton], scope.symbols(symbols_), begin.place, end_of_matches(context, scope.begin, begin.place, scope.size), nobody);
      for (const auto& [rule, end] : overlaps_) all_overlaps_.push_back({begin.scope, begin.place, rule, end});
    }
    begins_[automaton].clear();
  }
  std::sort(all_overlaps_.begin(), all_overlaps_.end());
}

void PhaseRunner::search(const RunContext& context, const Scope& scope, const std::uint32_t* ends) {
  matches_.clear();
  const std::span<const SymbolId> symbols = scope.symbols(symbols_);
  for (std::uint32_t begin = 0; begin < scope.size;) {
    overlaps_.clear();
    Match winner = {0, begin, begin};
    const std::uint32_t end = end_of_matches(context, scope.begin, begin, scope.size);
    automata_.begun_by(symbols[begin], scope.possible, [&](std::size_t automaton) {
      if (begin < ends[automaton]) search_from(automata_[automaton], symbols, begin, end, winner);
    });
    if (forbids_) drop_forbidden(context, scope, begin, winner);
    std::sort(overlaps_.begin(), overlaps_.end());
    for (const auto& [rule, match_end] : overlaps_) matches_.push_back({rule, begin, match_end});
    if (winner.end > begin) matches_.push_back(winner);
    begin = winner.end > begin ? winner.end : begin + 1;
  }
}

// Where a match that begins here must have ended: with the scope, or with the last sentence of its window.
std::uint32_t PhaseRunner::end_of_matches(const RunContext& context, std::uint32_t offset, std::uint32_t begin, std::uint32_t size) const {
  if (phase_.scope != grammar::Phase::Scope::kWindow) return size;
  const auto& sentences = context.document.sentences;
  const auto own = std::upper_bound(sentences.begin(), sentences.end(), begin + offset, [](std::uint32_t t, const text::Sentence& s) { return t < s.end_token; });
  const auto last = std::min<std::size_t>(static_cast<std::size_t>(own - sentences.begin()) + phase_.window, sentences.size()) - 1;
  return std::min(size, sentences[last].end_token - offset);
}

// A match that holds what its rule says that it may not hold is none.
bool PhaseRunner::forbidden(const RunContext& context, const Scope& scope, std::uint32_t number, std::uint32_t begin, std::uint32_t end) {
  const grammar::Rule& rule = phase_.rules[number];
  if (rule.unless.empty() || !unless_.found(phase_, rule, scope.symbols(symbols_), symbol_table_, begin, end)) return false;
  if (context.lost) context.lost->push_back({rule.name, phase_.name, {begin + scope.begin, end + scope.begin}, Lost::To::kUnless, {}, {}, 0});
  return true;
}

// Rules with such a word stand among the overlaps, each with its longest match from here; those that are left take part as any.
void PhaseRunner::drop_forbidden(const RunContext& context, const Scope& scope, std::uint32_t begin, Match& winner) {
  std::erase_if(overlaps_, [&](const auto& o) {
    const auto& [number, end] = o;
    const grammar::Rule& rule = phase_.rules[number];
    if (rule.unless.empty()) return false;
    if (forbidden(context, scope, number, begin, end)) return true;
    if (rule.overlap) return false;
    const int other = phase_.rules[winner.rule].priority;
    if (end > winner.end || (end == winner.end && (rule.priority > other || (rule.priority == other && number < winner.rule)))) winner = {number, begin, end};
    return true;
  });
}

// What one of the automata finds from `begin` on; `winner` is the best so far.
void PhaseRunner::search_from(Dfa& automaton, std::span<const SymbolId> symbols, std::uint32_t begin, std::uint32_t end, Match& winner) {
  Dfa::Step step = automaton.step(Dfa::kStart, symbols[begin]);
  for (std::uint32_t at = begin + 1; step.next != Dfa::kDead; ++at) {
    step = automaton.step(step.next, symbols[at]);
    if (step.accept != 0) {
      bool consumed = false;
      for (const std::uint32_t rule : automaton.accepted(step.accept)) {
        if (phase_.all || phase_.rules[rule].overlap || !phase_.rules[rule].unless.empty()) {
          add_overlap(rule, at);
        } else if (!consumed) {
          consumed = true;  // the others of the same length come after it
          const int priority = phase_.rules[rule].priority;
          const int other = phase_.rules[winner.rule].priority;
          if (at > winner.end || (at == winner.end && (priority > other || (priority == other && rule < winner.rule)))) winner = {rule, begin, at};
        }
      }
    }
    ++scratch_.work;
    if (at == end) break;
  }
}

void PhaseRunner::add_overlap(std::uint32_t rule, std::uint32_t end) {
  const auto known = std::find_if(overlaps_.begin(), overlaps_.end(), [&](const auto& o) { return o.first == rule; });
  if (known == overlaps_.end()) {
    overlaps_.emplace_back(rule, end);
  } else {
    known->second = end;
  }
}

// Every rule's longest match from every token, less those that won.
void PhaseRunner::find_lost(const RunContext& context, const Scope& scope) {
  const std::uint32_t begin = scope.begin;
  const std::span<const SymbolId> symbols = scope.symbols(symbols_);
  for (std::uint32_t from = 0; from < scope.size; ++from) {
    overlaps_.clear();
    const std::uint32_t last = end_of_matches(context, begin, from, scope.size);
    automata_.begun_by(symbols[from], scope.possible, [&](std::size_t number) {
      Dfa& automaton = automata_[number];
      Dfa::Step step = automaton.step(Dfa::kStart, symbols[from]);
      for (std::uint32_t at = from + 1; step.next != Dfa::kDead && at <= last; ++at) {
        step = automaton.step(step.next, symbols[at]);
        if (step.accept == 0) continue;
        for (const std::uint32_t rule : automaton.accepted(step.accept)) add_overlap(rule, at);
      }
    });
    for (const auto& [rule, end] : overlaps_) {
      if (unless_.found(phase_, phase_.rules[rule], symbols, symbol_table_, from, end)) continue;
      const Match* winner = nullptr;
      bool won = phase_.rules[rule].overlap;
      for (const Match& match : matches_) {
        if (match.rule == rule && match.begin == from && match.end == end) won = true;
        if (!phase_.rules[match.rule].overlap && match.begin <= from && from < match.end) winner = &match;
      }
      if (won || !winner) continue;
      Lost lost = {phase_.rules[rule].name, phase_.name, {begin + from, begin + end}, Lost::To::kTaken, phase_.rules[winner->rule].name,
                   {begin + winner->begin, begin + winner->end}, 0};
      if (winner->begin == from) {
        lost.to = winner->end > end ? Lost::To::kLonger : phase_.rules[winner->rule].priority > phase_.rules[rule].priority ? Lost::To::kPriority : Lost::To::kOrder;
      }
      context.lost->push_back(lost);
    }
  }
}

}  // namespace sayso::match
