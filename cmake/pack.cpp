// Compiles the built-in packs and writes them as one C++ source: see lib/grammar/builtin.h and lib/grammar/packed.h.
//
// usage: pack OUTPUT
//
// A host tool of the build, made of the library's own compiler. Exit status 1, with all messages, where a grammar has errors:
// so none gets into the library.
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "grammar/builtin.h"
#include "grammar/packed.h"
#include "sayso/pack.h"

namespace sayso::grammar {

// Here nothing is compiled yet, so that the packs are read from their text.
std::span<const BuiltinPacked> builtin_packed() { return {}; }

}  // namespace sayso::grammar

namespace {

// Hundreds of bytes a literal, adjacent ones are one. Octal escapes of three digits: no digit can follow by mistake.
void append_literal(std::string_view bytes, std::string& out) {
  constexpr std::size_t kLine = 400;
  for (std::size_t line = 0; line < bytes.size(); line += kLine) {
    out += "\"";
    for (const char c : bytes.substr(line, kLine)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x20 && byte <= 0x7e && c != '"' && c != '\\' && c != '?') {
        out += c;
      } else {
        const char digits[] = {'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + ((byte >> 3) & 7)), static_cast<char>('0' + (byte & 7))};
        out.append(digits, 4);
      }
    }
    out += "\"\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::string out = "// Generated from grammars/ by cmake/pack.cpp.\n#include \"grammar/builtin.h\"\n\nnamespace sayso::grammar {\nnamespace {\n\n";
  std::string table;
  std::size_t number = 0;
  for (const std::string_view name : sayso::Pack::builtin_names()) {
    const auto pack = sayso::Pack::builtin(name);
    if (!pack) {
      const auto& at = pack.error().position;
      std::fprintf(stderr, "%s/%s:%u: %s\n", std::string(name).c_str(), at ? at->file.c_str() : "", at ? at->line : 0, pack.error().message.c_str());
      return 1;
    }
    const std::string symbol = "kPack" + std::to_string(number++);
    out += "alignas(16) constexpr char " + symbol + "[] =\n";
    append_literal(sayso::grammar::pack_bytes((*pack)->compiled()), out);
    out += ";\n\n";
    table += "    {\"" + std::string(name) + "\", {" + symbol + ", sizeof(" + symbol + ") - 1}},\n";
  }
  out += "constexpr BuiltinPacked kPacks[] = {\n" + table + "};\n\n}  // namespace\n\nstd::span<const BuiltinPacked> builtin_packed() { return kPacks; }\n\n}  // namespace sayso::grammar\n";
  std::ofstream file(argv[1], std::ios::binary);
  file << out << std::flush;
  if (!file) {
    std::fprintf(stderr, "pack: cannot write %s\n", argv[1]);
    return 1;
  }
}
