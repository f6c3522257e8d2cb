#include "pipeline/page/rule_curves.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "pipeline/base/ink_runs.hpp"

// Every row of the mask is cut into runs of ink. A vertical ruling is a chain of short runs, one per row, each
// close to where the chain was heading; crossings (long runs) and breaks are bridged. Horizontal rulings are the
// same on the transposed mask. Linear in pixels, and no angle has to be known before.

namespace shenbao {
namespace {

constexpr double kMaxWidthInch = 0.08;   // frames drawn thick and thin, as in the grid room
constexpr double kThickInch = 0.035;     // over 2.5 pt; the shadow along an edge of the sheet is as thick
constexpr std::size_t kThickRules = 4;   // so many make a frame, fewer are shadows
constexpr double kMaxGapInch = 0.10;     // breaks and crossings that are bridged
constexpr double kSlopeBaseInch = 0.25;  // the heading is taken over this length
constexpr float kMaxSlope = 0.45F;
constexpr double kMinCoverage = 0.75;  // share of its rows with ink; guess
constexpr float kReachPx = 1.6F;       // a run continues a chain if it lies so close to its heading
constexpr int kTrimmedEndsPx = 2;

struct Run {
    int begin = 0, end = 0;
};

struct Track {
    std::vector<cv::Point2f> points;  // (position across, row)
    float slope = 0;
    int last_row = 0;
    int widths = 0;  // of the runs, sum
    [[nodiscard]] float expected(int row) const {
        return points.back().x + slope * static_cast<float>(row - last_row);
    }
};

struct Limits {
    int max_width, max_gap, slope_base, min_length;
    double thick_width;
};

// The runs of a row that are no broader than a rule.
void cut_runs(const uchar* row, int size, int max_width, std::vector<Run>& runs) {
    runs.clear();
    for (int x = next_ink(row, 0, size); x < size;) {
        const int begin = x;
        x = next_paper(row, begin, size);
        if (x - begin <= max_width) runs.push_back({begin, x});
        x = next_ink(row, x, size);
    }
}

using Chains = std::vector<std::vector<cv::Point2f>>;

class RuleTracer {
  public:
    RuleTracer(const cv::Mat& ink, const Limits& limits)
        : ink_(ink), limits_(limits), owner_(static_cast<std::size_t>(ink.cols), -1) {}

    void trace() {
        for (int row = 0; row < ink_.rows; ++row) advance(row);
        for (const Track& track : active_) finish(track);
    }
    [[nodiscard]] const Chains& thin() const { return thin_; }
    [[nodiscard]] const Chains& thick() const { return thick_; }

  private:
    void advance(int row) {
        claim_places(row);
        taken_.assign(active_.size(), 0);
        std::vector<Track> started;
        cut_runs(ink_.ptr(row), ink_.cols, limits_.max_width, runs_);
        for (const Run& run : runs_) {
            const float middle = 0.5F * static_cast<float>(run.begin + run.end);
            const int best = nearest_track(run, middle, row);
            if (best < 0 || taken_[static_cast<std::size_t>(best)] != 0) {
                started.push_back({{{middle, static_cast<float>(row) + 0.5F}}, 0, row, run.end - run.begin});
                continue;
            }
            taken_[static_cast<std::size_t>(best)] = 1;
            active_[static_cast<std::size_t>(best)].widths += run.end - run.begin;
            extend(active_[static_cast<std::size_t>(best)], middle, row);
        }
        release_places();
        retire(row);
        std::move(started.begin(), started.end(), std::back_inserter(active_));
    }

    void claim_places(int row) {
        places_.clear();
        for (std::size_t i = 0; i < active_.size(); ++i) {
            const int x = static_cast<int>(std::floor(active_[i].expected(row)));
            if (x < 0 || x >= ink_.cols) continue;
            int& owner = owner_[static_cast<std::size_t>(x)];
            if (owner >= 0 && active_[static_cast<std::size_t>(owner)].points.size() > active_[i].points.size())
                continue;
            owner = static_cast<int>(i);
            places_.push_back(x);
        }
    }

    void release_places() {
        for (const int x : places_) owner_[static_cast<std::size_t>(x)] = -1;
    }

