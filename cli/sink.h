// Where finished documents go: text in some format, or a database.
//
// The pipeline calls begin() once, prepare() for every document from any number of threads, write() for every document in
// the order of the input from one thread at a time, and end() once. A sink that fails is not written to again.
#ifndef SAYSO_CLI_SINK_H_
#define SAYSO_CLI_SINK_H_

#include <string>
#include <string_view>

#include "output.h"
#include "sayso/document.h"
#include "sayso/io/writer.h"

namespace sayso::cli {

class Sink {
 public:
  virtual ~Sink() = default;
  virtual Status begin() { return {}; }
  // The part of the work that needs no order, into `prepared`. Several threads at once.
  virtual void prepare(const Document& document, std::string_view text, std::string& prepared) const = 0;
  // `prepared` is what prepare() made of this document.
  virtual Status write(const Document& document, std::string_view text, std::string_view prepared) = 0;
  virtual Status end() = 0;
  // Whether some document could not be taken, and this was said.
  virtual bool failed() const { return false; }
  // Whether write() failed only because nobody reads any more (`| head`): nothing to complain about.
  virtual bool reader_gone() const { return false; }
};

// A writer's text to an output. Both must outlive the sink.
class WriterSink : public Sink {
 public:
  WriterSink(const io::Writer& writer, Output& output) : writer_(writer), output_(output) {}
  Status begin() override;
  void prepare(const Document& document, std::string_view text, std::string& prepared) const override;
  Status write(const Document& document, std::string_view text, std::string_view prepared) override;
  Status end() override;
  bool reader_gone() const override { return output_.reader_gone(); }

 private:
  const io::Writer& writer_;
  Output& output_;
  bool first_ = true;
};

}  // namespace sayso::cli

#endif  // SAYSO_CLI_SINK_H_
