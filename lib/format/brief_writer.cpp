#include "format/brief_writer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "format/describe.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

// The layout of a block: the first column holds the sort of record, all else begins behind it.
constexpr std::size_t kColumn = 20;

class BriefWriter : public Writer {
 public:
  explicit BriefWriter(WriterOptions options) : options_(options) {}

  void write(const Document& d, std::string_view text, std::string& out) const override {
    std::string block = d.id;
    for (const std::string* known : {&d.title, &d.published, &d.language}) {
      if (!known->empty()) block += " | " + *known;
    }
    block += '\n';
    if (options_.with_text) {
      block += '\n';
      block += text;
      block += '\n';
    }
    heading(d.quotes.size(), "quotes", block);
    for (const Quote& q : d.quotes) {
      row(quote_type_name(q.type), q.content.text, block);
      const std::string speaker = in_words(d, q.source);
      std::string who = "<- " + (speaker.empty() ? "?" : speaker);
      if (!q.cue.empty()) who += " | " + q.cue.text;
      if (!q.medium.empty()) who += " | " + q.medium.text;
      for (const Reference& via : q.via) who += " | " + via.text;
      if (q.polarity != Polarity::kAsserted) who += " | " + std::string(polarity_name(q.polarity));
      row("", who, block);
    }
    heading(d.claims.size(), "claims", block);
    for (const Claim& c : d.claims) {
      row(claim_kind_name(c.kind), c.content.text, block);
      row("", "= " + in_words(c.quantity) + details(c), block);
    }
    heading(d.times.size(), "times", block);
    for (const Time& t : d.times) row(time_type_name(t.type), t.content.text + " = " + t.value, block);
    heading(d.records.size(), "records", block);
    for (const OtherRecord& r : d.records) row(r.type, r.content.text, block);
    heading(d.sources.size(), "sources", block);
    for (const Source& s : d.sources) {
      std::string line = s.name;
      if (!s.role.empty()) line += " | " + s.role;
      if (s.speaks > 0) line += " | " + std::to_string(s.speaks) + (s.speaks == 1 ? " quote" : " quotes");
      row(source_kind_name(s.kind), line, block);
    }
    heading(d.errors.size(), "messages", block);
    for (const DocumentError& e : d.errors) row(severity_name(e.severity), e.message, block);
    out += text::well_formed(block);
    out += '\n';
  }

 private:
  static void heading(std::size_t n, std::string_view what, std::string& out) {
    if (n == 0) return;
    out += '\n' + std::to_string(n) + ' ' +
           (n == 1 ? std::string(what.substr(0, what.size() - 1)) : std::string(what)) + '\n';
  }

  // Line breaks inside a record become spaces: this is for the eye, offsets are elsewhere.
  static void row(std::string_view first, std::string_view rest, std::string& out) {
    out += "  ";
    out += first;
    out.append(first.size() < kColumn - 2 ? kColumn - 2 - first.size() : 1, ' ');
    const std::size_t at = out.size();
    out += rest;
    std::replace(out.begin() + static_cast<std::ptrdiff_t>(at), out.end(), '\n', ' ');
    out += '\n';
  }

  static std::string details(const Claim& c) {
    std::string s;
    if (c.change) {
      s += " | " + std::string(direction_name(c.change->direction));
      if (c.change->from) s += ", was " + in_words(*c.change->from);
      if (c.change->by) s += ", difference " + in_words(*c.change->by);
    }
    if (!c.subject.empty()) s += " | " + c.subject.text;
    if (!c.object.empty()) s += " -> " + c.object.text;
    if (!c.counted.empty()) s += " | " + c.counted.text;
    if (!c.time.value.empty()) s += " | " + c.time.value;
    if (c.modality != Modality::kAsserted) s += " | " + std::string(modality_name(c.modality));
    return s;
  }

  WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_brief_writer(WriterOptions options) { return std::make_unique<BriefWriter>(options); }

}  // namespace sayso::io
