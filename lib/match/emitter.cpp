#include "match/emitter.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <string>
#include <utility>

#include "lexicon/normal_form.h"
#include "match/evidence.h"

namespace sayso::match {

Emitter::Emitter(const grammar::Phase& phase) : phase_(phase) {
  const auto asks = [&](const grammar::EmitValue& value) {
    looks_up_mentions_ = looks_up_mentions_ || std::any_of(value.places.begin(), value.places.end(),
                                                           [](const grammar::EmitValue::Place& place) { return place.lexicon < 0 && !place.label.empty(); });
  };
  for (const grammar::Rule& rule : phase.rules) {
    asks(rule.evidence.key);
    for (const grammar::GuardOp& op : rule.when) asks(op.value);
    for (const grammar::Assignment& assignment : rule.sets) asks(assignment.value);
    for (const grammar::Lesson& lesson : rule.lessons) std::for_each(lesson.columns.begin(), lesson.columns.end(), asks);
    for (const grammar::Emit& emit : rule.emits) {
      for (const grammar::Emit::Field& field : emit.fields) asks(field.value);
    }
  }
}

void Emitter::begin(const MentionTable& mentions) {
  standing_.clear();
  if (!looks_up_mentions_) return;
  standing_.resize(mentions.size());
  std::iota(standing_.begin(), standing_.end(), std::uint32_t{0});
  std::stable_sort(standing_.begin(), standing_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return mentions[a].span.begin < mentions[b].span.begin; });
}

double Emitter::confidence(const RunContext& context, const Reading& reading, MentionTable& mentions) const {
  const grammar::Rule& rule = phase_.rules[reading.rule];
  return rule.evidence.given() ? rate(rule.evidence, value(context, rule.evidence.key, reading, mentions).text) : rule.confidence;
}

void Emitter::emit(const RunContext& context, const Reading& reading, MentionTable& mentions) const {
  const grammar::Rule& rule = phase_.rules[reading.rule];
  for (const grammar::Emit& emit : rule.emits) {
    mentions.add(emit.record, rule.name, reading.span, reading.confidence);
    for (const grammar::Emit::Field& field : emit.fields) {
      if (const Value v = value(context, field.value, reading, mentions); v.given) mentions.add_field(field.name, v.text, v.spans);
    }
    if (context.propose && rule.evidence.given()) {
      mentions.add_field(kEvidenceField, value(context, rule.evidence.key, reading, mentions).text, reading.captures[rule.evidence.key.capture]);
    }
  }
  tell_document(context, reading, mentions);
}

bool Emitter::may_be(const RunContext& context, const Reading& reading, MentionTable& mentions) const {
  using Kind = grammar::GuardOp::Kind;
  std::vector<bool> stack;
  for (const grammar::GuardOp& op : phase_.rules[reading.rule].when) {
    switch (op.kind) {
      case Kind::kKnown:
      case Kind::kEqual: {
        const DocumentState::Value* known = context.state->value(op.variable, reading.span.begin);
        const bool same = known && op.kind == Kind::kEqual && lexicon::normal_form(known->text) == lexicon::normal_form(value(context, op.value, reading, mentions).text);
        stack.push_back(op.kind == Kind::kKnown ? known != nullptr : same);
        break;
      }
      case Kind::kNot: stack.back() = !stack.back(); break;
      case Kind::kAnd:
      case Kind::kOr: {
        const bool right = stack.back();
        stack.pop_back();
        stack.back() = op.kind == Kind::kAnd ? stack.back() && right : stack.back() || right;
        break;
      }
    }
  }
  return stack.empty() || stack.back();
}

void Emitter::tell_document(const RunContext& context, const Reading& reading, MentionTable& mentions) const {
  const grammar::Rule& rule = phase_.rules[reading.rule];
  for (const grammar::Assignment& assignment : rule.sets) {
    const Value v = value(context, assignment.value, reading, mentions);
    if (!v.given) continue;
    context.state->set(assignment.variable, {reading.span.end, std::string(v.text), {v.spans.begin(), v.spans.end()}});
  }
  for (const grammar::Lesson& lesson : rule.lessons) {
    std::vector<std::string> columns;
    for (const grammar::EmitValue& column : lesson.columns) columns.emplace_back(value(context, column, reading, mentions).text);
    context.state->learn(lesson.lexicon, context.document, reading.captures[lesson.capture], std::move(columns));
  }
}

