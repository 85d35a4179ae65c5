#include "inputs.h"

#include <glob.h>

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

// Tells how many bytes went through it.
class CountingSource : public io::ByteSource {
 public:
  CountingSource(std::unique_ptr<io::ByteSource> source, std::uint64_t& count)
      : source_(std::move(source)), count_(count) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    auto got = source_->read(to, size);
    if (got) count_ += *got;
    return got;
  }
  io::Place place() const override { return source_->place(); }
  bool recover() override { return source_->recover(); }

 private:
  std::unique_ptr<io::ByteSource> source_;
  std::uint64_t& count_;
};

// The files that a pattern of the shell names, by name; the shell itself does so where it is not quoted.
std::vector<std::string> matching(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  return paths;
}

// The endings that are looked for in a folder.
std::string endings(const io::ReaderFormat* only) {
  std::string all;
  for (const io::ReaderFormat& format : io::reader_formats()) {
    if (only ? &format != only : format.anything) continue;
    for (const std::string_view ending : format.endings) all += (all.empty() ? "" : ", ") + std::string(ending);
  }
  return all;
}

}  // namespace

bool Shard::has(const std::string& id) const {
  if (parts <= 1) return true;
  // FNV-1a, and its upper half, which is the better mixed one.
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return (hash >> 32) % parts == part;
}

Result<std::vector<std::string>> read_manifest(const std::string& path) {
  std::unique_ptr<io::ByteSource> source = io::read_standard_input();
  if (path != "-") {
    auto opened = io::open_file(path);
    if (!opened) return opened.error();
    source = std::move(*opened);
  }
  std::string all;
  for (char block[4096];;) {
    auto got = source->read(block, sizeof block);
    if (!got) return got.error();
    if (*got == 0) break;
    all.append(block, *got);
  }
  std::vector<std::string> paths;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    std::string line = all.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty() && line[0] != '#') paths.push_back(std::move(line));
  }
  return paths;
}

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

void Inputs::add_file(std::string file, std::optional<io::Item> problem) {
  std::error_code ignored;
  const std::uintmax_t size = problem ? 0 : fs::file_size(file, ignored);
  if (!problem && !ignored) total_bytes_ += size;
  files_.push_back(std::move(file));
  problems_.push_back(std::move(problem));
}

void Inputs::find_files(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    std::vector<std::string> found;
    if (path.find_first_of("*?[") != std::string::npos && !fs::exists(path, error)) found = matching(path);
    if (found.empty()) return add_file(path, std::nullopt);
    for (const std::string& file : found) {
      std::error_code ignored;
      fs::is_directory(file, ignored) ? find_files(file) : add_file(file, std::nullopt);
    }
    return;
  }
  // Only names that tell documents: a folder may hold anything. Links to folders are not followed: they may go in
  // circles.
  std::vector<std::string> found;
  for (fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error), end;
       !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const std::string file = at->path().string();
    const io::ReaderFormat* format =
        options_.format && options_.format->is_name(file) ? options_.format : io::reader_for_file(file);
    const bool wanted = format && (options_.format ? format == options_.format : !format->anything);
    if (wanted && at->is_regular_file(ignored)) found.push_back(file);
  }
  if (error) {
    add_file(path, failed_item(path, {ErrorCode::kUnreadable, "the folder cannot be read: " + error.message(), {}}));
  } else if (found.empty()) {
    add_file(
        path,
        failed_item(path, {ErrorCode::kNotFound,
                           "the folder holds no file that ends in " + endings(options_.format) +
                               " (or that and .gz, .zst); name other files one by one, or tell their format by --from",
                           {}}));
  }
  std::sort(found.begin(), found.end());
  for (std::string& file : found) add_file(std::move(file), std::nullopt);
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
  source = io::unpack(std::make_unique<CountingSource>(std::move(source), bytes_read_));
  const io::ReaderFormat* format = options_.format;
  if (!format && !standard) format = io::reader_for_file(name_);
  // A file of JSON may be a list, or lines all the same.
  const bool unsure = !options_.format && format && format->name == "json";
  if (!format || unsure) {
    std::string head(4096, '\0');
    auto got = source->read(head.data(), head.size());
    if (!got) return failed_item(name_, got.error());
    head.resize(*got);
    const io::ReaderFormat* by_content = io::reader_for_content(head);
    if (!unsure || (by_content->name == "jsonl" && head.find('\n') != std::string::npos)) format = by_content;
    source = io::read_after(std::move(head), std::move(source));
  }
  reader_ = format->make(
      std::move(source),
      {.name = standard ? "" : name_, .max_bytes = options_.max_bytes, .text_column = options_.text_column});
  return std::nullopt;
}

std::optional<io::Item> Inputs::next_of_all() {
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

std::optional<io::Item> Inputs::next() {
  for (;;) {
    auto item = next_of_all();
    if (!item || options_.shard.has(!item->input.id.empty() ? item->input.id : item->input.uri)) return item;
  }
}

int for_each_input(std::vector<std::string> paths, const std::string& published,
                   const std::function<int(const Input&, const Position&)>& use) {
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
