#include "match/document_state.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace sayso::match {

void DocumentState::begin(const grammar::Program& program) {
  values_.assign(program.variables.size(), {});
  learned_.assign(program.lexicons.size(), {});
}

const DocumentState::Value* DocumentState::value(std::uint32_t variable, std::uint32_t token) const {
  const std::vector<Value>& values = values_[variable];
  const auto behind = std::upper_bound(values.begin(), values.end(), token, [](std::uint32_t t, const Value& v) { return t < v.token; });
  if (behind == values.begin() || (behind - 1)->text.empty()) return nullptr;
  return &*(behind - 1);
}

void DocumentState::set(std::uint32_t variable, Value value) {
  std::vector<Value>& values = values_[variable];
  const auto place = std::upper_bound(values.begin(), values.end(), value.token, [](std::uint32_t t, const Value& v) { return t < v.token; });
  values.insert(place, std::move(value));
}

void DocumentState::learn(std::uint32_t lexicon, const DocumentView& document, std::span<const TokenSpan> form, std::vector<std::string> columns) {
  Entry entry;
  entry.columns = std::move(columns);
  for (const TokenSpan& span : form) {
    for (std::uint32_t t = span.begin; t < span.end; ++t) entry.words.emplace_back(document.types->norm(document.tokens[t].type));
  }
  if (entry.words.empty()) return;
  std::vector<Entry>& entries = learned_[lexicon].entries;
  if (std::none_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.words == entry.words; })) entries.push_back(std::move(entry));
}

std::string_view DocumentState::cell(std::uint32_t lexicon, std::uint32_t row, int column) const {
  const Entry& entry = learned_[lexicon].entries[row];
  return column < 1 ? std::string_view() : std::string_view(entry.columns[static_cast<std::size_t>(column) - 1]);
}

void DocumentState::find_learned(const DocumentView& document, std::vector<Phrase>& phrases) {
  std::unordered_map<std::string_view, std::vector<std::pair<std::uint32_t, std::uint32_t>>> by_first;  // lexicon, row
  for (std::uint32_t lexicon = 0; lexicon < learned_.size(); ++lexicon) {
    Learned& learned = learned_[lexicon];
    for (; learned.found < learned.entries.size(); ++learned.found) {
      by_first[learned.entries[learned.found].words.front()].emplace_back(lexicon, static_cast<std::uint32_t>(learned.found));
    }
  }
  if (by_first.empty()) return;
  const auto norm = [&](std::uint32_t token) { return document.types->norm(document.tokens[token].type); };
  for (const text::Sentence& sentence : document.sentences) {
    for (std::uint32_t at = sentence.first_token; at < sentence.end_token; ++at) {
      const auto place = by_first.find(norm(at));
      if (place == by_first.end()) continue;
      for (const auto& [lexicon, row] : place->second) {
        const std::vector<std::string>& words = learned_[lexicon].entries[row].words;
        if (words.size() > sentence.end_token - at) continue;
        std::uint32_t i = 1;
        while (i < words.size() && norm(at + i) == words[i]) ++i;
        if (i == words.size()) phrases.push_back({{at, at + i}, lexicon, row});
      }
    }
  }
  std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) { return a.span.begin < b.span.begin; });
}

}  // namespace sayso::match
