// Numbers in the bytes of image files. Reading beyond the end gives 0.
#pragma once

#include <cstddef>
#include <string_view>

namespace shenbao {

[[nodiscard]] inline unsigned byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}
[[nodiscard]] inline unsigned u16_at(std::string_view bytes, std::size_t at) {
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}
[[nodiscard]] inline unsigned u32_at(std::string_view bytes, std::size_t at) {
    return u16_at(bytes, at) << 16 | u16_at(bytes, at + 2);
}

}  // namespace shenbao
