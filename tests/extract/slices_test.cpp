// The promise of every offset: in each of the three units, the slices of the text are the words that stand beside them.
#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "reading.h"
#include "text/utf8.h"

using namespace sayso;

namespace {

constexpr OffsetUnit kUnits[] = {OffsetUnit::kByte, OffsetUnit::kCodepoint, OffsetUnit::kUtf16};

// A text as one unit counts it; slices come back as UTF-8, malformed bytes as U+FFFD.
class Units {
 public:
  Units(std::string_view text, OffsetUnit unit) : bytes_(text), unit_(unit) {
    for (std::size_t at = 0; at < text.size();) {
      const text::Decoded d = text::decode(text, at);
      at += d.length;
      if (unit == OffsetUnit::kUtf16 && d.codepoint > 0xFFFF) {
        units_.push_back(0xD7C0 + (d.codepoint >> 10));
        units_.push_back(0xDC00 + (d.codepoint & 0x3FF));
      } else {
        units_.push_back(d.codepoint);
      }
    }
  }

  std::size_t size() const { return unit_ == OffsetUnit::kByte ? bytes_.size() : units_.size(); }

  // Nothing where the span lies outside, is empty, or cuts a character.
  std::optional<std::string> slice(Span span) const {
    if (span.begin >= span.end || span.end > size()) return std::nullopt;
    if (unit_ == OffsetUnit::kByte) return text::well_formed(bytes_.substr(span.begin, span.end - span.begin));
    std::string out;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      std::uint32_t c = units_[i];
      if (c >= 0xDC00 && c <= 0xDFFF) return std::nullopt;
      if (c >= 0xD800 && c < 0xDC00) {
        if (i + 1 == span.end) return std::nullopt;
        c = 0x10000 + ((c - 0xD800) << 10) + (units_[++i] - 0xDC00);
      }
      text::append_utf8(c, out);
    }
    return out;
  }

  bool holds(const Anchor& anchor) const {
    std::string joined;
    std::size_t end = 0;
    for (const Span& span : anchor.spans) {
      const auto piece = slice(span);
      if (!piece || span.begin < end) return false;
      joined += (joined.empty() ? "" : " ") + *piece;
      end = span.end;
    }
    return joined == text::well_formed(anchor.text);
  }

 private:
  std::string_view bytes_;
  OffsetUnit unit_;
  std::vector<std::uint32_t> units_;
};

std::vector<const Anchor*> anchors_of(const Document& d) {
  std::vector<const Anchor*> out;
  const auto quantity = [&](const std::optional<Quantity>& q) {
    if (q) out.push_back(&*q);
  };
  for (const Source& s : d.sources) {
    for (const Anchor& mention : s.mentions) out.push_back(&mention);
  }
  for (const Quote& q : d.quotes) {
    for (const Anchor* anchor : {&q.content, static_cast<const Anchor*>(&q.cue), static_cast<const Anchor*>(&q.source), static_cast<const Anchor*>(&q.medium),
                                 static_cast<const Anchor*>(&q.addressee)}) {
      out.push_back(anchor);
    }
    for (const Reference& via : q.via) out.push_back(&via);
  }
  for (const Claim& c : d.claims) {
    for (const Anchor* anchor : {&c.content, static_cast<const Anchor*>(&c.quantity), static_cast<const Anchor*>(&c.subject), static_cast<const Anchor*>(&c.object),
                                 &c.counted, static_cast<const Anchor*>(&c.time), static_cast<const Anchor*>(&c.place)}) {
      out.push_back(anchor);
    }
    for (const Quantity& also : c.also) out.push_back(&also);
    if (c.change) {
      quantity(c.change->from);
      quantity(c.change->to);
      quantity(c.change->by);
    }
  }
  for (const Time& t : d.times) out.push_back(&t.content);
  for (const OtherRecord& r : d.records) out.push_back(&r.content);
  return out;
}

