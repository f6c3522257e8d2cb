#include "tools/bench/mutate_tools/mutate.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace shenbao::bench {

namespace {

// Not std::uniform_int_distribution: that one draws differently with every library.
std::size_t draw(std::mt19937& random, std::size_t count) {
    return random() % std::max<std::size_t>(1, count);
}

constexpr std::size_t kFront = 512;  // bytes: headers, directories, sizes

std::size_t draw_place(std::mt19937& random, std::size_t size) {
    return draw(random, random() % 2 == 0 ? std::min(size, kFront) : size);
}

struct Piece {
    std::size_t at = 0, size = 0;
};

// Of 1 to size bytes, small ones as often as large ones.
Piece draw_piece(std::mt19937& random, std::size_t size) {
    const std::size_t at = draw(random, size);
    const std::size_t most = std::min(size - at, std::size_t{1} << draw(random, 16));
    return {at, 1 + draw(random, most)};
}

auto place(FileBytes& bytes, std::size_t at) {
    return bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at, bytes.size()));
}

void flip_bits(FileBytes& bytes, std::mt19937& random) {
    for (std::size_t left = std::size_t{1} << draw(random, 7); left > 0; --left)
        bytes[draw_place(random, bytes.size())] ^= static_cast<std::uint8_t>(1U << draw(random, 8));
}

void put_number(FileBytes& bytes, std::mt19937& random) {
    static constexpr std::array<std::uint32_t, 8> kEdges{0,          1,          0x7F,       0xFFFF,
                                                         0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    const std::uint32_t value = kEdges[draw(random, kEdges.size())];
    const std::size_t at = draw_place(random, bytes.size());
    for (std::size_t i = 0; i < 4 && at + i < bytes.size(); ++i)
        bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

void splice(FileBytes& bytes, std::span<const SmallDocument> others, std::mt19937& random) {
    const FileBytes& other = others[draw(random, others.size())].bytes;
    const Piece to = draw_piece(random, bytes.size()), from = draw_piece(random, other.size());
    const auto gone = bytes.erase(place(bytes, to.at), place(bytes, to.at + to.size));
    const auto begin = other.begin() + static_cast<std::ptrdiff_t>(from.at);
    bytes.insert(gone, begin, begin + static_cast<std::ptrdiff_t>(from.size));
}

}  // namespace

std::string_view to_string(Mutation mutation) {
    static constexpr std::array<std::string_view, kMutations> kNames{"cut",     "flipped", "number",
                                                                     "spliced", "blanked", "repeated"};
    return kNames[static_cast<std::size_t>(mutation)];
}

FileBytes mutate(const FileBytes& bytes, Mutation mutation, std::span<const SmallDocument> others,
                 std::mt19937& random) {
    FileBytes changed = bytes;
    const Piece piece = draw_piece(random, bytes.size());
    switch (mutation) {
        case Mutation::cut: changed.resize(draw(random, bytes.size())); break;
        case Mutation::flipped: flip_bits(changed, random); break;
        case Mutation::number: put_number(changed, random); break;
        case Mutation::spliced: splice(changed, others, random); break;
        case Mutation::blanked:
            std::fill(place(changed, piece.at), place(changed, piece.at + piece.size), std::uint8_t{0});
            break;
        case Mutation::repeated: {
            const FileBytes copy(place(changed, piece.at), place(changed, piece.at + piece.size));
            changed.insert(place(changed, piece.at), copy.begin(), copy.end());
            break;
        }
    }
    return changed;
}

}  // namespace shenbao::bench
