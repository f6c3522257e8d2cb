#include <webp/decode.h>

#include "pipeline/ingest/read_images.hpp"

namespace shenbao {

RasterImage read_webp(Bytes bytes, const ReadContext& context) {
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(bytes.data(), bytes.size(), &features) != VP8_STATUS_OK)
        refuse(context.place, "the WebP image is damaged or cut off", "save it again");
    if (features.has_animation != 0)
        refuse(context.place, "the WebP file is an animation, not a page", "save each page as an image");
    check_image_size(context, features.width, features.height);
    cv::Mat bgra(features.height, features.width, CV_8UC4);
    const std::size_t capacity = bgra.total() * bgra.elemSize();
    if (WebPDecodeBGRAInto(bytes.data(), bytes.size(), bgra.data, capacity, static_cast<int>(bgra.step)) ==
        nullptr)
        refuse(context.place, "the WebP image is damaged or cut off", "save it again");
    return {blend_over_white(bgra), std::nullopt, std::nullopt};
}

}  // namespace shenbao
