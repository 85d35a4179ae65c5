// Viterbi over pairs of tags, a sentence at a time, in windows of some hundred words.
//
// The counts know words as one usually writes them, "34-year-old", "2nd", "Mr."; our tokens are smaller. So
// tokens are first put together to units that the counts can know, and a unit's tag goes to all of its tokens
// (its numbers keep that of numbers). What settings fix (marks, numbers) has one tag and costs nothing; words
// have mostly one or two. States that are 12 nats below the best are dropped (Brants 2000 does so by a factor).
#include "tag/tagger.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "tag/model.h"

namespace sayso::tag {
namespace {

using text::Token;

constexpr std::size_t kWindow = 512;      // units
constexpr std::size_t kLongestUnit = 15;  // tokens
constexpr std::size_t kMostCompounds = 50'000;
constexpr float kBeam = 12;
constexpr float kNever = -std::numeric_limits<float>::infinity();

// Where a word's candidates are in the pool.
struct Range {
  std::uint32_t first = 0;
  std::uint8_t count = 0;
  bool known = false;
};
struct Remembered {
  Range usual;
  Range initial;
};

struct Unit {
  std::uint32_t first = 0;  // token
  std::uint32_t count = 0;
  Range range;
};

}  // namespace

struct TagMemory::Impl {
  std::shared_ptr<const void> owner;  // the model that the candidates come from; kept, so that its address stays its own
  std::uint64_t epoch = 0;
  std::vector<Remembered> words;      // by type
  std::vector<Remembered> compounds;  // by number in `compound_forms`
  lexicon::TypeTable compound_forms;
  std::vector<Candidate> pool;
  Range opening;  // of paired marks, which have a tag by their side instead of their form
  Range closing;
  // Scratch, of one window.
  std::vector<Unit> units;
  std::vector<std::uint8_t> back;
  std::vector<std::uint32_t> back_begins;

  void forget(std::shared_ptr<const void> new_owner, std::uint64_t new_epoch) {
    owner = std::move(new_owner);
    epoch = new_epoch;
    words.clear();
    compounds.clear();
    compound_forms.clear();
    pool.clear();
    opening = closing = Range{};
  }
};

TagMemory::TagMemory() : impl(std::make_unique<Impl>()) {}
TagMemory::~TagMemory() = default;
TagMemory::TagMemory(TagMemory&&) noexcept = default;
TagMemory& TagMemory::operator=(TagMemory&&) noexcept = default;

struct Tagger::Impl {
  Model model;
  // Tags of shapes.
  TagId number, url, open, close, symbol, punctuation;

  explicit Impl(ModelTables tables)
      : model(std::move(tables)),
        number(model.fixed("<number>")),
        url(model.fixed("<url>")),
        open(model.fixed("<open>")),
        close(model.fixed("<close>")),
        symbol(model.fixed("<symbol>")),
        punctuation(model.fixed("<punctuation>")) {}
};

namespace {

// One sentence on its way.
class Run {
 public:
  Run(const Model& model, TagId number, std::string_view text, std::span<const Token> tokens,
      const lexicon::TypeTable& types, TagMemory::Impl& memory, std::span<TagId> tags)
      : model_(model), number_(number), text_(text), tokens_(tokens), types_(types), memory_(memory), tags_(tags) {}

  template <class ShapeTag>
  void run(ShapeTag shape_tag) {
    std::array<TagId, 2> context = {model_.edge_before(), model_.edge_before()};
    bool initial = true;
    for (std::uint32_t i = 0; i < tokens_.size();) {
      memory_.units.clear();
      while (i < tokens_.size() && memory_.units.size() < kWindow) {
        Unit unit = unit_at(i);
        const Token& token = tokens_[i];
        if ((token.flags & text::kOpeningMark) != 0) initial = true;
        if (unit.count > 1 && unit_form(unit).size() > token.length) {
          unit.range = compound(unit, initial);
        } else {
          unit.range = word(token, initial, shape_tag);
        }
        if ((token.flags & (text::kWord | text::kNumber)) != 0) initial = false;
        memory_.units.push_back(unit);
        i += unit.count;
      }
      context = settle(context, i == tokens_.size());
    }
  }

 private:
  bool glued(std::uint32_t i) const { return (tokens_[i].flags & text::kSpaceBefore) == 0; }
  bool has(std::uint32_t i, std::uint32_t flags) const { return (tokens_[i].flags & flags) != 0; }
  std::string_view form(std::uint32_t i) const { return text::form_of(text_, tokens_[i]); }
  bool is_stop(std::uint32_t i) const { return tokens_[i].length == 1 && text_[tokens_[i].begin] == '.'; }
  bool is_hyphen(std::uint32_t i) const {
    const std::string_view f = form(i);
    return f == "-" || f == "\xE2\x80\x90" || f == "\xE2\x80\x91";
  }

