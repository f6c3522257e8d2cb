// Reading one list marker at the start of a text.
#pragma once

#include <optional>
#include <string_view>

namespace shenbao {

enum class MarkerStyle { digits, bracketed, han, circled };  // 1.  (一) or (1)  一、  ①

struct Marker {
    MarkerStyle style = MarkerStyle::digits;
    std::optional<int> number;  // nullopt: looks like a marker, its number is unreadable
    bool strict = false;        // number and sign exactly as a marker has them
    std::size_t length = 0;     // code points, with the blanks after it
};

// `text` begins at the place to look at. Returns nullopt where nothing looks like a marker.
[[nodiscard]] std::optional<Marker> read_marker(std::u32string_view text);

// 一 .. 九十九; nullopt for anything else.
[[nodiscard]] std::optional<int> han_number(std::u32string_view text);

}  // namespace shenbao
