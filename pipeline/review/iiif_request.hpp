// IIIF Image API 3.0, level 1 (iiif.io/api/image/3.0/compliance), and of level 2 percentages, sizes within a box
// and PNG:
//   /iiif/{image}/{region}/{size}/{rotation}/{quality}.{format}
// Rotation is 0, quality `default` or `gray`. Not offered is CORS, which level 1 asks for: pages are shown to
// whoever has a session of this server, and to no other site.
#pragma once

#include <string>

#include "models/declaration/geometry.hpp"

namespace shenbao {

enum class IiifFormat { jpg, png };

struct IiifCut {
    Box region;                 // page px, within the page
    int width = 0, height = 0;  // of the answer
    IiifFormat format = IiifFormat::jpg;
};

// Of the answer; what is larger is refused. Four times an A4 page at 200 dpi.
inline constexpr int kMostSidePx = 8000;
inline constexpr long long kMostAreaPx = 16LL << 20;

// quality_format: "default.jpg". Throws Refusal{400} with what is wrong, Refusal{501} for what is not offered.
[[nodiscard]] IiifCut read_cut(const std::string& region, const std::string& size, const std::string& rotation,
                               const std::string& quality_format, int page_width, int page_height);

struct IiifImage {
    std::string sha256;
    int page = 0;
};
// "HASH-PAGE" or "HASH-PAGE-vN": N, the version of the reading, changes nothing but the name, so that caches tell
// readings apart. Throws Refusal{404}.
[[nodiscard]] IiifImage read_image_name(const std::string& name);

}  // namespace shenbao