    // The longest chain heading into this run.
    int nearest_track(const Run& run, float middle, int row) const {
        int best = -1;
        std::size_t best_length = 0;
        for (int x = std::max(0, run.begin - 2); x < std::min(ink_.cols, run.end + 2); ++x) {
            const int owner = owner_[static_cast<std::size_t>(x)];
            if (owner < 0) continue;
            const Track& track = active_[static_cast<std::size_t>(owner)];
            const float off = std::abs(track.expected(row) - middle);
            if (off > kReachPx || track.points.size() <= best_length) continue;
            best = owner;
            best_length = track.points.size();
        }
        return best;
    }

    void extend(Track& track, float middle, int row) const {
        track.points.emplace_back(middle, static_cast<float>(row) + 0.5F);
        track.last_row = row;
        const std::size_t base = static_cast<std::size_t>(limits_.slope_base);
        if (track.points.size() < base / 2) return;
        const cv::Point2f& old = track.points[track.points.size() - std::min(base, track.points.size())];
        const cv::Point2f& now = track.points.back();
        track.slope = std::clamp((now.x - old.x) / std::max(1.0F, now.y - old.y), -kMaxSlope, kMaxSlope);
    }

    // Chains that found nothing for too long end; short ones are given less patience.
    void retire(int row) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < active_.size(); ++i) {
            const int patience = std::min(limits_.max_gap, 1 + static_cast<int>(active_[i].points.size()) / 4);
            if (row - active_[i].last_row > patience)
                finish(active_[i]);
            else if (kept++ != i)
                active_[kept - 1] = std::move(active_[i]);
        }
        active_.resize(kept);
    }

    void finish(const Track& track) {
        if (track.points.size() < 2 * kTrimmedEndsPx + 2) return;
        const auto rows = track.points.back().y - track.points.front().y + 1;
        if (rows < static_cast<float>(limits_.min_length)) return;
        if (static_cast<double>(track.points.size()) < kMinCoverage * static_cast<double>(rows)) return;
        const bool is_thick = track.widths > limits_.thick_width * static_cast<double>(track.points.size());
        (is_thick ? thick_ : thin_)
            .emplace_back(track.points.begin() + kTrimmedEndsPx, track.points.end() - kTrimmedEndsPx);
    }

    const cv::Mat& ink_;
    Limits limits_;
    std::vector<int> owner_;   // per column: the chain heading there, -1 = none
    std::vector<int> places_;  // columns claimed in this row
    std::vector<Run> runs_;    // of this row
    std::vector<char> taken_;  // by chain: has this row continued it?
    std::vector<Track> active_;
    Chains thin_, thick_;
};

}  // namespace

double RuleCurve::length() const {
    return cv::norm(points.back() - points.front());
}

double RuleCurve::slant_deg() const {
    double n = 0, along = 0, across = 0, square = 0, product = 0;
    const bool level = direction == Direction::horizontal;
    for (const cv::Point2f& p : points) {
        const double u = (level ? p.x - points[0].x : p.y - points[0].y);
        const double v = (level ? p.y - points[0].y : p.x - points[0].x);
        n += 1, along += u, across += v, square += u * u, product += u * v;
    }
    const double slope = (n * product - along * across) / std::max(1e-9, n * square - along * along);
    return (level ? 1 : -1) * std::atan(slope) * 180 / std::numbers::pi;
}

std::vector<RuleCurve> trace_rules(const cv::Mat& ink, double dpi, double min_inch) {
    const auto px = [dpi](double inch) { return std::max(2, static_cast<int>(std::lround(inch * dpi))); };
    const Limits limits{px(kMaxWidthInch), px(kMaxGapInch), px(kSlopeBaseInch), px(min_inch), kThickInch * dpi};
    const cv::Mat transposed = ink.t();
    RuleTracer down(ink, limits), across(transposed, limits);
    down.trace();
    across.trace();
    std::vector<RuleCurve> curves;
    const auto add = [&](const Chains& vertical, const Chains& horizontal) {
        for (const auto& points : vertical) curves.push_back({Direction::vertical, points});
        for (auto points : horizontal) {
            for (cv::Point2f& p : points) std::swap(p.x, p.y);
            curves.push_back({Direction::horizontal, std::move(points)});
        }
    };
    add(down.thin(), across.thin());
    if (down.thick().size() + across.thick().size() >= kThickRules) add(down.thick(), across.thick());
    return curves;
}

}  // namespace shenbao
