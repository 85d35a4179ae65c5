#include "gold_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

#include "inputs.h"
#include "sayso/io/registry.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

Error at(Error error, const std::string& file, std::uint32_t line) {
  error.position = Position{file.empty() ? "standard input" : file, line, 0};
  return error;
}

// A file that ends in .json is one document; any other has one a line.
Status read_file(const std::string& file, const TakeGold& take) {
  std::ifstream opened;
  if (file != "-") {
    std::error_code error;
    if (!fs::exists(file, error)) return at({ErrorCode::kNotFound, "there is no such file", {}}, file, 0);
    opened.open(file, std::ios::binary);
    if (!opened) return at({ErrorCode::kUnreadable, "cannot be read", {}}, file, 0);
  }
  std::istream& in = file == "-" ? std::cin : opened;
  const std::string name = file == "-" ? "" : file;
  const auto taken = [&](std::string json, std::uint32_t line) -> Status {
    auto status = take(std::move(json), name, line);
    return status || status.error().position ? status : Status(at(status.error(), name, line));
  };
  if (name.ends_with(".json")) return taken({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}, 0);
  std::string line;
  for (std::uint32_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (auto status = taken(std::move(line), number); !status) return status;
  }
  if (in.bad()) return at({ErrorCode::kUnreadable, "cannot be read", {}}, name, 0);
  return {};
}

}  // namespace

Status read_gold_files(const std::string& path, const TakeGold& take) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return read_file(path, take);
  std::vector<std::string> files;
  for (fs::directory_iterator at_file(path, error), end; !error && at_file != end; at_file.increment(error)) {
    if (at_file->path().string().ends_with(".gold.json")) files.push_back(at_file->path().string());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) return at({ErrorCode::kNotFound, "the folder holds no file that ends in .gold.json", {}}, path, 0);
  for (const std::string& file : files) {
    if (auto status = read_file(file, take); !status) return status;
  }
  return {};
}

Result<io::Item> gold_text(std::string json, const std::string& file, std::uint32_t line) {
  std::replace(json.begin(), json.end(), '\n', ' ');  // between values only: inside strings they are escaped
  auto own = io::find_reader("jsonl")->make(io::read_memory(json), {})->next();
  if (own && *own && !(**own).failed()) return std::move(**own);
  if (line == 0) {
    fs::path beside(file);
    while (beside.has_extension()) beside.replace_extension();
    beside += ".txt";
    std::error_code error;
    if (fs::is_regular_file(beside, error)) {
      if (auto item = Inputs({.paths = {beside.string()}}).next()) {
        if (!item->failed()) return std::move(*item);
        return at({ErrorCode::kUnreadable, item->errors.back().message, {}}, beside.string(), 0);
      }
    }
  }
  return at(
      {ErrorCode::kMalformedInput,
       "has no \"text\" and no file NAME.txt beside it; give one, or the records to compare with as a second file",
       {}},
      file, line);
}

}  // namespace sayso::cli
