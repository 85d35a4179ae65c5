#include "sayso/io/select.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace sayso::io {
namespace {

using Ids = std::unordered_set<std::string>;

template <class Records>
Ids ids_of(const Records& records) {
  Ids ids;
  for (const auto& record : records) ids.insert(record.id);
  return ids;
}

// Every id of a source that a record leads to.
Ids sources_of(const Document& document) {
  Ids ids;
  const auto add = [&](const std::string& id) {
    if (!id.empty()) ids.insert(id);
  };
  for (const Quote& quote : document.quotes) {
    add(quote.source.id);
    add(quote.medium.id);
    add(quote.addressee.id);
    for (const Reference& via : quote.via) add(via.id);
  }
  for (const Claim& claim : document.claims) {
    add(claim.subject.id);
    add(claim.object.id);
    add(claim.place.id);
    add(claim.source);
  }
  return ids;
}

}  // namespace

void keep_confident(Document& document, double least) {
  const Ids needed_before = sources_of(document);
  const auto unsure = [&](const RecordBase& record) { return record.confidence < least; };
  std::erase_if(document.quotes, unsure);
  std::erase_if(document.claims, unsure);
  std::erase_if(document.times, unsure);
  std::erase_if(document.records, unsure);

  const Ids quotes = ids_of(document.quotes), claims = ids_of(document.claims);
  std::unordered_map<std::string, std::size_t> speaks;
  for (Quote& quote : document.quotes) {
    if (!quotes.contains(quote.nested_in)) quote.nested_in.clear();
    ++speaks[quote.source.id];
  }
  for (Claim& claim : document.claims) {
    if (!quotes.contains(claim.quote)) claim.quote.clear();
    std::erase_if(claim.linked, [&](const std::string& id) { return !claims.contains(id); });
  }

  Ids needed = sources_of(document);
  // A person who is named stands for himself; a group needs its members, and whoever a record led to is gone with it.
  for (bool again = true; again;) {
    again = false;
    for (const Source& source : document.sources) {
      if (!needed.contains(source.id) && needed_before.contains(source.id)) continue;
      for (const std::string& member : source.members) again = needed.insert(member).second || again;
    }
  }
  std::erase_if(document.sources,
                [&](const Source& source) { return needed_before.contains(source.id) && !needed.contains(source.id); });
  const Ids sources = ids_of(document.sources);
  for (Source& source : document.sources) {
    source.speaks = speaks[source.id];
    std::erase_if(source.members, [&](const std::string& id) { return !sources.contains(id); });
  }
}

}  // namespace sayso::io
