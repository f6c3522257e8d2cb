// Line pictures one under the other, as Tesseract's trainer takes them: an image and a box file beside it.
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace shenbao::train {

struct TaughtLine {
    cv::Mat picture;   // 8-bit grey, as a recogniser is shown it (show_line)
    std::string text;  // what it says
};

// Writes PREFIX.png and PREFIX.box. The trainer cuts each line with 4 px around its box; the boxes lie that much
// within the pictures. Throws Error{cannot_write}.
void write_line_sheet(const std::vector<TaughtLine>& lines, const std::string& prefix);

}  // namespace shenbao::train
