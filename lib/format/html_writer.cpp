#include "format/html_writer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "format/describe.h"
#include "format/html_page.h"
#include "format/marks.h"

namespace sayso::io {
namespace {

// For text and for values of attributes in double quotes alike.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : harmless(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// The style's variable for the bars of a kind; with "g" behind it that of its gaps.
char letter(MarkKind kind) {
  switch (kind) {
    case MarkKind::kQuote:
      return 'q';
    case MarkKind::kClaim:
      return 'c';
    case MarkKind::kTime:
      return 't';
    default:
      return 'r';
  }
}

class HtmlWriter : public Writer {
 public:
  explicit HtmlWriter(WriterOptions) {}

  void begin(std::string& out) const override { out += kPageHead; }
  void end(std::string& out) const override { out += kPageEnd; }

  void write(const Document& d, std::string_view text, std::string& out) const override {
    // A text that begins with its title shows it itself, with what is marked in it.
    const bool headline = !d.title.empty() && text.starts_with(d.title);
    out += "<section class=\"doc\">\n";
    if (!headline) out += "<h2 dir=\"auto\">" + escaped(d.title.empty() ? d.id : d.title) + "</h2>\n";
    out += "<p class=\"meta\">";
    std::string meta = d.title.empty() ? std::string() : d.id;
    for (const std::string& author : d.authors) meta += (meta.empty() ? "" : " · ") + author;
    for (const std::string* known : {&d.publisher, &d.published, &d.language}) {
      if (!known->empty()) meta += (meta.empty() ? "" : " · ") + *known;
    }
    out += escaped(meta) + "</p>\n<div class=\"columns\">\n<div class=\"text\"";
    if (!d.language.empty()) out += " lang=\"" + escaped(d.language) + '"';
    out += " dir=\"auto\">\n";
    const std::vector<Mark> marks = marks_of(d, text);
    bool first = true;
    for (const MarkedLine& line : marked_lines(marks, text)) {
      if (line.segments.empty()) continue;
      write_line(line, marks, text, headline && first, out);
      first = false;
    }
    if (first) out += "<p class=\"hint\">no text</p>\n";
    out +=
        "</div>\n<aside>\n<div class=\"panel\" aria-live=\"polite\"><h3>Record</h3><p class=\"hint\">"
        "Point at or tap a marked stretch to see its fields, or a source to see all it says.</p></div>\n";
    write_sources(d, out);
    write_errors(d, out);
    out += "</aside>\n</div>\n<div class=\"cards\" hidden>\n";
    write_cards(d, out);
    out += "</div>\n</section>\n";
  }

 private:
  static void write_line(const MarkedLine& line, const std::vector<Mark>& marks, std::string_view text, bool headline,
                         std::string& out) {
    const std::size_t lanes = std::min<std::size_t>(line.lanes, kPageLanes);
    const std::string tag = headline ? "h2" : "p";
    out += '<' + tag + " style=\"--n: " + std::to_string(lanes) + "\">";
    for (const Segment& segment : line.segments) {
      const std::string words = escaped(text.substr(segment.begin, segment.end - segment.begin));
      if (segment.marks.empty() && segment.gaps.empty()) {
        out += words;
      } else {
        write_segment(segment, marks, words, out);
      }
    }
    out += "</" + tag + ">\n";
  }

