// Damaged files: what a broken disk, a copy that stopped, and a stranger make of documents.
#pragma once

#include <random>
#include <span>
#include <string_view>

#include "tools/bench/mutate_tools/small_documents.hpp"

namespace shenbao::bench {

enum class Mutation {
    cut,      // the end is missing
    flipped,  // 1 to 64 bits are others, anywhere or in the first half KiB
    number,   // four bytes, mostly near the front, are a number at the edge of what a field holds
    spliced,  // a piece of another document in the place of a piece of this one
    blanked,  // a piece is zeros
    repeated  // a piece stands there twice
};
inline constexpr int kMutations = 6;

[[nodiscard]] std::string_view to_string(Mutation mutation);

// bytes: at least one. Now and then nothing changes: zeros that were blanked.
[[nodiscard]] FileBytes mutate(const FileBytes& bytes, Mutation mutation, std::span<const SmallDocument> others,
                               std::mt19937& random);

}  // namespace shenbao::bench
