#include "format/terminal_writer.h"

#include <utf8proc.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/describe.h"
#include "format/marks.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

// Parts of "select graphic rendition" (ECMA-48); every terminal knows these.
constexpr std::string_view kPlain = "", kQuote = "32", kSpeaker = "1;34", kNumber = "33", kDim = "2", kBold = "1";

// Wraps between words, and counts columns as terminals do: wide characters two, marks that combine none.
class Page {
 public:
  Page(std::string& out, std::size_t width, bool color) : out_(out), width_(width), color_(color) {}

  // At the beginning of a line: `first` columns before it, `rest` before those it is continued on.
  void indent(std::size_t first, std::size_t rest) {
    start_ = first;
    rest_ = rest;
  }

  void put(std::string_view text, std::string_view style) {
    const std::string clean = harmless(text);
    for (std::size_t at = 0; at < clean.size();) {
      const text::Decoded c = text::decode(clean, at);
      if (c.codepoint == ' ') {
        end_word();
        if (column_ > 0) space_ = true;
        space_style_ = style;
      } else {
        const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c.codepoint));
        word_.push_back({std::string(clean, at, c.length), style, static_cast<std::size_t>(std::max(columns, 0))});
        word_columns_ += word_.back().columns;
        // A word that fits on no line is broken where the line ends.
        if (word_columns_ + rest_ >= width_) end_word();
      }
      at += c.length;
    }
  }

  // Spaces up to that column, at least one.
  void pad_to(std::size_t column) {
    end_word();
    set_style(kPlain);
    const std::size_t columns = column > column_ ? column - column_ : 1;
    out_.append(columns, ' ');
    column_ += columns;
  }

  void end_line() {
    end_word();
    set_style(kPlain);
    out_ += '\n';
    column_ = 0;
    space_ = false;
  }

 private:
  struct Cell {
    std::string bytes;
    std::string_view style;
    std::size_t columns;
  };

  void end_word() {
    if (word_.empty()) return;
    if (column_ > 0 && column_ + (space_ ? 1 : 0) + word_columns_ > width_) {
      set_style(kPlain);
      out_ += '\n';
      column_ = 0;
      start_ = rest_;
      space_ = false;
    }
    if (column_ == 0) {
      out_.append(start_, ' ');
      column_ = start_;
    } else if (space_) {
      set_style(space_style_);
      out_ += ' ';
      ++column_;
    }
    for (const Cell& cell : word_) {
      set_style(cell.style);
      out_ += cell.bytes;
    }
    column_ += word_columns_;
    word_.clear();
    word_columns_ = 0;
    space_ = false;
  }

  void set_style(std::string_view style) {
    if (!color_ || style == style_) return;
    if (!style_.empty()) out_ += "\x1b[0m";
    if (!style.empty()) out_ += "\x1b[" + std::string(style) + 'm';
    style_ = style;
  }

  std::string& out_;
  std::size_t width_;
  bool color_;
  std::size_t start_ = 0, rest_ = 0;
  std::size_t column_ = 0;
  std::vector<Cell> word_;
  std::size_t word_columns_ = 0;
  bool space_ = false;
  std::string_view space_style_, style_;
};

class TerminalWriter : public Writer {
 public:
  explicit TerminalWriter(WriterOptions options) : options_(options) {}

  void write(const Document& d, std::string_view text, std::string& out) const override {
    Page page(out, std::max<std::size_t>(options_.width, 30), options_.color);
    page.put(d.id, kBold);
    for (const std::string* known : {&d.published, &d.language}) {
      if (!known->empty()) page.put("  " + *known, kDim);
    }
    page.end_line();
    page.end_line();
    write_text(d, text, page);
    write_lists(d, page);
    out += '\n';
  }

 private:
  static constexpr std::string_view kOpen = "‹", kClose = "›";

  // Speakers lead to sources; one that leads nowhere is marked without a name. What is shown of claims is the number:
  // their clauses would cover all.
  static bool is_shown(const Mark& mark) {
    return mark.kind == MarkKind::kQuote || mark.kind == MarkKind::kSpeaker || mark.kind == MarkKind::kQuantity;
  }

