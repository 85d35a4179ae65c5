#include "match/matcher.h"

#include "match/needed_phases.h"

namespace sayso::match {

void Matcher::run(const DocumentView& document, std::size_t window, MatchMemory& memory, MentionTable& mentions, std::vector<Lost>* lost,
                  bool propose, std::span<const std::string_view> unwanted) const {
  if (memory.phases.empty()) {
    for (const grammar::Phase& phase : program_.phases) memory.phases.push_back(std::make_unique<PhaseRunner>(phase));
    memory.type_epoch = document.types->epoch();
  }
  if (memory.type_epoch != document.types->epoch()) {  // word numbers are by type: all of them are void
    memory.type_epoch = document.types->epoch();
    memory.words.clear();
    for (const auto& phase : memory.phases) phase->clear();
  }
  memory.word_ids.resize(document.tokens.size());
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const tag::TagId tag = document.tags.empty() ? tag::kNoTag : document.tags[i];
    memory.word_ids[i] = memory.words.word(document.tokens[i].type, tag, *document.types, index_, memory.phases.size(),
                                           [&](const std::uint64_t* answers, WordClasses::ClassId* classes) {
                                             for (const auto& phase : memory.phases) *classes++ = phase->class_of(answers);
                                           });
  }
  find_phrases(document, index_, memory.words, memory.phrases);
  memory.state.begin(program_);
  const std::vector<bool> needed = unwanted.empty() ? std::vector<bool>(memory.phases.size(), true) : needed_phases(program_, unwanted);
  for (std::size_t phase = 0; phase < memory.phases.size(); ++phase) {
    if (!needed[phase]) continue;
    const RunContext context = {document, index_, tagger_, memory.words, memory.word_ids, phase, memory.phrases, window, lost, propose, &memory.state};
    memory.phases[phase]->run(context, mentions);
    memory.state.find_learned(document, memory.phrases);
  }
}

}  // namespace sayso::match
