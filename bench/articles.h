// The texts that are measured.
#ifndef SAYSO_BENCH_ARTICLES_H_
#define SAYSO_BENCH_ARTICLES_H_

#include <string>
#include <vector>

namespace sayso::bench {

struct Article {
  std::string text;
  std::string published;  // "" where the file does not say
};

struct Articles {
  std::string name;  // where they are from
  std::vector<Article> all;
  std::size_t bytes = 0;
};

// The articles of a JSONL file ("text", and "published", "date" or "reference"), or a text file as one article.
// Without a path: those of $SAYSO_EVAL_DATA, else the bundled ones, repeated to half a megabyte. Exits where
// there is nothing to read.
Articles read_articles(const std::string& path);

}  // namespace sayso::bench

#endif  // SAYSO_BENCH_ARTICLES_H_
