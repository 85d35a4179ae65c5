// Every word of a document is escaped: what looks like markup in a text is text.
#include "format/markdown_writer.h"

#include "format/describe.h"
#include "format/iri.h"
#include "format/passages.h"
#include "format/text_fragment.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

// On one line, so that it stays in its table or heading.
std::string plain(std::string_view words) {
  static constexpr std::string_view kMarkup = "\\`*_{}[]<>()#+-.!|~&$:=\"'";
  std::string out;
  bool space = false;
  for (const char c : text::well_formed(words)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    // Only what begins or ends markup; a comma or a stop inside a sentence is left to read well.
    const bool escaped = kMarkup.find(c) != std::string_view::npos && (std::string_view("\\`*_[]<>|~&$#").find(c) != std::string_view::npos || out.empty());
    if (escaped) out += '\\';
    out += c;
  }
  // "1. " at the start is a list.
  std::size_t digits = 0;
  while (digits < out.size() && out[digits] >= '0' && out[digits] <= '9') ++digits;
  if (digits > 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')')) out.insert(digits, 1, '\\');
  return out;
}

class Markdown {
 public:
  Markdown(const Document& d, std::string_view text, std::string& out) : d_(d), out_(out), passages_(d, text), fragments_(d.uri.empty() ? std::string_view() : text) {}

  void write() {
    out_ += "# " + plain(d_.title.empty() ? d_.id : d_.title) + "\n\n";
    std::string facts;
    for (const std::string* fact : {&d_.publisher, &d_.published, &d_.id}) {
      if (!fact->empty()) facts += (facts.empty() ? "" : " | ") + plain(*fact);
    }
    for (std::size_t bar = facts.find(" | "); bar != std::string::npos; bar = facts.find(" | ", bar)) facts.replace(bar, 3, " · ");
    out_ += facts + (d_.uri.empty() ? std::string() : " · <" + source_iri(d_) + ">") + "\n\n";
    quotes();
    claims();
    times();
    sources();
    for (const DocumentError& e : d_.errors) {
      if (e.severity != Severity::kNote) out_ += "**" + plain(severity_name(e.severity)) + "**: " + plain(e.message) + "\n\n";
    }
  }

 private:
  std::string linked(const std::string& words, const Anchor& at) const {
    if (d_.uri.empty()) return words;
    std::vector<Span> bytes;
    for (const Span& s : at.spans) bytes.push_back(passages_.bytes(s));
    Document page;
    page.uri = fragments_.link(d_.uri, bytes);
    return "[" + words + "](<" + source_iri(page) + ">)";
  }

  void quotes() {
    if (d_.quotes.empty()) return;
    out_ += "## Quotes\n\n";
    for (const Quote& q : d_.quotes) {
      out_ += "> " + plain(q.content.text) + "\n>\n> — ";
      const std::string who = in_words(d_, q.source);
      out_ += who.empty() ? "?" : "**" + plain(who) + "**";
      for (const Source& s : d_.sources) {
        if (s.id == q.source.id && !s.role.empty() && who.find(s.role) == std::string::npos) out_ += ", " + plain(s.role);
      }
      if (!q.cue.text.empty()) out_ += ", “" + plain(q.cue.text) + "”";
      out_ += " (" + linked(std::string(quote_type_name(q.type)), q.content) + (q.polarity == Polarity::kAsserted ? "" : ", " + std::string(polarity_name(q.polarity))) + ")\n\n";
    }
  }

  void head(std::string_view title, std::initializer_list<std::string_view> columns) {
    out_ += "## " + std::string(title) + "\n\n";
    for (const std::string_view column : columns) out_ += "| " + std::string(column) + ' ';
    out_ += "|\n";
    for (std::size_t i = 0; i < columns.size(); ++i) out_ += "|---";
    out_ += "|\n";
  }
  void row(std::initializer_list<std::string> cells) {
    for (const std::string& cell : cells) out_ += "| " + cell + ' ';
    out_ += "|\n";
  }

  void claims() {
    if (d_.claims.empty()) return;
    head("Numbers", {"kind", "words", "quantity", "subject", "time", "source"});
    for (const Claim& c : d_.claims) {
      Reference who;
      who.id = c.source;
      row({plain(claim_kind_name(c.kind)), linked(plain(c.content.text), c.content), plain(in_words(c.quantity)), plain(in_words(d_, c.subject)),
           plain(c.time.value.empty() ? c.time.text : c.time.value), plain(in_words(d_, who))});
    }
    out_ += '\n';
  }

  void times() {
    if (d_.times.empty()) return;
    head("Times", {"words", "type", "value"});
    for (const Time& t : d_.times) row({plain(t.content.text), plain(time_type_name(t.type)), plain(t.value)});
    out_ += '\n';
  }

  void sources() {
    if (d_.sources.empty()) return;
    head("Sources", {"name", "kind", "role", "quotes"});
    for (const Source& s : d_.sources) row({plain(s.name), plain(source_kind_name(s.kind)), plain(s.role), std::to_string(s.speaks)});
    out_ += '\n';
  }

  const Document& d_;
  std::string& out_;
  Passages passages_;
  TextFragments fragments_;
};

class MarkdownWriter : public Writer {
 public:
  void write(const Document& document, std::string_view text, std::string& out) const override { Markdown(document, text, out).write(); }
};

}  // namespace

std::unique_ptr<Writer> make_markdown_writer(WriterOptions) { return std::make_unique<MarkdownWriter>(); }

}  // namespace sayso::io
