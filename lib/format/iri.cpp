#include "format/iri.h"

#include "text/digest.h"

namespace sayso::io {

std::string document_iri(const Document& document) { return "urn:sayso:document:" + text::short_key({document.id}); }

std::string source_iri(const Document& document) {
  const std::string& uri = document.uri;
  const std::size_t colon = uri.find(':');
  const bool address = colon != std::string::npos && colon > 0 && uri.find('/') > colon;
  if (!address) return document_iri(document);
  // What no IRI may hold (RFC 3987), percent-encoded.
  static constexpr std::string_view kHex = "0123456789ABCDEF", kNever = " <>\"{}|\\^`";
  std::string iri;
  for (const char c : uri) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7F && kNever.find(c) == std::string_view::npos) {
      iri += c;
    } else {
      iri += '%';
      iri += kHex[byte >> 4];
      iri += kHex[byte & 15];
    }
  }
  return iri;
}

std::string source_iri(const Document& document, const Source& source) { return "urn:sayso:source:" + text::short_key({document.id, source.id}); }

std::string record_iri(const RecordBase& record) { return "urn:sayso:record:" + record.key; }

}  // namespace sayso::io
