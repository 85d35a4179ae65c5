#include "synthetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sayso::bench {
namespace {

constexpr std::size_t kRulesAList = 4;
constexpr std::size_t kWordsAList = 6;
constexpr std::size_t kListsAPhraseList = 10;  // one list in so many holds phrases too

// Digits turned round: 0, 1/2, 1/4, 3/4, 1/8 … Any beginning of the row is spread evenly (van der Corput, 1935).
double spread(std::size_t number) {
  double out = 0, part = .5;
  for (; number > 0; number /= 2, part /= 2) out += number % 2 == 1 ? part : 0;
  return out;
}

// Hands out words so that each call gets one of another frequency, none twice.
class Words {
 public:
  Words(const std::vector<std::string>& words, std::size_t first) : words_(words), first_(std::min(first, words.size() - 1)), taken_(words.size()) {}

  const std::string& function(std::size_t number) const { return words_[number % std::min(kFunctionWords, words_.size())]; }

  const std::string& next() {
    // Even in the logarithm of the rank: as many of the ranks 50 to 500 as of 500 to 5,000.
    const double first = std::log(static_cast<double>(first_ + 1));
    const double last = std::log(static_cast<double>(words_.size()));
    const double rank = std::exp(first + spread(++number_) * (last - first));
    std::size_t at = std::min(static_cast<std::size_t>(rank), words_.size() - 1);
    for (std::size_t tries = 0; taken_[at] && tries < words_.size(); ++tries) at = at + 1 < words_.size() ? at + 1 : first_;
    taken_[at] = true;
    return words_[at];
  }

 private:
  const std::vector<std::string>& words_;
  const std::size_t first_;
  std::vector<bool> taken_;
  std::size_t number_ = 0;
};

// One kind of rule. `list`: the name of its cue list; `word`, `function`: words of its own.
std::string pattern(std::size_t kind, const std::string& list, const std::string& word, const std::string& function) {
  switch (kind % 8) {
    case 0: return fmt::format("@quoted \",\"? (?<who> @person) (?<cue> {})", list);
    case 1: return fmt::format("(?<who> @person) \"{}\"? (?<cue> {}) \"{}\"", function, list, word);
    case 2: return fmt::format("(?<cue> {}) \"{}\"? [word & !cap]{{0,3}} (?<who> name{{1,3}})", list, function);
    case 3: return fmt::format("\"{} {}\" (?! [number]) (?<what> [word]{{1,4}})", word, function);
    case 4: return fmt::format("(?<much> [number]) (\"{}\" | [symbol])? (?<cue> \"{}\")", function, word);
    case 5: return fmt::format("(?<who> @person) \",\" []{{1,5}}? \",\" (?<cue> {} | \"{}\")", list, word);
    case 6: return fmt::format("^ \"{}\"? (?<cue> {}) (?<what> [word & !cap]{{1,6}}) \"{}\"", function, list, word);
    default: return fmt::format("(?<cue> [lex={}]) (?<what> [!punct]{{1,6}}) \"{}\" (?<who> [cap & word]+)", list, word);
  }
}

}  // namespace

std::vector<std::string> words_by_frequency(const Articles& articles) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const Article& article : articles.all) {
    const std::string_view text = article.text;
    for (std::size_t at = 0; at < text.size();) {
      const auto letter = [&](std::size_t i) { return text[i] >= 'a' && text[i] <= 'z'; };
      const auto other = [&](std::size_t i) { return !letter(i) && text[i] != ' ' && text[i] != '.' && text[i] != ','; };
      std::size_t end = at;
      while (end < text.size() && letter(end)) ++end;
      const bool whole = end > at && (at == 0 || !other(at - 1)) && (end == text.size() || !other(end));
      if (whole) ++counts[text.substr(at, end - at)];
      at = std::max(end, at + 1);
    }
  }
  std::vector<std::pair<std::string_view, std::size_t>> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
  std::vector<std::string> words;
  for (const auto& [word, count] : sorted) words.emplace_back(word);
  return words;
}

std::vector<PackFile> synthetic_pack(const std::vector<std::string>& words, std::size_t rules, std::size_t entries, std::size_t first) {
  Words source(words, first);
  std::vector<PackFile> files;
  std::string head =
      "grammar bench.rules extends common\n\n"
      "mention person { name: span }\n"
      "record found { cue: span?, who: span?, what: span?, much: span? }\n\n"
      "class name = [cap & word & !sent_start]\n\n";
  std::string body =
      "\nphase persons scope sentence\nrule person\n  (?<name> name{1,3}) => emit person { name=$name }\nend\n\n"
      "phase found scope sentence after persons\n";
  for (std::size_t rule = 0; rule < rules; ++rule) {
    const std::size_t list = rule / kRulesAList;
    if (rule % kRulesAList == 0) {
      std::string text = "# Made for the benchmark. Source: the words of its texts.\nform\tkind\n";
      for (std::size_t i = 0; i < kWordsAList; ++i) text += fmt::format("{}\tk{}\n", source.next(), i);
      if (list % kListsAPhraseList == 0) text += fmt::format("{} {}\tphrase\n", source.next(), source.function(list));
      files.push_back({fmt::format("lex/list{}.tsv", list), std::move(text)});
      head += fmt::format("lexicon list{} from \"lex/list{}.tsv\"\n", list, list);
    }
    const std::string shape = pattern(rule, fmt::format("list{}", list), source.next(), source.function(rule));
    std::string fields;
    for (const std::string_view field : {"cue", "who", "what", "much"}) {
      if (shape.find(fmt::format("(?<{}>", field)) != std::string::npos) fields += fmt::format("{}{}=${}", fields.empty() ? "" : ", ", field, field);
    }
    body += fmt::format("rule r{}\n  {}\n  => emit found {{ {} }}\n  test \"-\"\n  test \"-\" => none\nend\n", rule, shape, fields);
  }
  if (entries > 0) {
    // Half of them one word, half names of two or three words.
    std::string text = "# Made for the benchmark. Source: the words of its texts.\nform\tkind\n";
    for (std::size_t i = 0; i < entries; ++i) {
      const std::string& one = words[(i * 7919) % words.size()];
      const std::string& other = words[(i * 104729 + 17) % words.size()];
      if (i % 2 == 0) {
        text += fmt::format("{}{}\ta\n", one, i);
      } else {
        text += i % 4 == 1 ? fmt::format("{} {}\tb\n", one, other) : fmt::format("{} {} {}\tb\n", other, one, words[i % words.size()]);
      }
    }
    files.push_back({"lex/entries.tsv", std::move(text)});
    head += "lexicon entries from \"lex/entries.tsv\"\n";
    body += "rule of_entries\n  (?<what> entries) (?<who> name) => emit found { what=$what, who=$who }\n  test \"-\"\n  test \"-\" => none\nend\n";
  }
  files.push_back({"rules.sayso", head + body});
  return files;
}

}  // namespace sayso::bench
