#include "pipeline/text/without_streaks.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace shenbao {

UprightPage without_streaks(const UprightPage& page, const PageGrid& grid) {
    UprightPage clean = page;
    if (grid.streaks.empty()) return clean;
    clean.ink = page.ink & ~grid.streaks;
    cv::Mat soft;
    cv::dilate(grid.streaks, soft, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    clean.grey = page.grey.clone();
    clean.grey.setTo(255, soft & ~clean.ink);
    return clean;
}

void doubt_on_streaks(PageText& text, const cv::Mat& thick_streaks) {
    if (thick_streaks.empty()) return;
    const auto doubt = [&](LineReading& line) {
        const Box box = intersect(line.box, {0, 0, thick_streaks.cols, thick_streaks.rows});
        if (box.empty()) return;
        if (cv::countNonZero(thick_streaks(cv::Rect(box.x0, box.y0, box.width(), box.height()))) > 0)
            line.evidence.set(EvidenceKind::alphabet_gap, 1);
    };
    for (std::vector<CellReading>& table : text.tables)
        for (CellReading& cell : table) std::ranges::for_each(cell.lines, doubt);
    std::ranges::for_each(text.loose_lines, doubt);
}

}  // namespace shenbao
