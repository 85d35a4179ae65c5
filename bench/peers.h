// Other people's tools, timed over the same articles in a process of their own: those that come as Python packages.
#ifndef SAYSO_BENCH_PEERS_H_
#define SAYSO_BENCH_PEERS_H_

#include <string>
#include <vector>

#include "articles.h"

namespace sayso::bench {

struct Peer {
  std::string name;
  double seconds = 0;   // of its best pass over all articles
  std::string problem;  // why it has none
};

// Runs `script` (peers.py) by `python`. Nothing, where that cannot be run.
std::vector<Peer> time_peers(const std::string& python, const std::string& script, const Articles& articles, int passes);

}  // namespace sayso::bench

#endif  // SAYSO_BENCH_PEERS_H_
