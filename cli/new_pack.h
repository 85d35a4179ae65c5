// The files of a pack to start from: those of grammars/en/new, compiled into the tool (cli/CMakeLists.txt).
#ifndef SAYSO_CLI_NEW_PACK_H_
#define SAYSO_CLI_NEW_PACK_H_

#include <span>
#include <string_view>

namespace sayso::cli {

struct NewFile {
  std::string_view name;
  std::string_view text;  // FOLDER, PACK and EXTENDS stand for what is asked for
};
std::span<const NewFile> new_files();

}  // namespace sayso::cli

#endif  // SAYSO_CLI_NEW_PACK_H_
