#include "pipeline/text/stacked_marks.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

std::optional<StackedMark> stacked_mark(const cv::Mat& column, int x, double glyph_px) {
    cv::Mat labels, stats, centres;
    if (cv::connectedComponentsWithStats(column, labels, stats, centres, 8, CV_32S) != 3) return std::nullopt;
    const auto box = [&](int i) {
        return cv::Rect(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                        stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
    };
    const cv::Rect upper = box(1).y < box(2).y ? box(1) : box(2), lower = box(1).y < box(2).y ? box(2) : box(1);
    // Shares of the glyph height: dots are 0.09 to 0.2 wide, their distance about a third of a glyph.
    const double gap = lower.y - upper.br().y;
    const bool small = upper.width < 0.24 * glyph_px && upper.height < 0.24 * glyph_px &&
                       lower.width < 0.28 * glyph_px && lower.height < 0.38 * glyph_px;
    const bool square = upper.width < 1.8 * upper.height && upper.height < 1.8 * upper.width;
    if (!small || !square || gap < 0.12 * glyph_px || gap > 0.6 * glyph_px) return std::nullopt;
    return StackedMark{x + column.cols / 2.0, lower.height > 1.45 * upper.height};
}

bool is_sign(const std::string& text) {
    static const std::u32string kSigns = U":;.,'\"!|：；，。、”“‘’·…";
    const std::u32string points = decode_utf8(text);
    return points.size() == 1 && kSigns.find(points.front()) != std::u32string::npos;
}

}  // namespace

std::vector<StackedMark> find_stacked_marks(const LinePicture& line) {
    std::vector<StackedMark> marks;
    cv::Mat columns;
    cv::reduce(line.mask, columns, 0, cv::REDUCE_MAX);
    int from = -1;
    for (int x = 0; x <= columns.cols; ++x) {
        const bool ink = x < columns.cols && columns.at<uchar>(0, x) != 0;
        if (ink && from < 0) from = x;
        if (ink || from < 0) continue;
        if (x - from < 0.3 * line.glyph_px)
            if (const auto mark = stacked_mark(line.mask.colRange(from, x), from, line.glyph_px))
                marks.push_back(*mark);
        from = -1;
    }
    return marks;
}

Ballot with_stacked_marks(Ballot ballot, const std::vector<StackedMark>& marks, double glyph_px) {
    for (const StackedMark& mark : marks) {
        Symbol* nearest = nullptr;
        double distance =
            0.6 * glyph_px;  // symbol boxes of the recogniser are that exact; looked at, not measured
        for (Symbol& symbol : ballot.symbols) {
            const double away = std::abs((symbol.x0 + symbol.x1) / 2.0 - mark.centre_x);
            if (!is_sign(symbol.text) || away > distance) continue;
            nearest = &symbol;
            distance = away;
        }
        if (nearest) nearest->text = mark.tail ? "；" : "：";
    }
    return ballot;
}

}  // namespace shenbao
