// gzip by zlib and zstd by its library, as sources of bytes.
//
// A read gives bytes of one member (frame) only, and says where in the packed file that member begins: archives pack every
// record alone, and a record is found again by that offset. After damage, recover() looks for the next bytes that begin a
// member, so that one bad record of an archive costs no other.
#include "format/unpack.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sayso/io/reader.h"

namespace sayso::io {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";
// Frames that hold no content; their lowest four bits are free. One of them may bring the dictionary of an archive.
constexpr std::string_view kSkippableTail = "\x2A\x4D\x18";
constexpr char kDictionaryFrame = '\x5D';
constexpr std::size_t kMaxDictionary = std::size_t{8} << 20;

enum class Packing { kUnknown, kPlain, kGzip, kZstd };

struct InflateEnd {
  void operator()(z_stream* stream) const {
    inflateEnd(stream);
    delete stream;
  }
};
using Inflater = std::unique_ptr<z_stream, InflateEnd>;

// `window` as inflateInit2 takes it; nothing where there is no memory.
Inflater make_inflater(int window) {
  auto stream = std::make_unique<z_stream>();
  *stream = {};
  if (inflateInit2(stream.get(), window) != Z_OK) return nullptr;
  return Inflater(stream.release());
}

constexpr int kGzipWindow = 16 + MAX_WBITS;

struct FreeZstd {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

class UnpackingSource : public ByteSource {
 public:
  explicit UnpackingSource(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (size == 0 || failed_) return std::size_t{0};
    if (packing_ == Packing::kUnknown) {
      if (auto status = find_packing(); !status) return status.error();
    }
    if (packing_ == Packing::kPlain) return read_plain(to, size);
    for (;;) {
      if (!inside_member_) {
        auto more = begin_member();
        if (!more) return fail(more.error());
        if (!*more) return end();
      }
      auto got = packing_ == Packing::kGzip ? inflate_some(to, size) : decompress_some(to, size);
      if (!got) return fail(got.error());
      place_ = {member_, unpacked_, true};
      unpacked_ += *got;
      if (*got > 0) return *got;
    }
  }

  Place place() const override { return place_; }

  bool recover() override {
    if (!failed_ || packing_ == Packing::kPlain || packing_ == Packing::kUnknown) return false;
    const std::string_view magic = packing_ == Packing::kGzip ? kGzipMagic : kZstdMagic;
    // Not where the damaged member itself begins.
    if (position() == member_ && begin_ < end_) ++begin_;
    for (;;) {
      const auto more = need(magic.size());
      if (!more || !*more) return false;
      const std::size_t at = input().find(magic);
      if (at != std::string_view::npos) {
        begin_ += at;
        failed_ = inside_member_ = false;
        return true;
      }
      begin_ = end_ - (magic.size() - 1);
    }
  }

 private:
  std::string_view input() const { return {in_.data() + begin_, end_ - begin_}; }
  std::uint64_t position() const { return base_ + begin_; }

  // Reads until `count` packed bytes are there; false where the file has fewer.
  Result<bool> need(std::size_t count) {
    while (end_ - begin_ < count) {
      if (in_.empty()) in_.resize(kBlock);
      std::copy(in_.begin() + static_cast<std::ptrdiff_t>(begin_), in_.begin() + static_cast<std::ptrdiff_t>(end_),
                in_.begin());
      base_ += begin_;
      end_ -= begin_;
      begin_ = 0;
      if (in_.size() < count) in_.resize(count);
      auto got = packed_->read(in_.data() + end_, in_.size() - end_);
      if (!got) return got.error();
      if (*got == 0) return false;
      end_ += *got;
    }
    return true;
  }

  bool at_zstd() const {
    const std::string_view s = input();
    return s.starts_with(kZstdMagic) ||
           (s.size() >= 4 && s.substr(1).starts_with(kSkippableTail) && (s[0] & 0xF0) == 0x50);
  }

  Status find_packing() {
    auto four = need(4);
    if (!four) return fail(four.error());
    if (input().starts_with(kGzipMagic)) {
      packing_ = Packing::kGzip;
    } else if (at_zstd()) {
      packing_ = Packing::kZstd;
    } else {
      packing_ = Packing::kPlain;
    }
    return {};
  }

