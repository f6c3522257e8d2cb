// Only in a table whose rules are paler than its print: elsewhere a divider is as dark as the other rules, and a
// thin stem in a low row looks like a pale divider (11 of 162 generated documents had one).
//
// Characters leave white above and below them, a divider does not: what is darker than both its sides from one
// rule of the cell to the other is one, however pale. Every pixel of a cell is asked whether it is such a ridge
// (averaged along the divider, so that grain does not hide it). Lines of a few slopes are followed through the
// ridges; one that begins and ends at the rules and is broken little is a candidate. Of candidates side by side
// the fullest stays.
#include "pipeline/grid/pale_dividers.hpp"

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
constexpr int kPaper = 255;          // after the page room
constexpr double kDarker = 8;        // grey levels; as in faint_rule
constexpr double kWidthMm = 0.2;     // of the divider
constexpr double kFromRuleMm = 0.2;  // between a rule's edge and what is looked at
constexpr double kFromSideMm = 2.5;  // from the cell's sides: what is nearer makes no cell
constexpr double kShortestMm = 5.5;  // between the rules: characters of 12 pt (4.2 mm) leave white at the ends
constexpr double kEndMm = 0.6;       // stretch at either end; above and below characters it is blank or half so
constexpr double kEndDepth = 0.25;   // of the line's mean depth that the ends have at least, and kDarker
constexpr double kPaleRules =
    0.9;                       // of the contrast of print: invoices 0.67 and 0.74, generated forms 1.15 and more
constexpr double kPale = 0.5;  // of the contrast of print; darker lines are in the mask, and judged by their ink
constexpr int kSlopes = 5;     // half of them to either side of the table's own slope
constexpr double kSlopeStep = 0.004;  // rise per length: 0.23 degrees
constexpr double kGlance = 0.3;       // ridges of one row of pixels, so that lines through it are followed
constexpr double kShare = 0.8;        // ridges along the line; most worn dividers of two photographed invoices
constexpr double kGapShare = 0.2;     // longest break, of the length; the same
constexpr double kOneLineMm = 0.5;    // rows this close are of one line
constexpr double kPartsMm = 8;        // mean width of the parts of a divided cell, at least
constexpr double kFaintShare = 0.4;   // beyond what is seen beside it: full ones close to print 0.66, texture 0
constexpr double kBeyondMm = 2.5;     // what must be blank beyond an end
constexpr double kBeyondShare = 0.5;  // from here on it goes on there
constexpr double kSameLine = 2;       // collinear_px: a rule this near beyond an end continues the divider

int px_of(double mm, int least, const GridScale& scale) {
    return std::max(least, static_cast<int>(std::lround(mm * scale.px_per_mm)));
}

using Lines = std::vector<LatticeLine>;

// How much darker than paper a stroke is at its darkest row, mean along it.
double darkness_of(const Stroke& s, const cv::Mat& grey, const GridScale& scale) {
    const int band = px_of(kBandMm, 1, scale);
    double sum = 0;
    int seen = 0;
    for (int x = std::max(0, static_cast<int>(s.begin)); x < std::min(grey.cols, static_cast<int>(s.end)); ++x) {
        const int y = static_cast<int>(std::floor(s.at(x + 0.5)));
        int darkest = kPaper;
        for (int row = std::max(0, y - band); row <= std::min(grey.rows - 1, y + band); ++row)
            darkest = std::min(darkest, static_cast<int>(grey.ptr<uchar>(row)[x]));
        sum += kPaper - darkest;
        ++seen;
    }
    return seen > 0 ? sum / seen : 0;
}

