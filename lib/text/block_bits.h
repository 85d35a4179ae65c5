// Sixty-four bytes of text as bit sets: which of them are letters, digits, spaces …
//
// With them, what is done to most of a text, words and marks between spaces, becomes a few operations on registers for
// a dozen tokens at a time (Langdale & Lemire, "Parsing gigabytes of JSON per second", 2019, have the idea for JSON).
// SSE2 is part of every x86-64, AVX2 of most of them and asked for before it is used; elsewhere it is done byte by byte.
#ifndef SAYSO_TEXT_BLOCK_BITS_H_
#define SAYSO_TEXT_BLOCK_BITS_H_

#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace sayso::text {

inline constexpr std::uint32_t kBlock = 64;

// Bit i is byte i. All of it is ASCII; a byte that is in no set, part of a longer character among
// them, needs to be looked at.
struct BlockBits {
  std::uint64_t letters = 0;
  std::uint64_t digits = 0;
  std::uint64_t spaces = 0;   // U+0020 alone
  std::uint64_t stops = 0;    // .
  std::uint64_t hyphens = 0;  // -
  std::uint64_t commas = 0;   // ,
  std::uint64_t marks = 0;    // " ( ) : ; ! ? % $: always tokens of their own
  std::uint64_t breaks = 0;   // U+000A
  std::uint64_t apostrophes = 0;       // '
  std::uint64_t curly = 0;             // the first of the three bytes of “ or ”, all of them in the block
  std::uint64_t wide_apostrophes = 0;  // … of ’
};

constexpr bool is_block_mark(unsigned char c) {
  return c == '"' || c == '(' || c == ')' || c == ':' || c == ';' || c == '!' || c == '?' || c == '%' || c == '$';
}

// Finds the curly marks; `beyond` are the bytes that are not ASCII.
inline void find_curly(const char* bytes, std::uint64_t beyond, BlockBits& bits) {
  for (std::uint64_t left = beyond & (beyond >> 1) & (beyond >> 2); left != 0; left &= left - 1) {
    const char* at = bytes + std::countr_zero(left);
    if (at[0] != '\xE2' || at[1] != '\x80') continue;
    if (at[2] == '\x9C' || at[2] == '\x9D') bits.curly |= left & (~left + 1);
    if (at[2] == '\x99') bits.wide_apostrophes |= left & (~left + 1);
  }
}

#if defined(__SSE2__)

// Reads 64 bytes at `bytes`.
inline BlockBits block_bits(const char* bytes) {
  BlockBits bits;
  const auto equal = [](__m128i v, char c) { return _mm_cmpeq_epi8(v, _mm_set1_epi8(c)); };
  // Signed comparison serves: what is not ASCII is negative and below every bound.
  const auto between = [](__m128i v, char first, char last) {
    return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(static_cast<char>(first - 1))),
                         _mm_cmplt_epi8(v, _mm_set1_epi8(static_cast<char>(last + 1))));
  };
  std::uint64_t beyond = 0;  // ASCII
  for (int part = 0; part < 4; ++part) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * part));
    const auto put = [&](std::uint64_t& set, __m128i found) {
      set |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << (16 * part);
    };
    put(bits.letters, between(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z'));
    put(bits.digits, between(v, '0', '9'));
    put(bits.spaces, equal(v, ' '));
    put(bits.stops, equal(v, '.'));
    put(bits.hyphens, equal(v, '-'));
    put(bits.commas, equal(v, ','));
    // " is 22, ( and ) differ in the last bit, as do : and ;, $ and %.
    const __m128i even = _mm_or_si128(v, _mm_set1_epi8(1));
    put(bits.breaks, equal(v, '\n'));
    put(bits.apostrophes, equal(v, '\''));
    put(beyond, v);
    put(bits.marks, _mm_or_si128(_mm_or_si128(_mm_or_si128(equal(v, '"'), equal(even, ')')), _mm_or_si128(equal(even, ';'), equal(even, '%'))),
                                 _mm_or_si128(equal(v, '!'), equal(v, '?'))));
  }
  if (beyond != 0) find_curly(bytes, beyond, bits);
  return bits;
}