  Result<std::size_t> read_plain(char* to, std::size_t size) {
    place_ = {position(), 0, false};
    if (begin_ < end_) {
      const std::size_t taken = input().copy(to, size);
      begin_ += taken;
      return taken;
    }
    auto got = packed_->read(to, size);
    if (!got) return fail(got.error());
    base_ += *got;
    return *got;
  }

  // False at the end of the file.
  Result<bool> begin_member() {
    auto four = need(4);
    if (!four) return four.error();
    // Tapes and some tools fill up with zeros.
    while (begin_ < end_ && in_[begin_] == '\0') {
      ++begin_;
      if (begin_ == end_) {
        if (auto more = need(1); !more) return more.error();
      }
    }
    four = need(4);
    if (!four) return four.error();
    if (begin_ == end_) return false;
    member_ = position();
    unpacked_ = 0;
    const bool known = packing_ == Packing::kGzip ? input().starts_with("\x1F\x8B") : at_zstd();
    if (!known) {
      return Error{ErrorCode::kMalformedInput,
                   std::string("after its ") + name() + " data, at byte " + std::to_string(member_) +
                       ", stands something else; what came before was read",
                   std::nullopt};
    }
    if (packing_ == Packing::kGzip) {
      if (!inflater_) inflater_ = make_inflater(kGzipWindow);
      if (!inflater_ || inflateReset2(inflater_.get(), kGzipWindow) != Z_OK) return no_memory();
    } else {
      if (!zstd_) zstd_.reset(ZSTD_createDCtx());
      if (!zstd_) return no_memory();
      ZSTD_DCtx_reset(zstd_.get(), ZSTD_reset_session_only);
      zstd_broken_ = false;
      if (member_ == 0 && in_[begin_] == kDictionaryFrame) {
        if (auto status = take_dictionary(); !status) return status.error();
        return begin_member();
      }
    }
    inside_member_ = true;
    return true;
  }

  // The dictionary that all frames of an archive share stands in its first frame, packed or not.
  // https://iipc.github.io/warc-specifications/specifications/warc-zstd/
  Status take_dictionary() {
    if (auto more = need(8); !more) return more.error();
    std::size_t size = 0;
    for (int i = 3; i >= 0; --i)
      size = size << 8 | static_cast<unsigned char>(in_[begin_ + 4 + static_cast<std::size_t>(i)]);
    const auto all = size <= kMaxDictionary ? need(8 + size) : Result<bool>(false);
    if (!all) return all.error();
    if (!*all) return cut_off();
    std::string dictionary(input().substr(8, size));
    begin_ += 8 + size;
    if (dictionary.starts_with(kZstdMagic)) {
      const auto unpacked = ZSTD_getFrameContentSize(dictionary.data(), dictionary.size());
      if (unpacked > kMaxDictionary) return cut_off();  // also where it does not say
      std::string plain(static_cast<std::size_t>(unpacked), '\0');
      if (ZSTD_isError(ZSTD_decompress(plain.data(), plain.size(), dictionary.data(), dictionary.size())))
        return damaged();
      dictionary = std::move(plain);
    }
    if (ZSTD_isError(ZSTD_DCtx_loadDictionary(zstd_.get(), dictionary.data(), dictionary.size()))) return damaged();
    return {};
  }

  Result<std::size_t> inflate_some(char* to, std::size_t size) {
    z_stream& z = *inflater_;
    z.next_out = reinterpret_cast<Bytef*>(to);
    z.avail_out = static_cast<uInt>(std::min(size, std::size_t{1} << 30));
    const uInt room = z.avail_out;
    for (;;) {
      if (auto more = need(1); !more) return more.error();
      const std::size_t there = end_ - begin_;
      z.next_in = reinterpret_cast<Bytef*>(in_.data() + begin_);
      z.avail_in = static_cast<uInt>(there);
      const int code = inflate(&z, Z_NO_FLUSH);
      begin_ = end_ - z.avail_in;
      const std::size_t got = room - z.avail_out;
      if (code == Z_STREAM_END) {
        inside_member_ = false;
        return got;
      }
      // What came out before the damage is given; asked again, zlib repeats its complaint.
      if (got > 0) return got;
      if (code == Z_MEM_ERROR) return no_memory();
      if (code != Z_OK && code != Z_BUF_ERROR) return damaged();
      if (there == 0) return cut_off();
    }
  }

