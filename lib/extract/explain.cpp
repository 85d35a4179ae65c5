// The explainer: an extraction that keeps what others throw away.
#include "sayso/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "extract/analysis.h"
#include "extract/explainer.h"
#include "extract/language_pack.h"
#include "extract/quotes.h"
#include "extract/record_maker.h"
#include "sayso/extractor.h"

namespace sayso {
namespace {

using match::Lost;

std::string reason_of(const Lost& lost) {
  const std::uint32_t more = lost.winner_span.end - lost.winner_span.begin - (lost.span.end - lost.span.begin);
  switch (lost.to) {
    case Lost::To::kLonger: return fmt::format("{} is longer by {} token{}", lost.winner, more, more == 1 ? "" : "s");
    case Lost::To::kPriority: return fmt::format("{} is as long and has a higher priority", lost.winner);
    case Lost::To::kOrder: return fmt::format("{} is as long and stands earlier", lost.winner);
    case Lost::To::kTaken: return fmt::format("{} had taken its first token", lost.winner);
    case Lost::To::kSurer: return fmt::format("{} claims some of its words and goes first; this reading is {:.2f} sure", lost.winner, lost.confidence);
    case Lost::To::kUnsure: return fmt::format("it is {:.2f} sure, which its phase takes for none", lost.confidence);
    case Lost::To::kUnless: return "it holds what its rule forbids by unless";
    case Lost::To::kWhen: return "what its rule asks of the document by when does not hold here";
  }
  return {};
}

}  // namespace

Explainer::Explainer(std::shared_ptr<const Pack> pack, Options options) : impl_(std::make_unique<const Impl>(std::move(pack), options)) {}
Explainer::~Explainer() = default;
Explainer::Explainer(Explainer&&) noexcept = default;
Explainer& Explainer::operator=(Explainer&&) noexcept = default;

Result<Explanation> Explainer::explain(const Input& input) const {
  Workspace workspace;
  auto document = impl_->extractor.extract(input, workspace);
  if (!document) return document.error();
  Explanation out;
  out.document = std::move(*document);

  text::Tokenizer tokenizer;
  lexicon::TypeTable types;
  extract::PackMemory memory;
  extract::Analysis analysis;
  std::vector<Lost> lost;
  extract::analyze(input.text, impl_->language, impl_->options.limits, tokenizer, types, memory, analysis, &lost);
  Document scratch;
  extract::RecordMaker maker(analysis, impl_->language, impl_->options, scratch);
  std::vector<extract::Displaced> displaced;
  maker.note_displaced(&displaced);
  extract::make_quotes(maker);

  const grammar::Program& program = impl_->language.compiled().program;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    const text::Token& token = analysis.tokens[i];
    ExplainedToken explained;
    explained.span = maker.span_of_bytes(token.begin, token.end());
    explained.sentence = analysis.sentence_of(i);
    explained.form = maker.shown(text::form_of(input.text, token));
    explained.tag = std::string(impl_->language.tagger.tag_name(analysis.tags[i]));
    explained.lemma = impl_->language.tagger.lemma(types.norm(token.type), analysis.tags[i]);
    const auto add = [&](std::uint32_t lexicon) {
      const std::string& name = program.lexicons[lexicon].name;
      if (std::find(explained.lists.begin(), explained.lists.end(), name) == explained.lists.end()) explained.lists.push_back(name);
    };
    for (const grammar::Entry& entry : program.index.find(types.norm(token.type))) {
      if (!entry.exact || program.lexicons[entry.lexicon].list.form(entry.row) == types.form(token.type)) add(entry.lexicon);
    }
    for (const match::Phrase& phrase : memory.match.phrases) {
      if (phrase.span.begin <= i && i < phrase.span.end) add(phrase.lexicon);
    }
    out.tokens.push_back(std::move(explained));
  }
  std::unordered_map<const match::Mention*, const match::Mention*> winners;
  for (const extract::Displaced& d : displaced) winners.emplace(d.mention, d.by);
  for (const match::Mention& mention : analysis.mentions.all()) {
    ExplainedMatch match;
    match.rule = std::string(mention.rule);
    match.label = std::string(mention.label);
    match.content = maker.anchor(mention.span);
    match.sentence = analysis.sentence_of(mention.span.begin);
    for (std::uint32_t i = 0; i < mention.field_count; ++i) {
      const match::Field& field = analysis.mentions.fields()[mention.first_field + i];
      match.fields.emplace_back(field.name, field.text.empty() ? maker.anchor(analysis.mentions.spans(mention, field.name)).text : maker.shown(field.text));
    }
    if (const auto winner = winners.find(&mention); winner != winners.end()) {
      match.kept = false;
      match.reason = fmt::format("{} overlaps and is surer, or comes first", winner->second->rule);
    }
    out.matches.push_back(std::move(match));
  }
  for (const Lost& loser : lost) {
    ExplainedMatch match;
    match.rule = std::string(loser.rule);
    match.content = maker.anchor(loser.span);
    match.sentence = analysis.sentence_of(loser.span.begin);
    match.kept = false;
    match.reason = reason_of(loser);
    out.matches.push_back(std::move(match));
  }
  return out;
}

}  // namespace sayso
