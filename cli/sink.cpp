#include "sink.h"

namespace sayso::cli {

Status WriterSink::begin() {
  std::string frame;
  writer_.begin(frame);
  return output_.write(frame);
}

void WriterSink::prepare(const Document& document, std::string_view text, std::string& prepared) const {
  writer_.write(document, text, prepared);
}

Status WriterSink::write(const Document&, std::string_view, std::string_view prepared) {
  if (prepared.empty()) return {};
  if (!first_) {
    if (auto status = output_.write(writer_.between()); !status) return status;
  }
  first_ = false;
  return output_.write(prepared);
}

Status WriterSink::end() {
  std::string frame;
  writer_.end(frame);
  if (auto status = output_.write(frame); !status) return status;
  return output_.close();
}

}  // namespace sayso::cli
