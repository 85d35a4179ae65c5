// A row is made by naming each cell, so that the line with the names is a row of an empty record: names and cells cannot
// drift apart.
#include "format/table_writer.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "format/describe.h"
#include "format/json_out.h"
#include "format/passages.h"
#include "format/text_fragment.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

constexpr std::array<std::string_view, 4> kRows = {"quotes", "claims", "sources", "times"};

struct Cell {
  std::string_view name;
  std::string value;
};

const Source* source_of(const Document& d, std::string_view id) {
  const auto found = std::find_if(d.sources.begin(), d.sources.end(), [&](const Source& s) { return !id.empty() && s.id == id; });
  return found == d.sources.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : "; ") + value;
  return all;
}

class Row {
 public:
  Row(const Document& d, const Passages& passages, const TextFragments& fragments) : d_(d), passages_(passages), fragments_(fragments) {
    add("document", d.id);
    add("uri", d.uri);
    add("title", d.title);
    add("publisher", d.publisher);
    add("published", d.published);
    add("language", d.language);
  }

  std::vector<Cell> of(const Quote& q) {
    add("id", q.id);
    add("key", q.key);
    add("type", quote_type_name(q.type));
    add("text", q.content.text);
    add("source", q.source.text);
    const Source* s = source_of(d_, q.source.id);
    add("source_name", s ? s->name : std::string());
    add("source_kind", s ? source_kind_name(s->kind) : std::string_view());
    add("source_role", s ? s->role : std::string());
    add("cue", q.cue.text);
    add("lemma", q.cue.lemma);
    add("stance", stance_name(q.cue.stance));
    add("polarity", polarity_name(q.polarity));
    add("medium", in_words(d_, q.medium));
    add("addressee", in_words(d_, q.addressee));
    std::vector<std::string> via;
    for (const Reference& r : q.via) via.push_back(in_words(d_, r));
    add("via", joined(via));
    add("nested_in", q.nested_in);
    Anchor all = q.content;
    all.spans.insert(all.spans.end(), q.cue.spans.begin(), q.cue.spans.end());
    std::sort(all.spans.begin(), all.spans.end());
    return end(q, all);
  }

  std::vector<Cell> of(const Claim& c) {
    const Quantity& q = c.quantity;
    add("id", c.id);
    add("key", c.key);
    add("kind", claim_kind_name(c.kind));
    add("text", c.content.text);
    add("quantity", q.text);
    add("value", q.value);
    add("min", q.min);
    add("max", q.max);
    add("bound", bound_name(q.bound));
    add("magnitude", q.magnitude);
    add("unit", q.unit ? (q.unit->id.empty() ? q.unit->text : q.unit->id) : std::string());
    add("currency", q.currency);
    add("per", !q.per_unit.empty() ? q.per_unit : !q.per_counted.empty() ? q.per_counted : q.per_text);
    add("iso8601", q.iso8601);
    add("si_value", q.si_value);
    add("si_unit", q.si_unit);
    add("direction", c.change ? direction_name(c.change->direction) : std::string_view());
    add("from", c.change && c.change->from ? c.change->from->value : std::string());
    add("to", c.change && c.change->to ? c.change->to->value : std::string());
    add("by", c.change && c.change->by ? c.change->by->value : std::string());
    add("subject", in_words(d_, c.subject));
    add("object", in_words(d_, c.object));
    add("counted", c.counted.text);
    add("time", c.time.text);
    add("time_value", c.time.value);
    add("place", in_words(d_, c.place));
    add("modality", modality_name(c.modality));
    const Source* s = source_of(d_, c.source);
    add("source_name", s ? s->name : std::string());
    add("quote", c.quote);
    add("linked", joined(c.linked));
    return end(c, c.content);
  }

  std::vector<Cell> of(const Time& t) {
    add("id", t.id);
    add("key", t.key);
    add("type", time_type_name(t.type));
    add("text", t.content.text);
    add("value", t.value);
    add("mod", t.mod);
    add("start", t.start);
    add("end_time", t.end);
    return end(t, t.content);
  }

  std::vector<Cell> of(const Source& s) {
    add("id", s.id);
    add("kind", source_kind_name(s.kind));
    add("name", s.name);
    add("role", s.role);
    add("aliases", joined(s.aliases));
    std::vector<std::string> members;
    for (const std::string& id : s.members) {
      if (const Source* member = source_of(d_, id)) members.push_back(member->name);
    }
    add("members", joined(members));
    add("speaks", std::to_string(s.speaks));
    add("mentions", std::to_string(s.mentions.size()));
    place(s.mentions.empty() ? Anchor() : s.mentions.front());
    return std::move(cells_);
  }

