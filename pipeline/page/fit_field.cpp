#include "pipeline/page/fit_field.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/core.hpp>
#include <utility>

// Unknown are the field's B-spline coefficients, one constant per line and the slant s of the sheet's edges:
// y_p + dy(x_p, y_p) = c_k for the points p of a horizontal rule k, c_k + s x_p for those of an edge. Second
// differences of the coefficients are kept small, the twist (d2/dxdy), which any perspective has, nearly free; a
// faint pull to zero settles what lines cannot know (scale and place).

namespace shenbao {
namespace {

constexpr double kKnotInch = 0.8;
constexpr double kSampleInch = 0.06;  // points of a rule are averaged over this length
// Of a line's mean place, beside a point's 1; guess. With 0.1 pages with few rules are less flat far below them.
constexpr double kPlaceWeight = 0.01;
constexpr double kOutlierFactor = 3.5;
constexpr double kRuleLimitPx = 0.6;  // nearer points are no outliers
constexpr double kEdgeLimitPx = 2;
constexpr double kSameLineInch = 0.01;  // a quarter of a millimetre; guess
constexpr double kEdgeWeight = 0.05;    // of a sample; edges are known to a px or two, rules to a third of one

// Against points one px off. Guesses; the pull must not be felt against a few rules of half an inch.
struct Penalties {
    double along;   // on second differences along the lines
    double across;  // the same from line to line
    double twist;
    double pull;  // to zero
};

Penalties penalties_of(FieldShape shape) {
    switch (shape) {
        // With 0.3 for 0.1 the worst of 89 photographed pages bends 1.69 px at 200 dpi instead of 0.93.
        case FieldShape::free: return {0.1, 0.1, 0.003, 1e-4};
        case FieldShape::alike: return {0.3, 10, 0.003, 1e-6};
        case FieldShape::stiff: break;
    }
    return {10, 10, 0.0003, 1e-6};
}

struct Sample {
    cv::Point2d at;
    std::size_t line = 0;
    double weight = 1;
    bool is_edge = false;
};

void sample_line(const RuleCurve& curve, std::size_t line, std::size_t group, std::vector<Sample>& samples) {
    const auto& points = curve.points;
    for (std::size_t first = 0; first < points.size(); first += group) {
        const std::size_t last = std::min(points.size(), first + group);
        cv::Point2d sum;
        for (std::size_t i = first; i < last; ++i) sum += cv::Point2d(points[i]);
        samples.push_back({sum / static_cast<double>(last - first), line});
    }
}

std::vector<Sample> sample_lines(const FieldLines& lines, double dpi) {
    const std::size_t group = std::max<std::size_t>(1, static_cast<std::size_t>(kSampleInch * dpi));
    std::vector<Sample> samples;
    std::size_t line = 0;
    for (const RuleCurve* rule : lines.rules) sample_line(*rule, line++, group, samples);
    const std::size_t rules = samples.size();
    for (const RuleCurve* edge : lines.edges) sample_line(*edge, line++, 1, samples);
    for (std::size_t i = rules; i < samples.size(); ++i) {
        samples[i].weight = kEdgeWeight;
        samples[i].is_edge = true;
    }
    return samples;
}

class FieldSolver {
  public:
    FieldSolver(const FieldLines& lines, const Penalties& penalties, const cv::Rect2d& extent, double dpi)
        : lines_(lines),
          penalties_(penalties),
          dpi_(dpi),
          knot_px_(kKnotInch * dpi),
          origin_(extent.x, extent.y),
          middle_(extent.x + extent.width / 2, extent.y + extent.height / 2),
          knots_(static_cast<int>(std::ceil(extent.width / knot_px_)) + 3,
                 static_cast<int>(std::ceil(extent.height / knot_px_)) + 3),
          slant_(knots_.area() + static_cast<int>(lines.rules.size() + lines.edges.size())),
          unknowns_(slant_ + 1) {}

