// Documents into a database, in transactions of a tenth of a second or some hundred documents.
#ifndef SAYSO_CLI_DATABASE_SINK_H_
#define SAYSO_CLI_DATABASE_SINK_H_

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "sayso/io/store.h"
#include "sayso/io/writer.h"
#include "sink.h"

namespace sayso::cli {

class DatabaseSink : public Sink {
 public:
  DatabaseSink(std::unique_ptr<io::Store> store, bool with_text, bool quiet);

  void prepare(const Document& document, std::string_view text, std::string& prepared) const override;
  Status write(const Document& document, std::string_view text, std::string_view prepared) override;
  // Commits, and says on standard error what came in, unless quiet.
  Status end() override;
  bool failed() const override { return failed_; }

 private:
  Status commit();

  std::unique_ptr<io::Store> store_;
  std::unique_ptr<io::Writer> writer_;
  bool quiet_;
  bool failed_ = false;
  std::size_t since_commit_ = 0;
  std::chrono::steady_clock::time_point last_commit_ = std::chrono::steady_clock::now();
};

}  // namespace sayso::cli

#endif  // SAYSO_CLI_DATABASE_SINK_H_
