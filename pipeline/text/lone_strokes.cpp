#include "pipeline/text/lone_strokes.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace shenbao {

namespace {

constexpr double kWidest = 0.2;  // glyph heights; a faxed streak of 2 to 4 px. Guess, unmeasured
constexpr double kLowest = 0.6;  // lower ones may be marks of the line beside them

bool is_upright_stroke(const LinePicture& line, double glyph_px) {
    const cv::Rect ink = cv::boundingRect(line.mask);
    return ink.width <= kWidest * glyph_px && ink.height >= kLowest * glyph_px;
}

}  // namespace

bool drop_lone_strokes(std::vector<LinePicture>& lines, double glyph_px) {
    const auto is_text = [glyph_px](const LinePicture& line) {
        return cv::boundingRect(line.mask).width >= glyph_px;
    };
    if (std::none_of(lines.begin(), lines.end(), is_text)) return false;
    return std::erase_if(lines, [glyph_px](const LinePicture& l) { return is_upright_stroke(l, glyph_px); }) > 0;
}

}  // namespace shenbao
