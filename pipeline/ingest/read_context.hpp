// What every decoder of this room needs to know to refuse an input in one clear sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "models/declaration/error.hpp"

namespace shenbao {

using Bytes = std::span<const std::uint8_t>;

// px, the longest side of a page. OpenCV's remap and warpAffine, which straighten it, count columns and rows in 16
// bits and fail from 32767 on (SHRT_MAX); the slack is for the turned page, whose box is at most its diagonal:
// 32342 px for 32000 x 4687, which the limit of pixels leaves. A4 at 1200 dpi is 14000 px long.
inline constexpr long long kMaxSidePx = 32000;

struct ReadContext {
    ErrorPlace place;          // file, and the page where it is known
    long long max_pixels = 0;  // IngestSettings::max_page_pixels
};

// Throws Error{unreadable_input}.
[[noreturn]] void refuse(const ErrorPlace& place, const std::string& message, const std::string& remedy);

// Refuses images without pixels and those over the limit. Called with the figures of the header, before memory is
// taken for the pixels.
void check_image_size(const ReadContext& context, long long width_px, long long height_px);

}  // namespace shenbao
