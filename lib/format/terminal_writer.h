// For a terminal: the text, wrapped, with its quotes, speakers and numbers in brackets that name them, and a list of them
// below. With colours the same in colours; without them nothing is lost.
//
//   ‹q1 “We will wait,”› ‹s1 Mary Ng› said on Friday.
//
// A bracket closes the last one that was opened; where another one closes, its name stands behind it: ›q1.
#ifndef SAYSO_FORMAT_TERMINAL_WRITER_H_
#define SAYSO_FORMAT_TERMINAL_WRITER_H_

#include <memory>

#include "sayso/io/writer.h"

namespace sayso::io {

std::unique_ptr<Writer> make_terminal_writer(WriterOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_TERMINAL_WRITER_H_
