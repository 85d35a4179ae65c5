// The extractor: text in, records out.
//
//   auto pack = sayso::Pack::builtin("en");
//   const sayso::Extractor extractor({*pack});
//
//   sayso::Workspace workspace;                     // one a thread, used again and again
//   auto document = extractor.extract(input, workspace);
//   if (!document) report(document.error());        // over a limit: nothing was read
//
// Calls are const: one extractor serves any number of threads, each with its own workspace.
// The same input gives the same records, byte for byte, in every run and on any thread.
// Time is linear in the text. Nothing is printed, no clock, file or environment is read.
#ifndef SAYSO_EXTRACTOR_H_
#define SAYSO_EXTRACTOR_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "sayso/options.h"
#include "sayso/pack.h"
#include "sayso/result.h"

namespace sayso {

// Scratch memory, kept between documents so that the hot path allocates little.
// Not for two calls at a time. May be used with any extractor; the first use by another one costs a reset.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

class Extractor {
 public:
  // `packs`: one a language; the document's language chooses among them, and without a language the
  // packs' own frequent words do. Where none fits, the pack named "common" runs, if it is there, and a
  // note in Document::errors says so; without a "common" pack the first one runs.
  explicit Extractor(std::vector<std::shared_ptr<const Pack>> packs, Options options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  // Errors: kTooLarge (over limits.bytes), kInvalidArgument (`published` is not a date). Malformed
  // UTF-8 is no error: it is noted in Document::errors and matched as U+FFFD.
  Result<Document> extract(const Input& input, Workspace& workspace) const;

  const Options& options() const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;  // shared with the workspaces it was used with
};

}  // namespace sayso

#endif  // SAYSO_EXTRACTOR_H_
