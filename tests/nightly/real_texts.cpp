#include "real_texts.h"

#include <simdjson.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace sayso::tests {
namespace {

namespace fs = std::filesystem;

void add_lines(const fs::path& path, std::vector<std::string>& texts) {
  simdjson::dom::parser parser;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) == simdjson::SUCCESS) texts.emplace_back(text);
  }
}

}  // namespace

std::vector<std::string> real_texts() {
  std::vector<std::string> texts;
  if (const char* data = std::getenv("SAYSO_EVAL_DATA")) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(fs::path(data) / "data" / "quotes", none)) {
      if (entry.path().extension() == ".jsonl") add_lines(entry.path(), texts);
    }
  }
  for (const auto& entry : fs::directory_iterator(SAYSO_SOURCE_DIR "/corpora/en")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

}  // namespace sayso::tests
