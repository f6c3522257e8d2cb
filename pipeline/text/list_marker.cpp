#include "pipeline/text/list_marker.hpp"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

using namespace std::string_view_literals;

namespace {

struct Stretch {
    int from = 0, to = 0;  // columns with ink, exclusive end
    [[nodiscard]] int width() const { return to - from; }
};

std::vector<Stretch> inked_stretches(const cv::Mat& mask) {
    cv::Mat columns;
    cv::reduce(mask, columns, 0, cv::REDUCE_MAX);
    std::vector<Stretch> stretches;
    for (int x = 0; x < columns.cols; ++x) {
        if (columns.at<uchar>(0, x) == 0) continue;
        if (!stretches.empty() && stretches.back().to == x)
            stretches.back().to = x + 1;
        else
            stretches.push_back({x, x + 1});
    }
    return stretches;
}

bool is_dot(const cv::Mat& column, double glyph_px) {
    const cv::Rect ink = cv::boundingRect(column);
    return ink.height < 0.24 * glyph_px && ink.width < 0.24 * glyph_px && ink.y + ink.height / 2 > column.rows / 2;
}

}  // namespace

int find_marker_end(const LinePicture& line) {
    const std::vector<Stretch> stretches = inked_stretches(line.mask);
    std::size_t narrow = 0;
    while (narrow < stretches.size() && stretches[narrow].width() <= 0.6 * line.glyph_px) {
        const Stretch& s = stretches[narrow++];
        if (!is_dot(line.mask.colRange(s.from, s.to), line.glyph_px)) continue;
        const bool follows_digit = narrow >= 2 && narrow <= 3;
        return follows_digit && narrow < stretches.size() ? (s.to + stretches[narrow].from) / 2 : 0;
    }
    return 0;
}

std::vector<Symbol> marker_of(const std::vector<Symbol>& symbols) {
    std::vector<Symbol> marker;
    for (const Symbol& symbol : symbols) {
        const char32_t c = decode_utf8(symbol.text).front();
        if (is_digit(c))
            marker.push_back(symbol);
        else if (marker.empty() || U".,、)'·"sv.find(c) == std::u32string_view::npos)
            return {};
    }
    if (marker.empty() || marker.size() > 2) return {};
    // The dot was seen by find_marker_end; readers often drop it.
    const Symbol& last = marker.back();
    marker.push_back(Symbol{".", last.score, last.x1, last.x1});
    return marker;
}

bool is_marker_sign(const Symbol& symbol) {
    const std::u32string points = decode_utf8(symbol.text);
    return points.size() == 1 && U".,、)'·。，"sv.find(points.front()) != std::u32string_view::npos;
}

}  // namespace shenbao