    // Solves twice: the second time points far off the first solution count for nothing, and rules that it brought
    // to one place have one.
    FieldFit fit(std::vector<Sample> samples) const {
        cv::Mat solution = solve(samples);
        drop_outliers(samples, solution, false, kRuleLimitPx);
        drop_outliers(samples, solution, true, kEdgeLimitPx);
        join_pieces(samples, solution);
        solution = solve(samples);
        FieldFit fit{{solution.rowRange(0, knots_.area()).clone().reshape(1, knots_.height), knot_px_, origin_},
                     !lines_.edges.empty(),
                     solution.at<double>(slant_)};
        measure_edges(samples, solution, fit);
        return fit;
    }

  private:
    using Terms = std::vector<std::pair<int, double>>;

    [[nodiscard]] int knot(int row, int col) const { return row * knots_.width + col; }

    [[nodiscard]] Terms terms_of(const Sample& sample) const {
        const auto s = SmoothField::support(sample.at, knot_px_, origin_, knots_);
        Terms terms;
        terms.reserve(18);
        for (std::size_t j = 0; j < 4; ++j)
            for (std::size_t i = 0; i < 4; ++i)
                terms.emplace_back(knot(s.row + static_cast<int>(j), s.col + static_cast<int>(i)),
                                   s.down[j] * s.across[i]);
        terms.emplace_back(knots_.area() + static_cast<int>(sample.line), -1.0);
        if (!sample.is_edge) return terms;
        const cv::Point2d from = sample.at - middle_;
        terms.emplace_back(slant_, lines_.direction == Direction::horizontal ? -from.x : from.y);
        return terms;
    }

    [[nodiscard]] double residual(const Sample& sample, const cv::Mat& solution) const {
        double sum = across(sample.at, lines_.direction);
        for (const auto& [index, weight] : terms_of(sample)) sum += weight * solution.at<double>(index);
        return sum;
    }

    void drop_outliers(std::vector<Sample>& samples, const cv::Mat& solution, bool edges, double least) const {
        std::vector<std::pair<double, Sample*>> errors;
        for (Sample& sample : samples)
            if (sample.is_edge == edges) errors.emplace_back(std::abs(residual(sample, solution)), &sample);
        if (errors.empty()) return;
        const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2);
        std::nth_element(errors.begin(), middle, errors.end());
        const double limit = std::max(least, kOutlierFactor * 1.4826 * middle->first);
        for (auto& [error, sample] : errors)
            if (error >= limit) sample->weight = 0;
    }