  static void write_text(const Document& d, std::string_view text, Page& page) {
    std::vector<Mark> marks = marks_of(d, text);
    std::erase_if(marks, [](const Mark& mark) { return !is_shown(mark); });
    // One bracket for the speaker of several quotes.
    std::map<std::pair<std::size_t, std::size_t>, bool> speakers;
    std::erase_if(marks, [&](const Mark& mark) {
      return mark.kind == MarkKind::kSpeaker && !speakers.emplace(std::pair(mark.begin(), mark.end()), true).second;
    });
    std::vector<std::uint32_t> open;  // as the brackets stand
    for (const MarkedLine& line : marked_lines(marks, text)) {
      page.indent(0, 0);
      for (const Segment& segment : line.segments) {
        close(segment.marks, marks, open, page);
        // The longest first, so that brackets nest where they can.
        for (auto m = segment.marks.rbegin(); m != segment.marks.rend(); ++m) {
          if (std::find(open.begin(), open.end(), *m) != open.end()) continue;
          open.push_back(*m);
          page.put(std::string(kOpen) + marks[*m].id + (marks[*m].id.empty() ? "" : " "), kDim);
        }
        std::string_view style = kPlain;
        for (auto m = open.rbegin(); m != open.rend() && style.empty(); ++m) {
          style = marks[*m].kind == MarkKind::kQuote     ? kQuote
                  : marks[*m].kind == MarkKind::kSpeaker ? kSpeaker
                                                         : kNumber;
        }
        page.put(text.substr(segment.begin, segment.end - segment.begin), style);
      }
      if (!line.segments.empty()) close({}, marks, open, page);
      page.end_line();
    }
    page.end_line();
  }

  static void close(const std::vector<std::uint32_t>& kept, const std::vector<Mark>& marks,
                    std::vector<std::uint32_t>& open, Page& page) {
    for (std::size_t i = open.size(); i-- > 0;) {
      if (std::find(kept.begin(), kept.end(), open[i]) != kept.end()) continue;
      const bool last = i + 1 == open.size();
      page.put(std::string(kClose) + (last ? "" : marks[open[i]].id), kDim);
      open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  static void item(const std::string& id, const std::string& first, std::string_view style, const Described& fields,
                   Page& page) {
    page.indent(2, 7);
    page.put(id, kDim);
    page.pad_to(7);
    page.put(first, style);
    for (const auto& [name, value] : fields) {
      page.put(" | ", kDim);
      if (name != "type" && name != "kind") page.put(std::string(name) + ' ', kDim);
      page.put(value, kPlain);
    }
    page.end_line();
  }

  static void heading(std::string_view words, Page& page) {
    page.indent(0, 0);
    page.put(words, kBold);
    page.end_line();
  }

  static void write_lists(const Document& d, Page& page) {
    // What the text above shows is not said again, nor what nearly every record has.
    const auto list = [&](const auto& records, std::string_view title, std::string_view style, const auto& first,
                          std::initializer_list<std::string_view> left_out) {
      if (records.empty()) return;
      heading(title, page);
      for (const auto& record : records) {
        Described fields = describe(d, record);
        std::erase_if(fields, [&](const auto& field) {
          return field.second == polarity_name(Polarity::kAsserted) ||
                 std::find(left_out.begin(), left_out.end(), field.first) != left_out.end();
        });
        item(record.id, first(record), style, fields, page);
      }
      page.end_line();
    };
    list(d.sources, "Sources", kSpeaker, [](const Source& s) { return s.name; }, {});
    list(d.quotes, "Quotes", kQuote,
         [&](const Quote& q) {
           const std::string who = in_words(d, q.source);
           return who.empty() ? "?" : who;
         },
         {"source", "lemma", "rule", "stance", "confidence"});
    list(d.claims, "Numbers", kNumber, [](const Claim& c) { return c.quantity.text; },
         {"rule", "confidence", "iso8601"});
    list(d.times, "Times", kPlain, [](const Time& t) { return t.content.text; },
         {"rule", "confidence", "start", "end"});
    list(d.records, "Records", kPlain, [](const OtherRecord& r) { return r.content.text; }, {"rule", "confidence"});
  }

  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_terminal_writer(WriterOptions options) {
  return std::make_unique<TerminalWriter>(options);
}

}  // namespace sayso::io
