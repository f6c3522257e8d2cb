// Numbers out of file headers. Reading beyond the end gives 0.
#pragma once

#include <cstddef>
#include <cstdint>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

enum class ByteOrder { little, big };

class ByteReader {
  public:
    ByteReader(Bytes bytes, ByteOrder order) : bytes_(bytes), order_(order) {}

    [[nodiscard]] std::uint32_t u8(std::size_t at) const { return at < bytes_.size() ? bytes_[at] : 0; }
    [[nodiscard]] std::uint32_t u16(std::size_t at) const {
        return order_ == ByteOrder::big ? u8(at) << 8 | u8(at + 1) : u8(at + 1) << 8 | u8(at);
    }
    [[nodiscard]] std::uint32_t u32(std::size_t at) const {
        return order_ == ByteOrder::big ? u16(at) << 16 | u16(at + 2) : u16(at + 2) << 16 | u16(at);
    }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] Bytes part(std::size_t at, std::size_t count) const {
        if (at >= bytes_.size()) return {};
        return bytes_.subspan(at, count < bytes_.size() - at ? count : bytes_.size() - at);
    }

  private:
    Bytes bytes_;
    ByteOrder order_;
};

}  // namespace shenbao
