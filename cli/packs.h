// Packs: built in, or from a folder.
#ifndef SAYSO_CLI_PACKS_H_
#define SAYSO_CLI_PACKS_H_

#include <memory>
#include <string>
#include <vector>

#include "sayso/pack.h"
#include "sayso/result.h"

namespace sayso::cli {

// The *.sayso and lex/*.tsv of a folder, named relative to it, by name. Errors: kNotFound (no such folder, no grammar
// in it), kUnreadable.
Result<std::vector<PackFile>> read_pack_folder(const std::string& folder);

// A folder's pack, named as the folder is. All its problems go to `diagnostics`, their files with the folder before
// them.
Result<std::shared_ptr<const Pack>> load_pack(const std::string& folder, std::vector<Diagnostic>& diagnostics);

// What an extractor is given: the pack of `folder` alone, or where that is empty all built-in packs.
Result<std::vector<std::shared_ptr<const Pack>>> packs_for(const std::string& folder,
                                                           std::vector<Diagnostic>& diagnostics);

}  // namespace sayso::cli

#endif  // SAYSO_CLI_PACKS_H_
