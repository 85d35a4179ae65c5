// Errors as values.
//
//   sayso::Result<int> parse(std::string_view s);
//
//   auto n = parse("12");
//   if (!n) return n.error();          // an Error: code, message, where
//   use(*n);
//
// Nothing in sayso throws across its face, prints, or aborts. A function that can fail returns a
// Result<T>; one that has nothing to give returns a Status. Both are [[nodiscard]].
// Reading the value of a failed Result is a programming error, caught by an assertion in debug builds.
#ifndef SAYSO_RESULT_H_
#define SAYSO_RESULT_H_

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace sayso {

// What kind of thing went wrong. The words, as they stand in records and on the command line, are
// in error_code_name(); a test holds the two together.
enum class ErrorCode : std::uint8_t {
  kInvalidArgument,  // a call or an option makes no sense
  kNotFound,         // a file, a pack, a field is not there
  kUnreadable,       // it is there, but cannot be read
  kMalformedText,    // bytes that are not UTF-8
  kMalformedInput,   // a line that is not a document: broken JSON, not an object, no text
  kTooLarge,         // over a limit of Options
  kNoPack,           // no pack for the document's language; `common` ran instead
  kGrammar,          // a grammar or a word list has errors; `diagnostics` of the pack has them all
  kInternal,         // a fault of sayso
};

// The word for a code: "not_found". Static storage.
std::string_view error_code_name(ErrorCode code);

// A place in a file, counted from 1; 0 where it is not known. Columns count code points.
struct Position {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;               // one sentence for a person, with what to do where there is something
  std::optional<Position> position;  // where, in a file
};

// A T, or the Error that stood in its way.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { assert(ok()); return *std::get_if<0>(&state_); }
  const T& value() const& { assert(ok()); return *std::get_if<0>(&state_); }
  T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { assert(!ok()); return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

// Success, or an Error.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const { assert(!ok()); return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace sayso

#endif  // SAYSO_RESULT_H_
