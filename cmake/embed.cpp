// Writes the files of the grammars folder as one C++ source: see lib/grammar/builtin.h.
//
// usage: embed OUTPUT FOLDER FILE…       FILE: relative to FOLDER, "en/lex/months.tsv"
//
// A host tool of the build. String literals, not arrays of numbers: compilers read them twenty times faster.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

void append_literal(std::string_view bytes, std::string& out) {
  // A literal a line; adjacent ones are one. Octal escapes take three digits at most, so no digit can follow by
  // mistake.
  out += "    \"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "\\n\"\n    \"";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte > 0x7e || c == '?') {
      const char digits[] = {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)),
                             static_cast<char>('0' + (byte & 7))};
      out.append(digits, 4);
    } else {
      out += c;
    }
  }
  out += "\"";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::vector<std::string> names(argv + 3, argv + argc);
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    const auto rank = [](const std::string& s) { return s.rfind("common/", 0) == 0 ? 0 : 1; };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
  });
  std::string out =
      "// Generated from grammars/ by cmake/embed.cpp.\n#include \"grammar/builtin.h\"\n\n"
      "namespace sayso::grammar {\nnamespace {\n\n";
  std::string table;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string path = std::string(argv[2]) + "/" + names[i];
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const std::size_t slash = names[i].find('/');
    if (!in || slash == std::string::npos) {
      std::fprintf(stderr, "embed: cannot read %s\n", path.c_str());
      return 1;
    }
    const std::string number = std::to_string(i);
    // char[], not a pointer: the size with its final NUL is known, and NUL bytes inside do no harm.
    out += "constexpr char kFile" + number + "[] =\n";
    append_literal(text, out);
    out += ";\n\n";
    table += "    {\"" + names[i].substr(0, slash) + "\", \"" + names[i].substr(slash + 1) + "\", {kFile" + number +
             ", sizeof(kFile" + number + ") - 1}},\n";
  }
  out += names.empty() ? "" : "constexpr BuiltinFile kFiles[] = {\n" + table + "};\n\n";
  out += "}  // namespace\n\nstd::span<const BuiltinFile> builtin_files() { return ";
  out += names.empty() ? "{}" : "kFiles";
  out += "; }\n\n}  // namespace sayso::grammar\n";
  std::ofstream file(argv[1], std::ios::binary);
  file << out << std::flush;
  if (!file) {
    std::fprintf(stderr, "embed: cannot write %s\n", argv[1]);
    return 1;
  }
}
