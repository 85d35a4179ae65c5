// Sixty-four bytes at a time: what is plain in them is read off by bit sets.
//
// In a chunk between two white spaces that holds nothing but letters, digits, marks that are always tokens of their own,
// and apostrophes between letters, every run of letters, every run of digits and every mark is a token: begins and ends of
// all of them are had by shifting the bit sets of the block against each other. Tokens are then written in groups of a
// fixed size, more of them than there are where the last group is not full, because a branch that depends on how many
// there are is mispredicted once a block (Langdale & Lemire 2019, section 3.2, do so with JSON). Any other chunk is read
// off step by step.
#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "text/block_bits.h"
#include "text/clitics.h"
#include "text/token_scanner.h"

// All of it is compiled twice where that pays: for any processor, and for those with AVX2 and the bit instructions that
// came with it, which do twice as much at a time. What runs is decided once a text.
#if defined(__GNUC__) && defined(__x86_64__)
#define SAYSO_TWO_PATHS 1
#define SAYSO_INLINE inline __attribute__((always_inline))
#else
#define SAYSO_TWO_PATHS 0
#define SAYSO_INLINE inline
#endif

namespace sayso::text {
namespace {

constexpr std::uint32_t kDense = 24;     // bytes of a block that need a look
constexpr std::size_t kDenseBlocks = 8;  // a dense block is mostly followed by others: so many are read off together
constexpr std::uint32_t kGroup = 4;      // tokens written without asking whether there are so many

// Flags of form of the tokens that blocks are cut into, by their first byte.
constexpr std::array<std::uint32_t, 256> make_byte_flags() {
  std::array<std::uint32_t, 256> flags{};
  for (std::size_t c = 0; c < 128; ++c) {
    const char byte = static_cast<char>(c);
    flags[c] = is_ascii_letter(byte)  ? (byte <= 'Z' ? kWord | kCapital : kWord + 0u)
               : is_ascii_digit(byte) ? kNumber + 0u
               : byte == '$'          ? kSymbol + 0u
                                      : kPunctuation + 0u;
  }
  flags[0xE2] = kPunctuation;  // “ and ”
  return flags;
}
constexpr std::array<std::uint32_t, 256> kByteFlags = make_byte_flags();

constexpr std::uint64_t bit(std::uint32_t i) { return std::uint64_t{1} << i; }
constexpr std::uint64_t below(std::uint32_t i) { return bit(i) - 1; }  // i < 64
constexpr std::uint64_t from_on(std::uint32_t i) { return ~std::uint64_t{0} << i; }
SAYSO_INLINE std::uint32_t lowest(std::uint64_t set) { return static_cast<std::uint32_t>(std::countr_zero(set)); }
SAYSO_INLINE std::uint32_t highest(std::uint64_t set) { return static_cast<std::uint32_t>(63 - std::countl_zero(set)); }

template <bool kWide>
SAYSO_INLINE std::uint32_t count_bits(std::uint64_t set) {
  if constexpr (kWide) return static_cast<std::uint32_t>(std::popcount(set));
  // By pairs, fours, bytes (Warren, "Hacker's Delight", 5-1): not every processor has an instruction for it.
  set -= set >> 1 & 0x5555555555555555u;
  set = (set & 0x3333333333333333u) + (set >> 2 & 0x3333333333333333u);
  set = (set + (set >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return static_cast<std::uint32_t>((set * 0x0101010101010101u) >> 56);
}

SAYSO_INLINE TokenBlock block_of(const BlockBits& b) {
  TokenBlock block;
  const std::uint64_t singles = b.stops | b.hyphens | b.commas | b.marks;
  const std::uint64_t wide = b.curly | b.wide_apostrophes;
  block.white = b.spaces | b.breaks;
  block.breaks = b.breaks;
  block.others = ~(b.letters | b.digits | block.white | singles | b.apostrophes | wide | wide << 1 | wide << 2);

  // "G20", "6pm"; a stop behind a single letter, inside a word or number, or beside another; "1,000"; "--".
  std::uint64_t letter_begins = b.letters & ~(b.letters << 1);
  const std::uint64_t digit_begins = b.digits & ~(b.digits << 1);
  const std::uint64_t alnum = b.letters | b.digits;
  block.odd = block.others | (b.letters & (b.digits << 1)) | (b.digits & (b.letters << 1)) |
              (b.stops & ((b.stops << 1) | (b.stops >> 1) | (alnum >> 1) | (letter_begins << 1))) |
              (b.hyphens & ((b.hyphens << 1) | (b.hyphens >> 1))) | (b.commas & (b.digits >> 1));
  std::uint64_t letter_ends = ~b.letters & (b.letters << 1);
  if (const std::uint64_t apostrophes = b.apostrophes | b.wide_apostrophes; apostrophes != 0) {
    const std::uint64_t inner = apostrophes & (b.letters << 1) & ((b.apostrophes & b.letters >> 1) | (b.wide_apostrophes & b.letters >> 3));
    block.odd |= apostrophes & ~inner;
    // They join what they stand between.
    letter_begins &= ~((inner & b.apostrophes) << 1 | (inner & b.wide_apostrophes) << 3);
    letter_ends &= ~inner;
    block.clitics = inner;
  }
  block.begins = letter_begins | digit_begins | singles | b.curly;
  block.ends = letter_ends | (~b.digits & (b.digits << 1)) | (singles << 1) | (b.curly << 3);
  return block;
}

// Cuts the clitics off the words around the apostrophes that block.clitics holds; it holds their own begins then.
void cut_clitics(std::string_view text, std::size_t base, const std::vector<std::string>& clitics, TokenBlock& block) {
  const std::uint64_t apostrophes = block.clitics;
  block.clitics = 0;
  for (std::uint64_t left = apostrophes; left != 0; left &= left - 1) {
    const std::uint32_t at = lowest(left);
    const std::uint64_t ends = block.ends & from_on(at);
    if (ends == 0) return;  // the word goes on behind the block
    const std::uint32_t end = lowest(ends);
    if ((left & (left - 1) & below(end)) != 0) {
      block.odd |= bit(at);  // "rock'n'roll"
      continue;
    }
    const std::uint32_t begin = highest(block.begins & below(at));
    const std::size_t length = clitic_length(text, base + begin, base + end, clitics);
    if (length == 0) continue;
    const std::uint64_t cut = bit(end - static_cast<std::uint32_t>(length));
    block.begins |= cut;
    block.ends |= cut;
    block.clitics |= cut;
  }
}

}  // namespace

template <bool kWide>
SAYSO_INLINE void TokenScanner::scan_block() {
  const std::size_t base = at_;
  TokenBlock block = block_of(kWide ? wide_block_bits(text_.data() + base) : block_bits(text_.data() + base));
  if (block.others != 0 && count_bits<kWide>(block.others) > kDense) return step_to(std::min(base + kDenseBlocks * kBlock, text_.size()));
  if (block.white == 0) return step_to_space();
  if (block.clitics != 0) {
    if (plain_clitics_) {
      cut_clitics(text_, base, tables_.clitics, block);
    } else {
      block.odd |= block.clitics;
      block.clitics = 0;
    }
  }
  if (tokens_.size() - count_ < kBlock + kGroup) make_room();

  // The chunk that the block ends in is for the next one.
  const std::uint32_t end = highest(block.white);
  block.odd &= below(end);
  std::uint32_t from = 0;
  for (;;) {
    const std::uint64_t odd = block.odd & from_on(from);
    if (odd == 0) break;
    const std::uint64_t white_before = block.white & below(lowest(odd)) & from_on(from);
    if (white_before != 0) add_block_tokens<kWide>(base, block, from, highest(white_before));
    step_to_space();
    if (at_ >= base + end) return;
    from = static_cast<std::uint32_t>(at_ - base);
    // What was stepped over may have needed room.
    if (tokens_.size() - count_ < kBlock + kGroup) make_room();
  }
  add_block_tokens<kWide>(base, block, from, end);
  if (at_ == base) step_to_space();  // white space alone, or one chunk that is longer than the block
}

// The tokens from byte `from` to byte `to`, which is white, of the block at `base`.
template <bool kWide>
SAYSO_INLINE void TokenScanner::add_block_tokens(std::size_t base, const TokenBlock& block, std::uint32_t from, std::uint32_t to) {
  const std::uint64_t mask = below(to) & from_on(from);
  const std::uint64_t all = block.begins & mask;
  if (all == 0) return;
  const std::uint64_t behind_white = block.white << 1;
  std::uint64_t begins = all;
  std::uint64_t ends = block.ends & (mask << 1);
  Token* const first = tokens_.data() + count_;
  const std::uint32_t count = count_bits<kWide>(all);
  for (std::uint32_t written = 0; written < count; written += kGroup) {
    for (std::uint32_t i = 0; i < kGroup; ++i) {
      // Behind the last one both are 64, and what is written is nothing anybody reads.
      const std::uint32_t begin = lowest(begins);
      const std::uint32_t end = lowest(ends);
      const std::uint32_t space = static_cast<std::uint32_t>(behind_white >> (begin & 63) & 1) * kSpaceBefore;
      const std::uint32_t flags = kByteFlags[static_cast<unsigned char>(text_[base + (begin & 63)])];
      first[written + i] = {static_cast<std::uint32_t>(base) + begin, end - begin, 0, flags | space};
      begins &= begins - 1;
      ends &= ends - 1;
    }
  }
  first->flags |= pending_;
  pending_ = 0;
  for (std::uint64_t cuts = block.clitics & all; cuts != 0; cuts &= cuts - 1) {
    first[count_bits<kWide>(all & below(lowest(cuts)))].flags = kWord;
  }
  start_lines<kWide>(base, block, all, mask, first);
  count_ += count;
  at_ = first[count - 1].end();
}

// Marks those of the tokens that begin a line or a paragraph; they begin where `begins` says and stand from `first` on.
template <bool kWide>
SAYSO_INLINE void TokenScanner::start_lines(std::size_t base, const TokenBlock& block, std::uint64_t begins, std::uint64_t mask, Token* first) {
  std::uint64_t breaks = block.breaks & mask & below(highest(begins));
  while (breaks != 0) {
    const std::uint32_t at = lowest(breaks);
    const std::uint32_t next = lowest(begins & from_on(at));
    const std::uint64_t run = breaks & below(next);
    const std::uint32_t index = count_bits<kWide>(begins & below(next));
    const std::uint64_t before = ~block.white & below(at);
    const std::size_t end_before = before == 0 ? base : base + highest(before) + 1;
    std::uint32_t flags = kLineStart;
    if (count_ + index > 0 && ((run & (run - 1)) != 0 || lines_.paragraph_ends(end_before, base + next, line_begin_))) {
      flags |= kParagraphStart;
    }
    first[index].flags |= flags;
    line_begin_ = base + highest(run) + 1;
    breaks &= ~run;
  }
}

void TokenScanner::scan_blocks() {
  while (at_ + kBlock <= text_.size()) scan_block<false>();
}

#if SAYSO_TWO_PATHS
bool TokenScanner::has_wide_blocks() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt"); }

__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))) void TokenScanner::scan_wide_blocks() {
  while (at_ + kBlock <= text_.size()) scan_block<true>();
}
#else
bool TokenScanner::has_wide_blocks() { return false; }
void TokenScanner::scan_wide_blocks() { scan_blocks(); }
#endif

}  // namespace sayso::text
