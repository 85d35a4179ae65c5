// A message of HTTP as an archive keeps it: its headers, and its body as it was sent, unpacked.
#ifndef SAYSO_FORMAT_HTTP_H_
#define SAYSO_FORMAT_HTTP_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso::io {

// Lines "Name: value", names in lower case, folded lines joined.
class Headers {
 public:
  static Headers read(std::string_view lines);
  // The first of that name, else empty.
  std::string_view operator[](std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// Where the lines of headers end at an empty line: the bytes before it and where what follows begins. npos where it does not.
struct HeaderEnd {
  std::size_t lines = std::string_view::npos;
  std::size_t rest = 0;
};
HeaderEnd end_of_headers(std::string_view bytes);

struct HttpResponse {
  int status = 0;
  std::string media_type;  // "text/html", in lower case; empty where it is not said
  std::string charset;     // as the header says
  std::string body;
  std::string problem;  // what is wrong with the body, for people; it may be there in part
  bool failed = false;  // there is no body
};

// Nothing where it is no response of HTTP.
std::optional<HttpResponse> read_http_response(std::string_view message, std::size_t max_bytes);

}  // namespace sayso::io

#endif  // SAYSO_FORMAT_HTTP_H_
