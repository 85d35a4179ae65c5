// Every file is written under another name and moved to its own when it is whole, so that a run that is killed leaves
// none half-written. The digest is FNV-1a: it is to notice an edit, not an attack.
#include "folder_sink.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kStart = 0xcbf29ce484222325;
constexpr const char* kOwn = ".sayso-files";

std::uint64_t digest(std::string_view bytes, std::uint64_t from = kStart) {
  for (const char c : bytes) from = (from ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return from;
}

Error failure(const std::string& path, std::string message) { return Error{ErrorCode::kUnreadable, std::move(message), Position{path}}; }

std::string part_of(const std::string& name) { return "." + name + ".part"; }

}  // namespace

Status FolderSink::begin() {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (!fs::is_directory(folder_, error)) return failure(folder_, "is no folder, and cannot be made one; this format makes several files");
  std::ifstream known(path(kOwn));
  for (std::string line; std::getline(known, line);) {
    const std::size_t space = line.find(' ');
    if (space != std::string::npos) own_[line.substr(space + 1)].insert(line.substr(0, space));
  }
  for (const io::OutputFile& file : writer_.configuration()) {
    if (auto status = put(file.name, file.bytes); !status) return status;
  }
  if (format_.shape == io::WriterShape::kFolder) return {};
  stream_digest_ = kStart;
  std::string frame;
  writer_.begin(frame);
  stream_digest_ = digest(frame, stream_digest_);
  stream_.redirect(path(part_of(std::string(format_.file))));
  if (auto status = stream_.open(); !status) return status;
  return stream_.write(frame);
}

void FolderSink::prepare(const Document& document, std::string_view text, std::string& prepared) const {
  if (format_.shape == io::WriterShape::kStream) writer_.write(document, text, prepared);
}

Status FolderSink::write(const Document& document, std::string_view text, std::string_view prepared) {
  if (format_.shape == io::WriterShape::kStream) {
    if (prepared.empty()) return {};
    const std::string_view between = first_ ? std::string_view() : writer_.between();
    first_ = false;
    stream_digest_ = digest(prepared, digest(between, stream_digest_));
    if (auto status = stream_.write(between); !status) return status;
    return stream_.write(prepared);
  }
  const std::vector<io::OutputFile> files = writer_.files(document, text);
  if (files.empty()) return {};
  const std::string name = name_for(document.id);
  for (const io::OutputFile& file : files) {
    if (auto status = put(name + file.name, file.bytes); !status) return status;
  }
  return {};
}

Status FolderSink::end() {
  if (format_.shape == io::WriterShape::kFolder) return {};
  std::string frame;
  writer_.end(frame);
  stream_digest_ = digest(frame, stream_digest_);
  if (auto status = stream_.write(frame); !status) return status;
  if (auto status = stream_.close(); !status) return status;
  const std::string name(format_.file);
  return settle(part_of(name), name, stream_digest_);
}

Status FolderSink::put(const std::string& name, std::string_view bytes) {
  Output part(path(part_of(name)));
  if (auto status = part.open(); !status) return status;
  if (auto status = part.write(bytes); !status) return status;
  if (auto status = part.close(); !status) return status;
  return settle(part_of(name), name, digest(bytes));
}

Status FolderSink::settle(const std::string& part, const std::string& name, std::uint64_t made) {
  const std::string from = path(part), to = path(name);
  std::error_code error;
  const std::string now = fmt::format("{:016x}", made);
  if (fs::exists(fs::symlink_status(to, error))) {
    std::ifstream in(to, std::ios::binary);
    const std::string there{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const std::string before = fmt::format("{:016x}", digest(there));
    const auto own = own_.find(name);
    if (before != now && (own == own_.end() || !own->second.contains(before))) {
      fs::remove(from, error);
      return failure(to, "is there already and was not written by sayso, or was changed since; choose another folder, or move it away");
    }
  }
  // Remembered before it is there: a run that ends in between leaves a line too many, which does no harm.
  if (own_[name].insert(now).second) {
    std::ofstream remember(path(kOwn), std::ios::app);
    remember << now << ' ' << name << '\n';
    if (!remember.flush()) return failure(path(kOwn), "cannot be written");
  }
  fs::rename(from, to, error);
  if (error) return failure(to, "cannot be written: " + error.message());
  return {};
}

std::string FolderSink::name_for(const std::string& id) {
  const std::string base = io::file_name_for(id);
  for (std::size_t n = 1;; ++n) {
    std::string name = n == 1 ? base : fmt::format("{}=-{}", base, n);
    std::string folded = name;
    std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (taken_.insert(folded).second) return name;
  }
}

}  // namespace sayso::cli
