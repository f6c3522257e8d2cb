// Where a PDF's streams are unpacked to, with a bound: 600 KB of a file can say 600 MB (a decompression bomb).
#pragma once

#include <cstddef>
#include <cstdint>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

namespace shenbao {

// Keeps the first `limit` bytes and stops the decoder when more than `limit` + `slack` have come. QPDF takes the
// stop for damage of the stream and says no more than that; `overflowed` tells one from the other.
class BoundedSink final : public Pipeline {
  public:
    BoundedSink(std::size_t limit, std::size_t slack);
    void write(unsigned char const* data, std::size_t size) override;
    void finish() override {}
    [[nodiscard]] std::vector<std::uint8_t>& bytes() { return bytes_; }
    [[nodiscard]] std::size_t seen() const { return seen_; }
    [[nodiscard]] bool overflowed() const { return seen_ > most_; }

  private:
    std::size_t limit_, most_;
    std::size_t seen_ = 0;
    std::vector<std::uint8_t> bytes_;
};

// The first `limit` bytes of the unpacked stream; less where it is shorter or damaged.
[[nodiscard]] std::vector<std::uint8_t> unpack_head(QPDFObjectHandle stream, std::size_t limit);

// How many bytes the stream unpacks to: more than `limit` where it is more, without unpacking the rest. Nothing is
// kept. A damaged stream counts as far as it goes.
[[nodiscard]] std::size_t measure_unpacked(QPDFObjectHandle stream, std::size_t limit);

}  // namespace shenbao
