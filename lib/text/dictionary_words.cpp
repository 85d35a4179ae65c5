// ICU wants UTF-16, so a run is converted together with a map back to its bytes. A run may be a whole
// article without a space (or something made to be slow), so it passes through a window of some thousand
// characters; a word cut at the window's edge is looked at again with the next one.
#include "text/dictionary_words.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string>

#include "text/utf8.h"

namespace sayso::text {

namespace {
constexpr std::size_t kWindow = 4096;  // UTF-16 units
}

struct DictionaryWords::Impl {
  std::unique_ptr<icu::BreakIterator> iterator;
  const icu::UnicodeString nothing;  // what the iterator looks at between two calls
  std::u16string units;
  std::vector<std::size_t> bytes;  // where each unit begins in the run
};

DictionaryWords::DictionaryWords() = default;
DictionaryWords::~DictionaryWords() = default;
DictionaryWords::DictionaryWords(DictionaryWords&&) noexcept = default;
DictionaryWords& DictionaryWords::operator=(DictionaryWords&&) noexcept = default;

void DictionaryWords::split(std::string_view run, std::vector<std::size_t>& ends) {
  ends.clear();
  if (!impl_) {
    impl_ = std::make_unique<Impl>();
    UErrorCode status = U_ZERO_ERROR;
    impl_->iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) impl_->iterator.reset();
  }
  for (std::size_t begin = 0; begin < run.size();) {
    impl_->units.clear();
    impl_->bytes.clear();
    std::size_t at = begin;
    while (at < run.size() && impl_->units.size() < kWindow) {
      const Decoded d = decode(run, at);
      impl_->bytes.push_back(at);
      if (d.codepoint > 0xFFFF) {
        impl_->units += static_cast<char16_t>(0xD7C0 + (d.codepoint >> 10));
        impl_->units += static_cast<char16_t>(0xDC00 + (d.codepoint & 0x3FF));
        impl_->bytes.push_back(at);
      } else {
        impl_->units += static_cast<char16_t>(d.codepoint);
      }
      at += d.length;
    }
    impl_->bytes.push_back(at);
    const std::size_t first = ends.size();
    if (impl_->iterator) {
      // An alias of the buffer: nothing is copied, and the buffer outlives its use here.
      const icu::UnicodeString text(false, impl_->units.data(), static_cast<std::int32_t>(impl_->units.size()));
      impl_->iterator->setText(text);
      for (std::int32_t i = impl_->iterator->next(); i != icu::BreakIterator::DONE; i = impl_->iterator->next()) {
        ends.push_back(impl_->bytes[static_cast<std::size_t>(i)]);
      }
      impl_->iterator->setText(impl_->nothing);
    } else {
      for (std::size_t i = 1; i < impl_->bytes.size(); ++i) {
        if (impl_->bytes[i] != impl_->bytes[i - 1]) ends.push_back(impl_->bytes[i]);
      }
    }
    // The last word of a window may go on behind it, unless it is all there is.
    if (at < run.size() && ends.size() - first > 1) ends.pop_back();
    begin = ends.back();
  }
}

}  // namespace sayso::text
