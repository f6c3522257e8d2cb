// The frame of an image: its turning, its resolution, its channels. Pixels only, no file formats.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

namespace shenbao {

// An image as decoded. image: 8-bit, 1 channel or 3 channels BGR, upright as its file says.
struct RasterImage {
    cv::Mat image;
    std::optional<double> x_dpi;  // nullopt where the file does not say
    std::optional<double> y_dpi;
};

// How the stored rows and columns lie on the page: the direction of a stored row (left to right) and of a stored
// column (top to bottom), in page px (x right, y down), each one of (1,0) (-1,0) (0,1) (0,-1), perpendicular.
struct Orientation {
    int row_x = 1, row_y = 0;
    int col_x = 0, col_y = 1;
};

// Tag 274 of TIFF and EXIF, 1..8; anything else is 1.
[[nodiscard]] Orientation orientation_of_tag(int tag);

// The image as it lies on the page.
[[nodiscard]] cv::Mat turn_image(const cv::Mat& image, const Orientation& orientation);
// The same for an image with its resolution: x and y change places where rows become columns.
[[nodiscard]] RasterImage turn_raster(const RasterImage& raster, const Orientation& orientation);

// Fax and other scans with unequal resolutions: the coarser side is stretched. Resolutions outside what a scanner
// gives, or with a ratio above 4, are taken for a mistake and the pixels stay as they are. The result is never
// larger than max_pixels nor longer than kMaxSidePx (then the finer side is shrunk instead).
[[nodiscard]] RasterImage make_pixels_square(const RasterImage& raster, long long max_pixels);

// The resolution, or nullopt where it cannot be trusted: outside 50..1300 dpi; it would make the page longer than
// A3; or it is what programs write when they do not know (72, 96 dpi) and the page is not of a paper size.
[[nodiscard]] std::optional<double> plausible_dpi(std::optional<double> dpi, const cv::Mat& image);

// One channel where all three are equal within the noise of a grey scan saved as colour; else the image itself.
[[nodiscard]] cv::Mat drop_empty_colour(const cv::Mat& image);

// BGRA, 8-bit, straight alpha, over white paper: BGR.
[[nodiscard]] cv::Mat blend_over_white(const cv::Mat& bgra);

}  // namespace shenbao
