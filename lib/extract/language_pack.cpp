#include "extract/language_pack.h"

#include "extract/edge_choice.h"
#include "extract/reading_features.h"
#include "extract/source_choice.h"

namespace sayso::extract {

LanguagePack::LanguagePack(std::shared_ptr<const Pack> given)
    : pack(std::move(given)),
      tagger(compiled().tags) {
  if (const lexicon::WordList* list = compiled().setting("value_numbers")) numbers.emplace(*list);
  if (const lexicon::WordList* list = compiled().setting("value_units")) units.emplace(*list);
  if (const lexicon::WordList* list = compiled().setting(kReadingWeights)) reading_weights = Weights(*list);
  if (const lexicon::WordList* list = compiled().setting(kEdgeWeights)) edge_weights = Weights(*list);
  if (const lexicon::WordList* list = compiled().setting(kSourceWeights)) source_weights = Weights(*list);
  if (const lexicon::WordList* list = compiled().setting("text_frequent")) {
    for (std::size_t row = 0; row < list->rows(); ++row) frequent.emplace(list->form(row));
  }
  if (const lexicon::WordList* list = compiled().setting("text_strangers")) {
    for (std::size_t row = 0; row < list->rows(); ++row) strangers.emplace(list->form(row), list->cell(row, "languages"));
  }
}

const match::Matcher& LanguagePack::matcher() const {
  std::call_once(matcher_asked_, [&] { matcher_.emplace(compiled().program, tagger); });
  return *matcher_;
}

}  // namespace sayso::extract
