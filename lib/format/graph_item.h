// What the readers of annotation tools share: a file that is one document, and a graph that becomes one.
#ifndef SAYSO_FORMAT_GRAPH_ITEM_H_
#define SAYSO_FORMAT_GRAPH_ITEM_H_

#include <memory>
#include <string>

#include "format/graph.h"
#include "sayso/io/record_reader.h"

namespace sayso::io {

// A reader of one document, which `read` makes of all the bytes.
using ReadWhole = RecordItem (*)(std::string bytes, const RecordReaderOptions& options);
std::unique_ptr<RecordReader> read_document_file(std::unique_ptr<ByteSource> source, RecordReaderOptions options, ReadWhole read);

// One id for both: the graph's own, else the one that the item has.
void name_document(Graph& graph, RecordItem& item);

// The document and text of `item` out of a graph, its warnings among the errors; an item that failed where it cannot be.
void take_graph(Graph& graph, RecordItem& item);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_GRAPH_ITEM_H_
