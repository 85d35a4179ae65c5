// Counts to probabilities, after Brants (2000), with fixed weights for the three orders instead of deleted
// interpolation, and for rare words a share of what words of the same shape and ending bear (Samuelsson 1993).
//
// All of it ends in flat arrays, which a compiled pack holds as they are, so that a start of the tool makes none of them.
#include "tag/model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "text/characters.h"
#include "text/utf8.h"

namespace sayso::tag {
namespace {

constexpr float kTrigramShare = 0.6f;
constexpr float kBigramShare = 0.3f;
constexpr float kUnigramShare = 0.1f;
constexpr float kFewCounts = 4;        // below, the ending has a say
constexpr float kEndingCounts = 1.5f;  // … of this weight
constexpr float kAllCapitals = 0.3f;   // weight of "said" for "SAID"
constexpr float kLeastShare = 0.002f;  // of a word's counts, for a tag to be tried
constexpr float kFloor = 1e-7f;
constexpr std::size_t kLongestEnding = 4;  // characters
constexpr std::size_t kLongestWord = 64;   // bytes: nothing longer is looked up

// A byte that tells most tags apart.
std::size_t hint_of(std::string_view name) {
  unsigned byte = 0;
  for (const char c : name) byte = byte * 5 + static_cast<unsigned char>(c);
  return byte & 0xff;
}

float to_count(std::string_view cell) {
  unsigned value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return static_cast<float>(value);
}

bool is_all_capitals(std::string_view form) {
  std::size_t letters = 0;
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z';
  }
  return letters > 1;
}

// The form with its apostrophes straight, as the lists write them.
std::string straightened(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (std::size_t i = 0; i < form.size();) {
    if (form.compare(i, 3, "\xE2\x80\x99") == 0 || form.compare(i, 3, "\xE2\x80\x98") == 0) {
      out += '\'';
      i += 3;
    } else {
      out += form[i++];
    }
  }
  return out;
}

// Names the tags and fills the tables of one model.
class Builder {
 public:
  ModelTables run(const lexicon::WordList& words, const lexicon::WordList& trigrams, const lexicon::WordList& settings) {
    fill_transitions(trigrams);
    fill_rows(words);
    fill_settings(settings);
    t_.transitions = std::move(transitions_);
    t_.log_prior = std::move(log_prior_);
    return std::move(t_);
  }

 private:
  TagId tag_id(std::string_view name) const {
    const TagId hint = hints_[hint_of(name)];
    if (hint != kNoTag && t_.names[hint] == name) return hint;
    for (std::size_t i = 1; i < t_.names.size(); ++i) {
      if (t_.names[i] == name) return static_cast<TagId>(i);
    }
    return kNoTag;
  }

  TagId intern_tag(std::string_view name) {
    const TagId known = tag_id(name);
    if (known != kNoTag || name.empty() || t_.names.size() > 0xff) return known;
    hints_[hint_of(name)] = static_cast<TagId>(t_.names.size());
    t_.names.emplace_back(name);
    const std::size_t n = t_.names.size();
    if (!transitions_.empty()) {
      // A tag of the settings that was never counted: as likely anywhere as the rarest.
      std::vector<float> wider(n * n * n, std::log(kFloor));
      for (std::size_t a = 0; a + 1 < n; ++a) {
        for (std::size_t b = 0; b + 1 < n; ++b) {
          std::copy_n(transitions_.begin() + static_cast<std::ptrdiff_t>((a * (n - 1) + b) * (n - 1)), n - 1,
                      wider.begin() + static_cast<std::ptrdiff_t>((a * n + b) * n));
        }
      }
      transitions_.swap(wider);
      log_prior_.push_back(std::log(kFloor));
    }
    return static_cast<TagId>(n - 1);
  }

