// brat's standoff format (https://brat.nlplab.org/standoff.html): NAME.txt with the text, NAME.ann with what is marked in it.
//
// Labels are entities, also discontinuous ones; relations are relations; features with a closed set of words are attributes,
// the others stand as a JSON object in the annotator's note of the entity. A stretch is parted where a line ends, as brat wants
// it; when it is read, pieces with nothing but the end of a line between them are one again.
#ifndef SAYSO_FORMAT_BRAT_H_
#define SAYSO_FORMAT_BRAT_H_

#include <memory>
#include <string_view>

#include "sayso/io/record_reader.h"
#include "sayso/io/writer.h"

namespace sayso::io {

// In the JSON of a note, where the line ends alone do not tell which parts are one piece: how many parts each has.
inline constexpr std::string_view kParts = "parts";

std::unique_ptr<Writer> make_brat_writer(WriterOptions options);
std::unique_ptr<RecordReader> make_brat_reader(std::unique_ptr<ByteSource> source, RecordReaderOptions options);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_BRAT_H_
