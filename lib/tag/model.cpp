// Counts to probabilities, after Brants (2000), with fixed weights for the three orders instead of deleted
// interpolation, and for rare words a share of what words of the same shape and ending bear (Samuelsson 1993).
//
// Loading must be quick, since every start of the tool pays for it: rows are views into the list, the index is
// one open-addressed array, and a transition needs a logarithm only where its trigram was seen.
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

std::size_t hash_of(std::string_view s) {
  std::uint64_t h = 0xcbf29ce484222325u;  // FNV-1a
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return static_cast<std::size_t>(h ^ (h >> 29));
}

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

}  // namespace

Model::Model(const lexicon::WordList* words, const lexicon::WordList* trigrams, const lexicon::WordList* settings) {
  names_.emplace_back();
  if (words == nullptr || trigrams == nullptr || settings == nullptr) return;
  fill_transitions(*trigrams);

  const int tag = words->column("tag");
  const int lemma = words->column("lemma");
  const int count = words->column("count");
  std::size_t size = 1024;
  while (size < words->rows() * 2) size *= 2;
  slots_.assign(size, kNone);
  rows_.reserve(words->rows());
  std::uint32_t previous = kNone;  // the last row of the form before
  for (std::size_t i = 0; i < words->rows(); ++i) {
    Row row;
    row.form = words->form(i);
    row.lemma = words->cell(i, lemma);
    row.count = to_count(words->cell(i, count));
    row.tag = tag_id(words->cell(i, tag));
    if (row.tag == kNoTag) continue;  // never seen in a row of three
    const auto index = static_cast<std::uint32_t>(rows_.size());
    if (previous != kNone && rows_[previous].form == row.form) {
      rows_[previous].next = index;
    } else {
      const std::size_t mask = slots_.size() - 1;
      std::size_t at = hash_of(row.form) & mask;
      while (slots_[at] != kNone && rows_[slots_[at]].form != row.form) at = (at + 1) & mask;
      if (slots_[at] == kNone) {
        slots_[at] = index;
      } else {
        std::uint32_t last = slots_[at];
        while (rows_[last].next != kNone) last = rows_[last].next;
        rows_[last].next = index;
      }
    }
    rows_.push_back(row);
    previous = index;
  }

  for (std::size_t i = 0; i < settings->rows(); ++i) {
    const std::string_view form = settings->form(i);
    const TagId id = intern_tag(settings->cell(i, "tag"));
    if (form.size() > 1 && form[0] == '~') {
      std::string_view lemma_ending = settings->cell(i, "lemma");
      if (lemma_ending.starts_with('~')) lemma_ending.remove_prefix(1);
      endings_.push_back({form.substr(1), lemma_ending, id});
    } else {
      fixed_.push_back({form, {}, 0, kNone, id});
    }
  }
  std::sort(fixed_.begin(), fixed_.end(), [](const Row& a, const Row& b) { return a.form < b.form; });
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](const Ending& a, const Ending& b) { return a.form.size() > b.form.size(); });
}

TagId Model::tag_id(std::string_view name) const {
  const TagId hint = hints_[hint_of(name)];
  if (hint != kNoTag && names_[hint] == name) return hint;
  for (std::size_t i = 1; i < names_.size(); ++i) {
    if (names_[i] == name) return static_cast<TagId>(i);
  }
  return kNoTag;
}

TagId Model::intern_tag(std::string_view name) {
  const TagId known = tag_id(name);
  if (known != kNoTag || name.empty() || names_.size() > 0xff) return known;
  hints_[hint_of(name)] = static_cast<TagId>(names_.size());
  names_.emplace_back(name);
  const std::size_t n = names_.size();
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

void Model::fill_transitions(const lexicon::WordList& trigrams) {
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
  before_ = tag_id("<s>");
  behind_ = tag_id("</s>");

  const std::size_t n = names_.size();
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

TagId Model::fixed(std::string_view form) const {
  const auto place = std::lower_bound(fixed_.begin(), fixed_.end(), form,
                                      [](const Row& row, std::string_view wanted) { return row.form < wanted; });
  return place != fixed_.end() && place->form == form ? place->tag : kNoTag;
}

std::uint32_t Model::find(std::string_view form) const {
  if (slots_.empty() || form.size() > kLongestWord) return kNone;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_of(form) & mask; slots_[at] != kNone; at = (at + 1) & mask) {
    if (rows_[slots_[at]].form == form) return slots_[at];
  }
  return kNone;
}

void Model::add_counts(std::uint32_t row, float weight, Counts& counts) const {
  for (; row != kNone; row = rows_[row].next) {
    counts.by_tag[rows_[row].tag] += rows_[row].count * weight;
    counts.total += rows_[row].count * weight;
  }
}

// The row of the longest listed ending of the word, among those of its shape.
std::uint32_t Model::find_ending(std::string_view form, std::string_view norm) const {
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
    const std::uint32_t row = find(key);
    if (row != kNone) return row;
  }
  return kNone;
}

void Model::candidates(std::string_view form, std::string_view norm, bool initial, std::vector<Candidate>& out) const {
  Counts counts{std::vector<float>(names_.size(), 0), 0};
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
    Counts ending{std::vector<float>(names_.size(), 0), 0};
    add_counts(find_ending(form, norm), 1, ending);
    if (ending.total > 0) {
      for (std::size_t t = 0; t < names_.size(); ++t) counts.by_tag[t] += kEndingCounts * ending.by_tag[t] / ending.total;
      counts.total += kEndingCounts;
    }
  }
  const std::size_t first = out.size();
  for (std::size_t t = 1; t < names_.size(); ++t) {
    const float share = counts.total > 0 ? counts.by_tag[t] / counts.total : 0;
    if (share >= kLeastShare) out.push_back({static_cast<TagId>(t), std::log(share) - log_prior_[t]});
  }
  const auto by_share = [&](const Candidate& a, const Candidate& b) { return counts.by_tag[a.tag] > counts.by_tag[b.tag]; };
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), by_share);
  if (out.size() - first > kMostCandidates) out.resize(first + kMostCandidates);
}

std::string Model::lemma(std::string_view norm, TagId tag) const {
  const std::uint32_t row = find(norm);
  for (std::uint32_t r = row; r != kNone; r = rows_[r].next) {
    if (rows_[r].tag == tag) return std::string(rows_[r].lemma.empty() ? norm : rows_[r].lemma);
  }
  // Another tag of the same family: the lemma of a verb is that of its other forms.
  const std::string_view family = tag_name(tag).substr(0, 2);
  for (std::uint32_t r = row; r != kNone && !family.empty(); r = rows_[r].next) {
    if (!rows_[r].lemma.empty() && tag_name(rows_[r].tag).substr(0, 2) == family) return std::string(rows_[r].lemma);
  }
  std::string best;
  for (const Ending& ending : endings_) {
    if (ending.tag != tag || norm.size() <= ending.form.size() || !norm.ends_with(ending.form)) continue;
    std::string stem(norm.substr(0, norm.size() - ending.form.size()));
    stem += ending.lemma;
    if (find(stem) != kNone) return stem;
    if (best.empty()) best = std::move(stem);
  }
  return best.empty() ? std::string(norm) : best;
}

}  // namespace sayso::tag