  static void write_segment(const Segment& segment, const std::vector<Mark>& marks, const std::string& words,
                            std::string& out) {
    std::string classes = "m", ids, style;
    const auto bar = [&](const Mark& mark, bool gap) {
      const std::size_t lane = std::min<std::size_t>(mark.lane, kPageLanes - 1);
      style += "--l" + std::to_string(lane) + ": var(--" + letter(mark.kind) + (gap ? "g" : "") + "); ";
    };
    const auto once = [](std::string& list, std::string_view word) {
      const std::string padded = ' ' + list + ' ';
      if (!word.empty() && padded.find(' ' + std::string(word) + ' ') == std::string::npos) {
        list += (list.empty() ? "" : " ") + std::string(word);
      }
    };
    for (const std::uint32_t m : segment.gaps) bar(marks[m], true);
    for (const std::uint32_t m : segment.marks) {
      const Mark& mark = marks[m];
      if (mark.has_lane()) bar(mark, false);
      if (mark.kind == MarkKind::kSpeaker) once(classes, "who");
      if (mark.kind == MarkKind::kCue) once(classes, "cue");
      if (mark.kind == MarkKind::kQuantity) once(classes, "num");
      once(ids, mark.id);
    }
    const bool starts =
        std::any_of(segment.starts.begin(), segment.starts.end(), [&](auto m) { return marks[m].has_lane(); });
    out += "<span class=\"" + classes + '"';
    if (!ids.empty()) out += " data-r=\"" + escaped(ids) + '"';
    if (starts) out += " tabindex=\"0\"";
    if (!style.empty()) {
      style.pop_back();
      out += " style=\"" + style + '"';
    }
    out += '>' + words + "</span>";
  }

  static void write_sources(const Document& d, std::string& out) {
    out += "<h3>Sources</h3>\n<ul class=\"sources\">\n";
    // Those who speak first: the others are there because they stand in some record.
    std::vector<const Source*> sources;
    for (const Source& s : d.sources) sources.push_back(&s);
    std::stable_sort(sources.begin(), sources.end(),
                     [](const auto* a, const auto* b) { return a->speaks > b->speaks; });
    for (const Source* s : sources) {
      std::string ids = s->id;
      for (const Quote& q : d.quotes) {
        if (!s->id.empty() && q.source.id == s->id) ids += ' ' + q.id;
      }
      out += "<li tabindex=\"0\" data-r=\"" + escaped(ids) + "\">";
      if (s->speaks > 0) out += "<span class=\"n\" title=\"quotes\">" + std::to_string(s->speaks) + "</span>";
      out += "<b dir=\"auto\">" + escaped(s->name) + "</b><small>" + std::string(source_kind_name(s->kind));
      if (!s->role.empty()) out += " · " + escaped(s->role);
      out += "</small></li>\n";
    }
    out += "</ul>\n";
  }

  static void write_errors(const Document& d, std::string& out) {
    for (const DocumentError& e : d.errors) {
      out += "<p class=\"errors\">" + std::string(severity_name(e.severity)) + ": " + escaped(e.message) + "</p>\n";
    }
  }

  static void card(std::string_view kind, char colour, std::string_view id, std::string_view said,
                   const Described& fields, std::string& out) {
    out += "<div class=\"card\" data-id=\"" + escaped(id) + "\" style=\"--k: var(--" + colour + ")\"><h4>" +
           std::string(kind) + ' ' + escaped(id) + "</h4><p class=\"said\" dir=\"auto\">" + escaped(said) + "</p><dl>";
    for (const auto& [name, value] : fields) {
      out += "<dt>" + escaped(name) + "</dt><dd dir=\"auto\">" + escaped(value) + "</dd>";
    }
    out += "</dl></div>\n";
  }

  static void write_cards(const Document& d, std::string& out) {
    const auto id_or = [](const std::string& id, char prefix, std::size_t i) {
      return id.empty() ? prefix + std::to_string(i + 1) : id;
    };
    const auto all = [&](const auto& records, std::string_view kind, char colour) {
      for (std::size_t i = 0; i < records.size(); ++i) {
        card(kind, colour, id_or(records[i].id, colour, i), records[i].content.text, describe(d, records[i]), out);
      }
    };
    all(d.quotes, "quote", 'q');
    all(d.claims, "claim", 'c');
    all(d.times, "time", 't');
    all(d.records, "record", 'r');
    for (std::size_t i = 0; i < d.sources.size(); ++i) {
      card("source", 's', id_or(d.sources[i].id, 's', i), d.sources[i].name, describe(d, d.sources[i]), out);
    }
  }
};

}  // namespace

std::unique_ptr<Writer> make_html_writer(WriterOptions options) { return std::make_unique<HtmlWriter>(options); }

}  // namespace sayso::io
