// What more rules cost: packs of 10, 100 and 1,000 rules over the same articles, and a big pack made from text.
//
//   sayso_bench_rules [ARTICLES] [--passes N]
//
// Times are processor times of whole passes over all articles with everything met before: "text to mentions" is tokens, types, marks,
// sentences and the matching, "matching" the last alone. Ratios to the pack of 10 rules are what counts.
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "articles.h"
#include "grammar/compiled_pack.h"
#include "lexicon/types.h"
#include "match/matcher.h"
#include "sayso/sayso.h"
#include "synthetic.h"
#include "tag/tagger.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace {

using sayso::bench::Article;
using sayso::bench::Articles;
// Processor time of this thread: other work on the machine does not count.
double now() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}
double seconds_since(double start) { return now() - start; }
double heap_megabytes() {
  const auto info = mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd) / 1e6;
}

std::shared_ptr<const sayso::Pack> make(const std::vector<sayso::PackFile>& files) {
  auto pack = sayso::Pack::from_files("bench", files);
  if (!pack) {
    fmt::print(stderr, "sayso_bench_rules: {}\n", pack.error().message);
    std::exit(1);
  }
  return *pack;
}

// One pack over all articles, the way the extractor goes, up to the mentions.
class Run {
 public:
  explicit Run(const sayso::grammar::CompiledPack& pack) : pack_(pack), tagger_(nullptr, nullptr, nullptr), matcher_(pack.program, tagger_) {}

  // The seconds of the matching alone.
  double article(std::string_view text) {
    tokenizer_.tokenize(text, pack_.tokens, tokens_);
    sayso::lexicon::intern_tokens(text, types_, tokens_);
    sayso::text::pair_quotation_marks(text, pack_.marks, tokens_, quotations_);
    sayso::text::segment_sentences(text, pack_.sentences, quotations_, tokens_, sentences_);
    mentions_.clear();
    for (const sayso::text::Quotation& q : quotations_) {
      if (q.parent == sayso::text::kNoQuotation) mentions_.add("quoted", "text.quotation_marks", {q.first_token, q.last_token + 1});
    }
    const std::size_t before = mentions_.size();
    const double start = now();
    matcher_.run({text, tokens_, {}, sentences_, &types_}, 1000, memory_, mentions_);
    const double seconds = seconds_since(start);
    for (std::size_t i = before; i < mentions_.size(); ++i) found_ += mentions_[i].label == "found" ? 1 : 0;
    return seconds;
  }
  std::size_t found() const { return found_; }

 private:
  const sayso::grammar::CompiledPack& pack_;
  sayso::tag::Tagger tagger_;
  sayso::match::Matcher matcher_;
  sayso::match::MatchMemory memory_;
  sayso::text::Tokenizer tokenizer_;
  sayso::lexicon::TypeTable types_;
  std::vector<sayso::text::Token> tokens_;
  std::vector<sayso::text::Quotation> quotations_;
  std::vector<sayso::text::Sentence> sentences_;
  sayso::match::MentionTable mentions_;
  std::size_t found_ = 0;
};

struct Row {
  double whole = std::numeric_limits<double>::max(), matching = whole;
};

constexpr std::size_t kRare = 3000;

// Packs of more and more rules over the articles, a row each.
void measure(const Articles& articles, const std::vector<std::string>& words, std::size_t first, std::size_t most, int passes) {
  const double megabytes = static_cast<double>(articles.bytes) / 1e6;
  fmt::print("{:>6} {:>13} {:>15} {:>7} {:>15} {:>7} {:>9} {:>9} {:>9}\n", "rules", "made in, ms", "text to mentions", "", "matching", "", "found", "pack, MB", "runs, MB");
  Row ten;
  for (std::size_t rules = 10; rules <= most; rules *= 10) {
    const std::vector<sayso::PackFile> files = sayso::bench::synthetic_pack(words, rules, 0, first);
    double made = std::numeric_limits<double>::max();
    const double empty = heap_megabytes();
    std::shared_ptr<const sayso::Pack> pack;
    for (int i = 0; i < passes; ++i) {
      pack.reset();
      const double start = now();
      pack = make(files);
      made = std::min(made, seconds_since(start));
    }
    const double of_pack = heap_megabytes() - empty;
    Run run(pack->compiled());
    Row row;
    std::size_t found = 0;
    for (int pass = -1; pass < passes; ++pass) {
      const std::size_t before = run.found();
      const double start = now();
      double matching = 0;
      for (const Article& article : articles.all) matching += run.article(article.text);
      found = run.found() - before;
      if (pass < 0) continue;
      row.whole = std::min(row.whole, seconds_since(start));
      row.matching = std::min(row.matching, matching);
    }
    if (rules == 10) ten = row;
    fmt::print("{:>6} {:>13.1f} {:>10.1f} MB/s {:>6.2f}x {:>10.1f} MB/s {:>6.2f}x {:>9} {:>9.1f} {:>9.1f}\n", rules, made * 1e3, megabytes / row.whole, row.whole / ten.whole,
               megabytes / row.matching, row.matching / ten.matching, found, of_pack, heap_megabytes() - empty - of_pack);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string path;
  int passes = 5;
  std::size_t most = 1000;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--passes" && i + 1 < argc) {
      passes = std::max(1, std::atoi(argv[++i]));
    } else if (argument == "--most" && i + 1 < argc) {
      most = static_cast<std::size_t>(std::max(10, std::atoi(argv[++i])));
    } else if (argument.starts_with("-")) {
      fmt::print(stderr, "usage: sayso_bench_rules [ARTICLES.jsonl|ARTICLE.txt] [--passes N] [--most RULES]\n");
      return 2;
    } else {
      path = argument;
    }
  }
  if (const char* data = std::getenv("SAYSO_EVAL_DATA"); path.empty() && data != nullptr) path = fmt::format("{}/data/quotes/en-news-train.jsonl", data);
  Articles articles = sayso::bench::read_articles(path);
  const std::vector<std::string> words = sayso::bench::words_by_frequency(articles);
  fmt::print("\nSynthetic rules over {}: {} articles, {:.2f} MB; best of {} passes\n\n", articles.name, articles.all.size(), static_cast<double>(articles.bytes) / 1e6, passes);
  fmt::print("cues of all frequencies: the {}th word on\n", sayso::bench::kFunctionWords);
  measure(articles, words, sayso::bench::kFunctionWords, most, passes);
  fmt::print("\ncues that the texts hold now and then: the {}th word on\n", kRare);
  measure(articles, words, kRare, most, passes);

  const std::vector<sayso::PackFile> files = sayso::bench::synthetic_pack(words, 500, 50'000);
  double made = std::numeric_limits<double>::max();
  std::size_t rules = 0, entries = 0;
  for (int i = 0; i < passes; ++i) {
    const double start = now();
    const auto pack = make(files);
    made = std::min(made, seconds_since(start));
    rules = pack->rule_count();
    entries = pack->entry_count();
  }
  fmt::print("\na pack of {} rules and {} list entries is made from text in {:.0f} ms\n", rules, entries, made * 1e3);
  return 0;
}