  // Rows of one form are brought together; among them the order of the list stays.
  void fill_rows(const lexicon::WordList& words) {
    const int tag = words.column("tag"), lemma = words.column("lemma"), count = words.column("count");
    lexicon::StringIndexBuilder forms;
    std::vector<std::uint32_t> numbers;  // the form of each row
    std::vector<ModelTables::Row> rows;
    std::vector<char> lemmas;
    numbers.reserve(words.rows());
    rows.reserve(words.rows());
    for (std::size_t i = 0; i < words.rows(); ++i) {
      const TagId id = tag_id(words.cell(i, tag));
      if (id == kNoTag) continue;  // never seen in a row of three
      const std::string_view text = words.cell(i, lemma);
      numbers.push_back(!numbers.empty() && words.form(i) == last_ ? numbers.back() : forms.add(words.form(i)));
      last_ = words.form(i);
      rows.push_back({{static_cast<std::uint32_t>(lemmas.size()), static_cast<std::uint32_t>(text.size())}, to_count(words.cell(i, count)), id});
      lemmas.insert(lemmas.end(), text.begin(), text.end());
    }
    std::vector<std::uint32_t> begins(forms.size() + 1, 0);
    for (const std::uint32_t number : numbers) ++begins[number + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    std::vector<ModelTables::Row> together(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) together[next[numbers[i]]++] = rows[i];
    t_.forms = forms.build();
    t_.begins = std::move(begins);
    t_.rows = std::move(together);
    t_.lemmas = std::move(lemmas);
  }

  void fill_settings(const lexicon::WordList& settings) {
    for (std::size_t i = 0; i < settings.rows(); ++i) {
      const std::string_view form = settings.form(i);
      const TagId id = intern_tag(settings.cell(i, "tag"));
      if (form.size() > 1 && form[0] == '~') {
        std::string_view lemma_ending = settings.cell(i, "lemma");
        if (lemma_ending.starts_with('~')) lemma_ending.remove_prefix(1);
        t_.endings.push_back({std::string(form.substr(1)), std::string(lemma_ending), id});
      } else {
        t_.fixed.emplace_back(form, id);
      }
    }
    std::stable_sort(t_.fixed.begin(), t_.fixed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::stable_sort(t_.endings.begin(), t_.endings.end(), [](const auto& a, const auto& b) { return a.form.size() > b.form.size(); });
  }

  void fill_transitions(const lexicon::WordList& trigrams) {
    struct Trigram {
      std::array<TagId, 3> tags;
      float count;
    };
    std::vector<Trigram> seen;
    seen.reserve(trigrams.rows());
    const std::array<int, 3> columns = {trigrams.column("first"), trigrams.column("second"), trigrams.column("third")};
    const int count = trigrams.column("count");
    for (std::size_t i = 0; i < trigrams.rows(); ++i) {
      Trigram t{};
      for (std::size_t k = 0; k < 3; ++k) t.tags[k] = intern_tag(trigrams.cell(i, columns[k]));
      t.count = to_count(trigrams.cell(i, count));
      seen.push_back(t);
    }
    t_.before = tag_id("<s>");
    t_.behind = tag_id("</s>");

    const std::size_t n = t_.names.size();
    std::vector<float> pairs(n * n, 0);        // (second, third)
    std::vector<float> pair_totals(n, 0);      // (second, any)
    std::vector<float> contexts(n * n, 0);     // (first, second, any)
    std::vector<float> singles(n, 0);
    float total = 0;
    for (const Trigram& t : seen) {
      pairs[t.tags[1] * n + t.tags[2]] += t.count;
      pair_totals[t.tags[1]] += t.count;
      contexts[t.tags[0] * n + t.tags[1]] += t.count;
      singles[t.tags[2]] += t.count;
      total += t.count;
    }
    std::vector<float> backed_off(n * n, 0);
    std::vector<float> logs(n * n, 0);
    for (std::size_t b = 0; b < n; ++b) {
      for (std::size_t c = 0; c < n; ++c) {
        const float pair = pair_totals[b] > 0 ? pairs[b * n + c] / pair_totals[b] : 0;
        const float single = total > 0 ? singles[c] / total : 0;
        backed_off[b * n + c] = kBigramShare * pair + kUnigramShare * single + kFloor;
        logs[b * n + c] = std::log(backed_off[b * n + c]);
      }
    }
    transitions_.resize(n * n * n);
    for (std::size_t a = 0; a < n; ++a) {
      std::copy(logs.begin(), logs.end(), transitions_.begin() + static_cast<std::ptrdiff_t>(a * n * n));
    }
    for (const Trigram& t : seen) {
      const float share = t.count / contexts[t.tags[0] * n + t.tags[1]];
      transitions_[(t.tags[0] * n + t.tags[1]) * n + t.tags[2]] =
          std::log(kTrigramShare * share + backed_off[t.tags[1] * n + t.tags[2]]);
    }
    log_prior_.resize(n);
    for (std::size_t c = 0; c < n; ++c) log_prior_[c] = std::log(total > 0 ? singles[c] / total + kFloor : 1.0f);
  }

  ModelTables t_;
  std::vector<float> transitions_, log_prior_;
  std::array<TagId, 256> hints_{};  // by a byte of the name's hash: the tag it was last
  std::string_view last_;
};

}  // namespace

ModelTables make_model_tables(const lexicon::WordList* words, const lexicon::WordList* trigrams, const lexicon::WordList* settings) {
  if (words == nullptr || trigrams == nullptr || settings == nullptr) return {};
  return Builder().run(*words, *trigrams, *settings);
}

bool ModelTables::valid() const {
  const std::size_t n = names.size();
  if (n == 0 || n > 0x100 || !forms.valid() || before >= n || behind >= n) return false;
  if (n == 1) return rows.empty() && forms.size() == 0;
  if (transitions.size() != n * n * n || log_prior.size() != n || begins.size() != forms.size() + 1) return false;
  if (begins[0] != 0 || begins[forms.size()] != rows.size() || !std::is_sorted(begins.begin(), begins.end())) return false;
  const auto row_holds = [&](const Row& row) { return row.tag < n && row.lemma.begin <= lemmas.size() && row.lemma.size <= lemmas.size() - row.lemma.begin; };
  return std::all_of(rows.begin(), rows.end(), row_holds) && std::all_of(fixed.begin(), fixed.end(), [&](const auto& f) { return f.second < n; }) &&
         std::all_of(endings.begin(), endings.end(), [&](const Ending& e) { return e.tag < n; });
}

TagId Model::tag_id(std::string_view name) const {
  for (std::size_t i = 1; i < t_.names.size(); ++i) {
    if (t_.names[i] == name) return static_cast<TagId>(i);
  }
  return kNoTag;
}

TagId Model::fixed(std::string_view form) const {
  const auto place = std::lower_bound(t_.fixed.begin(), t_.fixed.end(), form,
                                      [](const auto& row, std::string_view wanted) { return row.first < wanted; });
  return place != t_.fixed.end() && place->first == form ? place->second : kNoTag;
}

std::span<const ModelTables::Row> Model::find(std::string_view form) const {
  if (form.size() > kLongestWord) return {};
  const std::uint32_t number = t_.forms.find(form);
  if (number == lexicon::StringIndex::kNone) return {};
  return t_.rows.span().subspan(t_.begins[number], t_.begins[number + 1] - t_.begins[number]);
}

void Model::add_counts(std::span<const ModelTables::Row> rows, float weight, Counts& counts) {
  for (const ModelTables::Row& row : rows) {
    counts.by_tag[row.tag] += row.count * weight;
    counts.total += row.count * weight;
  }
}

// The rows of the longest listed ending of the word, among those of its shape.
std::span<const ModelTables::Row> Model::find_ending(std::string_view form, std::string_view norm) const {
  std::string key = "~";
  const text::Decoded first = text::decode(form, 0);
  if (text::is_capital(first.codepoint)) key += '^';
  if (first.codepoint >= '0' && first.codepoint <= '9') key += '#';
  if (form.size() > 2 && form.substr(1, form.size() - 2).find('-') != std::string_view::npos) key += '-';
  key += '~';
  const std::size_t prefix = key.size();
  std::size_t begin = norm.size();
  std::array<std::size_t, kLongestEnding + 1> begins{};
  std::size_t lengths = 0;
  for (begins[0] = begin; lengths < kLongestEnding && begin > 0;) {
    --begin;
    while (begin > 0 && (static_cast<unsigned char>(norm[begin]) & 0xC0) == 0x80) --begin;
    if (begin == 0) break;  // an ending is never the whole word
    begins[++lengths] = begin;
  }
  for (std::size_t length = lengths + 1; length-- > 0;) {
    key.resize(prefix);
    key += norm.substr(begins[length]);
    const std::span<const ModelTables::Row> rows = find(key);
    if (!rows.empty()) return rows;
  }
  return {};
}

void Model::candidates(std::string_view form, std::string_view norm, bool initial, std::vector<Candidate>& out) const {
  Counts counts{std::vector<float>(t_.names.size(), 0), 0};
  const std::string written = straightened(form);
  add_counts(find(written), 1, counts);
  if (written != norm && text::is_capital(text::decode(form, 0).codepoint) && (initial || counts.total <= 0)) {
    const bool all = is_all_capitals(written);
    add_counts(find(norm), all ? kAllCapitals : 1, counts);
    if (all) {
      std::string name(norm);
      if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - ('a' - 'A'));
      add_counts(find(name), 1, counts);
    }
  }
  if (counts.total < kFewCounts) {
    Counts ending{std::vector<float>(t_.names.size(), 0), 0};
    add_counts(find_ending(form, norm), 1, ending);
    if (ending.total > 0) {
      for (std::size_t t = 0; t < t_.names.size(); ++t) counts.by_tag[t] += kEndingCounts * ending.by_tag[t] / ending.total;
      counts.total += kEndingCounts;
    }
  }
  const std::size_t first = out.size();
  for (std::size_t t = 1; t < t_.names.size(); ++t) {
    const float share = counts.total > 0 ? counts.by_tag[t] / counts.total : 0;
    if (share >= kLeastShare) out.push_back({static_cast<TagId>(t), std::log(share) - t_.log_prior[t]});
  }
  const auto by_share = [&](const Candidate& a, const Candidate& b) { return counts.by_tag[a.tag] > counts.by_tag[b.tag]; };
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), by_share);
  if (out.size() - first > kMostCandidates) out.resize(first + kMostCandidates);
}

std::string Model::lemma(std::string_view norm, TagId tag) const {
  const std::span<const ModelTables::Row> rows = find(norm);
  for (const ModelTables::Row& row : rows) {
    if (row.tag == tag) return std::string(row.lemma.size == 0 ? norm : lemma_of(row));
  }
  // Another tag of the same family: the lemma of a verb is that of its other forms.
  const std::string_view family = tag_name(tag).substr(0, 2);
  for (const ModelTables::Row& row : rows) {
    if (!family.empty() && row.lemma.size != 0 && tag_name(static_cast<TagId>(row.tag)).substr(0, 2) == family) return std::string(lemma_of(row));
  }
  std::string best;
  for (const ModelTables::Ending& ending : t_.endings) {
    if (ending.tag != tag || norm.size() <= ending.form.size() || !norm.ends_with(ending.form)) continue;
    std::string stem(norm.substr(0, norm.size() - ending.form.size()));
    stem += ending.lemma;
    if (!find(stem).empty()) return stem;
    if (best.empty()) best = std::move(stem);
  }
  return best.empty() ? std::string(norm) : best;
}

}  // namespace sayso::tag
