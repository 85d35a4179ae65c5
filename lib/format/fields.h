// What is known of a document by name: the keys of JSON and the columns of tables, and what they become.
#ifndef SAYSO_FORMAT_FIELDS_H_
#define SAYSO_FORMAT_FIELDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sayso/io/reader.h"

namespace sayso::io {

enum class Slot : std::uint8_t { kText, kId, kUri, kTitle, kAuthors, kPublisher, kPublished, kLanguage };
inline constexpr std::size_t kSlots = 8;

struct FieldName {
  std::string_view name;
  Slot slot;
};
// Of a slot, best first.
inline constexpr FieldName kFieldNames[] = {
    {"text", Slot::kText},
    {"body", Slot::kText},
    {"content", Slot::kText},
    {"maintext", Slot::kText},
    {"articleBody", Slot::kText},
    {"id", Slot::kId},
    {"uri", Slot::kUri},
    {"url", Slot::kUri},
    {"title", Slot::kTitle},
    {"authors", Slot::kAuthors},
    {"author", Slot::kAuthors},
    {"publisher", Slot::kPublisher},
    {"date", Slot::kPublished},
    {"publish_date", Slot::kPublished},
    {"date_publish", Slot::kPublished},
    {"versionCreated", Slot::kPublished},
    {"published", Slot::kPublished},
    {"reference", Slot::kPublished},
    {"language", Slot::kLanguage},
    {"lang", Slot::kLanguage},
};
inline constexpr std::string_view kTextNames = "text, body, content, maintext, articleBody";

// For each slot the best name that was found and what stood there.
template <class Value>
class FoundFields {
 public:
  void add(std::string_view name, Value value) {
    for (std::size_t k = 0; k < std::size(kFieldNames); ++k) {
      if (kFieldNames[k].name != name) continue;
      Found& best = found_[static_cast<std::size_t>(kFieldNames[k].slot)];
      if (k < best.name) best = {k, std::move(value)};
      return;
    }
  }
  bool has(Slot slot) const { return at(slot).name < std::size(kFieldNames); }
  const Value& operator[](Slot slot) const { return at(slot).value; }
  std::string_view name(Slot slot) const { return kFieldNames[at(slot).name].name; }

 private:
  struct Found {
    std::size_t name = std::size(kFieldNames);
    Value value{};
  };
  const Found& at(Slot slot) const { return found_[static_cast<std::size_t>(slot)]; }
  std::array<Found, kSlots> found_;
};

// The date, or a warning that names where it stood.
void set_published(Item& item, std::string_view name, const std::string& written);

// "en_US.UTF-8" and "EN-us" as a BCP 47 tag: "en-US". Empty where it is none.
std::string language_tag(std::string_view written);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_FIELDS_H_
