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

class Explainer {
 public:
  explicit Explainer(std::shared_ptr<const Pack> pack, Options options = {});
  ~Explainer();
  Explainer(Explainer&&) noexcept;
  Explainer& operator=(Explainer&&) noexcept;

  // Errors as Extractor::extract. The pack is that of the constructor, whatever the language.
  Result<Explanation> explain(const Input& input) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace sayso

#endif  // SAYSO_EXPLAIN_H_
