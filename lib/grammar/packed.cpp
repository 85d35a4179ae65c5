#include "grammar/packed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <utility>
#include <vector>

#include "grammar/compiler_hash.h"
#include "grammar/packed_check.h"
#include "grammar/packed_fields.h"
#include "grammar/settings.h"
#include "lexicon/normal_form.h"

namespace sayso::grammar {
namespace {

// The bytes that begin a PNG do so for the same reasons: no text, and broken where line ends were changed on the way.
constexpr std::array<char, 8> kMagic = {'\x89', 's', 'a', 'y', 's', 'o', '\r', '\n'};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t format = kPackedFormat;
  std::uint32_t sections = 0;
  std::array<char, 16> compiler = {};
  std::array<char, 16> unicode = {};
  std::uint64_t size = 0;      // of all bytes
  std::uint64_t checksum = 0;  // of all bytes but these
};
static_assert(sizeof(Header) == 64);

enum class SectionId : std::uint32_t { kInfo, kProgram, kLists, kSources, kTags, kArrays };
constexpr std::uint32_t kSections = 6;

struct Section {
  std::uint32_t id = 0;
  std::uint32_t unused = 0;
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
};
static_assert(sizeof(Section) == 24);

std::array<char, 16> padded(std::string_view text) {
  std::array<char, 16> out = {};
  std::copy_n(text.begin(), std::min(text.size(), out.size()), out.begin());
  return out;
}
std::string_view shown(const std::array<char, 16>& text) { return std::string_view(text.data(), text.size()).substr(0, std::string_view(text.data(), text.size()).find('\0')); }

// Eight bytes at a time, in four rows that do not wait for one another. It finds what goes wrong by accident.
std::uint64_t checksum_of(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15u;
  std::array<std::uint64_t, 4> rows = {seed, seed ^ kFactor, seed + 0x517cc1b727220a95u, ~seed};
  const auto mix = [&](std::uint64_t row, std::uint64_t word) { return ((row ^ word) * kFactor) ^ (row >> 29); };
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    for (std::size_t i = 0; i < 4; ++i) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + at + i * 8, 8);
      rows[i] = mix(rows[i], word);
    }
  }
  for (; at < bytes.size(); ++at) rows[0] = mix(rows[0], static_cast<unsigned char>(bytes[at]));
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t row : rows) sum = mix(sum, row ^ (row >> 31));
  return sum ^ (sum >> 32);
}

std::uint64_t checksum_of_all(std::string_view bytes) {
  constexpr std::size_t kBefore = sizeof(Header) - sizeof(std::uint64_t);
  return checksum_of(bytes.substr(sizeof(Header)), checksum_of(bytes.substr(0, kBefore), 0));
}

// A list from which the tagger's tables were made goes without: nobody else reads it.
bool is_counts(std::string_view path) { return path.ends_with("/tag_words.tsv") || path.ends_with("/tag_trigrams.tsv"); }

Error refused(std::string why) { return Error{ErrorCode::kUnreadable, fmt::format("this is no compiled pack that can be used: {}", why), std::nullopt}; }

// Where a section is, or nothing.
class Sections {
 public:
  // False where the table or what it names lies outside of the bytes.
  bool read(std::string_view bytes, std::uint32_t count) {
    if (count != kSections || bytes.size() < sizeof(Header) + kSections * sizeof(Section)) return false;
    for (std::size_t i = 0; i < kSections; ++i) {
      Section section;
      std::memcpy(&section, bytes.data() + sizeof(Header) + i * sizeof(Section), sizeof section);
      if (section.id != i || section.begin > bytes.size() || section.size > bytes.size() - section.begin) return false;
      sections_[i] = bytes.substr(static_cast<std::size_t>(section.begin), static_cast<std::size_t>(section.size));
      if (section.id == static_cast<std::uint32_t>(SectionId::kArrays) && section.begin % kPackedAlignment != 0) return false;
    }
    return true;
  }
  std::string_view operator[](SectionId id) const { return sections_[static_cast<std::size_t>(id)]; }

 private:
  std::array<std::string_view, kSections> sections_;
};

}  // namespace

