// PDF pages -> pictures of the printed sheets, before any scanner has seen them.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace shenbao::scan {

struct PaperPage {
    int number = 1;  // 1-based
    cv::Mat grey;    // 8-bit, rendered at twice `dpi` and averaged down: soft as print under a lens
    double dpi = 0;
    double width_pt = 0;
    double height_pt = 0;
    [[nodiscard]] double px_of_mm(double mm) const { return mm * dpi / 25.4; }
};

[[nodiscard]] int count_pages(const std::string& pdf);
// Throws Error{unreadable_input}. page: 1-based.
[[nodiscard]] PaperPage render_paper(const std::string& pdf, int page, double dpi);

}  // namespace shenbao::scan
