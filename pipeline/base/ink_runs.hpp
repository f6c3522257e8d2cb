// Search along a row of a mask, eight pixels at a time.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace shenbao {

namespace detail {

inline std::uint64_t load(const unsigned char* pixels) {
    std::uint64_t word = 0;
    std::memcpy(&word, pixels, sizeof word);
    return word;
}

// Index of the first byte that is not 0. REQUIRES: there is one.
inline int first_marked(std::uint64_t marks) {
    return (std::endian::native == std::endian::little ? std::countr_zero(marks) : std::countl_zero(marks)) / 8;
}

// The highest bit of every byte that is not 0.
inline std::uint64_t mark_ink(const unsigned char* pixels) {
    constexpr std::uint64_t kLow = 0x7f7f7f7f7f7f7f7f;
    const std::uint64_t word = load(pixels);
    return (((word & kLow) + kLow) | word) & ~kLow;
}

}  // namespace detail

// First x in [from, end) with ink (not 0), or `end`.
inline int next_ink(const unsigned char* row, int from, int end) {
    for (; from + 8 <= end; from += 8)
        if (const std::uint64_t ink = detail::mark_ink(row + from)) return from + detail::first_marked(ink);
    while (from < end && row[from] == 0) ++from;
    return from;
}

// First x in [from, end) without ink, or `end`.
inline int next_paper(const unsigned char* row, int from, int end) {
    constexpr std::uint64_t kMarks = 0x8080808080808080;
    for (; from + 8 <= end; from += 8)
        if (const std::uint64_t ink = detail::mark_ink(row + from); ink != kMarks)
            return from + detail::first_marked(ink ^ kMarks);
    while (from < end && row[from] != 0) ++from;
    return from;
}

// First x in [from, end) where two rows differ, or `end`.
inline int next_change(const unsigned char* row, const unsigned char* other, int from, int end) {
    for (; from + 8 <= end; from += 8) {
        const std::uint64_t change = detail::load(row + from) ^ detail::load(other + from);
        if (change != 0) return from + detail::first_marked(change);
    }
    while (from < end && row[from] == other[from]) ++from;
    return from;
}

}  // namespace shenbao
