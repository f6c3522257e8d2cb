// Characters leave white above and below them, a divider does not: what is darker than both its sides from one
// rule of the cell to the other is one, however pale. Every pixel of a cell is asked whether it is such a ridge
// (averaged along the divider, so that grain does not hide it). Lines of a few slopes are followed through the
// ridges. One that begins and ends at the rules and is broken little is a divider; so is one nearly as dark as the
// rules that is worn away at one end, or once in between. Of candidates side by side the fullest stays.
#include "pipeline/grid/cell_dividers.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

#include "pipeline/grid/faint_rule.hpp"

namespace shenbao {
namespace {

// Guesses where no measurement is given.
constexpr double kAlongMm = 0.8;     // what is averaged; as in faint_rule
constexpr double kBandMm = 0.15;     // how far the divider may lie off its line
constexpr double kFlankMm = 0.5;     // strip on either side that it is compared with
constexpr double kDarker = 8;        // grey levels; as in faint_rule
constexpr double kWidthMm = 0.2;     // of the divider
constexpr double kFromRuleMm = 0.2;  // between a rule's edge and what is looked at
constexpr double kFromSideMm = 2.5;  // from the cell's sides: what is nearer makes no cell
constexpr double kShortestMm = 5.5;  // between the rules: characters of 12 pt (4.2 mm) leave white at the ends
constexpr double kEndMm = 0.6;       // stretch at either end; above and below characters it is blank or half so
constexpr double kEndDepth = 0.25;   // of the line's mean depth that the ends have at least, and kDarker
constexpr double kPale = 0.5;  // of the contrast of print; darker lines are in the mask, and judged by their ink
constexpr double kShortestWornMm = 3.2;               // of dividers that stand free: the lowest cells there are
constexpr double kWornInk = 0.4;                      // of such a divider's length that is in the mask
constexpr double kFreeFromMm = 0.3, kFreeToMm = 1.2;  // strips beside it: 1 in a row of figures has others there
constexpr double kFreeInk = 0.02;                     // of a strip: specks; the strokes of a character have 0.1
constexpr int kSlopes = 5;                            // half of them to either side of the table's own slope
constexpr double kSlopeStep = 0.004;                  // rise per length: 0.23 degrees
constexpr double kGlance = 0.3;      // ridges of one row of pixels, so that lines through it are followed
constexpr double kOneLineMm = 0.5;   // rows this close are of one line
constexpr double kPartsMm = 8;       // mean width of the parts of a divided cell, at least
constexpr double kFaintShare = 0.3;  // beyond what is seen beside it: full ones close to print 0.66, texture 0

// Shares of the length that are ridges, and that the longest break is. Measured on two photographed invoices with
// rules of 0.67 and 0.74 of their print: full dividers 0.8 and more; worn ones 0.75 to 0.85 and 0.5 of the rules'
// darkness; the print's back and stems of their print 0.76 and 0.24, or 0.70 and no end at a rule.
struct Demand {
    double share, longest_gap;
};
constexpr Demand kAlone = {0.75, 0.25};
constexpr Demand kContinued = {0.6, 0.35};  // where a proven divider in the next cell continues it
constexpr double kWornDepth = 0.35;         // of the rules' darkness

int px_of(double mm, int least, const GridScale& scale) {
    return std::max(least, static_cast<int>(std::lround(mm * scale.px_per_mm)));
}

// How much darker the grey is than the strips on both sides of its row, 8-bit. What lies outside is not looked at.
cv::Mat measure_depth(const cv::Mat& grey, const GridScale& scale) {
    const int band = px_of(kBandMm, 1, scale), flank = px_of(kFlankMm, 2, scale) / 2 * 2 + 1;
    const int reach = band + flank / 2 + 1;  // from the line to the middle of a strip
    cv::Mat depth = cv::Mat::zeros(grey.size(), CV_8U);
    if (grey.rows <= 2 * reach) return depth;
    cv::Mat even, strips, darkest;
    cv::blur(grey, even, {px_of(kAlongMm, 2, scale) / 2 * 2 + 1, 1}, {-1, -1},
             cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
    cv::blur(even, strips, {1, flank}, {-1, -1}, cv::BORDER_REPLICATE);
    // Means of two rows, the upper one's index. Not by cv::blur: a kernel of 1 x 2 leaves zeros (OpenCV 4.6).
    cv::addWeighted(even.rowRange(0, even.rows - 1), 0.5, even.rowRange(1, even.rows), 0.5, 0, darkest);
    cv::copyMakeBorder(darkest, darkest, 0, 1, 0, 0, cv::BORDER_REPLICATE);
    cv::erode(darkest, darkest, cv::Mat::ones(2 * band, 1, CV_8U), {0, band});
    const cv::Mat lighter =
        cv::min(strips.rowRange(0, grey.rows - 2 * reach), strips.rowRange(2 * reach, grey.rows));
    cv::subtract(lighter, darkest.rowRange(reach, grey.rows - reach), depth.rowRange(reach, grey.rows - reach));
    return depth;
}

// What is seen along a line.
struct Trail {
    double share = 0;                      // of its length that is kDarker and more
    double longest_gap = 0;                // of its length
    double depth = 0;                      // mean
    double paler_end = 0, darker_end = 0;  // mean of the stretch at either end
};

// Rows that a line rises from its middle to each of `length` columns.
std::vector<int> rises_of(double slope, int length) {
    std::vector<int> rises;
    for (int x = 0; x < length; ++x)
        rises.push_back(static_cast<int>(std::lround(slope * (x + 0.5 - length / 2.0))));
    return rises;
}

// Along the line that passes `row` in the middle; nullopt where no demand allows the break. end_px: of a stretch
// at its ends.
std::optional<Trail> follow(const cv::Mat& depth, int row, const std::vector<int>& rises, int end_px) {
    const double longest = std::max(kAlone.longest_gap, kContinued.longest_gap) * depth.cols;
    int count = 0, gap = 0, longest_gap = 0, sum = 0, begin_sum = 0, end_sum = 0;
    for (int x = 0; x < depth.cols; ++x) {
        const int y = row + rises[static_cast<std::size_t>(x)];
        const int here = y >= 0 && y < depth.rows ? depth.ptr<uchar>(y)[x] : 0;
        gap = here >= kDarker ? 0 : gap + 1;
        if (gap > longest) return std::nullopt;
        longest_gap = std::max(longest_gap, gap);
        count += here >= kDarker ? 1 : 0;
        sum += here;
        begin_sum += x < end_px ? here : 0;
        end_sum += x >= depth.cols - end_px ? here : 0;
    }
    const double length = depth.cols;
    const auto [paler, darker] = std::minmax(begin_sum, end_sum);
    return Trail{count / length, longest_gap / length, sum / length, paler / static_cast<double>(end_px),
                 darker / static_cast<double>(end_px)};
}

bool meets(const Trail& trail, const Demand& demand) {
    return trail.share >= demand.share && trail.longest_gap <= demand.longest_gap;
}

// What is nearly as dark as the rules may be worn away at one end; in kNoRules nothing is.
constexpr double kNoRules = 1e6;

bool is_proven(const Trail& trail, double rule_contrast) {
    const double end = std::max(kDarker, kEndDepth * trail.depth);
    const bool is_deep = trail.depth >= kWornDepth * rule_contrast;
    return meets(trail, kAlone) && (is_deep ? trail.darker_end : trail.paler_end) >= end;
}

bool may_be_continued(const Trail& trail) {
    return meets(trail, kContinued) && trail.darker_end >= std::max(kDarker, kEndDepth * trail.depth);
}

class DividerSearch {
  public:
    DividerSearch(const DividerFrame& frame, const DividerSpan& span, const GridScale& scale)
        : frame_(frame), span_(span), scale_(scale) {
        const LatticeLine &side0 = frame.along[span.side0], &side1 = frame.along[span.side1];
        const LatticeLine &end0 = frame.across[span.end0], &end1 = frame.across[span.end1];
        const double middle = (side0.position + side1.position) / 2;
        begin_ = end0.at(middle);
        end_ = end1.at(middle);
        const double centre = (begin_ + end_) / 2, clear = kFromRuleMm * scale.px_per_mm;
        const auto px = [](double at) { return static_cast<int>(std::lround(at)); };
        area_ = cv::Rect(cv::Point(px(begin_ + end0.width_px / 2 + clear), px(side0.at(centre) + clear)),
                         cv::Point(px(end_ - end1.width_px / 2 - clear), px(side1.at(centre) - clear))) &
                cv::Rect({}, frame.grey.size());
        slope_ = side0.slope;
        for (int k = 0; k < kSlopes; ++k) rises_.push_back(rises_of(slope_of(k), area_.width));
    }

    [[nodiscard]] std::vector<CellDivider> find() const {
        if (area_.width < (is_worn() ? kShortestWornMm : kShortestMm) * scale_.px_per_mm) return {};
        if (area_.height < 2 * kFromSideMm * scale_.px_per_mm) return {};
        std::vector<bool> looked_at(static_cast<std::size_t>(area_.height), true);
        if (is_worn()) looked_at = free_rows();
        if (std::ranges::count(looked_at, true) == 0) return {};
        const cv::Mat depth = measure_depth(frame_.grey(area_), scale_);
        cv::Mat glance;
        cv::reduce(depth >= kDarker, glance, 1, cv::REDUCE_AVG, CV_32F);
        std::vector<CellDivider> proven, others;
        const int from_side = px_of(kFromSideMm - kFromRuleMm, 1, scale_);
        for (int row = from_side; row < area_.height - from_side; ++row) {
            if (looked_at[static_cast<std::size_t>(row)] && glance.ptr<float>(row)[0] >= 255 * kGlance)
                add_lines_through(row, depth, proven, others);
        }
        proven = choose(std::move(proven));
        return proven.empty() && !is_worn() ? choose(std::move(others)) : proven;
    }

  private:
    [[nodiscard]] bool is_worn() const { return frame_.look == DividerLook::worn; }

    // Rows with ink on a good part of them, or on the row beside, that are free of it on both sides.
    [[nodiscard]] std::vector<bool> free_rows() const {
        const cv::Mat ink = frame_.ink(area_);
        cv::Mat thick, on_line, shares;
        cv::dilate(ink, thick, cv::Mat::ones(3, 1, CV_8U));
        cv::reduce(thick, on_line, 1, cv::REDUCE_AVG, CV_32F);
        cv::reduce(ink, shares, 1, cv::REDUCE_AVG, CV_32F);
        const int from = px_of(kFreeFromMm, 2, scale_), to = px_of(kFreeToMm, 3, scale_);
        const auto is_white = [&](int first, int last) {
            return first >= 0 && last < area_.height &&
                   cv::mean(shares.rowRange(first, last + 1))[0] <= 255 * kFreeInk;
        };
        std::vector<bool> free;
        for (int row = 0; row < area_.height; ++row)
            free.push_back(on_line.ptr<float>(row)[0] >= 255 * kWornInk && is_white(row - to, row - from) &&
                           is_white(row + from, row + to));
        return free;
    }

    void add_lines_through(int row, const cv::Mat& depth, std::vector<CellDivider>& proven,
                           std::vector<CellDivider>& others) const {
        for (int k = 0; k < kSlopes; ++k) {
            const auto trail = follow(depth, row, rises_[static_cast<std::size_t>(k)], px_of(kEndMm, 2, scale_));
            if (!trail || !may_be_continued(*trail)) continue;
            const bool is_sure = is_proven(*trail, is_worn() ? kNoRules : frame_.rule_contrast);
            const LatticeLine line = line_at(area_.y + row + 0.5, slope_of(k));
            (is_sure ? proven : others)
                .push_back({span_, line, begin_, end_, trail->share, trail->depth, is_sure});
        }
    }
    // The fullest and deepest first; none too close to it for a cell between them. The rim of a dark stroke is
    // pale: dark ones keep their place, but are none.
    [[nodiscard]] std::vector<CellDivider> choose(std::vector<CellDivider> found) const {
        if (is_texture(found)) return {};
        std::ranges::stable_sort(found, std::ranges::greater{},
                                 [](const CellDivider& d) { return std::pair(d.share, d.depth); });
        std::vector<CellDivider> chosen;
        for (const CellDivider& d : found) {
            const bool taken =
                std::ranges::any_of(chosen, [&](const CellDivider& c) { return apart_mm(c, d) < kFromSideMm; });
            if (!taken && (is_dark(d) || stands_out(d))) chosen.push_back(centred(d, found));
        }
        if (!is_worn()) std::erase_if(chosen, [this](const CellDivider& d) { return is_dark(d); });
        return chosen;
    }
    [[nodiscard]] double apart_mm(const CellDivider& a, const CellDivider& b) const {
        return std::abs(a.line.position - b.line.position) / scale_.px_per_mm;
    }
    // More lines than a cell has dividers: hatching, a halftone, shading. found: by position.
    [[nodiscard]] bool is_texture(const std::vector<CellDivider>& found) const {
        int lines = 0;
        for (std::size_t i = 0; i < found.size(); ++i)
            lines += i == 0 || apart_mm(found[i], found[i - 1]) > kOneLineMm ? 1 : 0;
        return lines > 1 + area_.height / (kPartsMm * scale_.px_per_mm);
    }
    // In the middle of those that are as full and as deep: a line is that thick.
    [[nodiscard]] CellDivider centred(CellDivider d, const std::vector<CellDivider>& found) const {
        double position = 0, slope = 0, count = 0;
        for (const CellDivider& other : found) {
            if (other.share < d.share || other.depth < d.depth || apart_mm(d, other) > kOneLineMm) continue;
            position += other.line.position;
            slope += other.line.slope;
            count += 1;
        }
        d.line.position = position / count;
        d.line.slope = slope / count;
        return d;
    }
    [[nodiscard]] bool is_dark(const CellDivider& d) const { return d.depth > kPale * frame_.contrast; }
    [[nodiscard]] double slope_of(int k) const { return slope_ + (k - kSlopes / 2) * kSlopeStep; }
    [[nodiscard]] LatticeLine line_at(double position, double slope) const {
        LatticeLine line;
        line.direction = frame_.direction;
        line.position = position;
        line.slope = slope;
        line.reference = area_.x + area_.width / 2.0;
        line.width_px = std::max(1.0, kWidthMm * scale_.px_per_mm);
        return line;
    }
    [[nodiscard]] bool stands_out(const CellDivider& d) const {
        return faint_share(frame_.grey, d.line, area_.x, area_.x + area_.width, scale_) >= kFaintShare;
    }

    const DividerFrame& frame_;
    DividerSpan span_;
    const GridScale& scale_;
    double begin_ = 0, end_ = 0, slope_ = 0;
    std::vector<std::vector<int>> rises_;  // of the slopes that are tried
    cv::Rect area_;                        // inside the cell, in the frame
};

}  // namespace

DividerSpan span_of(const FaceBlock& b, Direction direction) {
    const auto index = [](int line) { return static_cast<std::size_t>(line); };
    return direction == Direction::vertical
               ? DividerSpan{index(b.col0), index(b.col1), index(b.row0), index(b.row1)}
               : DividerSpan{index(b.row0), index(b.row1), index(b.col0), index(b.col1)};
}

std::vector<CellDivider> find_cell_dividers(const DividerFrame& frame, const DividerSpan& span,
                                            const GridScale& scale) {
    return DividerSearch(frame, span, scale).find();
}

}  // namespace shenbao