  // The unit that begins with token `i`.
  Unit unit_at(std::uint32_t i) const {
    Unit unit{i, 1, {}};
    const std::uint32_t both = text::kWord | text::kNumber;
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    if (!has(i, both) || has(i, text::kUrl)) return unit;
    std::uint32_t j = i + 1;
    bool word = has(i, text::kWord);
    if (!word && j < size && glued(j) && has(j, text::kWord) && text_[tokens_[j].begin] != '\'' &&
        static_cast<unsigned char>(text_[tokens_[j].begin]) < 0xE2) {
      word = true;  // "2nd"
      ++j;
    }
    while (j + 1 < size && j - i < kLongestUnit && glued(j) && is_hyphen(j) && glued(j + 1) && has(j + 1, both)) {
      word = word || has(j + 1, text::kWord);
      j += 2;
    }
    if (!word) return unit;
    // "Mr." in the middle of a sentence: the stop is the word's.
    if (j + 1 < size && glued(j) && is_stop(j) && (has(j + 1, both) || form(j + 1) == ",")) ++j;
    unit.count = j - i;
    return unit;
  }

  // Without the stop.
  std::string_view unit_form(const Unit& unit) const {
    std::uint32_t last = unit.first + unit.count - 1;
    if (last > unit.first && is_stop(last)) --last;
    return text_.substr(tokens_[unit.first].begin, tokens_[last].end() - tokens_[unit.first].begin);
  }

  Range remember(Range& range, std::string_view form, std::string_view norm, bool initial) {
    if (range.known) return range;
    range.known = true;
    range.first = static_cast<std::uint32_t>(memory_.pool.size());
    model_.candidates(form, norm, initial, memory_.pool);
    range.count = static_cast<std::uint8_t>(memory_.pool.size() - range.first);
    return range;
  }

  Range one(Range& range, TagId tag) {
    range.known = true;
    range.first = static_cast<std::uint32_t>(memory_.pool.size());
    range.count = 1;
    memory_.pool.push_back({tag, 0});
    return range;
  }

  template <class ShapeTag>
  Range word(const Token& token, bool initial, ShapeTag shape_tag) {
    if (token.type >= memory_.words.size()) memory_.words.resize(std::max<std::size_t>(types_.size(), token.type + std::size_t{1}));
    if ((token.flags & (text::kOpeningMark | text::kClosingMark)) != 0) {
      Range& side = (token.flags & text::kOpeningMark) != 0 ? memory_.opening : memory_.closing;
      return side.known ? side : one(side, shape_tag(token));
    }
    Remembered& remembered = memory_.words[token.type];
    Range& range = initial && (token.flags & text::kCapital) != 0 ? remembered.initial : remembered.usual;
    if (range.known) return range;
    const std::string_view form = text::form_of(text_, token);
    const std::string_view norm = types_.norm(token.type);
    TagId tag = model_.fixed(norm);
    if (tag == kNoTag) tag = shape_tag(token);
    if (tag != kNoTag) return one(range, tag);
    return remember(range, form, norm, initial);
  }

  Range compound(const Unit& unit, bool initial) {
    const std::string_view form = unit_form(unit);
    const lexicon::TypeId id = memory_.compound_forms.intern(form, 0);
    if (id >= memory_.compounds.size()) memory_.compounds.resize(id + std::size_t{1});
    Remembered& remembered = memory_.compounds[id];
    return remember(initial ? remembered.initial : remembered.usual, form, memory_.compound_forms.norm(id), initial);
  }

  std::span<const Candidate> candidates(std::size_t unit) const {
    static constexpr Candidate kUnknown{};
    const Range range = memory_.units[unit].range;
    return range.count == 0 ? std::span(&kUnknown, 1) : std::span(memory_.pool).subspan(range.first, range.count);
  }

