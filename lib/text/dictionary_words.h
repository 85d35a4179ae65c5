// Words of scripts that are written without spaces, by ICU's dictionaries.
#ifndef SAYSO_TEXT_DICTIONARY_WORDS_H_
#define SAYSO_TEXT_DICTIONARY_WORDS_H_

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace sayso::text {

// Holds an iterator and its buffers, made at first use. Not for two calls at a time.
class DictionaryWords {
 public:
  DictionaryWords();
  ~DictionaryWords();
  DictionaryWords(DictionaryWords&&) noexcept;
  DictionaryWords& operator=(DictionaryWords&&) noexcept;

  // Replaces `ends` by the byte offsets in `run` where its words end; the last is run.size(). `run` is well
  // formed. Where ICU cannot be had every character is a word. Long runs go through a window: linear.
  void split(std::string_view run, std::vector<std::size_t>& ends);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sayso::text

#endif  // SAYSO_TEXT_DICTIONARY_WORDS_H_
