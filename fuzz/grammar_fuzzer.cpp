// Grammars: any bytes give a pack, or diagnostics; never neither. What can be read can be laid out, and once is enough.
#include <string>
#include <vector>

#include "fuzz.h"
#include "sayso/authoring.h"
#include "sayso/pack.h"

using namespace sayso;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<Diagnostic> diagnostics;
  const auto pack = Pack::from_files("fuzz", {{"fuzz.sayso", std::string(fuzz::as_text(data, size))}}, &diagnostics);
  fuzz::check(pack.ok() || !diagnostics.empty());
  for (const Diagnostic& d : diagnostics) fuzz::check(!d.to_string().empty());
  if (const auto once = format_grammar(fuzz::as_text(data, size))) {
    const auto twice = format_grammar(*once);
    fuzz::check(twice.ok() && *twice == *once);
  } else {
    fuzz::check(once.error().code == ErrorCode::kGrammar);
  }
  return 0;
}
