#include "extract/language.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "lexicon/normal_form.h"

namespace sayso::extract {
namespace {

constexpr std::size_t kSample = 4000;    // bytes of the text that are looked at
constexpr std::size_t kOneIn = 8;        // of the words, so many must be frequent ones
constexpr std::size_t kFewWords = 5;     // below this nothing is said

const LanguagePack* named(const std::vector<std::unique_ptr<LanguagePack>>& packs, std::string_view name) {
  const auto place = std::find_if(packs.begin(), packs.end(), [&](const auto& p) { return p->pack->name() == name; });
  return place == packs.end() ? nullptr : place->get();
}

}  // namespace

LanguageChoice choose_language(const Input& input, const std::vector<std::unique_ptr<LanguagePack>>& packs, text::Tokenizer& tokenizer) {
  const LanguagePack* fallback = named(packs, "common");
  if (!fallback) fallback = packs.front().get();
  if (!input.language.empty()) {
    const std::string main = lexicon::normal_form(std::string_view(input.language).substr(0, input.language.find_first_of("-_")));
    if (const LanguagePack* pack = named(packs, main)) return {pack, input.language, true};
    return {fallback, input.language, false};
  }
  std::vector<text::Token> tokens;
  std::string_view sample = input.text.substr(0, kSample);
  if (const std::size_t cut = sample.rfind(' '); sample.size() == kSample && cut != std::string_view::npos) sample = sample.substr(0, cut);
  tokenizer.tokenize(sample, packs.front()->compiled().tokens, tokens);
  std::size_t words = 0;
  std::vector<std::size_t> frequent(packs.size());
  std::map<std::string_view, std::size_t> strange;  // by language without a pack
  for (const text::Token& token : tokens) {
    if (!(token.flags & text::kWord)) continue;
    ++words;
    const std::string norm = lexicon::normal_form(text::form_of(sample, token));
    for (std::size_t i = 0; i < packs.size(); ++i) frequent[i] += packs[i]->frequent.contains(norm);
    if (const auto stranger = fallback->strangers.find(norm); stranger != fallback->strangers.end()) {
      for (std::string_view rest = stranger->second; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        ++strange[rest.substr(0, end)];
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }
  const auto best = static_cast<std::size_t>(std::max_element(frequent.begin(), frequent.end()) - frequent.begin());
  const bool stranger = std::any_of(strange.begin(), strange.end(),
                                    [&](const auto& other) { return other.second > frequent[best]; });
  if (!stranger && words >= kFewWords && frequent[best] * kOneIn >= words) return {packs[best].get(), packs[best]->pack->name(), true};
  return {fallback, {}, false};
}

}  // namespace sayso::extract
