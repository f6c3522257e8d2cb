// Single-image formats -> pixels, upright as their EXIF orientation says, at their own resolution (not yet
// square).
//
// Each throws Error{unreadable_input} for damaged or truncated data and for images over the limit (checked from
// the header, before memory is taken). None prints.
#pragma once

#include "pipeline/ingest/image_frame.hpp"
#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

[[nodiscard]] RasterImage read_jpeg(Bytes bytes, const ReadContext& context);
[[nodiscard]] RasterImage read_png(Bytes bytes, const ReadContext& context);
[[nodiscard]] RasterImage read_webp(Bytes bytes, const ReadContext& context);
[[nodiscard]] RasterImage read_bmp(Bytes bytes, const ReadContext& context);

// A JPEG stream inside another format: the same pixels, but its EXIF block has no say.
[[nodiscard]] cv::Mat read_jpeg_pixels(Bytes bytes, const ReadContext& context);

}  // namespace shenbao
