// Fields out of a parsed JSON value, with the path to whatever is wrong there: "quotes[3].cue.spans[0]".
//
// The first thing that is wrong is kept and everything after it is passed over, so that a reader is written field by field
// without looking at each outcome, and asks once at the end.
#ifndef SAYSO_FORMAT_JSON_FIELDS_H_
#define SAYSO_FORMAT_JSON_FIELDS_H_

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/result.h"

namespace sayso::io {

enum class Need : bool { kMay, kMust };

class JsonFields {
 public:
  using Element = simdjson::dom::element;

  bool ok() const { return error_.empty(); }
  const std::string& error() const { return error_; }
  // Behind the path to where the reading is.
  void fail(std::string_view message);

  // What is under `key`; nothing where it is not there or null.
  std::optional<Element> at(const Element& from, std::string_view key, Need need = Need::kMay);
  void text(const Element& from, std::string_view key, std::string& to, Need need = Need::kMay);
  void texts(const Element& from, std::string_view key, std::vector<std::string>& to);
  void count(const Element& from, std::string_view key, std::size_t& to, Need need = Need::kMay);
  void fraction(const Element& from, std::string_view key, double& to, Need need = Need::kMay);
  // A string or a number, as text: ids of other tools are either.
  void name(const Element& from, std::string_view key, std::string& to, Need need = Need::kMay);

  // `use(element)`, with the path of what is under `key`, where it is there and an object.
  template <class Use>
  void object(const Element& from, std::string_view key, Use&& use, Need need = Need::kMay) {
    const auto value = at(from, key, need);
    if (!value) return;
    const Step step(*this, key);
    if (!value->is_object()) return fail("is no object");
    use(*value);
  }
  // `use(element)` for each entry of the list under `key`.
  template <class Use>
  void each(const Element& from, std::string_view key, Use&& use, Need need = Need::kMay) {
    const auto value = at(from, key, need);
    if (!value) return;
    const Step step(*this, key);
    simdjson::dom::array list;
    if (value->get_array().get(list) != simdjson::SUCCESS) return fail("is no list");
    std::size_t index = 0;
    for (const Element entry : list) {
      if (!ok()) return;
      const Step inner(*this, {}, index++);
      use(entry);
    }
  }
  // One of the words of an enumeration, told by its name_of.
  template <class Enum>
  void word(const Element& from, std::string_view key, Enum& to, std::string_view (*name_of)(Enum), Enum last, Need need = Need::kMay) {
    std::string name;
    text(from, key, name, need);
    if (name.empty()) return;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
      if (name_of(static_cast<Enum>(i)) != name) continue;
      to = static_cast<Enum>(i);
      return;
    }
    const Step step(*this, key);
    fail("'" + name + "' is none of its words");
  }

  // A part of the path, as long as it lives.
  class Step {
   public:
    Step(JsonFields& fields, std::string_view key, std::size_t index = 0) : fields_(fields) { fields.path_.emplace_back(key, index); }
    ~Step() { fields_.path_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    JsonFields& fields_;
  };

 private:
  std::vector<std::pair<std::string_view, std::size_t>> path_;  // a key, or "" and an index
  std::string error_;
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_JSON_FIELDS_H_
