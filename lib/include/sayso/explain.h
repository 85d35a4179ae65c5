// Why a text gives what it gives: its tokens as the rules see them, the rules that matched, and those that lost.
//
//   auto pack = sayso::Pack::builtin("en");
//   const sayso::Explainer explainer(*pack);
//   sayso::Input input;
//   input.text = "“We will wait,” Mary Ng said.";
//   auto explanation = explainer.explain(input);
//   for (const sayso::ExplainedMatch& match : explanation->matches)
//     use(match.rule, match.content.text, match.kept ? "kept" : match.reason);
//
// For rule authors and the curious: it does the work of an extraction, and more, without keeping anything between
// calls. Do not use it to get records.
#ifndef SAYSO_EXPLAIN_H_
#define SAYSO_EXPLAIN_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/document.h"
#include "sayso/options.h"
#include "sayso/pack.h"
#include "sayso/result.h"

namespace sayso {

struct ExplainedToken {
  Span span;
  std::size_t sentence = 0;
  std::string form;                 // as written
  std::string tag;                  // part of speech; empty without a tagger
  std::string lemma;
  std::vector<std::string> lists;   // word lists that it is in, alone or as part of a phrase
};

struct ExplainedMatch {
  std::string rule;    // "quotes.said_after"
  std::string label;   // what it gives: "quote", "np" …; empty where it lost before giving anything
  Anchor content;      // the whole match
  std::size_t sentence = 0;
  std::vector<std::pair<std::string, std::string>> fields;
  bool kept = true;
  std::string reason;  // why it lost, and to which rule
};

struct Explanation {
  Document document;                    // the records, as an Extractor gives them
  std::vector<ExplainedToken> tokens;
  std::vector<ExplainedMatch> matches;  // by phase, then place
};

// Why a rule found nothing that begins in a sentence: how near it came.
struct NearMiss {
  enum class Outcome : std::uint8_t {
    kMatched,    // it did match; `reached` is what
    kLost,       // it matched, and another rule won: `reason`
    kStopped,    // it began and broke off
    kNoTrigger,  // no word here could begin it
  };
  Outcome outcome = Outcome::kNoTrigger;
  std::size_t sentence = 0;
  Anchor content;            // the sentence
  Anchor reached;            // what it had taken before it broke off; may be empty
  Anchor token;              // where it broke off; empty where the sentence (or paragraph, as the phase has it) ended
  std::string reason;        // of kLost
  // What was asked there, one of which would have carried it on.
  struct Wanted {
    std::string element;   // as written: "report_verb", "[cap & word]"
    Position position;     // of it, in a class or macro as the case may be
    std::string part;      // the part of the rule that it belongs to, if that is another
    std::string failed;    // the condition in it that does not hold
    std::string nearest;   // where that is a word list: the entry that looks most like the word
  };
  std::vector<Wanted> wanted;
};

struct WhyNot {
  std::string rule;
  Position position;
  std::vector<NearMiss> misses;  // one a sentence
};

class Explainer {
 public:
  explicit Explainer(std::shared_ptr<const Pack> pack, Options options = {});
  ~Explainer();
  Explainer(Explainer&&) noexcept;
  Explainer& operator=(Explainer&&) noexcept;

  // Errors as Extractor::extract. The pack is that of the constructor, whatever the language.
  Result<Explanation> explain(const Input& input) const;

  // `rule`: its name, or a part of it that no other rule's name holds. Errors: kNotFound names what there is.
  Result<WhyNot> why_not(const Input& input, std::string_view rule) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace sayso

#endif  // SAYSO_EXPLAIN_H_
