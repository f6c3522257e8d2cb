// In every sampled row each run of ink that is as thin as a rule and stands free is a spot. Spots vote for the
// lines of all leans that pass them (a Hough transform with few leans), the best lines are fitted to their spots.
#include "pipeline/grid/leaning_lines.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/base/ink_runs.hpp"
#include "pipeline/grid/stroke.hpp"

namespace shenbao {
namespace {

constexpr double kSampleMm = 1;  // from row to row
constexpr double kBinMm = 0.8;   // of the votes, across
constexpr double kSeenShare =
    0.2;  // of the sampled rows: a streak over 0.3 of the page, some of it in print. Guess
constexpr std::size_t kMostTried = 60;
constexpr double kApartMm = 1.5;               // lines closer than this at both ends of the page are one
constexpr double kFitMm[] = {1.2, 0.6, 0.35};  // spots this far from the line are fitted, step by step

struct Spot {
    double along = 0;  // from the middle of the page
    double across = 0;
};

struct Votes {
    LeaningLine line;
    int count = 0;
};

void add_spots(const uchar* row, int cols, double along, const GridScale& scale, std::vector<Spot>& spots) {
    int before = -scale.flank_px;  // end of the run before
    for (int begin = next_ink(row, 0, cols); begin < cols;) {
        const int end = next_paper(row, begin, cols), next = next_ink(row, end, cols);
        const bool stands_apart =
            begin - before >= scale.flank_px && (next == cols || next - end >= scale.flank_px);
        if (stands_apart && end - begin <= scale.max_width_px) spots.push_back({along, (begin + end) / 2.0});
        before = end;
        begin = next;
    }
}

// Votes of one lean, those of neighbouring bins together.
void count_votes(const std::vector<Spot>& spots, double lean, double bin_px, int least, std::vector<int>& bins,
                 std::vector<Votes>& found) {
    std::ranges::fill(bins, 0);
    for (const Spot& s : spots) {
        const long bin = std::lround(std::floor((s.across - lean * s.along) / bin_px));
        if (bin >= 0 && bin < static_cast<long>(bins.size())) ++bins[static_cast<std::size_t>(bin)];
    }
    for (std::size_t i = 0; i + 1 < bins.size(); ++i) {
        const int count = bins[i] + bins[i + 1];
        if (count >= least) found.push_back({{static_cast<double>(i + 1) * bin_px, lean}, count});
    }
}

LeaningLine fit_line(const std::vector<Spot>& spots, LeaningLine line, const GridScale& scale) {
    for (const double reach_mm : kFitMm) {
        LineFit fit;
        for (const Spot& s : spots) {
            if (std::abs(s.across - line.at_middle - line.lean * s.along) <= reach_mm * scale.px_per_mm)
                fit.add(s.along, s.across);
        }
        if (fit.n < 2) return {};
        line.lean = fit.slope();
        line.at_middle = fit.mean_across() - line.lean * fit.mean_along();
    }
    return line;
}

bool are_same(const LeaningLine& a, const LeaningLine& b, double half_page, double apart_px) {
    const double middle = std::abs(a.at_middle - b.at_middle), turn = std::abs(a.lean - b.lean) * half_page;
    return middle + turn <= apart_px;
}

}  // namespace

std::vector<LeaningLine> propose_leaning_lines(const cv::Mat& ink, const GridScale& scale) {
    const int step = std::max(1, static_cast<int>(kSampleMm * scale.px_per_mm));
    const double half_page = ink.rows / 2.0, bin_px = kBinMm * scale.px_per_mm;
    std::vector<Spot> spots;
    for (int y = 0; y < ink.rows; y += step)
        add_spots(ink.ptr<uchar>(y), ink.cols, y + 0.5 - half_page, scale, spots);
    const int least = static_cast<int>(kSeenShare * ink.rows / step);
    std::vector<int> bins(static_cast<std::size_t>(ink.cols / bin_px) + 2);
    std::vector<Votes> votes;
    for (double lean = kLeastLean; lean <= kMostLean; lean += bin_px / half_page) {
        count_votes(spots, lean, bin_px, least, bins, votes);
        count_votes(spots, -lean, bin_px, least, bins, votes);
    }
    std::ranges::stable_sort(votes, std::ranges::greater{}, &Votes::count);
    std::vector<LeaningLine> tried, lines;
    for (const Votes& v : votes) {
        const auto is_tried = [&](const LeaningLine& t) {
            return are_same(t, v.line, half_page, 2 * kApartMm * scale.px_per_mm);
        };
        if (tried.size() >= kMostTried || std::ranges::any_of(tried, is_tried)) continue;
        const LeaningLine line = fit_line(spots, v.line, scale);
        tried.push_back(v.line);
        const bool is_known = std::ranges::any_of(
            lines, [&](const LeaningLine& l) { return are_same(l, line, half_page, kApartMm * scale.px_per_mm); });
        if (!is_known && std::abs(line.lean) >= kLeastLean) lines.push_back(line);
    }
    return lines;
}

}  // namespace shenbao
