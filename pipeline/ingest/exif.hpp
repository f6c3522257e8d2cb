// The few EXIF tags that say how an image lies and how fine it is.
#pragma once

#include <optional>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

struct ExifFrame {
    int orientation = 1;          // tag 274
    std::optional<double> x_dpi;  // tags 282, 283, 296
    std::optional<double> y_dpi;
};

// tiff_block: the TIFF structure inside an EXIF block (from "II" or "MM" on). Damage gives the defaults.
[[nodiscard]] ExifFrame read_exif_frame(Bytes tiff_block);

}  // namespace shenbao
