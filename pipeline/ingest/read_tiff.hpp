// One TIFF directory -> pixels.
#pragma once

#include "pipeline/ingest/image_frame.hpp"
#include "pipeline/ingest/tiff_file.hpp"

namespace shenbao {

// The file's current directory, turned as its orientation tag says, at its own x and y resolution.
// Throws Error{unreadable_input} for damaged, truncated and oversized data.
[[nodiscard]] RasterImage read_tiff_directory(TiffFile& file, const ReadContext& context);

}  // namespace shenbao
