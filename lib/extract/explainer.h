// What stands behind an Explainer.
#ifndef SAYSO_EXTRACT_EXPLAINER_H_
#define SAYSO_EXTRACT_EXPLAINER_H_

#include <memory>
#include <utility>

#include "extract/language_pack.h"
#include "sayso/explain.h"
#include "sayso/extractor.h"

namespace sayso {

struct Explainer::Impl {
  Options options;
  extract::LanguagePack language;
  Extractor extractor;
  Impl(std::shared_ptr<const Pack> given, Options chosen) : options(chosen), language(given), extractor({given}, chosen) {}
};

}  // namespace sayso

#endif  // SAYSO_EXTRACT_EXPLAINER_H_