std::string pack_bytes(const CompiledPack& pack) {
  PackedArrays arrays;
  PackedWriter info(arrays), program(arrays), lists(arrays), sources(arrays), tags(arrays);
  info(pack.name, pack.hash, pack.extends, pack.rules, pack.entries);
  program(pack.program);
  std::map<std::string, const lexicon::WordList*> kept;  // by path, so that the bytes are always the same
  for (const auto& [path, list] : pack.lists) {
    if (!is_counts(path)) kept.emplace(path, &list);
  }
  lists(static_cast<std::uint32_t>(kept.size()));
  for (const auto& [path, list] : kept) lists(path, *list);
  sources(pack.sources);
  tags(pack.tags);

  Header header;
  header.sections = kSections;
  header.compiler = padded(kCompilerHash);
  header.unicode = padded(lexicon::normal_form_version());
  std::string table, body;
  const std::size_t first = sizeof(Header) + kSections * sizeof(Section);
  std::uint32_t id = 0;
  for (const std::string* part : {&info.bytes(), &program.bytes(), &lists.bytes(), &sources.bytes(), &tags.bytes(), &arrays.bytes()}) {
    body.resize((first + body.size() + kPackedAlignment - 1) / kPackedAlignment * kPackedAlignment - first);
    const Section section = {id++, 0, first + body.size(), part->size()};
    table.append(reinterpret_cast<const char*>(&section), sizeof section);
    body += *part;
  }
  header.size = first + body.size();
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes += table;
  bytes += body;
  seal(bytes);
  return bytes;
}

void seal(std::string& bytes) {
  if (bytes.size() < sizeof(Header)) return;
  const std::uint64_t sum = checksum_of_all(bytes);
  std::memcpy(bytes.data() + sizeof(Header) - sizeof sum, &sum, sizeof sum);
}

Result<std::shared_ptr<const CompiledPack>> unpack_bytes(std::string_view bytes, std::shared_ptr<const void> owner) {
  Header header;
  if (bytes.size() < sizeof header) return refused("it is cut short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic) return refused("it does not begin like one");
  if (header.format != kPackedFormat) return refused(fmt::format("its format is {}, and this is format {}", header.format, kPackedFormat));
  if (header.size != bytes.size()) return refused("it is cut short, or something stands behind it");
  if (header.checksum != checksum_of_all(bytes)) return refused("its checksum is another");
  if (header.compiler != padded(kCompilerHash)) return refused("another compiler wrote it");
  if (header.unicode != padded(lexicon::normal_form_version())) {
    return refused(fmt::format("it was made with Unicode {}, and this machine's library has {}", shown(header.unicode), lexicon::normal_form_version()));
  }
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % kPackedAlignment != 0) {
    struct alignas(kPackedAlignment) Block {
      char bytes[kPackedAlignment];
    };
    auto copy = std::make_shared<std::vector<Block>>(bytes.size() / sizeof(Block) + 1);
    std::memcpy(copy->data(), bytes.data(), bytes.size());
    bytes = {reinterpret_cast<const char*>(copy->data()), bytes.size()};
    owner = std::move(copy);
  }
  Sections sections;
  if (!sections.read(bytes, header.sections)) return refused("its table of sections is broken");

  auto pack = std::make_shared<CompiledPack>();
  const auto read = [&](SectionId id, auto&& use) {
    PackedReader reader(sections[id], sections[SectionId::kArrays], owner);
    use(reader);
    return reader.finished();
  };
  const auto read_lists = [&](PackedReader& reader) {
    std::uint32_t count = 0;
    reader(count);
    for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
      std::string path;
      lexicon::WordList list;
      reader(path, list);
      pack->lists.emplace(std::move(path), std::move(list));
    }
  };
  const bool whole = read(SectionId::kInfo, [&](PackedReader& r) { r(pack->name, pack->hash, pack->extends, pack->rules, pack->entries); }) &&
                     read(SectionId::kProgram, [&](PackedReader& r) { r(pack->program); }) && read(SectionId::kLists, read_lists) &&
                     read(SectionId::kSources, [&](PackedReader& r) { r(pack->sources); }) && read(SectionId::kTags, [&](PackedReader& r) { r(pack->tags); });
  if (!whole) return refused("a section of it does not hold what it should");
  if (!can_be_run(*pack)) return refused("a number in it points to nothing");
  fill_text_tables(*pack);
  return std::shared_ptr<const CompiledPack>(std::move(pack));
}

}  // namespace sayso::grammar
