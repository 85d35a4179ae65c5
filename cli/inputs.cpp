#include "inputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "message.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

io::Item failed_item(const std::string& path, Error error) {
  io::Item item;
  item.input.id = path;
  item.position.file = path;
  item.errors.push_back(DocumentError{error.code, Severity::kError, std::move(error.message), std::nullopt});
  return item;
}

}  // namespace

Inputs::Inputs(InputOptions options) : options_(std::move(options)) {
  if (options_.paths.empty()) options_.paths.emplace_back("-");
  bool known = true;
  for (const std::string& path : options_.paths) {
    if (path == "-") {
      files_.push_back(path);
      problems_.emplace_back();
      known = false;
    } else {
      find_files(path);
    }
  }
  if (!known) total_bytes_ = 0;
}

void Inputs::find_files(const std::string& path) {
  const auto add = [this](std::string file, std::optional<io::Item> problem) {
    std::error_code ignored;
    const std::uintmax_t size = problem ? 0 : fs::file_size(file, ignored);
    if (!problem && !ignored) total_bytes_ += size;
    files_.push_back(std::move(file));
    problems_.push_back(std::move(problem));
  };
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    add(path, std::nullopt);
    return;
  }
  // Only names that tell a format: a folder may hold anything. Links to folders are not followed: they may go in
  // circles.
  std::vector<std::string> found;
  for (fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error), end;
       !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored) && io::reader_for_file(at->path().string())) found.push_back(at->path().string());
  }
  if (error) {
    add(path, failed_item(path, {ErrorCode::kUnreadable, "the folder cannot be read: " + error.message(), {}}));
  } else if (found.empty()) {
    add(path, failed_item(path, {ErrorCode::kNotFound,
                                 "the folder holds no file that ends in .txt or .jsonl; name other files one by one",
                                 {}}));
  }
  std::sort(found.begin(), found.end());
  for (std::string& file : found) add(std::move(file), std::nullopt);
}

std::optional<io::Item> Inputs::open_next() {
  const std::size_t i = next_file_++;
  name_ = files_[i];
  if (problems_[i]) return std::move(problems_[i]);
  std::unique_ptr<io::ByteSource> source;
  const bool standard = name_ == "-";
  if (standard) {
    source = io::read_standard_input();
  } else {
    auto opened = io::open_file(name_);
    if (!opened) return failed_item(name_, opened.error());
    source = std::move(*opened);
  }
  const io::ReaderFormat* format = options_.format;
  if (!format && !standard) format = io::reader_for_file(name_);
  if (!format) {
    std::string head(4096, '\0');
    auto got = source->read(head.data(), head.size());
    if (!got) return failed_item(name_, got.error());
    head.resize(*got);
    format = io::reader_for_content(head);
    source = io::read_after(std::move(head), std::move(source));
  }
  reader_ = format->make(std::move(source), {.name = standard ? "" : name_, .max_bytes = options_.max_bytes});
  return std::nullopt;
}

std::optional<io::Item> Inputs::next() {
  for (;;) {
    if (reader_) {
      auto item = reader_->next();
      if (item && *item) return std::move(**item);
      reader_.reset();
      if (!item) return failed_item(name_, item.error());
    }
    if (next_file_ == files_.size()) return std::nullopt;
    if (auto problem = open_next()) return problem;
  }
}

int for_each_input(std::vector<std::string> paths, const std::string& published, const std::function<int(const Input&, const Position&)>& use) {
  Inputs inputs({.paths = std::move(paths)});
  int code = kFine;
  while (const std::optional<io::Item> item = inputs.next()) {
    if (item->failed()) {
      for (const DocumentError& error : item->errors) say(located(item->position, error.message));
      code = kFailed;
      continue;
    }
    Input input = item->view();
    if (!published.empty()) input.published = published;
    const int own = use(input, item->position);
    if (own == kUsage) return own;
    if (own != kFine) code = kFailed;
  }
  return code;
}

}  // namespace sayso::cli
