// The recipe: a digital PDF and its truth -> degraded page images and their truth.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tools/scan/profiles.hpp"

namespace shenbao::scan {

struct ScannedDocument {
    std::vector<ScannedPage> pages;
    Json truth;  // "shenbao-truth/1" in px of the page images
};

// truth: as the typesetter wrote it (points). The same arguments give the same pixels.
// Throws Error{unreadable_input, wrong_usage}.
[[nodiscard]] ScannedDocument scan_document(const std::string& pdf, const Json& truth, std::string_view profile,
                                            std::uint64_t seed);

}  // namespace shenbao::scan
