#include "pipeline/text/leading_sign.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "pipeline/text/sign_parts.hpp"

namespace shenbao {

namespace {

// First glyph: from the first inked column to the first empty one after it.
cv::Rect first_glyph(const cv::Mat& mask) {
    const cv::Rect all = cv::boundingRect(mask);
    int end = all.x;
    while (end < all.br().x && cv::countNonZero(mask.col(end)) > 0) ++end;
    return cv::boundingRect(mask.colRange(all.x, end)) + cv::Point(all.x, 0);
}

// How well centres follow a wedge that points right: 1 = straight out and straight back. `rows` hold the wedge
// only.
struct WedgeFit {
    double bend = 0;   // apex minus mean of the ends, in glyph widths; > 0 points right
    double error = 0;  // RMS distance from the two straight arms, in glyph widths
};

WedgeFit fit_wedge(const std::vector<Run>& rows, int width) {
    const auto n = static_cast<int>(rows.size());
    const auto mean = [&](int from, int to) {
        double sum = 0;
        for (int i = from; i < to; ++i) sum += rows[static_cast<std::size_t>(i)].centre();
        return sum / (to - from);
    };
    const int edge = std::max(1, n / 8);
    const double top = mean(0, edge), bottom = mean(n - edge, n),
                 apex = mean(n / 2 - edge / 2, n / 2 - edge / 2 + edge);
    double squares = 0;
    for (int i = 0; i < n; ++i) {
        const double t = (i + 0.5) / n * 2;  // 0 at the top, 1 at the apex, 2 at the bottom
        const double expected = t < 1 ? top + (apex - top) * t : apex + (bottom - apex) * (t - 1);
        squares += std::pow(rows[static_cast<std::size_t>(i)].centre() - expected, 2);
    }
    return {(apex - (top + bottom) / 2) / width, std::sqrt(squares / n) / width};
}

}  // namespace

SignFinding find_leading_sign(const LinePicture& line) {
    // Measured on an invented form in Noto Serif, UMing and WenQuanYi at 150 to 300 dpi: signs are 0.60 to 0.83
    // glyphs wide, the widest first digit 0.51. The limit stands between them, as one pixel is 0.03 glyphs at 200
    // dpi.
    constexpr double kSignWidth = 0.55, kMinWidth = 0.62;
    constexpr double kMinBend = 0.33, kMaxError = 0.14;  // guesses; the tests draw both kinds of bar
    const cv::Rect box = first_glyph(line.mask);
    SignFinding finding;
    finding.end_x = box.br().x;
    finding.width = box.width / line.glyph_px;
    finding.wider_than_digit = finding.width > kSignWidth;
    if (box.width < 0.3 * line.glyph_px || box.height < 0.3 * line.glyph_px) return finding;
    if (box.width < kMinWidth * box.height || box.width > 1.3 * line.glyph_px) return finding;
    const SignParts parts = split_sign(line.mask(box));
    if (parts.wedge.size() < 6) return finding;
    const bool single =
        std::all_of(parts.wedge.begin(), parts.wedge.end(), [](const Run& run) { return run.count <= 1; });
    const WedgeFit fit = fit_wedge(parts.wedge, box.width);
    if (single && std::abs(fit.bend) >= kMinBend && fit.error <= kMaxError) {
        finding.doubtful = parts.may_have_bar;
        if (finding.doubtful) return finding;
        const bool right = fit.bend > 0;
        finding.sign = parts.has_bar ? (right ? LeadingSign::ge : LeadingSign::le)
                                     : (right ? LeadingSign::gt : LeadingSign::lt);
        return finding;
    }
    // A 2 starts in its middle, ≥ at its left; readers take one for the other.
    const bool starts_left = parts.wedge.front().centre() < 0.35 * box.width;
    finding.doubtful = parts.has_bar && ((finding.wider_than_digit && std::abs(fit.bend) >= kMinBend / 2) ||
                                         (starts_left && fit.bend >= kMinBend / 2));
    return finding;
}

const char* sign_text(LeadingSign sign) {
    switch (sign) {
        case LeadingSign::ge: return "≥";
        case LeadingSign::le: return "≤";
        case LeadingSign::gt: return ">";
        case LeadingSign::lt: return "<";
    }
    return "";
}

}  // namespace shenbao
