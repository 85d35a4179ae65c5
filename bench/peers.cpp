#include "peers.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>

namespace sayso::bench {
namespace {

// A JSON string: the texts are UTF-8 already, so only what JSON forbids is escaped.
std::string json(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<int>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

std::vector<Peer> time_peers(const std::string& python, const std::string& script, const Articles& articles, int passes) {
  std::vector<Peer> peers;
  char path[] = "/tmp/sayso_bench_XXXXXX";
  const int descriptor = mkstemp(path);
  if (descriptor < 0) return peers;
  close(descriptor);
  std::ofstream file(path, std::ios::binary);
  for (const Article& article : articles.all) file << json(article.text) << '\n';
  file.close();
  if (FILE* pipe = popen(fmt::format("'{}' '{}' '{}' {}", python, script, path, passes).c_str(), "r")) {
    char line[200];
    while (std::fgets(line, sizeof line, pipe)) {
      const std::string_view whole(line);
      const std::size_t tab = whole.find('\t');
      if (tab == std::string_view::npos) continue;
      Peer peer;
      peer.name = whole.substr(0, tab);
      peer.problem = whole.substr(tab + 1, whole.find('\n') - tab - 1);
      peer.seconds = std::atof(peer.problem.c_str());
      if (peer.seconds > 0) peer.problem.clear();
      peers.push_back(std::move(peer));
    }
    pclose(pipe);
  }
  std::remove(path);
  return peers;
}

}  // namespace sayso::bench