#else

inline BlockBits block_bits(const char* bytes) {
  BlockBits bits;
  std::uint64_t beyond = 0;  // ASCII
  for (std::uint32_t i = 0; i < kBlock; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    const unsigned char lower = c | 0x20;
    if (c < 0x80 && lower >= 'a' && lower <= 'z') bits.letters |= bit;
    else if (c >= '0' && c <= '9') bits.digits |= bit;
    else if (c == ' ') bits.spaces |= bit;
    else if (c == '.') bits.stops |= bit;
    else if (c == '-') bits.hyphens |= bit;
    else if (c == ',') bits.commas |= bit;
    else if (c == '\n') bits.breaks |= bit;
    else if (c == '\'') bits.apostrophes |= bit;
    else if (is_block_mark(c)) bits.marks |= bit;
    else if (c >= 0x80) beyond |= bit;
  }
  find_curly(bytes, beyond, bits);
  return bits;
}

#endif

#if defined(__SSE2__) && defined(__GNUC__)

// A lambda would not be compiled for the same processors as what it stands in.
#define SAYSO_AVX2 __attribute__((target("avx2")))
SAYSO_AVX2 inline __m256i wide_equal(__m256i v, char c) { return _mm256_cmpeq_epi8(v, _mm256_set1_epi8(c)); }
SAYSO_AVX2 inline __m256i wide_between(__m256i v, char first, char last) {
  return _mm256_and_si256(_mm256_cmpgt_epi8(v, _mm256_set1_epi8(static_cast<char>(first - 1))),
                          _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(last + 1)), v));
}
SAYSO_AVX2 inline std::uint64_t wide_join(__m256i low, __m256i high) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
         static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << 32;
}
SAYSO_AVX2 inline std::uint64_t wide_equal(__m256i low, __m256i high, char c) { return wide_join(wide_equal(low, c), wide_equal(high, c)); }
SAYSO_AVX2 inline __m256i wide_marks(__m256i v) {
  const __m256i even = _mm256_or_si256(v, _mm256_set1_epi8(1));
  const __m256i pairs = _mm256_or_si256(wide_equal(even, ')'), _mm256_or_si256(wide_equal(even, ';'), wide_equal(even, '%')));
  return _mm256_or_si256(pairs, _mm256_or_si256(wide_equal(v, '"'), _mm256_or_si256(wide_equal(v, '!'), wide_equal(v, '?'))));
}

// The same by halves of 32 bytes, for processors with AVX2.
SAYSO_AVX2 inline BlockBits wide_block_bits(const char* bytes) {
  const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32));
  const __m256i case_bit = _mm256_set1_epi8(0x20);
  BlockBits bits;
  bits.letters = wide_join(wide_between(_mm256_or_si256(low, case_bit), 'a', 'z'), wide_between(_mm256_or_si256(high, case_bit), 'a', 'z'));
  bits.digits = wide_join(wide_between(low, '0', '9'), wide_between(high, '0', '9'));
  bits.spaces = wide_equal(low, high, ' ');
  bits.stops = wide_equal(low, high, '.');
  bits.hyphens = wide_equal(low, high, '-');
  bits.commas = wide_equal(low, high, ',');
  bits.breaks = wide_equal(low, high, '\n');
  bits.apostrophes = wide_equal(low, high, '\'');
  bits.marks = wide_join(wide_marks(low), wide_marks(high));
  if (const std::uint64_t beyond = wide_join(low, high); beyond != 0) find_curly(bytes, beyond, bits);
  return bits;
}
#undef SAYSO_AVX2

#else

inline BlockBits wide_block_bits(const char* bytes) { return block_bits(bytes); }

#endif

}  // namespace sayso::text

#endif  // SAYSO_TEXT_BLOCK_BITS_H_
