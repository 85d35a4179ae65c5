#include "packs.h"

#include <fmt/format.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "message.h"
#include "sayso/io/reader.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_whole(const std::string& path) {
  auto source = io::open_file(path);
  if (!source) return source.error();
  std::string text;
  std::size_t size = 0;
  for (;;) {
    text.resize(size + (std::size_t{64} << 10) + size / 2);
    auto got = (*source)->read(text.data() + size, text.size() - size);
    if (!got) return got.error();
    if (*got == 0) break;
    size += *got;
  }
  text.resize(size);
  return text;
}

}  // namespace

Result<std::vector<PackFile>> read_pack_folder(const std::string& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) return Error{ErrorCode::kNotFound, "there is no such folder", Position{folder}};
  if (!fs::is_directory(folder, error)) {
    return Error{ErrorCode::kUnreadable, "is a file, and a folder with *.sayso and lex/*.tsv is needed",
                 Position{folder}};
  }
  std::vector<std::string> names;
  bool rules = false;
  for (const auto& [below, ending] : {std::pair("", ".sayso"), std::pair("lex", ".tsv")}) {
    const fs::path where = fs::path(folder) / below;
    if (!fs::is_directory(where, error)) continue;
    for (fs::directory_iterator at(where, error), end; !error && at != end; at.increment(error)) {
      std::error_code ignored;
      if (at->path().extension() != ending || !at->is_regular_file(ignored)) continue;
      names.push_back(fs::path(below) / at->path().filename());
      rules = rules || *below == '\0';
    }
    if (error) return Error{ErrorCode::kUnreadable, "cannot be read: " + error.message(), Position{where.string()}};
  }
  if (!rules) return Error{ErrorCode::kNotFound, "the folder holds no *.sayso file", Position{folder}};
  std::sort(names.begin(), names.end());
  std::vector<PackFile> files;
  for (const std::string& name : names) {
    auto text = read_whole((fs::path(folder) / name).string());
    if (!text) return text.error();
    files.push_back({name, std::move(*text)});
  }
  return files;
}

Result<std::shared_ptr<const Pack>> load_pack(const std::string& folder, std::vector<Diagnostic>& diagnostics) {
  auto files = read_pack_folder(folder);
  if (!files) return files.error();
  std::error_code ignored;
  fs::path path = fs::weakly_canonical(folder, ignored);
  if (path.filename().empty()) path = path.parent_path();
  auto pack = Pack::from_files(path.filename().string(), std::move(*files), &diagnostics);
  for (Diagnostic& d : diagnostics) d.position.file = (fs::path(folder) / d.position.file).string();
  if (pack) return pack;
  Error error = pack.error();
  if (error.position) error.position->file = (fs::path(folder) / error.position->file).string();
  return error;
}

Result<std::vector<std::shared_ptr<const Pack>>> packs_for(const std::string& folder,
                                                           std::vector<Diagnostic>& diagnostics) {
  std::vector<std::shared_ptr<const Pack>> packs;
  if (!folder.empty()) {
    auto pack = load_pack(folder, diagnostics);
    if (!pack) return pack.error();
    packs.push_back(std::move(*pack));
    return packs;
  }
  // Side by side: each is checked before it is used, and that is a good part of the time to the first record.
  const std::vector<std::string_view> names = Pack::builtin_names();
  std::vector<std::optional<Result<std::shared_ptr<const Pack>>>> made(names.size());
  oneapi::tbb::parallel_for(std::size_t{0}, names.size(), [&](std::size_t i) { made[i] = Pack::builtin(names[i]); });
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto& pack = *made[i];
    if (!pack) return pack.error();
    if (!(*pack)->note().empty())
      say(fmt::format("the pack '{}' is read from its text: {}", names[i], (*pack)->note()));
    packs.push_back(std::move(*pack));
  }
  return packs;
}

}  // namespace sayso::cli
