// What the ink hardly shows divides only a table whose rules are paler than its print: elsewhere a divider is as
// dark as the other rules, and a thin stem in a low row looks like a pale divider (11 of 162 generated documents
// had one). There it may be worn, in pieces too short for strokes, as long as it stands free of print.
//
// What continues a divider beyond its ends decides about it: a streak, a fold or the print of the page's back goes
// on pale where no divider does, and a worn divider is proven by one that goes on in the next cell.
#include "pipeline/grid/pale_dividers.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

#include "pipeline/grid/cell_dividers.hpp"
#include "pipeline/grid/faint_rule.hpp"

namespace shenbao {
namespace {

// Guesses where no measurement is given.
constexpr double kBandMm = 0.15;  // how far a rule may lie off its line
constexpr int kPaper = 255;       // after the page room
constexpr double kPaleRules =
    0.9;  // of the contrast of print: invoices 0.67 and 0.74, generated forms 1.15 and more
constexpr double kFromRuleMm = 0.2;     // between a rule's edge and what is looked at
constexpr double kBeyondMm = 2.5;       // what must be blank beyond an end
constexpr double kBeyondShare = 0.5;    // from here on it goes on there
constexpr double kCrowdedShare = 0.15;  // of its length in characters: heads of a full row 0.4; guess, unmeasured
constexpr double kSameLine = 2;         // collinear_px: a rule this near beyond an end continues the divider

// Of one or of all rules, grey levels darker than paper.
struct Darkness {
    double row = 0;   // the darkest row of pixels
    double pair = 0;  // the darkest two rows: what a cell's dividers are measured by
};

// Mean along the stroke.
Darkness darkness_of(const Stroke& s, const cv::Mat& grey, const GridScale& scale) {
    const int band = std::max(1, static_cast<int>(std::lround(kBandMm * scale.px_per_mm)));
    Darkness sum;
    int seen = 0;
    for (int x = std::max(0, static_cast<int>(s.begin)); x < std::min(grey.cols, static_cast<int>(s.end)); ++x) {
        const int y = static_cast<int>(std::floor(s.at(x + 0.5)));
        int darkest = kPaper, darkest_pair = 2 * kPaper, before = kPaper;
        for (int row = std::max(0, y - band); row <= std::min(grey.rows - 1, y + band); ++row) {
            const int here = grey.ptr<uchar>(row)[x];
            darkest = std::min(darkest, here);
            darkest_pair = std::min(darkest_pair, before + here);
            before = here;
        }
        sum.row += kPaper - darkest;
        sum.pair += kPaper - darkest_pair / 2.0;
        ++seen;
    }
    return seen > 0 ? Darkness{sum.row / seen, sum.pair / seen} : Darkness{};
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Medians over the rules of the table.
Darkness rule_darkness(const Lattice& lattice, const PageInk& page, const GridScale& scale) {
    std::vector<double> rows, pairs;
    const auto add = [&](const std::vector<LatticeLine>& lines, const cv::Mat& grey) {
        for (const LatticeLine& line : lines) {
            for (const Stroke& s : line.strokes) {
                if (s.dashed) continue;  // its mean is half paper
                const Darkness darkness = darkness_of(s, grey, scale);
                rows.push_back(darkness.row);
                pairs.push_back(darkness.pair);
            }
        }
    };
    add(lattice.rows, page.grey[0]);
    add(lattice.cols, page.grey[1]);
    return {median(std::move(rows)), median(std::move(pairs))};
}

// What continues the dividers beyond their ends decides whether they are any.
class Continuations {
  public:
    Continuations(const DividerFrame& frame, const std::vector<DividerSpan>& spans, const GridScale& scale)
        : frame_(frame), spans_(spans), scale_(scale) {}

    [[nodiscard]] bool ends_well(const CellDivider& d, const std::vector<CellDivider>& all) const {
        return ends_well_at(d, d.span.end0, -1, all) && ends_well_at(d, d.span.end1, 1, all);
    }

    [[nodiscard]] bool is_proven(const CellDivider& d, const std::vector<CellDivider>& all) const {
        return d.is_proven || std::ranges::any_of(all, [&](const CellDivider& other) {
                   return other.is_proven &&
                          (continues_at(d, d.span.end0, -1, other) || continues_at(d, d.span.end1, 1, other));
               });
    }

  private:
    // Blank beyond that end, or a rule or another divider there.
    [[nodiscard]] bool ends_well_at(const CellDivider& d, std::size_t end, int step,
                                    const std::vector<CellDivider>& all) const {
        const double along = step < 0 ? d.begin : d.end;
        for (const DividerSpan& s : spans_) {
            if (!is_beyond(s, end, step)) continue;
            if (is_on(d, frame_.along[s.side0], along) || is_on(d, frame_.along[s.side1], along)) return true;
        }
        if (std::ranges::any_of(all, [&](const CellDivider& other) { return continues_at(d, end, step, other); }))
            return true;
        const double from = along + step * (kFromRuleMm * scale_.px_per_mm + frame_.across[end].width_px / 2);
        const double to = from + step * kBeyondMm * scale_.px_per_mm;
        return faint_share(frame_.grey, d.line, static_cast<int>(std::min(from, to)),
                           static_cast<int>(std::max(from, to)), scale_) < kBeyondShare;
    }

    static bool is_beyond(const DividerSpan& span, std::size_t end, int step) {
        return (step < 0 ? span.end1 : span.end0) == end;
    }
    [[nodiscard]] bool is_on(const CellDivider& d, const LatticeLine& line, double along) const {
        return std::abs(line.at(along) - d.line.at(along)) <= kSameLine * scale_.collinear_px;
    }
    [[nodiscard]] bool continues_at(const CellDivider& d, std::size_t end, int step,
                                    const CellDivider& other) const {
        return is_beyond(other.span, end, step) && is_on(d, other.line, step < 0 ? d.begin : d.end);
    }

    const DividerFrame& frame_;
    const std::vector<DividerSpan>& spans_;
    const GridScale& scale_;
};

Stroke stroke_of(const CellDivider& d) {
    Stroke s = make_stroke(d.line.direction, 0, d.begin, d.end, d.line.width_px);
    s.fit = {};
    s.fit.add(d.begin, d.line.at(d.begin));
    s.fit.add(d.end, d.line.at(d.end));
    s.slope = d.line.slope;
    s.coverage = d.share;
    return s;
}

// Ink on the line that is no thin line itself: characters, and no divider too pale for the ink.
bool runs_through_print(const CellDivider& d, const cv::Mat& ink, const GridScale& scale) {
    const RuleLook look = look_of(d.line.width_px, scale.flank_px, scale);
    const int x0 = std::max(0, static_cast<int>(d.begin)), x1 = std::min(ink.cols, static_cast<int>(d.end));
    int crowded = 0;
    for (int x = x0; x < x1; ++x) {
        const int y = static_cast<int>(std::floor(d.line.at(x + 0.5)));
        if (y >= 0 && y < ink.rows && ink.ptr<uchar>(y)[x] && !is_rule_like(ink, x, y, look)) ++crowded;
    }
    return crowded > kCrowdedShare * (x1 - x0);
}

std::vector<Stroke> find_dividers(const DividerFrame& frame, const std::vector<FaceBlock>& blocks,
                                  const GridScale& scale) {
    std::vector<DividerSpan> spans;
    for (const FaceBlock& b : blocks) spans.push_back(span_of(b, frame.direction));
    std::vector<CellDivider> dividers;
    for (const DividerSpan& span : spans) {
        const std::vector<CellDivider> found = find_cell_dividers(frame, span, scale);
        std::ranges::copy_if(found, std::back_inserter(dividers),
                             [&](const CellDivider& d) { return !runs_through_print(d, frame.ink, scale); });
    }
    const Continuations continuations(frame, spans, scale);
    std::size_t before = 0;
    do {
        before = dividers.size();
        const std::vector<CellDivider> all = dividers;
        std::erase_if(dividers, [&](const CellDivider& d) {
            return !continuations.is_proven(d, all) || !continuations.ends_well(d, all);
        });
    } while (dividers.size() < before);
    std::vector<Stroke> strokes;
    for (const CellDivider& d : dividers) strokes.push_back(stroke_of(d));
    return strokes;
}

}  // namespace

RuleSet find_pale_dividers(const Lattice& lattice, const std::vector<FaceBlock>& blocks, const PageInk& page,
                           const GridScale& scale) {
    if (page.grey[0].empty()) return {};
    const double contrast = kPaper - cv::mean(page.grey[0], page.ink[0])[0];
    const Darkness rules = rule_darkness(lattice, page, scale);
    const DividerLook look = rules.row > kPaleRules * contrast ? DividerLook::worn : DividerLook::pale;
    const DividerFrame rows = {Direction::horizontal, look,        lattice.rows, lattice.cols,
                               page.grey[0],          page.ink[0], contrast,     rules.pair};
    const DividerFrame cols = {Direction::vertical, look,        lattice.cols, lattice.rows,
                               page.grey[1],        page.ink[1], contrast,     rules.pair};
    return {find_dividers(rows, blocks, scale), find_dividers(cols, blocks, scale)};
}

}  // namespace shenbao
