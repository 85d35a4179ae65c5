// How fast each layer is, in megabytes of text a second and as a ratio to ICU's word iterator.
//
//   sayso_bench [ARTICLES] [--passes N] [--text] [--peers PYTHON]
//
// --text: the layers of text and types alone. --peers: a python that may have BlingFire and sentencex (peers.py).
//
// Machines differ by a factor of three, and one machine by the hour; the ratios within a run hold. Each figure
// is the best of five warm passes over all articles, one article at a time, with buffers reused.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <utf8proc.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "articles.h"
#include "grammar/compiled_pack.h"
#include "lexicon/types.h"
#include "numbers.h"
#include "peers.h"
#include "sayso/sayso.h"
#include "start.h"
#include "tag/tagger.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"
#include "text/word_break.h"

namespace {

using sayso::bench::Article;
using sayso::bench::Articles;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Runs `work` over all articles, once to warm up and then `passes` times; keeps the shortest time.
template <class Work>
double best_seconds(const Articles& articles, int passes, Work work) {
  double best = std::numeric_limits<double>::max();
  for (int pass = -1; pass < passes; ++pass) {
    const auto start = Clock::now();
    for (const Article& article : articles.all) work(article);
    if (pass >= 0) best = std::min(best, seconds_since(start));
  }
  return best;
}

// Counts what is found, so that nothing is optimised away.
std::size_t found = 0;

std::unique_ptr<icu::BreakIterator> icu_iterator(bool words) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(words ? icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status)
                                                     : icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  if (U_FAILURE(status)) std::exit(1);
  return iterator;
}

void walk(icu::BreakIterator& iterator, const std::string& text) {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  iterator.setText(units);
  while (iterator.next() != icu::BreakIterator::DONE) ++found;
}

// The layers of the library, each with all before it.
class Layers {
 public:
  explicit Layers(const sayso::grammar::CompiledPack& pack)
      : pack_(pack), tagger_(pack.tags) {}

  void tokens(std::string_view text) {
    tokenizer_.tokenize(text, pack_.tokens, tokens_);
    found += tokens_.size();
  }
  void forget() { types_.clear(); }
  void types(std::string_view text) {
    tokens(text);
    sayso::lexicon::intern_tokens(text, types_, tokens_);
  }
  void sentences(std::string_view text) {
    types(text);
    sayso::text::pair_quotation_marks(text, pack_.marks, tokens_, quotations_);
    sayso::text::segment_sentences(text, pack_.sentences, quotations_, tokens_, sentences_);
  }
  void tags(std::string_view text) {
    sentences(text);
    tags_.resize(tokens_.size());
    const std::span<const sayso::text::Token> all(tokens_);
    for (const sayso::text::Sentence& s : sentences_) {
      const std::size_t size = s.end_token - s.first_token;
      tagger_.tag(text, all.subspan(s.first_token, size), types_, memory_, std::span(tags_).subspan(s.first_token, size));
    }
  }

 private:
  const sayso::grammar::CompiledPack& pack_;
  sayso::tag::Tagger tagger_;
  sayso::tag::TagMemory memory_;
  sayso::text::Tokenizer tokenizer_;
  sayso::lexicon::TypeTable types_;
  std::vector<sayso::text::Token> tokens_;
  std::vector<sayso::text::Quotation> quotations_;
  std::vector<sayso::text::Sentence> sentences_;
  std::vector<sayso::tag::TagId> tags_;
};

// The text with its Latin letters moved to another alphabet: as many bytes a letter as that has, the same words.
std::string in_alphabet(const std::string& text, std::uint32_t small, std::uint32_t capital, std::uint32_t letters) {
  std::string out;
  for (const char c : text) {
    const bool lower = c >= 'a' && c <= 'z';
    if (!lower && !(c >= 'A' && c <= 'Z')) {
      out += c;
      continue;
    }
    sayso::text::append_utf8((lower ? small : capital) + static_cast<std::uint32_t>(c - (lower ? 'a' : 'A')) % letters, out);
  }
  return out;
}

struct Alphabet {
  std::string_view name;
  std::uint32_t small, capital, letters;
};

// Tokens of other languages, each beside ICU's words of the same texts: German news where there is some, and what was
// measured before in Cyrillic and Greek letters.
void other_language(std::string_view name, const Articles& articles, std::string_view pack_name, int passes) {
  const auto pack = sayso::Pack::builtin(pack_name);
  if (!pack) return;
  const auto words = icu_iterator(true);
  Layers layers((*pack)->compiled());
  const double icu = best_seconds(articles, passes * 3, [&](const Article& a) { walk(*words, a.text); });
  const double ours = best_seconds(articles, passes, [&](const Article& a) { layers.tokens(a.text); });
  fmt::print("{:<40} {:>8.1f} {:>16.2f}\n", name, static_cast<double>(articles.bytes) / 1e6 / ours, icu / ours);
}

}  // namespace

