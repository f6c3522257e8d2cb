#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

void refuse(const ErrorPlace& place, const std::string& message, const std::string& remedy) {
    throw Error(ErrorCode::unreadable_input, place, message, remedy);
}

void check_image_size(const ReadContext& context, long long width_px, long long height_px) {
    const std::string size = std::to_string(width_px) + " x " + std::to_string(height_px) + " pixels";
    if (width_px <= 0 || height_px <= 0) refuse(context.place, "the image has no pixels", "scan the page again");
    const bool too_long = width_px > kMaxSidePx || height_px > kMaxSidePx;
    if (too_long || width_px * height_px > context.max_pixels)
        refuse(context.place, "the image of " + size + " is over the limit for one page",
               "scan at 300 dpi, or split the image into pages");
}

}  // namespace shenbao
