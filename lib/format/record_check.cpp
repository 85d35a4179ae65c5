// Two passes: the ids of each kind, then every record against them and against the text.
#include "format/record_check.h"

#include <unordered_set>
#include <vector>

#include "text/units.h"
#include "text/utf8.h"

namespace sayso::io {
namespace {

using Ids = std::unordered_set<std::string_view>;

class Check {
 public:
  Check(const Document& document, const std::string_view* text) : d_(document), text_(text) {
    if (text) units_.emplace(*text, document.offset_unit, OffsetUnit::kByte);
  }

  std::optional<std::string> run() {
    collect("sources", d_.sources, sources_);
    collect("quotes", d_.quotes, quotes_);
    collect("claims", d_.claims, claims_);
    Ids others;
    collect("times", d_.times, others);
    for (std::size_t i = 0; i < d_.sources.size() && ok(); ++i) source(at("sources", i), d_.sources[i]);
    for (std::size_t i = 0; i < d_.quotes.size() && ok(); ++i) quote(at("quotes", i), d_.quotes[i]);
    for (std::size_t i = 0; i < d_.claims.size() && ok(); ++i) claim(at("claims", i), d_.claims[i]);
    for (std::size_t i = 0; i < d_.times.size() && ok(); ++i) anchor(at("times", i) + ".content", d_.times[i].content);
    for (std::size_t i = 0; i < d_.records.size() && ok(); ++i) {
      const std::string path = at("records", i);
      anchor(path + ".content", d_.records[i].content);
      for (const auto& [name, value] : d_.records[i].fields) {
        if (const auto* a = std::get_if<Anchor>(&value)) anchor(path + ".fields." + name, *a);
      }
    }
    return wrong_;
  }

 private:
  static std::string at(std::string_view list, std::size_t index) { return std::string(list) + '[' + std::to_string(index) + ']'; }
  bool ok() const { return !wrong_; }
  void fail(const std::string& path, std::string_view what) {
    if (ok()) wrong_ = path + ": " + std::string(what);
  }

  template <class Record>
  void collect(std::string_view list, const std::vector<Record>& records, Ids& ids) {
    for (std::size_t i = 0; i < records.size(); ++i) {
      const std::string& id = records[i].id;
      if (!id.empty() && !ids.insert(id).second) fail(at(list, i) + ".id", "'" + id + "' is there twice");
    }
  }

  void link(const std::string& path, const std::string& id, const Ids& ids) {
    if (!id.empty() && !ids.contains(id)) fail(path, "'" + id + "' leads nowhere; there is no record with this id");
  }

  void spans(const std::string& path, const std::vector<Span>& list) {
    std::size_t last = 0;
    for (const Span& span : list) {
      if (span.begin >= span.end) return fail(path, "a span ends before it begins, or is empty");
      if (span.begin < last) return fail(path, "the spans overlap, or are not in the order of the text");
      last = span.end;
    }
    if (units_ && last > units_->size()) fail(path, "a span ends at " + std::to_string(last) + ", and the text has " + std::to_string(units_->size()));
  }

  void anchor(const std::string& path, const Anchor& a) {
    spans(path + ".spans", a.spans);
    if (!ok() || !text_ || a.empty()) return;
    std::string slices;
    for (const Span& span : a.spans) {
      if (!slices.empty()) slices += ' ';
      const std::size_t begin = units_->to_byte(span.begin), end = units_->to_byte(span.end);
      slices += text_->substr(begin, end - begin);
    }
    if (slices != a.text && text::well_formed(slices) != a.text) {
      fail(path + ".text", "is not what stands at its spans; is the text another one, or are the offsets of another unit?");
    }
  }

  void reference(const std::string& path, const Reference& r) {
    anchor(path, r);
    link(path + ".id", r.id, sources_);
  }

  void source(const std::string& path, const Source& s) {
    for (std::size_t i = 0; i < s.mentions.size(); ++i) anchor(path + '.' + at("mentions", i), s.mentions[i]);
    for (const std::string& id : s.members) link(path + ".members", id, sources_);
  }

  void quote(const std::string& path, const Quote& q) {
    anchor(path + ".content", q.content);
    spans(path + ".verbatim", q.verbatim);
    anchor(path + ".cue", q.cue);
    reference(path + ".source", q.source);
    reference(path + ".medium", q.medium);
    for (std::size_t i = 0; i < q.via.size(); ++i) reference(path + '.' + at("via", i), q.via[i]);
    reference(path + ".addressee", q.addressee);
    link(path + ".nested_in", q.nested_in, quotes_);
  }

  void claim(const std::string& path, const Claim& c) {
    anchor(path + ".content", c.content);
    anchor(path + ".quantity", c.quantity);
    for (std::size_t i = 0; i < c.also.size(); ++i) anchor(path + '.' + at("also", i), c.also[i]);
    if (c.change) {
      if (c.change->from) anchor(path + ".change.from", *c.change->from);
      if (c.change->to) anchor(path + ".change.to", *c.change->to);
      if (c.change->by) anchor(path + ".change.by", *c.change->by);
    }
    reference(path + ".subject", c.subject);
    reference(path + ".object", c.object);
    anchor(path + ".counted", c.counted);
    anchor(path + ".time", c.time);
    reference(path + ".place", c.place);
    for (const std::string& id : c.linked) link(path + ".linked", id, claims_);
    link(path + ".quote", c.quote, quotes_);
    link(path + ".source", c.source, sources_);
  }

  const Document& d_;
  const std::string_view* text_;
  std::optional<text::UnitMap> units_;
  Ids sources_, quotes_, claims_;
  std::optional<std::string> wrong_;
};

}  // namespace

std::optional<std::string> what_is_wrong(const Document& document, const std::string_view* text) { return Check(document, text).run(); }

}  // namespace sayso::io
