#include "pipeline/text/without_streaks.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace shenbao {
namespace {

struct ThickStreaks {
    cv::Mat ink;
    cv::Mat taken_out;  // of it; empty if nothing was
};

ThickStreaks thick_streaks_of(const PageGrid& grid) {
    if (grid.streaks.empty()) return {grid.thick_streaks, {}};
    return {grid.thick_streaks, grid.thick_streaks & grid.streaks};
}

bool has_ink(const cv::Mat& mask, const Box& box) {
    const Box seen = intersect(box, {0, 0, mask.cols, mask.rows});
    return !seen.empty() && cv::countNonZero(mask(cv::Rect(seen.x0, seen.y0, seen.width(), seen.height()))) > 0;
}

void doubt_line(LineReading& line, const ThickStreaks& streaks, const Box& within) {
    const Box& box = line.box;
    const Box around{box.x0 - box.height(), box.y0, box.x1 + box.height(), box.y1};
    if (has_ink(streaks.ink, box) || has_ink(streaks.taken_out, intersect(around, within)))
        line.evidence.set(EvidenceKind::alphabet_gap, 1);
}

}  // namespace

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

void doubt_on_streaks(PageText& text, const PageGrid& grid) {
    if (grid.thick_streaks.empty()) return;
    const ThickStreaks streaks = thick_streaks_of(grid);
    for (std::size_t t = 0; t < text.tables.size(); ++t) {
        for (std::size_t c = 0; c < text.tables[t].size(); ++c)
            for (LineReading& line : text.tables[t][c].lines)
                doubt_line(line, streaks, grid.tables[t].cells[c].box);
    }
    const Box page{0, 0, grid.thick_streaks.cols, grid.thick_streaks.rows};
    for (LineReading& line : text.loose_lines) doubt_line(line, streaks, page);
}

}  // namespace shenbao