  Result<std::size_t> decompress_some(char* to, std::size_t size) {
    if (zstd_broken_) return damaged();
    ZSTD_outBuffer out{to, size, 0};
    for (;;) {
      if (auto more = need(1); !more) return more.error();
      ZSTD_inBuffer in{in_.data() + begin_, end_ - begin_, 0};
      const std::size_t there = in.size;
      const std::size_t code = ZSTD_decompressStream(zstd_.get(), &out, &in);
      begin_ += in.pos;
      if (ZSTD_isError(code)) {
        zstd_broken_ = true;  // it must not be asked again before the next frame
        return out.pos > 0 ? Result<std::size_t>(out.pos) : Result<std::size_t>(damaged());
      }
      if (code == 0) {
        inside_member_ = false;
        return out.pos;
      }
      if (out.pos > 0) return out.pos;
      if (there == 0) return cut_off();
    }
  }

  Result<std::size_t> end() {
    place_ = {position(), 0, true};
    return std::size_t{0};
  }
  Error fail(Error error) {
    failed_ = true;
    place_ = {position(), 0, packing_ != Packing::kPlain};
    return error;
  }
  std::string name() const { return packing_ == Packing::kGzip ? "gzip" : "zstd"; }
  Error cut_off() const {
    return {ErrorCode::kUnreadable,
            name() + " data break off at byte " + std::to_string(base_ + end_) +
                "; was the file cut? What came before was read",
            std::nullopt};
  }
  Error damaged() const {
    return {ErrorCode::kUnreadable,
            name() + " data that begin at byte " + std::to_string(member_) + " are damaged; what came before was read",
            std::nullopt};
  }
  static Error no_memory() { return {ErrorCode::kUnreadable, "there is no memory to unpack it", std::nullopt}; }

  std::unique_ptr<ByteSource> packed_;
  Packing packing_ = Packing::kUnknown;
  std::vector<char> in_;  // packed bytes; those from begin_ to end_ are not used yet
  std::size_t begin_ = 0, end_ = 0;
  std::uint64_t base_ = 0;  // offset of in_[0] in the file
  std::uint64_t member_ = 0, unpacked_ = 0;
  bool inside_member_ = false;
  bool failed_ = false, zstd_broken_ = false;
  Place place_;
  Inflater inflater_;
  std::unique_ptr<ZSTD_DCtx, FreeZstd> zstd_;
};

}  // namespace

std::unique_ptr<ByteSource> unpack(std::unique_ptr<ByteSource> packed) {
  return std::make_unique<UnpackingSource>(std::move(packed));
}

Unpacked inflate_all(std::string_view packed, std::size_t max_bytes) {
  // A header of two bytes tells zlib from bare deflate (RFC 1950).
  const auto byte = [&](std::size_t i) { return i < packed.size() ? static_cast<unsigned char>(packed[i]) : 0u; };
  const bool gzip = packed.starts_with("\x1F\x8B");
  const bool zlib = (byte(0) & 0x0F) == 8 && (byte(0) * 256 + byte(1)) % 31 == 0;
  Unpacked out;
  const Inflater inflater = make_inflater(gzip ? kGzipWindow : zlib ? MAX_WBITS : -MAX_WBITS);
  if (!inflater) return {{}, false, false};
  z_stream& z = *inflater;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  z.avail_in = static_cast<uInt>(std::min(packed.size(), std::size_t{1} << 30));
  for (;;) {
    const std::size_t size = out.bytes.size();
    if (size > max_bytes) return {{}, false, true};
    out.bytes.resize(std::min(std::max(2 * size, size + kBlock), max_bytes + 1));
    z.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + size);
    z.avail_out = static_cast<uInt>(out.bytes.size() - size);
    const int code = inflate(&z, Z_NO_FLUSH);
    out.bytes.resize(out.bytes.size() - z.avail_out);
    if (code == Z_STREAM_END && gzip && z.avail_in > 0 && *z.next_in == 0x1F && inflateReset(&z) == Z_OK) continue;
    if (code == Z_STREAM_END) return out;
    if (code != Z_OK || (z.avail_in == 0 && z.avail_out > 0)) {
      out.complete = false;
      return out;
    }
  }
}

}  // namespace sayso::io