// What stands in the way, or nothing. `records` counts what was looked at.
std::string wrong_slices(const std::string& text, std::size_t& records) {
  static const std::vector<Extractor> extractors = [] {
    std::vector<Extractor> made;
    for (const OffsetUnit unit : kUnits) {
      Options options;
      options.offset_unit = unit;
      made.emplace_back(std::vector<std::shared_ptr<const Pack>>{*Pack::builtin("en")}, options);
    }
    return made;
  }();
  static const std::vector<Segmenter> segmenters = [] {
    std::vector<Segmenter> made;
    for (const OffsetUnit unit : kUnits) {
      Options options;
      options.offset_unit = unit;
      made.emplace_back(std::vector<std::shared_ptr<const Pack>>{*Pack::builtin("en")}, options);
    }
    return made;
  }();
  static std::vector<Workspace> workspaces(6);  // another user costs a workspace what it remembers
  Input input;
  input.text = text;
  input.language = "en";
  input.published = "2025-09-19";
  std::vector<std::string> keys;
  std::vector<std::vector<std::string>> segments(3);
  for (std::size_t u = 0; u < std::size(kUnits); ++u) {
    const Units units(text, kUnits[u]);
    const std::string name(offset_unit_name(kUnits[u]));
    const auto document = extractors[u].extract(input, workspaces[u]);
    if (!document) return document.error().message;
    for (const Anchor* anchor : anchors_of(*document)) {
      if (!units.holds(*anchor)) return name + ": '" + anchor->text + "'";
    }
    for (const Quote& quote : document->quotes) {
      for (const Span& span : quote.verbatim) {
        const auto words = units.slice(span);
        if (!words || text::well_formed(quote.content.text).find(*words) == std::string::npos) return name + ": the verbatim words of '" + quote.content.text + "'";
      }
    }
    for (const DocumentError& error : document->errors) {
      if (!error.span) continue;
      const auto bad = units.slice(*error.span);
      if (!bad || bad->find_first_not_of("\xEF\xBF\xBD") != std::string::npos) return name + ": the span of '" + error.message + "'";
    }
    std::vector<std::string> mine;
    for (const Quote& quote : document->quotes) mine.push_back(quote.key);
    for (const Claim& claim : document->claims) mine.push_back(claim.key);
    for (const Time& time : document->times) mine.push_back(time.key);
    if (u == 0) records += mine.size();
    if (u > 0 && mine != keys) return name + ": other records than in bytes";
    keys = mine;
    for (const SegmentUnit unit : {SegmentUnit::kWord, SegmentUnit::kSentence, SegmentUnit::kQuotation}) {
      const auto found = segmenters[u].segment(input, unit, workspaces[u + 3], true);
      if (!found) return found.error().message;
      for (std::size_t i = 0; i < found->spans.size(); ++i) {
        if (units.slice(found->spans[i]) != found->texts[i]) return name + ": the segment '" + found->texts[i] + "'";
      }
      std::vector<std::string>& first = segments[static_cast<std::size_t>(unit)];
      if (u == 0) first = found->texts;
      if (found->texts != first) return name + ": other segments than in bytes";
    }
  }
  return {};
}

std::uint32_t below(std::mt19937& random, std::size_t limit) { return static_cast<std::uint32_t>(random() % limit); }

const std::vector<std::string>& oddities() {
  static const std::vector<std::string> all = {
      "\uFEFF", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f", "\u200B", "\u200D", "\u2060", "\u00AD", "\u200E", "\u202E", "\u2066", "\u2069",
      "\u0308", "\u0301\u0323", "😀", "👩‍🚒", "🇩🇪", "𝔘", "\U000E0001", "\uFFFD", "\xFF", "\xC3", "\xE2\x80", "\xF0\x9F\x98", "\xED\xA0\x80", "\xF4\x90\x80\x80",
      std::string(1, '\0'), "\u00A0", "\u3000", "’", "“", "”", "é", "東京", "ไทย"};
  return all;
}

}  // namespace

TEST_CASE("slices are the words beside them in bytes, code points and UTF-16 units, in texts made of odd pieces") {
  static const char* const pieces[] = {
      "“We will wait,” Mary Ng said. ", "The minister, Ida Holm, said on Monday that prices rose 4 percent. ", "\"No,\" he said, \"not now.\"\n",
      "Sales fell to $1.3 million (1.2 million euros) last year. ", "According to Ørsted, 30% of the fleet lay idle. ", "Nobody came.\n\n", "‘It’s over,’ she told reporters",
      " ", "\n", "word", "30", ",", ".", "said"};
  std::mt19937 random(20261123);
  std::size_t records = 0;
  for (int round = 0; round < 1'000; ++round) {
    std::string text;
    for (std::size_t i = 1 + below(random, 16); i > 0; --i) {
      text += below(random, 3) == 0 ? oddities()[below(random, oddities().size())] : pieces[below(random, std::size(pieces))];
    }
    if (const std::string wrong = wrong_slices(text, records); !wrong.empty()) FAIL("round " << round << ": " << wrong << " in\n" << text);
  }
  CHECK(records > 1'000);  // the pieces do make records
}

TEST_CASE("slices are the words beside them in articles with odd characters put in") {
  std::mt19937 random(7);
  std::size_t records = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SAYSO_SOURCE_DIR "/corpora/en")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string article(std::istreambuf_iterator<char>(file), {});
    for (int round = 0; round < 4; ++round) {
      std::string text = article;
      for (std::size_t i = 0; i < (round == 0 ? 0 : text.size() / 200); ++i) {
        std::size_t at = below(random, text.size() + 1);
        if (round < 3) {  // between characters; the last time anywhere
          while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
        }
        text.insert(at, oddities()[below(random, oddities().size())]);
      }
      if (round == 2) {
        for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
      }
      if (const std::string wrong = wrong_slices(text, records); !wrong.empty()) FAIL(entry.path() << ", round " << round << ": " << wrong);
    }
  }
  CHECK(records > 500);
}
