// One kind of image file each; see picture.hpp.
#pragma once

#include <optional>

#include "pipeline/deliver/pdf/picture.hpp"

namespace shenbao {

// nullopt: of a kind that PDF cannot hold as it is.
[[nodiscard]] std::optional<Picture> wrap_jpeg(std::string_view bytes);
[[nodiscard]] std::optional<Picture> wrap_png(std::string_view bytes);
// Any file that OpenCV reads: eight bits, over white paper where it is transparent.
[[nodiscard]] Picture decode_picture(std::string_view bytes);
void visit_tiff_pictures(std::string_view bytes, const PictureSink& sink);

}  // namespace shenbao