int main(int argc, char** argv) {
  std::string path;
  int passes = 5;
  bool text_alone = false;
  std::string peers;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--passes" && i + 1 < argc) {
      passes = std::max(1, std::atoi(argv[++i]));
    } else if (argument == "--peers" && i + 1 < argc) {
      peers = argv[++i];
    } else if (argument == "--text") {
      text_alone = true;
    } else if (argument.starts_with("-")) {
      fmt::print(stderr, "usage: sayso_bench [ARTICLES.jsonl|ARTICLE.txt] [--passes N] [--text] [--peers PYTHON]\n");
      return 2;
    } else {
      path = argument;
    }
  }

  const auto start = Clock::now();
  const auto pack = sayso::Pack::builtin("en");
  const double pack_seconds = seconds_since(start);
  if (!pack) {
    fmt::print(stderr, "sayso_bench: {}\n", pack.error().message);
    return 1;
  }
  const Articles articles = sayso::bench::read_articles(path);
  const double megabytes = static_cast<double>(articles.bytes) / 1e6;
  fmt::print("{}: {} articles, {:.2f} MB; best of {} passes\n\n", articles.name, articles.all.size(), megabytes, passes);
  fmt::print("{:<40} {:>8} {:>16}\n", "", "MB/s", "x ICU's words");

  double icu_words = 0;
  const auto words = icu_iterator(true);
  const auto sentences = icu_iterator(false);
  const auto row = [&](std::string_view name, double megabytes_a_second) {
    fmt::print("{:<40} {:>8.1f} {:>16.2f}\n", name, megabytes_a_second, megabytes_a_second / icu_words);
  };
  const auto measure = [&](std::string_view name, auto work) { row(name, megabytes / best_seconds(articles, passes, work)); };
  // The yardstick gets three times as many passes as what is held against it.
  icu_words = megabytes / best_seconds(articles, passes * 3, [&](const Article& a) { walk(*words, a.text); });
  row("ICU's word iterator, from UTF-8", icu_words);
  measure("ICU's sentence iterator, from UTF-8", [&](const Article& a) { walk(*sentences, a.text); });
  measure("utf8proc, decoding alone", [](const Article& a) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(a.text.data());
    utf8proc_ssize_t left = static_cast<utf8proc_ssize_t>(a.text.size());
    while (left > 0) {
      utf8proc_int32_t codepoint = 0;
      const utf8proc_ssize_t length = std::max<utf8proc_ssize_t>(1, utf8proc_iterate(bytes, left, &codepoint));
      found += static_cast<std::size_t>(codepoint);
      bytes += length;
      left -= length;
    }
  });
  if (!peers.empty()) {
    for (const auto& [name, seconds, problem] : sayso::bench::time_peers(peers, SAYSO_PEERS, articles, passes)) {
      problem.empty() ? row(name, megabytes / seconds) : fmt::print("{:<40} {}\n", name, problem);
    }
  }
  measure("boundaries of UAX #29, untailored", [&](const Article& a) {
    static std::vector<std::uint32_t> boundaries;
    sayso::text::word_boundaries(a.text, boundaries);
    found += boundaries.size();
  });
  Layers layers((*pack)->compiled());
  measure("tokens", [&](const Article& a) { layers.tokens(a.text); });
  row("tokens, types, the first time", megabytes / best_seconds(articles, passes, [&](const Article& a) {
    if (&a == &articles.all.front()) layers.forget();
    layers.types(a.text);
  }));
  measure("tokens, types", [&](const Article& a) { layers.types(a.text); });
  measure("tokens, types, marks, sentences", [&](const Article& a) { layers.sentences(a.text); });
  if (const char* data = std::getenv("SAYSO_EVAL_DATA"); data != nullptr && path.empty()) {
    other_language("tokens, German", sayso::bench::read_articles(fmt::format("{}/data/quotes/de-news-dev.jsonl", data)), "de", passes);
  }
  for (const auto& [name, small, capital, letters] : {Alphabet{"tokens, Cyrillic letters", 0x430, 0x410, 32}, Alphabet{"tokens, Greek letters", 0x3B1, 0x391, 17}}) {
    Articles moved;
    for (const Article& a : articles.all) {
      moved.all.push_back({in_alphabet(a.text, small, capital, letters), {}});
      moved.bytes += moved.all.back().text.size();
    }
    other_language(name, moved, "common", passes);
  }
  if (!text_alone) {
    measure("tokens, types, marks, sentences, tags", [&](const Article& a) { layers.tags(a.text); });
    const auto extraction = [&](std::string_view name, const std::shared_ptr<const sayso::Pack>& rules) {
      const sayso::Extractor extractor({rules});
      sayso::Workspace workspace;
      measure(name, [&](const Article& a) {
        sayso::Input input;
        input.text = a.text;
        input.published = a.published;
        const auto document = extractor.extract(input, workspace);
        found += document ? document->quotes.size() + document->claims.size() : 0;
      });
    };
    if (const auto numbers = sayso::bench::numbers_alone(SAYSO_GRAMMAR)) {
      extraction("numbers and times alone", numbers);
    } else {
      fmt::print("{:<40} the rules of numbers and times do not stand alone\n", "numbers and times alone");
    }
    extraction("whole extraction", *pack);
  }

  const sayso::bench::StartTimes start_times = sayso::bench::time_starts(SAYSO_TOOL);
  fmt::print("\nEnglish pack: {:.1f} ms from its compiled form{}, {:.1f} ms from its text\n", start_times.load,
             start_times.note.empty() ? "" : fmt::format(" ({})", start_times.note), start_times.from_text);
  if (start_times.first_record < 0) {
    fmt::print("process start to first record: not measured, {} does not run\n", SAYSO_TOOL);
  } else {
    fmt::print("process start to first record: {:.1f} ms, to its end {:.1f} ms, processor time {:.1f} ms\n", start_times.first_record, start_times.to_end,
               start_times.processor);
  }

  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("\nfirst pack made in {:.1f} ms; peak memory {:.0f} MB; {} things found\n", pack_seconds * 1e3,
             static_cast<double>(usage.ru_maxrss) / 1024, found);
  return 0;
}
