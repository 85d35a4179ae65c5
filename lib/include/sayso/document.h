// What goes in, and what comes out.
//
//   sayso::Input input;
//   input.text = article;                  // UTF-8; not copied, so keep it alive during the call
//   input.id = "wire-17";
//   input.published = "2025-09-19";        // without it, "on Friday" stays open
//   auto document = extractor.extract(input, workspace);
//   for (const sayso::Quote& quote : document->quotes)
//     use(quote.source.text, quote.content.text);
//
// A Document owns all its strings. It does not own the text, and does not need it any longer.
// Offsets count in Document::offset_unit.
#ifndef SAYSO_DOCUMENT_H_
#define SAYSO_DOCUMENT_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/options.h"
#include "sayso/records.h"

namespace sayso {

// One article. Everything but the text may be empty: what is known of a document otherwise
// (by a flag, by its file) goes before what its header lines say.
struct Input {
  std::string_view text;       // UTF-8; malformed bytes are allowed and reported
  std::string id;              // else `uri`, else the caller's choice
  std::string uri;
  std::string title;
  std::vector<std::string> authors;
  std::string publisher;
  std::string published;       // ISO 8601 date or date and time: the anchor of relative times
  std::string language;        // BCP 47: "en", "en-GB"
};

struct Sentence {
  Span span;
  std::size_t paragraph = 0;  // from 0
};

struct Document {
  std::string id, uri, title;
  std::vector<std::string> authors;
  std::string publisher;
  std::string published;  // "2025-09-19"
  std::string language;
  OffsetUnit offset_unit = OffsetUnit::kCodepoint;
  std::string text_sha256;                                     // hex, of the bytes of the text
  std::string version;                                         // of the sayso that made it; empty: of this one
  std::vector<std::pair<std::string, std::string>> packs;      // name, hash of what the pack was made of

  std::vector<Source> sources;
  std::vector<Quote> quotes;
  std::vector<Claim> claims;
  std::vector<Time> times;
  std::vector<OtherRecord> records;
  std::vector<DocumentError> errors;

  std::vector<Sentence> sentences;  // where Options::sentences asks for them; for writers, no part of the records
};

}  // namespace sayso

#endif  // SAYSO_DOCUMENT_H_