 private:
  void add(std::string_view name, std::string value) { cells_.push_back({name, std::move(value)}); }
  void add(std::string_view name, std::string_view value) { add(name, std::string(value)); }

  void place(const Anchor& a) {
    add("begin", a.empty() ? std::string() : std::to_string(a.spans.front().begin));
    add("end", a.empty() ? std::string() : std::to_string(a.spans.back().end));
    add("pieces", a.empty() ? std::string() : std::to_string(a.spans.size()));
    add("offset_unit", offset_unit_name(d_.offset_unit));
    std::vector<Span> bytes;
    for (const Span& span : a.spans) bytes.push_back(passages_.bytes(span));
    add("link", fragments_.link(d_.uri, bytes));
  }

  std::vector<Cell> end(const RecordBase& r, const Anchor& all) {
    place(r.content);
    add("paragraph", std::to_string(r.paragraph));
    add("sentence", std::to_string(r.sentence));
    add("sentence_text", passages_.sentences(all));
    std::string confidence;
    JsonOut(confidence).fraction(r.confidence);
    add("confidence", std::move(confidence));
    add("rule", r.rule);
    return std::move(cells_);
  }

  const Document& d_;
  const Passages& passages_;
  const TextFragments& fragments_;
  std::vector<Cell> cells_;
};

class TableWriter : public Writer {
 public:
  TableWriter(WriterOptions options, char separator) : options_(options), separator_(separator) {}

  void begin(std::string& out) const override {
    if (options_.byte_order_mark) out += "\xEF\xBB\xBF";
    const Document none;
    const Passages passages(none, {});
    const TextFragments fragments({});
    Row row(none, passages, fragments);
    std::vector<Cell> cells;
    switch (options_.rows) {
      case Rows::kQuotes:
        cells = row.of(Quote());
        break;
      case Rows::kClaims:
        cells = row.of(Claim());
        break;
      case Rows::kSources:
        cells = row.of(Source());
        break;
      case Rows::kTimes:
        cells = row.of(Time());
        break;
    }
    for (Cell& cell : cells) cell.value = cell.name;
    line(cells, out);
  }

  void write(const Document& d, std::string_view text, std::string& out) const override {
    const Passages passages(d, text);
    const TextFragments fragments(d.uri.empty() ? std::string_view() : text);
    const auto rows = [&](const auto& records) {
      for (const auto& record : records) line(Row(d, passages, fragments).of(record), out);
    };
    switch (options_.rows) {
      case Rows::kQuotes:
        return rows(d.quotes);
      case Rows::kClaims:
        return rows(d.claims);
      case Rows::kSources:
        return rows(d.sources);
      case Rows::kTimes:
        return rows(d.times);
    }
  }

 private:
  // What OWASP names: cells that begin so are run by spreadsheets. A number is none.
  static bool is_formula(std::string_view cell) {
    if (cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos) return false;
    return cell.size() < 2 || cell.find_first_not_of("0123456789.", 1) != std::string_view::npos;
  }

  void line(const std::vector<Cell>& cells, std::string& out) const {
    bool first = true;
    for (const Cell& cell : cells) {
      if (!first) out += separator_;
      first = false;
      std::string value = text::well_formed(cell.value);
      for (std::size_t nul = value.find('\0'); nul != std::string::npos; nul = value.find('\0', nul)) value.replace(nul, 1, "\xEF\xBF\xBD");
      if (options_.guard_formulas && is_formula(value)) value.insert(0, 1, '\'');
      const bool plain = value.find_first_of("\"\r\n") == std::string::npos && value.find(separator_) == std::string::npos;
      if (plain) {
        out += value;
        continue;
      }
      out += '"';
      for (const char c : value) {
        if (c == '"') out += '"';
        out += c;
      }
      out += '"';
    }
    out += "\r\n";
  }

  WriterOptions options_;
  char separator_;
};

}  // namespace

std::string_view rows_name(Rows rows) {
  const auto index = static_cast<std::size_t>(rows);
  return index < kRows.size() ? kRows[index] : std::string_view();
}

std::optional<Rows> rows_from(std::string_view name) {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (kRows[i] == name) return static_cast<Rows>(i);
  }
  return std::nullopt;
}

std::unique_ptr<Writer> make_csv_writer(WriterOptions options) { return std::make_unique<TableWriter>(options, ','); }
std::unique_ptr<Writer> make_tsv_writer(WriterOptions options) { return std::make_unique<TableWriter>(options, '\t'); }

}  // namespace sayso::io