  // Finds the best tags of the window's units, given the two before it; gives its last two.
  std::array<TagId, 2> settle(std::array<TagId, 2> context, bool last_window) {
    const std::size_t count = memory_.units.size();
    if (count == 0) return context;
    memory_.back.clear();
    memory_.back_begins.clear();
    // States are pairs: the candidates of the unit before times those of this one.
    const std::array<Candidate, 1> first_edge = {Candidate{context[0], 0}};
    const std::array<Candidate, 1> second_edge = {Candidate{context[1], 0}};
    std::span<const Candidate> oldest = first_edge;
    std::span<const Candidate> older = second_edge;
    std::array<float, kMostCandidates * kMostCandidates> one_row;  // 1 kB, not worth clearing for each sentence
    std::array<float, kMostCandidates * kMostCandidates> other_row;
    float* scores = one_row.data();
    float* next = other_row.data();
    scores[0] = 0;
    for (std::size_t u = 0; u < count; ++u) {
      const std::span<const Candidate> here = candidates(u);
      memory_.back_begins.push_back(static_cast<std::uint32_t>(memory_.back.size()));
      if (oldest.size() == 1 && older.size() == 1 && here.size() == 1) {
        // One way leads here, and all others begin here: no need to know how likely it was.
        memory_.back.push_back(0);
        scores[0] = 0;
        oldest = older;
        older = here;
        continue;
      }
      float best = kNever;
      memory_.back.resize(memory_.back.size() + older.size() * here.size(), 0);
      std::uint8_t* back = memory_.back.data() + memory_.back_begins.back();
      float* to = next;
      for (std::size_t b = 0; b < older.size(); ++b, to += here.size(), back += here.size()) {
        std::fill_n(to, here.size(), kNever);
        for (std::size_t a = 0; a < oldest.size(); ++a) {
          const float before = scores[a * older.size() + b];
          if (before == kNever) continue;
          const float* transitions = model_.transitions_from(oldest[a].tag, older[b].tag);
          for (std::size_t c = 0; c < here.size(); ++c) {
            const float score = before + transitions[here[c].tag];
            if (score > to[c]) {
              to[c] = score;
              back[c] = static_cast<std::uint8_t>(a);
            }
          }
        }
        for (std::size_t c = 0; c < here.size(); ++c) {
          to[c] += here[c].score;
          best = std::max(best, to[c]);
        }
      }
      for (std::size_t s = 0; s < older.size() * here.size(); ++s) {
        if (next[s] < best - kBeam) next[s] = kNever;
      }
      std::swap(scores, next);
      oldest = older;
      older = here;
    }

    std::size_t b = 0;
    std::size_t c = 0;
    float best = kNever;
    for (std::size_t i = 0; i < oldest.size(); ++i) {
      for (std::size_t j = 0; j < older.size(); ++j) {
        float score = scores[i * older.size() + j];
        if (score == kNever) continue;
        if (last_window) score += model_.transition(oldest[i].tag, older[j].tag, model_.edge_behind());
        if (score > best) {
          best = score;
          b = i;
          c = j;
        }
      }
    }
    const std::array<TagId, 2> last = {oldest[b].tag, older[c].tag};
    for (std::size_t u = count; u-- > 0;) {
      const std::span<const Candidate> here = candidates(u);
      write(memory_.units[u], here[c].tag);
      const std::size_t a = memory_.back[memory_.back_begins[u] + b * here.size() + c];
      c = b;
      b = a;
    }
    return last;
  }

  void write(const Unit& unit, TagId tag) {
    for (std::uint32_t i = unit.first; i < unit.first + unit.count; ++i) {
      tags_[i] = unit.count > 1 && has(i, text::kNumber) ? number_ : tag;
    }
  }

  const Model& model_;
  const TagId number_;
  const std::string_view text_;
  const std::span<const Token> tokens_;
  const lexicon::TypeTable& types_;
  TagMemory::Impl& memory_;
  const std::span<TagId> tags_;
};

}  // namespace

Tagger::Tagger(const lexicon::WordList* words, const lexicon::WordList* trigrams, const lexicon::WordList* settings)
    : Tagger(make_model_tables(words, trigrams, settings)) {}
Tagger::Tagger(ModelTables tables) : impl_(std::make_shared<const Impl>(std::move(tables))) {}
Tagger::~Tagger() = default;

bool Tagger::empty() const { return impl_->model.empty(); }
TagId Tagger::tag_id(std::string_view name) const { return impl_->model.tag_id(name); }
std::string_view Tagger::tag_name(TagId id) const { return impl_->model.tag_name(id); }
std::size_t Tagger::tag_count() const { return impl_->model.tag_count(); }
std::string Tagger::lemma(std::string_view norm, TagId tag) const { return impl_->model.lemma(norm, tag); }

void Tagger::tag(std::string_view text, std::span<const Token> tokens, const lexicon::TypeTable& types, TagMemory& memory,
                 std::span<TagId> tags) const {
  if (empty()) {
    std::fill(tags.begin(), tags.end(), kNoTag);
    return;
  }
  TagMemory::Impl& m = *memory.impl;
  if (m.owner != impl_ || m.epoch != types.epoch() || m.compound_forms.size() > kMostCompounds) {
    m.forget(impl_, types.epoch());
  }
  Run(impl_->model, impl_->number, text, tokens, types, m, tags).run([this](const Token& token) -> TagId {
    if ((token.flags & text::kOpeningMark) != 0) return impl_->open;
    if ((token.flags & text::kClosingMark) != 0) return impl_->close;
    if ((token.flags & text::kUrl) != 0) return impl_->url;
    if ((token.flags & text::kWord) != 0) return kNoTag;
    if ((token.flags & text::kNumber) != 0) return impl_->number;
    return (token.flags & text::kPunctuation) != 0 ? impl_->punctuation : impl_->symbol;
  });
}

}  // namespace sayso::tag
