// The formats, by name.
//
//   sayso::io::find_reader("jsonl")            nullptr where there is no such format
//   sayso::io::reader_for_file("a/wire.jsonl") by the end of the name, that of a packed file before its .gz or .zst
//   sayso::io::reader_for_content(head)        by the first bytes, unpacked: never nullptr, text reads anything
//
// A name that ends in .json may hold any form of JSON; ask for the content then.
//
// Explicit tables, no registration by static constructors: what is listed is what is linked. A new format is a
// source in lib/format with a function that makes it, and a row in registry.cpp.
#ifndef SAYSO_IO_REGISTRY_H_
#define SAYSO_IO_REGISTRY_H_

#include <memory>
#include <span>
#include <string_view>

#include "sayso/io/reader.h"
#include "sayso/io/writer.h"

namespace sayso::io {

struct ReaderFormat {
  std::string_view name;                      // "jsonl"
  std::string_view description;               // one line for people
  std::span<const std::string_view> endings;  // of file names: ".jsonl"
  std::unique_ptr<Reader> (*make)(std::unique_ptr<ByteSource>, ReaderOptions);
  bool anything = false;  // files of that name may hold anything: of a folder, they are not read unless asked for

  bool is_name(std::string_view path) const;  // whether it has one of the endings, before .gz or .zst
};

enum class WriterShape : std::uint8_t {
  kStream,  // one text, a document behind the other
  kFolder,  // a folder, files of their own for each document
};

struct WriterFormat {
  std::string_view name;
  std::string_view description;
  std::unique_ptr<Writer> (*make)(WriterOptions);
  WriterShape shape = WriterShape::kStream;
  bool needs_text = false;       // it shows more of the text than the records hold
  bool needs_sentences = false;  // Document::sentences (Options::sentences)
  std::string_view file = {};    // of a stream with configuration(): the name of the stream, where all goes into a folder
};

std::span<const ReaderFormat> reader_formats();
std::span<const WriterFormat> writer_formats();
const ReaderFormat* find_reader(std::string_view name);
const WriterFormat* find_writer(std::string_view name);
const ReaderFormat* reader_for_file(std::string_view path);
const ReaderFormat* reader_for_content(std::string_view head);

}  // namespace sayso::io

#endif  // SAYSO_IO_REGISTRY_H_
