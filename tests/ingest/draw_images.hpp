// Image files in memory for the tests.
#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace shenbao::testing {

using FileBytes = std::vector<std::uint8_t>;

[[nodiscard]] FileBytes encode_image(const std::string& extension, const cv::Mat& image);

struct TiffPage {
    cv::Mat image;        // 8-bit grey (bits 1 or 8) or BGR
    int bits = 8;         // 1: bilevel, black where below 128
    int compression = 1;  // tiff.h: 1 none, 4 G4, 5 LZW
    int photometric = 1;  // 0 min-is-white, 1 min-is-black, 2 RGB
    int orientation = 1;
    double x_dpi = 0, y_dpi = 0;  // 0: no tag
    int subfile_type = 0;
};
[[nodiscard]] FileBytes write_tiff(const std::vector<TiffPage>& pages);

// An APP1 block with the orientation tag, put after the start marker.
[[nodiscard]] FileBytes with_exif_orientation(const FileBytes& jpeg, int tag);

}  // namespace shenbao::testing
