#include "format/gqg_writer.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "format/json_out.h"
#include "format/passages.h"

namespace sayso::io {
namespace {

constexpr std::size_t kAround = 100;

// GDELT names languages, in English: as CLDR does. A tag that has no name stays one.
std::string language_name(const std::string& tag) {
  UChar wide[64];
  char narrow[192];
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = uloc_getDisplayLanguage(tag.c_str(), ULOC_ENGLISH, wide, 64, &status);
  std::int32_t length = 0;
  u_strToUTF8(narrow, sizeof narrow, &length, wide, size, &status);
  return U_FAILURE(status) || length <= 0 ? tag : std::string(narrow, static_cast<std::size_t>(length));
}

class GqgWriter : public Writer {
 public:
  void write(const Document& d, std::string_view text, std::string& out) const override {
    const Passages passages(d, text);
    JsonOut json(out);
    json.object([&] {
      json.known("date", d.published);
      json.field("url", d.uri.empty() ? d.id : d.uri);
      json.known("title", d.title);
      if (!d.language.empty()) json.field("lang", language_name(d.language));
      json.field("id", d.id);
      json.field("offset_unit", offset_unit_name(d.offset_unit));
      json.array("quotes", [&] {
        for (const Quote& q : d.quotes) {
          for (const Span& span : q.verbatim) entry(d, q, span, passages, json);
        }
      });
    });
    out += '\n';
  }

 private:
  static void entry(const Document& d, const Quote& q, const Span& span, const Passages& passages, JsonOut& json) {
    const Span bytes = passages.bytes(span);
    json.object([&] {
      json.field("pre", passages.before(bytes.begin, kAround));
      json.field("quote", passages.slice(span));
      json.field("post", passages.behind(bytes.end, kAround));
      json.field("key", q.key);
      json.field("type", quote_type_name(q.type));
      json.field("polarity", polarity_name(q.polarity));
      json.known("source", q.source.text);
      for (const Source& s : d.sources) {
        if (q.source.id.empty() || s.id != q.source.id) continue;
        json.field("source_name", s.name);
        json.field("source_kind", source_kind_name(s.kind));
        json.known("source_role", s.role);
      }
      json.known("cue", q.cue.text);
      json.field("begin", span.begin);
      json.field("end", span.end);
      json.key("confidence");
      json.fraction(q.confidence);
      json.field("rule", q.rule);
    });
  }
};

}  // namespace

std::unique_ptr<Writer> make_gqg_writer(WriterOptions) { return std::make_unique<GqgWriter>(); }

}  // namespace sayso::io
