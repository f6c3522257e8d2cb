// Drawn pages for the tests of the page room: ruled forms and running text of made-up square characters.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "pipeline/base/source_page.hpp"
#include "pipeline/page/make_upright.hpp"

namespace shenbao::test {

struct DrawnForm {
    cv::Mat grey;  // 8-bit, A4, white 255
    double dpi = 0;
    std::vector<double> rows, cols;  // y and x of its rules' centres, px
    double left = 0, right = 0, top = 0, bottom = 0;
};

// A table of 9 x 4 cells with lines of text in them.
[[nodiscard]] DrawnForm draw_form(double dpi, unsigned seed = 1);
// 30 lines of text without any rule.
[[nodiscard]] cv::Mat draw_text_page(double dpi, unsigned seed = 1);
// One line of square characters, each with a bar at its top and its left and strokes at random.
void draw_line(cv::Mat& page, cv::Point2d at, double em_px, int characters, cv::RNG& random);

// Turned clockwise about its centre on a canvas of its own size.
[[nodiscard]] cv::Mat rotate_about_centre(const cv::Mat& page, double deg, const cv::Scalar& border);
[[nodiscard]] cv::Mat add_grain(const cv::Mat& page, double sigma, unsigned seed = 1);
[[nodiscard]] SourcePage as_source(const cv::Mat& image, std::optional<double> dpi);

// Reads the drawn characters' attitude from the pixels: their bars are on top only where they stand upright.
[[nodiscard]] double score_drawn_line(const cv::Mat& line);

}  // namespace shenbao::test
