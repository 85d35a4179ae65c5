#include "articles.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

namespace sayso::bench {
namespace {

constexpr std::size_t kEnough = 500'000;  // bytes: below, the bundled articles are repeated

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void add(Articles& articles, Article article) {
  if (article.text.empty()) return;
  articles.bytes += article.text.size();
  articles.all.push_back(std::move(article));
}

void read_lines(const std::string& path, Articles& articles) {
  simdjson::dom::parser parser;
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    simdjson::dom::element document;
    std::string_view text;
    if (parser.parse(line).get(document) != simdjson::SUCCESS || document["text"].get(text) != simdjson::SUCCESS) continue;
    Article article{std::string(text), {}};
    for (const char* key : {"published", "date", "reference"}) {
      std::string_view date;
      if (article.published.empty() && document[key].get(date) == simdjson::SUCCESS) article.published = date.substr(0, 10);
    }
    add(articles, std::move(article));
  }
}

}  // namespace

Articles read_articles(const std::string& path) {
  Articles articles;
  const char* data = std::getenv("SAYSO_EVAL_DATA");
  articles.name = path;
  if (path.empty() && data != nullptr) articles.name = fmt::format("{}/data/quotes/en-news-dev.jsonl", data);
  if (!articles.name.empty()) {
    if (articles.name.ends_with(".jsonl")) {
      read_lines(articles.name, articles);
    } else {
      add(articles, {read_file(articles.name), {}});
    }
  } else {
    articles.name = "bundled articles, repeated";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(SAYSO_CORPUS)) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    while (!files.empty() && articles.bytes < kEnough) {
      const std::size_t before = articles.bytes;
      for (const auto& file : files) add(articles, {read_file(file), {}});
      if (articles.bytes == before) break;
    }
  }
  if (articles.all.empty()) {
    fmt::print(stderr, "sayso_bench: no articles in {}\n", articles.name);
    std::exit(1);
  }
  return articles;
}

}  // namespace sayso::bench
