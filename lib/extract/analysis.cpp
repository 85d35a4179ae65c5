#include "extract/analysis.h"

#include <algorithm>
#include <string>

#include "text/utf8.h"

namespace sayso::extract {
namespace {

constexpr std::size_t kTypeBytes = std::size_t{6} << 20;  // what the type table may hold before it is emptied
// In words. Up to three in marks are often no quotation but a name or a word that is held at arm's length; eight
// and more nearly always are one.
constexpr std::uint32_t kShortQuotation = 3;
constexpr std::uint32_t kLongQuotation = 8;

// What the last character inside a quotation is: it tells whether the sentence goes on behind the mark.
std::string_view final_of(std::string_view text, const text::Quotation& quotation) {
  std::string_view inner = text.substr(quotation.inner_begin, quotation.inner_end - quotation.inner_begin);
  while (!inner.empty() && (inner.back() == ' ' || inner.back() == '\'' || inner.back() == '"')) inner.remove_suffix(1);
  for (const std::string_view mark : {"\u2019", "\u201D"}) {  // the end of a quotation inside, which closes first
    if (inner.ends_with(mark)) inner.remove_suffix(mark.size());
  }
  if (inner.empty()) return "none";
  if (inner.ends_with("\u2026") || inner.ends_with("...")) return "ellipsis";
  switch (inner.back()) {
    case ',': return "comma";
    case '.': return "stop";
    case '?': return "question";
    case '!': return "exclamation";
    default: return "none";
  }
}

void add_quotations(Analysis& analysis) {
  for (const text::Quotation& quotation : analysis.quotations) {
    std::uint32_t words = 0;
    const text::Token* first = nullptr;
    for (std::uint32_t i = quotation.first_token; i <= quotation.last_token && i < analysis.tokens.size(); ++i) {
      const text::Token& token = analysis.tokens[i];
      if (token.begin < quotation.inner_begin || token.end() > quotation.inner_end) continue;
      if (token.flags & (text::kWord | text::kNumber)) {
        ++words;
        if (!first) first = &token;
      }
    }
    if (words == 0) continue;
    std::size_t depth = 0;
    for (std::uint32_t parent = quotation.parent; parent != text::kNoQuotation && depth < 9; parent = analysis.quotations[parent].parent) ++depth;
    static constexpr std::string_view kDigits = "0123456789";
    analysis.mentions.add("quoted", "text.quotation_marks", {quotation.first_token, quotation.last_token + 1});
    analysis.mentions.add_field("depth", kDigits.substr(depth, 1));
    analysis.mentions.add_field("closed", quotation.closed ? "yes" : "no");
    analysis.mentions.add_field("final", final_of(analysis.text, quotation));
    analysis.mentions.add_field("size", words <= kShortQuotation ? "short" : words < kLongQuotation ? "medium" : "long");
    analysis.mentions.add_field("start", first->flags & text::kCapital ? "capital" : "other");
    analysis.mentions.add_field("continues", quotation.continues != text::kNoQuotation ? "yes" : "no");
    if (depth == 0) continue;
    analysis.mentions.add("inner_quoted", "text.quotation_marks", {quotation.first_token, quotation.last_token + 1});
    analysis.mentions.add_field("final", final_of(analysis.text, quotation));
  }
}

void add_numbers(Analysis& analysis) {
  struct FlagWord {
    std::uint32_t flag;
    std::string_view name;
  };
  static constexpr FlagWord kFlags[] = {
      {value::kInWords, "words"},          {value::kOne, "one"},
      {value::kYearLike, "year"},          {value::kGluedAfter, "glued"},
      {value::kJoinedBefore, "joined_before"}, {value::kJoinedAfter, "joined_after"},
      {value::kApprox, "approx"},          {value::kNegative, "negative"},
      {value::kLeadingZero, "leading_zero"}};
  for (const value::Number& number : analysis.numbers) {
    analysis.mentions.add("number", "value.numbers", {number.first_token, number.end_token});
    analysis.mentions.add_field("kind", value::number_kind_name(number.kind));
    if (number.kind != value::NumberKind::kSome) analysis.mentions.add_field("value", analysis.mentions.keep(number.value.to_string()));
    analysis.mentions.add_field("magnitude", analysis.mentions.keep(number.magnitude.to_string()));
    for (const FlagWord& f : kFlags) {
      if (number.flags & f.flag) analysis.mentions.add_field(f.name, "yes");
    }
  }
}

}  // namespace

std::size_t Analysis::sentence_of(std::uint32_t token) const {
  const auto place = std::upper_bound(sentences.begin(), sentences.end(), token, [](std::uint32_t t, const text::Sentence& s) { return t < s.end_token; });
  return place == sentences.end() ? (sentences.empty() ? 0 : sentences.size() - 1) : static_cast<std::size_t>(place - sentences.begin());
}

std::size_t Analysis::paragraph_of(std::uint32_t token) const { return sentences.empty() ? 0 : sentences[sentence_of(token)].paragraph; }

std::string_view Analysis::text_of(match::TokenSpan span) const {
  if (span.empty()) return {};
  return text.substr(tokens[span.begin].begin, tokens[span.end - 1].end() - tokens[span.begin].begin);
}

void analyze(std::string_view text, const LanguagePack& pack, const Limits& limits, text::Tokenizer& tokenizer, lexicon::TypeTable& types,
             PackMemory& memory, Analysis& analysis, std::vector<match::Lost>* lost, bool propose, std::span<const std::string_view> unwanted) {
  if (types.bytes() > kTypeBytes) types.clear();
  const grammar::CompiledPack& compiled = pack.compiled();
  analysis.text = text;
  analysis.types = &types;
  analysis.mentions.clear();
  analysis.numbers.clear();
  tokenizer.tokenize(text, compiled.tokens, analysis.tokens);
  lexicon::intern_tokens(text, types, analysis.tokens);
  text::pair_quotation_marks(text, compiled.marks, analysis.tokens, analysis.quotations);
  text::segment_sentences(text, compiled.sentences, analysis.quotations, analysis.tokens, analysis.sentences);
  analysis.tags.assign(analysis.tokens.size(), tag::kNoTag);
  if (!pack.tagger.empty()) {
    for (const text::Sentence& sentence : analysis.sentences) {
      const std::size_t size = sentence.end_token - sentence.first_token;
      pack.tagger.tag(text, std::span<const text::Token>(analysis.tokens).subspan(sentence.first_token, size), types, memory.tag,
                      std::span<tag::TagId>(analysis.tags).subspan(sentence.first_token, size));
    }
  }
  add_quotations(analysis);
  if (pack.numbers) {
    pack.numbers->read(text, analysis.tokens, types, memory.number, analysis.numbers);
    add_numbers(analysis);
  }
  const match::DocumentView view = {text, analysis.tokens, analysis.tags, analysis.sentences, &types};
  pack.matcher().run(view, limits.sentence, memory.match, analysis.mentions, lost, propose, unwanted);
}

}  // namespace sayso::extract
