#include "pipeline/text/glyph_segments.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "pipeline/base/ink_components.hpp"

namespace shenbao {

namespace {

// In em; they follow from how print is set.
constexpr double kUncutWidth = 1.05;  // ink up to this width is one atom
constexpr double kNarrowestAtom = 0.12;
constexpr double kThickestCut = 0.35;   // ink in a column that a cut may run through
constexpr double kNarrowestPair = 0.4;  // a digit and a dash
constexpr double kDashHeight = 0.2;
constexpr double kDashWidth = 1.3;  // of its height
constexpr double kDigitWidth = 0.5;
constexpr double kCutReach = 0.1;  // around where two digits should meet
constexpr int kLeastPiece_px = 1;

// In glyph heights of the page: what counts as a tall character, and where the em square lies around a line
// without one. Digits stand a little above the lower edge of Han characters, a lone dash in the middle. Guess,
// unmeasured.
constexpr double kLeastTall = 0.8, kMostTall = 1.25;
constexpr double kLeastDigit = 0.5, kDigitFoot = 0.05;

double middle(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<long>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// Columns with the least ink in their neighbourhood: the bridges between two characters, as ranges.
std::vector<Columns> find_cuts(const cv::Mat& ink_per_column, const Columns& ink, const EmFrame& em) {
    const int reach = std::max(2, static_cast<int>(kNarrowestAtom * em.height));
    std::vector<Columns> cuts;
    for (int x = ink.first + reach; x < ink.second - reach; ++x) {
        const int here = ink_per_column.at<int>(0, x);
        bool thinnest = here <= kThickestCut * em.height;
        for (int d = -reach; d <= reach && thinnest; ++d) {
            const int there = ink_per_column.at<int>(0, x + d);
            thinnest = there > here || (there == here && (d >= 0 || d == -reach));
        }
        if (!thinnest) continue;
        int end = x;
        while (end < x + reach && ink_per_column.at<int>(0, end + 1) <= here) ++end;
        cuts.emplace_back(x, end);
    }
    return cuts;
}

// The cuts, and where digits of one width would meet: two that touch along their sides (00) have no thin column
// between them.
std::vector<Columns> with_even_cuts(std::vector<Columns> cuts, const cv::Mat& ink_per_column, const Columns& ink,
                                    const EmFrame& em) {
    const int width = ink.second - ink.first, reach = std::max(1, static_cast<int>(kCutReach * em.height));
    const int likely = static_cast<int>(std::lround(width / (kDigitWidth * em.height)));
    for (int digits = std::max(2, likely - 1); digits <= likely + 1; ++digits)
        for (int i = 1; i < digits; ++i) {
            const int middle = ink.first + width * i / digits;
            int best = middle;
            for (int x = middle - reach; x <= middle + reach; ++x)
                if (x > ink.first && x < ink.second - 1 &&
                    ink_per_column.at<int>(0, x) < ink_per_column.at<int>(0, best))
                    best = x;
            const auto is_near = [&](const Columns& cut) {
                return best >= cut.first - kLeastPiece_px && best <= cut.second + kLeastPiece_px;
            };
            if (best - ink.first > kLeastPiece_px && ink.second - best > kLeastPiece_px &&
                std::ranges::none_of(cuts, is_near))
                cuts.emplace_back(best, best);
        }
    std::ranges::sort(cuts);
    return cuts;
}

// Where a dash begins or ends under or over the foot of its neighbour (1-2 in 文泉驿): the taller ink stays whole.
std::vector<Columns> find_dash_cuts(const LinePicture& line, const Columns& stretch, const EmFrame& em) {
    std::vector<Columns> cuts;
    if (stretch.second - stretch.first < kNarrowestPair * em.height) return cuts;
    std::vector<InkPart> parts = label_ink(line.mask.colRange(stretch.first, stretch.second)).parts;
    parts.erase(parts.begin());  // the paper
    std::sort(parts.begin(), parts.end(), [](const InkPart& a, const InkPart& b) { return a.box.x < b.box.x; });
    const auto is_dash = [&](const cv::Rect& part) {
        return part.height < kDashHeight * em.height && part.width > kDashWidth * part.height;
    };
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const cv::Rect &left = parts[i - 1].box, &right = parts[i].box;
        const int end = left.x + left.width;
        if (is_dash(left) == is_dash(right) || end - right.x > kNarrowestAtom * em.height) continue;
        const int at = stretch.first + (is_dash(left) ? right.x : end);
        if (at > (cuts.empty() ? stretch.first : cuts.back().second) && at < stretch.second)
            cuts.emplace_back(at, at);
    }
    return cuts;
}

}  // namespace

EmFrame find_em_frame(const LinePicture& line) {
    std::vector<double> tops, bottoms;
    for (const auto& [from, to] : find_stretches(line.mask)) {
        const cv::Rect ink = cv::boundingRect(line.mask.colRange(from, to));
        if (ink.height < kLeastTall * line.glyph_px || ink.height > kMostTall * line.glyph_px) continue;
        tops.push_back(ink.y);
        bottoms.push_back(ink.y + ink.height);
    }
    if (!tops.empty() && middle(bottoms) - middle(tops) > kLeastTall * line.glyph_px)
        return {middle(tops), middle(bottoms) - middle(tops)};
    const cv::Rect ink = cv::boundingRect(line.mask);
    const double middle_y = ink.y + ink.height / 2.0, foot = ink.y + ink.height;
    const double bottom = ink.height < kLeastDigit * line.glyph_px ? middle_y + line.glyph_px / 2
                                                                   : foot + kDigitFoot * line.glyph_px;
    return {bottom - line.glyph_px, line.glyph_px};
}

std::vector<Columns> find_atoms(const LinePicture& line, const EmFrame& em) {
    cv::Mat ink_per_column;
    cv::reduce(line.mask / 255, ink_per_column, 0, cv::REDUCE_SUM, CV_32S);
    std::vector<Columns> atoms;
    for (const Columns& stretch : find_stretches(line.mask)) {
        const bool wide = stretch.second - stretch.first > kUncutWidth * em.height;
        int from = stretch.first;
        for (const Columns& cut :
             wide ? find_cuts(ink_per_column, stretch, em) : find_dash_cuts(line, stretch, em)) {
            atoms.emplace_back(from, cut.first);
            from = cut.second;
        }
        atoms.emplace_back(from, stretch.second);
    }
    return atoms;
}

std::vector<Columns> cut_atoms(const LinePicture& line, const std::vector<Columns>& atoms,
                               const std::vector<Columns>& where, const EmFrame& em) {
    if (where.empty()) return atoms;
    cv::Mat ink_per_column;
    cv::reduce(line.mask / 255, ink_per_column, 0, cv::REDUCE_SUM, CV_32S);
    std::vector<Columns> finer;
    for (const Columns& atom : atoms) {
        const bool cut_here = std::any_of(where.begin(), where.end(), [&](const Columns& range) {
            return atom.first < range.second && atom.second > range.first;
        });
        int from = atom.first;
        if (cut_here && atom.second - atom.first > kNarrowestPair * em.height)
            for (const Columns& cut :
                 with_even_cuts(find_cuts(ink_per_column, atom, em), ink_per_column, atom, em)) {
                finer.emplace_back(from, cut.first);
                from = cut.second;
            }
        finer.emplace_back(from, atom.second);
    }
    return finer;
}

}  // namespace shenbao
