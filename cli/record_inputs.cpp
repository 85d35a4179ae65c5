#include "record_inputs.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <system_error>
#include <utility>

#include "sayso/io/registry.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

io::RecordItem failed_item(const std::string& path, Error error) {
  io::RecordItem item;
  item.document.id = path;
  item.position.file = path;
  item.errors.push_back(DocumentError{error.code, Severity::kError, std::move(error.message), std::nullopt});
  return item;
}

bool ends_as(const io::RecordFormat& format, const std::string& path) {
  return std::any_of(format.endings.begin(), format.endings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

const io::RecordFormat* format_of(const std::string& path) {
  for (const io::RecordFormat& format : io::record_formats()) {
    if (ends_as(format, path)) return &format;
  }
  return nullptr;
}

// The file of a document in a folder: where its id says, or under the last part of that, with or without an ending.
std::optional<std::string> text_in(const std::string& folder, const std::string& id) {
  const fs::path name = fs::path(id).lexically_normal();
  if (name.empty() || name.is_absolute() || *name.begin() == "..") return std::nullopt;
  for (const fs::path& candidate : {name, fs::path(name.string() + ".txt"), name.filename(), fs::path(name.filename().string() + ".txt")}) {
    if (auto text = text_of_file((fs::path(folder) / candidate).string())) return text;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> text_of_file(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  auto opened = io::open_file(path);
  if (!opened) return std::nullopt;
  auto item = io::find_reader("text")->make(std::move(*opened), {.name = path, .max_bytes = std::numeric_limits<std::size_t>::max() / 4})->next();
  if (!item || !*item || (**item).failed()) return std::nullopt;
  return std::move((**item).text);
}

RecordInputs::RecordInputs(RecordInputOptions options) : options_(std::move(options)) {
  if (options_.paths.empty()) options_.paths.emplace_back("-");
  for (const std::string& path : options_.paths) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) {
      files_.push_back(path);
      problems_.emplace_back();
      continue;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error), end; !error && at != end; at.increment(error)) {
      std::error_code ignored;
      const std::string file = at->path().string();
      const bool hidden = at->path().filename().string().starts_with('.');
      if (!hidden && at->is_regular_file(ignored) && (options_.format ? ends_as(*options_.format, file) : format_of(file) != nullptr)) found.push_back(file);
    }
    std::sort(found.begin(), found.end());
    if (found.empty()) {
      files_.push_back(path);
      problems_.push_back(failed_item(path, {ErrorCode::kNotFound, "the folder holds no file of that format; --from names another", {}}));
    }
    for (std::string& file : found) {
      files_.push_back(std::move(file));
      problems_.emplace_back();
    }
  }
}

std::optional<io::RecordItem> RecordInputs::open_next() {
  const std::size_t i = next_file_++;
  name_ = files_[i];
  if (problems_[i]) return std::move(problems_[i]);
  const bool standard = name_ == "-";
  std::unique_ptr<io::ByteSource> source;
  if (standard) {
    source = io::read_standard_input();
  } else {
    auto opened = io::open_file(name_);
    if (!opened) return failed_item(name_, opened.error());
    source = std::move(*opened);
  }
  const io::RecordFormat* format = options_.format;
  if (!format && !standard) format = format_of(name_);
  if (!format) format = io::find_record_format("jsonl");
  io::RecordReaderOptions options;
  options.name = standard ? "" : name_;
  options.find_text = [this, format, standard](const std::string& id) -> std::optional<std::string> {
    if (!format->text_ending.empty() && !standard) {
      if (auto text = text_of_file(fs::path(name_).replace_extension(format->text_ending).string())) return text;
    }
    for (const std::string& folder : options_.text_folders) {
      if (auto text = text_in(folder, id)) return text;
    }
    return std::nullopt;
  };
  reader_ = format->make(std::move(source), std::move(options));
  return std::nullopt;
}

std::optional<io::RecordItem> RecordInputs::next() {
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

}  // namespace sayso::cli