Emitter::Value Emitter::value(const RunContext& context, const grammar::EmitValue& value, const Reading& reading, MentionTable& mentions) const {
  using Kind = grammar::EmitValue::Kind;
  if (value.kind == Kind::kConstant) return {value.text, {}, true};
  if (value.kind == Kind::kState || value.kind == Kind::kStateSpans) {
    const DocumentState::Value* known = context.state->value(value.capture, reading.span.begin);
    if (!known || (value.kind == Kind::kStateSpans && known->spans.empty())) return {};
    if (value.kind == Kind::kStateSpans) return {{}, mentions.keep(known->spans), true};
    return {mentions.keep(known->text), {}, true};
  }
  const std::vector<TokenSpan>& spans = reading.captures[value.capture];
  if (spans.empty()) return {};
  const auto& tokens = context.document.tokens;
  switch (value.kind) {
    case Kind::kSpans: return {{}, spans, true};
    case Kind::kText: {
      const std::uint32_t begin = tokens[spans.front().begin].begin, end = tokens[spans.back().end - 1].end();
      return {context.document.text.substr(begin, end - begin), spans, true};
    }
    case Kind::kNorm: {
      std::string words;
      for (const TokenSpan& span : spans) {
        for (std::uint32_t i = span.begin; i < span.end; ++i) {
          if (!words.empty()) words += ' ';
          words += context.document.types->norm(tokens[i].type);
        }
      }
      return {mentions.keep(std::move(words)), spans, true};
    }
    case Kind::kLemma: return {lemma(context, spans, mentions), spans, true};
    case Kind::kLookup: {
      const std::string_view text = look_up(context, value, spans, mentions);
      return {text, spans, !text.empty()};
    }
    case Kind::kConstant:
    case Kind::kState:
    case Kind::kStateSpans: break;
  }
  return {};
}

// That of the last word.
std::string_view Emitter::lemma(const RunContext& context, std::span<const TokenSpan> spans, MentionTable& mentions) {
  const std::uint32_t last = spans.back().end - 1;
  const tag::TagId tag = context.document.tags.empty() ? tag::kNoTag : context.document.tags[last];
  return mentions.keep(context.tagger.lemma(context.document.types->norm(context.document.tokens[last].type), tag));
}

// The first place that has a word: a mention inside the capture, or an entry of the list, phrases first. An empty
// cell is no word, so that a later list may say what an earlier one leaves open.
std::string_view Emitter::look_up(const RunContext& context, const grammar::EmitValue& value, std::span<const TokenSpan> spans,
                                  MentionTable& mentions) const {
  const auto inside = [&](const TokenSpan& span) {
    return std::any_of(spans.begin(), spans.end(), [&](const TokenSpan& s) { return s.begin <= span.begin && span.end <= s.end; });
  };
  for (const grammar::EmitValue::Place& place : value.places) {
    if (place.lexicon < 0 && place.label.empty()) return lemma(context, spans, mentions);
    if (place.lexicon < 0) {
      auto at = std::lower_bound(standing_.begin(), standing_.end(), spans.front().begin,
                                 [&](std::uint32_t i, std::uint32_t token) { return mentions[i].span.begin < token; });
      for (; at != standing_.end() && mentions[*at].span.begin < spans.back().end; ++at) {
        const Mention& mention = mentions[*at];
        if (mention.label != place.label || !inside(mention.span)) continue;
        if (const std::string_view text = mentions.text(mention, place.field); !text.empty()) return text;
      }
      continue;
    }
    const auto number = static_cast<std::uint32_t>(place.lexicon);
    const grammar::Program& program = context.index.program();
    const lexicon::WordList& list = program.lexicons[number].list;
    const auto first = std::lower_bound(context.phrases.begin(), context.phrases.end(), spans.front().begin, [](const Phrase& p, std::uint32_t b) { return p.span.begin < b; });
    for (auto phrase = first; phrase != context.phrases.end() && phrase->span.begin < spans.back().end; ++phrase) {
      if (phrase->lexicon != number || !inside(phrase->span)) continue;
      const std::string_view cell =
          program.lexicons[number].learned ? mentions.keep(std::string(context.state->cell(number, phrase->row, place.column))) : list.cell(phrase->row, place.column);
      if (!cell.empty()) return cell;
    }
    for (const TokenSpan& span : spans) {
      for (std::uint32_t i = span.begin; i < span.end; ++i) {
        const std::uint32_t type = context.document.tokens[i].type;
        for (const grammar::Entry& entry : program.index.find(context.document.types->norm(type))) {
          if (entry.lexicon != number || (entry.exact && list.form(entry.row) != context.document.types->form(type))) continue;
          if (const std::string_view cell = list.cell(entry.row, place.column); !cell.empty()) return cell;
        }
      }
    }
  }
  return {};
}

}  // namespace sayso::match