// Median over the rules of the table.
double rule_darkness(const Lattice& lattice, const PageInk& page, const GridScale& scale) {
    std::vector<double> values;
    for (const LatticeLine& line : lattice.rows)
        for (const Stroke& s : line.strokes) values.push_back(darkness_of(s, page.grey[0], scale));
    for (const LatticeLine& line : lattice.cols)
        for (const Stroke& s : line.strokes) values.push_back(darkness_of(s, page.grey[1], scale));
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The dividers of one direction, and the page turned so that they run along its rows.
struct Frame {
    Direction direction;
    const Lines& along;   // lattice lines of their direction
    const Lines& across;  // lattice lines they end at
    const cv::Mat& grey;
    double contrast = 0;  // of the page's print, grey levels
};

// A block as its dividers see it: the lines on its sides and at its ends.
struct Span {
    std::size_t side0 = 0, side1 = 0, end0 = 0, end1 = 0;
};

struct Divider {
    Span span;
    LatticeLine line;
    double begin = 0, end = 0;  // along, where it meets the rules at its ends
    double share = 0;           // of ridges
    double depth = 0;           // mean
};

Span span_of(const FaceBlock& b, Direction direction) {
    const auto index = [](int line) { return static_cast<std::size_t>(line); };
    return direction == Direction::vertical ? Span{index(b.col0), index(b.col1), index(b.row0), index(b.row1)}
                                            : Span{index(b.row0), index(b.row1), index(b.col0), index(b.col1)};
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
    double share = 0;      // of its length that is kDarker and more
    double depth = 0;      // mean
    double end_depth = 0;  // mean of the stretch at either end, where it is less
};

// Rows that a line rises from its middle to each of `length` columns.
std::vector<int> rises_of(double slope, int length) {
    std::vector<int> rises;
    for (int x = 0; x < length; ++x)
        rises.push_back(static_cast<int>(std::lround(slope * (x + 0.5 - length / 2.0))));
    return rises;
}

// Along the line that passes `row` in the middle; nullopt where it breaks off. end_px: of a stretch at its ends.
std::optional<Trail> follow(const cv::Mat& depth, int row, const std::vector<int>& rises, int end_px) {
    const double longest_gap = kGapShare * depth.cols;
    int count = 0, gap = 0, sum = 0, begin_sum = 0, end_sum = 0;
    for (int x = 0; x < depth.cols; ++x) {
        const int y = row + rises[static_cast<std::size_t>(x)];
        const int here = y >= 0 && y < depth.rows ? depth.ptr<uchar>(y)[x] : 0;
        gap = here >= kDarker ? 0 : gap + 1;
        if (gap > longest_gap) return std::nullopt;
        count += here >= kDarker ? 1 : 0;
        sum += here;
        begin_sum += x < end_px ? here : 0;
        end_sum += x >= depth.cols - end_px ? here : 0;
    }
    const double length = depth.cols;
    return Trail{count / length, sum / length, std::min(begin_sum, end_sum) / static_cast<double>(end_px)};
}

bool goes_from_rule_to_rule(const Trail& trail) {
    return trail.share >= kShare && trail.end_depth >= std::max(kDarker, kEndDepth * trail.depth);
}

class CellDividers {
  public:
    CellDividers(const Frame& frame, const Span& span, const GridScale& scale)
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

    [[nodiscard]] std::vector<Divider> find() const {
        if (area_.width < kShortestMm * scale_.px_per_mm) return {};
        if (area_.height < 2 * kFromSideMm * scale_.px_per_mm) return {};
        const cv::Mat depth = measure_depth(frame_.grey(area_), scale_);
        cv::Mat glance;
        cv::reduce(depth >= kDarker, glance, 1, cv::REDUCE_AVG, CV_32F);
        std::vector<Divider> found;
        const int from_side = px_of(kFromSideMm - kFromRuleMm, 1, scale_);
        for (int row = from_side; row < area_.height - from_side; ++row) {
            if (glance.ptr<float>(row)[0] >= 255 * kGlance) add_lines_through(row, depth, found);
        }
        return choose(std::move(found));
    }

  private:
    void add_lines_through(int row, const cv::Mat& depth, std::vector<Divider>& found) const {
        for (int k = 0; k < kSlopes; ++k) {
            const auto trail = follow(depth, row, rises_[static_cast<std::size_t>(k)], px_of(kEndMm, 2, scale_));
            if (!trail || !goes_from_rule_to_rule(*trail)) continue;
            const LatticeLine line = line_at(area_.y + row + 0.5, slope_of(k));
            found.push_back({span_, line, begin_, end_, trail->share, trail->depth});
        }
    }
    // The fullest and deepest first; none too close to it for a cell between them. The rim of a dark stroke is
    // pale: dark ones keep their place, but are none.
    [[nodiscard]] std::vector<Divider> choose(std::vector<Divider> found) const {
        if (is_texture(found)) return {};
        std::ranges::stable_sort(found, std::ranges::greater{},
                                 [](const Divider& d) { return std::pair(d.share, d.depth); });
        std::vector<Divider> chosen;
        for (const Divider& d : found) {
            const bool taken =
                std::ranges::any_of(chosen, [&](const Divider& c) { return apart_mm(c, d) < kFromSideMm; });
            if (!taken && (is_dark(d) || stands_out(d))) chosen.push_back(centred(d, found));
        }
        std::erase_if(chosen, [this](const Divider& d) { return is_dark(d); });
        return chosen;
    }
    [[nodiscard]] double apart_mm(const Divider& a, const Divider& b) const {
        return std::abs(a.line.position - b.line.position) / scale_.px_per_mm;
    }
    // More lines than a cell has dividers: hatching, a halftone, shading. found: by position.
    [[nodiscard]] bool is_texture(const std::vector<Divider>& found) const {
        int lines = 0;
        for (std::size_t i = 0; i < found.size(); ++i)
            lines += i == 0 || apart_mm(found[i], found[i - 1]) > kOneLineMm ? 1 : 0;
        return lines > 1 + area_.height / (kPartsMm * scale_.px_per_mm);
    }
    // In the middle of those that are as full and as deep: a line is that thick.
    [[nodiscard]] Divider centred(Divider d, const std::vector<Divider>& found) const {
        double position = 0, slope = 0, count = 0;
        for (const Divider& other : found) {
            if (other.share < d.share || other.depth < d.depth || apart_mm(d, other) > kOneLineMm) continue;
            position += other.line.position;
            slope += other.line.slope;
            count += 1;
        }
        d.line.position = position / count;
        d.line.slope = slope / count;
        return d;
    }
    [[nodiscard]] bool is_dark(const Divider& d) const { return d.depth > kPale * frame_.contrast; }
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
    [[nodiscard]] bool stands_out(const Divider& d) const {
        return faint_share(frame_.grey, d.line, area_.x, area_.x + area_.width, scale_) >= kFaintShare;
    }

    const Frame& frame_;
    Span span_;
    const GridScale& scale_;
    double begin_ = 0, end_ = 0, slope_ = 0;
    std::vector<std::vector<int>> rises_;  // of the slopes that are tried
    cv::Rect area_;                        // inside the cell, in the frame
};

// What continues the dividers beyond their ends decides whether they are any.
class Continuations {
  public:
    Continuations(const Frame& frame, const std::vector<Span>& spans, const GridScale& scale)
        : frame_(frame), spans_(spans), scale_(scale) {}

    [[nodiscard]] bool ends_well(const Divider& d, const std::vector<Divider>& all) const {
        return ends_well_at(d, d.span.end0, -1, all) && ends_well_at(d, d.span.end1, 1, all);
    }

  private:
    // Blank beyond that end, or a rule or another divider there.
    [[nodiscard]] bool ends_well_at(const Divider& d, std::size_t end, int step,
                                    const std::vector<Divider>& all) const {
        const double along = step < 0 ? d.begin : d.end;
        const double near = kSameLine * scale_.collinear_px;
        const auto is_beyond = [&](const Span& s) { return (step < 0 ? s.end1 : s.end0) == end; };
        const auto continues = [&](const LatticeLine& line) {
            return std::abs(line.at(along) - d.line.at(along)) <= near;
        };
        for (const Span& s : spans_) {
            if (is_beyond(s) && (continues(frame_.along[s.side0]) || continues(frame_.along[s.side1])))
                return true;
        }
        for (const Divider& other : all) {
            if (is_beyond(other.span) && continues(other.line)) return true;
        }
        const double from = along + step * (kFromRuleMm * scale_.px_per_mm + frame_.across[end].width_px / 2);
        const double to = from + step * kBeyondMm * scale_.px_per_mm;
        return faint_share(frame_.grey, d.line, static_cast<int>(std::min(from, to)),
                           static_cast<int>(std::max(from, to)), scale_) < kBeyondShare;
    }

    const Frame& frame_;
    const std::vector<Span>& spans_;
    const GridScale& scale_;
};

Stroke stroke_of(const Divider& d) {
    Stroke s = make_stroke(d.line.direction, 0, d.begin, d.end, d.line.width_px);
    s.fit = {};
    s.fit.add(d.begin, d.line.at(d.begin));
    s.fit.add(d.end, d.line.at(d.end));
    s.slope = d.line.slope;
    s.coverage = d.share;
    return s;
}

std::vector<Stroke> find_dividers(const Frame& frame, const std::vector<FaceBlock>& blocks,
                                  const GridScale& scale) {
    std::vector<Span> spans;
    for (const FaceBlock& b : blocks) spans.push_back(span_of(b, frame.direction));
    std::vector<Divider> dividers;
    for (const Span& span : spans) {
        const std::vector<Divider> found = CellDividers(frame, span, scale).find();
        dividers.insert(dividers.end(), found.begin(), found.end());
    }
    const Continuations continuations(frame, spans, scale);
    std::size_t before = 0;
    do {
        before = dividers.size();
        const std::vector<Divider> all = dividers;
        std::erase_if(dividers, [&](const Divider& d) { return !continuations.ends_well(d, all); });
    } while (dividers.size() < before);
    std::vector<Stroke> strokes;
    for (const Divider& d : dividers) strokes.push_back(stroke_of(d));
    return strokes;
}

}  // namespace

RuleSet find_pale_dividers(const Lattice& lattice, const std::vector<FaceBlock>& blocks, const PageInk& page,
                           const GridScale& scale) {
    if (page.grey[0].empty()) return {};
    const double contrast = kPaper - cv::mean(page.grey[0], page.ink[0])[0];
    if (rule_darkness(lattice, page, scale) > kPaleRules * contrast) return {};
    return {
        find_dividers({Direction::horizontal, lattice.rows, lattice.cols, page.grey[0], contrast}, blocks, scale),
        find_dividers({Direction::vertical, lattice.cols, lattice.rows, page.grey[1], contrast}, blocks, scale)};
}

}  // namespace shenbao
