// A compiled pack as bytes: what `Pack::builtin` starts from, so that nothing is parsed at every start.
//
//   header      magic, format, compiler, Unicode version of the normal forms, size, checksum
//   sections    a table: id, where, how long
//   streams     name and hash, program, word lists, sources, tagger
//   arrays      what is used as it lies, at multiples of 16 bytes
//
// Internal: bytes are read back by the very compiler that wrote them, or refused. Little-endian.
#ifndef SAYSO_GRAMMAR_PACKED_H_
#define SAYSO_GRAMMAR_PACKED_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "grammar/compiled_pack.h"
#include "sayso/result.h"

namespace sayso::grammar {

inline constexpr std::uint32_t kPackedFormat = 2;

std::string pack_bytes(const CompiledPack& pack);

// The pack that was written, which views `bytes`: `owner` keeps them where they are, null where they last for ever. Bytes at
// odd places are copied. Errors: kUnreadable, with what is wrong with them. Whatever the bytes are, nothing outside of them is
// read, and a pack that comes out can be run.
Result<std::shared_ptr<const CompiledPack>> unpack_bytes(std::string_view bytes, std::shared_ptr<const void> owner);

// Sets the checksum in a header anew: for tests that change bytes on purpose.
void seal(std::string& bytes);

}  // namespace sayso::grammar

#endif  // SAYSO_GRAMMAR_PACKED_H_