    // Rules that the first solution brings to one place are pieces of one line: from here on they have one place.
    void join_pieces(std::vector<Sample>& samples, const cv::Mat& solution) const {
        std::vector<double> sums(lines_.rules.size(), 0), counts = sums;
        for (const Sample& sample : samples) {
            if (sample.is_edge || sample.weight == 0) continue;
            sums[sample.line] += residual(sample, solution);
            ++counts[sample.line];
        }
        std::vector<std::pair<double, std::size_t>> places;
        for (std::size_t k = 0; k < sums.size(); ++k)
            if (counts[k] > 0)
                places.emplace_back(sums[k] / counts[k] + solution.at<double>(knots_.area() + static_cast<int>(k)),
                                    k);
        std::ranges::sort(places);
        std::vector<std::size_t> joined(sums.size());
        std::iota(joined.begin(), joined.end(), std::size_t{0});
        std::size_t first = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i].first - places[first].first > kSameLineInch * dpi_) first = i;
            joined[places[i].second] = places[first].second;
        }
        for (Sample& sample : samples)
            if (!sample.is_edge) sample.line = joined[sample.line];
    }

    void measure_edges(const std::vector<Sample>& samples, const cv::Mat& solution, FieldFit& fit) const {
        double all = 0, kept = 0, squares = 0;
        for (const Sample& sample : samples) {
            if (!sample.is_edge) continue;
            ++all;
            if (sample.weight == 0) continue;
            ++kept;
            squares += std::pow(residual(sample, solution), 2);
        }
        if (kept > 0) fit.edge_error_px = std::sqrt(squares / kept);
        if (all > 0) fit.edges_kept = kept / all;
    }

    static void add(cv::Mat& normal, cv::Mat& right, const Terms& terms, double value, double weight) {
        for (const auto& [i, a] : terms) {
            double* row = normal.ptr<double>(i);
            for (const auto& [j, b] : terms) row[j] += weight * a * b;
            right.at<double>(i) += weight * a * value;
        }
    }

    void add_smoothness(cv::Mat& normal, cv::Mat& right) const {
        const bool is_level = lines_.direction == Direction::horizontal;
        const double in_row = is_level ? penalties_.along : penalties_.across;
        const double in_col = is_level ? penalties_.across : penalties_.along;
        for (int r = 0; r < knots_.height; ++r)
            for (int c = 0; c < knots_.width; ++c) {
                if (c + 2 < knots_.width)
                    add(normal, right, {{knot(r, c), 1}, {knot(r, c + 1), -2}, {knot(r, c + 2), 1}}, 0, in_row);
                if (r + 2 < knots_.height)
                    add(normal, right, {{knot(r, c), 1}, {knot(r + 1, c), -2}, {knot(r + 2, c), 1}}, 0, in_col);
                if (c + 1 < knots_.width && r + 1 < knots_.height)
                    add(normal, right,
                        {{knot(r, c), 1}, {knot(r, c + 1), -1}, {knot(r + 1, c), -1}, {knot(r + 1, c + 1), 1}}, 0,
                        penalties_.twist);
                add(normal, right, {{knot(r, c), 1}}, 0, penalties_.pull);
            }
    }

    // A field that drew all lines into one would make them straight, too, whatever they are.
    void keep_places(const std::vector<Sample>& samples, cv::Mat& normal, cv::Mat& right) const {
        std::vector<double> sums(static_cast<std::size_t>(slant_ - knots_.area()), 0), counts = sums;
        for (const Sample& sample : samples) {
            sums[sample.line] += across(sample.at, lines_.direction);
            ++counts[sample.line];
        }
        for (std::size_t k = 0; k < sums.size();
             ++k)  // a line that was joined to another is unused, whatever its place
            add(normal, right, {{knots_.area() + static_cast<int>(k), 1}}, sums[k] / std::max(1.0, counts[k]),
                kPlaceWeight);
    }

    [[nodiscard]] cv::Mat solve(const std::vector<Sample>& samples) const {
        cv::Mat normal = cv::Mat::zeros(unknowns_, unknowns_, CV_64F),
                right = cv::Mat::zeros(unknowns_, 1, CV_64F);
        keep_places(samples, normal, right);
        for (const Sample& sample : samples)
            add(normal, right, terms_of(sample), -across(sample.at, lines_.direction), sample.weight);
        add_smoothness(normal, right);
        add(normal, right, {{slant_, 1}}, lines_.expected_slant, 1 / std::pow(lines_.slant_tolerance, 2));
        cv::Mat solution;
        // Positive definite by the pull and the places of the lines.
        CV_Assert(cv::solve(normal, right, solution, cv::DECOMP_CHOLESKY));
        return solution;
    }

    const FieldLines& lines_;
    Penalties penalties_;
    double dpi_, knot_px_;
    cv::Point2d origin_, middle_;
    cv::Size knots_;
    int slant_, unknowns_;  // index of the edges' slant; count
};

}  // namespace

FieldFit fit_field(const FieldLines& lines, FieldShape shape, const cv::Rect2d& extent, double dpi) {
    const FieldSolver solver(lines, penalties_of(shape), extent, dpi);
    return solver.fit(sample_lines(lines, dpi));
}

}  // namespace shenbao
