// JSON, field by field, onto the end of a string, with what every one of our formats does the same,
// which is to leave out what is not known and to mend malformed bytes.
#ifndef SAYSO_FORMAT_JSON_OUT_H_
#define SAYSO_FORMAT_JSON_OUT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso::io {

class JsonOut {
 public:
  explicit JsonOut(std::string& out) : out_(out) {}

  void key(std::string_view name) {
    comma();
    quoted(name);
    out_ += ':';
    first_ = true;
  }
  void string(std::string_view value) {
    comma();
    quoted(value);
  }
  void number(std::size_t value) { raw(std::to_string(value)); }
  // Rounded to four digits, as everywhere.
  void fraction(double value);
  // What is JSON already.
  void raw(std::string_view json) {
    comma();
    out_ += json;
  }

  void field(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void known(std::string_view name, std::string_view value) {
    if (!value.empty()) field(name, value);
  }
  void field(std::string_view name, std::size_t value) {
    key(name);
    number(value);
  }
  template <class Write>
  void object(Write&& write) {
    block('{', '}', write);
  }
  template <class Write>
  void object(std::string_view name, Write&& write) {
    key(name);
    object(write);
  }
  template <class Write>
  void array(Write&& write) {
    block('[', ']', write);
  }
  template <class Write>
  void array(std::string_view name, Write&& write) {
    key(name);
    array(write);
  }
  // `write(value)` for each.
  template <class List, class Write>
  void list(std::string_view name, const List& values, Write&& write) {
    array(name, [&] {
      for (const auto& value : values) write(value);
    });
  }
  template <class List>
  void strings(std::string_view name, const List& values) {
    list(name, values, [&](std::string_view s) { string(s); });
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void quoted(std::string_view value);
  template <class Write>
  void block(char open, char close, Write& write) {
    comma();
    out_ += open;
    first_ = true;
    write();
    out_ += close;
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_JSON_OUT_H_
