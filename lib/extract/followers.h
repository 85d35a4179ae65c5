// Quotes that nothing of their own introduces: they follow from one that stands.
#ifndef SAYSO_EXTRACT_FOLLOWERS_H_
#define SAYSO_EXTRACT_FOLLOWERS_H_

#include <vector>

#include "extract/readings.h"

namespace sayso::extract {

// Whom sentences are about, as the grammars say (mentions "actor"), in text order.
enum class Actors { kAll, kSpeaking };  // speaking: without those of which the grammars say that they hardly speak
std::vector<match::TokenSpan> actors_of(const Analysis& analysis, Actors which = Actors::kAll);

// Adds to `taken` those of `readings` that say whom they follow, in text order:
//   before  a sentence that goes on with what the quote before it says; that nobody else has taken. Neighbours are one.
//   near    the same, but only right behind a quote, or one sentence further in its paragraph.
//   around  a stretch of a quote that has words around it: said by the same, in the same breath.
void add_followers(const Analysis& analysis, std::vector<Reading> readings, std::vector<Reading>& taken);

}  // namespace sayso::extract

#endif  // SAYSO_EXTRACT_FOLLOWERS_H_
