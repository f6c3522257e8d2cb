#include "pipeline/page/bend.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <utility>
#include <vector>

// Unknown are the field's B-spline coefficients and one constant per rule: y_p + dy(x_p, y_p) = c_k for the points
// p of a horizontal rule k. Second differences of the coefficients are kept small, the twist (d2/dxdy), which any
// perspective has, nearly free; a faint pull to zero settles what rules cannot know (scale and place).

namespace shenbao {
namespace {

constexpr double kKnotInch = 0.8;
constexpr double kBendPenalty = 0.3;  // on second differences, against points one px off; guess
constexpr double kTwistPenalty = 0.003;
constexpr double kPullToZero = 1e-4;
constexpr double kSampleInch = 0.06;    // points of a rule are averaged over this length
constexpr std::size_t kMaxRules = 160;  // the longest of each direction
constexpr double kMinRulesInch = 6;     // total length needed in one direction
constexpr double kOutlierFactor = 3.5;

struct Sample {
    cv::Point2d at;
    std::size_t rule = 0;
    double weight = 1;
};

double across(const cv::Point2d& p, Direction d) {
    return d == Direction::horizontal ? p.y : p.x;
}

std::array<double, 4> cubic_weights(double t) {
    const double u = 1 - t;
    return {u * u * u / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * u * u * u - 6 * u * u + 4) / 6,
            t * t * t / 6};
}

std::vector<Sample> sample_rules(const std::vector<const RuleCurve*>& rules, double dpi) {
    const std::size_t group = std::max<std::size_t>(1, static_cast<std::size_t>(kSampleInch * dpi));
    std::vector<Sample> samples;
    for (std::size_t k = 0; k < rules.size(); ++k) {
        const auto& points = rules[k]->points;
        for (std::size_t first = 0; first < points.size(); first += group) {
            const std::size_t last = std::min(points.size(), first + group);
            cv::Point2d sum;
            for (std::size_t i = first; i < last; ++i) sum += cv::Point2d(points[i]);
            samples.push_back({sum / static_cast<double>(last - first), k, 1});
        }
    }
    return samples;
}

class FieldFit {
  public:
    FieldFit(const cv::Rect2d& extent, double dpi, std::size_t rules, Direction direction)
        : knot_px_(kKnotInch * dpi),
          origin_(extent.x, extent.y),
          knots_(static_cast<int>(std::ceil(extent.width / knot_px_)) + 3,
                 static_cast<int>(std::ceil(extent.height / knot_px_)) + 3),
          unknowns_(knots_.area() + static_cast<int>(rules)),
          direction_(direction) {}

    // Solves twice: the second time points far off the first solution count for nothing.
    SmoothField fit(std::vector<Sample> samples) {
        cv::Mat solution = solve(samples);
        std::vector<double> errors;
        for (const Sample& sample : samples) errors.push_back(std::abs(residual(sample, solution)));
        std::vector<double> sorted = errors;
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
        std::nth_element(sorted.begin(), middle, sorted.end());
        const double limit = std::max(0.6, kOutlierFactor * 1.4826 * *middle);
        for (std::size_t i = 0; i < samples.size(); ++i) samples[i].weight = errors[i] < limit ? 1 : 0;
        solution = solve(samples);
        return {solution.rowRange(0, knots_.area()).clone().reshape(1, knots_.height), knot_px_, origin_};
    }

  private:
    using Terms = std::vector<std::pair<int, double>>;

    [[nodiscard]] int knot(int row, int col) const { return row * knots_.width + col; }

    [[nodiscard]] Terms terms_of(const Sample& sample) const {
        const auto s = SmoothField::support(sample.at, knot_px_, origin_, knots_);
        Terms terms;
        for (std::size_t j = 0; j < 4; ++j)
            for (std::size_t i = 0; i < 4; ++i)
                terms.emplace_back(knot(s.row + static_cast<int>(j), s.col + static_cast<int>(i)),
                                   s.down[j] * s.across[i]);
        terms.emplace_back(knots_.area() + static_cast<int>(sample.rule), -1.0);
        return terms;
    }

    double residual(const Sample& sample, const cv::Mat& solution) const {
        double sum = across(sample.at, direction_);
        for (const auto& [index, weight] : terms_of(sample)) sum += weight * solution.at<double>(index);
        return sum;
    }

    static void add(cv::Mat& normal, cv::Mat& right, const Terms& terms, double value, double weight) {
        for (const auto& [i, a] : terms) {
            double* row = normal.ptr<double>(i);
            for (const auto& [j, b] : terms) row[j] += weight * a * b;
            right.at<double>(i) += weight * a * value;
        }
    }

    void add_smoothness(cv::Mat& normal, cv::Mat& right) const {
        for (int r = 0; r < knots_.height; ++r)
            for (int c = 0; c < knots_.width; ++c) {
                if (c + 2 < knots_.width)
                    add(normal, right, {{knot(r, c), 1}, {knot(r, c + 1), -2}, {knot(r, c + 2), 1}}, 0,
                        kBendPenalty);
                if (r + 2 < knots_.height)
                    add(normal, right, {{knot(r, c), 1}, {knot(r + 1, c), -2}, {knot(r + 2, c), 1}}, 0,
                        kBendPenalty);
                if (c + 1 < knots_.width && r + 1 < knots_.height)
                    add(normal, right,
                        {{knot(r, c), 1}, {knot(r, c + 1), -1}, {knot(r + 1, c), -1}, {knot(r + 1, c + 1), 1}}, 0,
                        kTwistPenalty);
                add(normal, right, {{knot(r, c), 1}}, 0, kPullToZero);
            }
    }

    [[nodiscard]] cv::Mat solve(const std::vector<Sample>& samples) const {
        cv::Mat normal = cv::Mat::zeros(unknowns_, unknowns_, CV_64F),
                right = cv::Mat::zeros(unknowns_, 1, CV_64F);
        for (int i = knots_.area(); i < unknowns_; ++i) normal.at<double>(i, i) += 1e-9;
        for (const Sample& sample : samples)
            add(normal, right, terms_of(sample), -across(sample.at, direction_), sample.weight);
        add_smoothness(normal, right);
        cv::Mat solution;
        cv::solve(normal, right, solution, cv::DECOMP_CHOLESKY);
        return solution;
    }

    double knot_px_;
    cv::Point2d origin_;
    cv::Size knots_;
    int unknowns_;
    Direction direction_;
};

std::vector<const RuleCurve*> longest_rules(std::span<const RuleCurve> curves, Direction direction) {
    std::vector<const RuleCurve*> rules;
    for (const RuleCurve& curve : curves)
        if (curve.direction == direction) rules.push_back(&curve);
    std::sort(rules.begin(), rules.end(), [](auto* a, auto* b) { return a->points.size() > b->points.size(); });
    if (rules.size() > kMaxRules) rules.resize(kMaxRules);
    return rules;
}

SmoothField fit_direction(std::span<const RuleCurve> curves, Direction direction, const cv::Rect2d& extent,
                          double dpi) {
    const auto rules = longest_rules(curves, direction);
    double length = 0;
    for (const RuleCurve* rule : rules) length += rule->length();
    if (rules.size() < 2 || length < kMinRulesInch * dpi) return {};
    return FieldFit(extent, dpi, rules.size(), direction).fit(sample_rules(rules, dpi));
}

struct Crook {
    double rms, length;
};

// By rising RMS distance from a straight line along the axis.
std::vector<Crook> measure_crooks(std::span<const RuleCurve> curves) {
    std::vector<Crook> crooks;
    for (const RuleCurve& curve : curves) {
        double sum = 0, squares = 0;
        const double n = static_cast<double>(curve.points.size()),
                     first = across(curve.points[0], curve.direction);
        for (const cv::Point2f& p : curve.points) {
            const double off = across(p, curve.direction) - first;
            sum += off;
            squares += off * off;
        }
        crooks.push_back({std::sqrt(std::max(0.0, squares - sum * sum / n) / n), n});
    }
    std::sort(crooks.begin(), crooks.end(), [](const Crook& a, const Crook& b) { return a.rms < b.rms; });
    return crooks;
}

}  // namespace

SmoothField::Support SmoothField::support(const cv::Point2d& at, double knot_px, const cv::Point2d& origin,
                                          cv::Size knots) {
    const double u = (at.x - origin.x) / knot_px, v = (at.y - origin.y) / knot_px;
    Support s;
    s.col = std::clamp(static_cast<int>(std::floor(u)), 0, knots.width - 4);
    s.row = std::clamp(static_cast<int>(std::floor(v)), 0, knots.height - 4);
    s.across = cubic_weights(std::clamp(u - s.col, 0.0, 1.0));
    s.down = cubic_weights(std::clamp(v - s.row, 0.0, 1.0));
    return s;
}

double SmoothField::operator()(const cv::Point2d& at) const {
    if (coefficients_.empty()) return 0;
    const Support s = support(at, knot_px_, origin_, coefficients_.size());
    double sum = 0;
    for (std::size_t j = 0; j < 4; ++j) {
        const double* row = coefficients_.ptr<double>(s.row + static_cast<int>(j)) + s.col;
        for (std::size_t i = 0; i < 4; ++i) sum += s.down[j] * s.across[i] * row[i];
    }
    return sum;
}

cv::Point2d PageBend::flatten(const cv::Point2d& level) const {
    return {level.x + dx(level), level.y + dy(level)};
}

cv::Point2d PageBend::unflatten(const cv::Point2d& flat) const {
    constexpr int kMaxSteps = 40;
    cv::Point2d level = flat;
    for (int step = 0; step < kMaxSteps; ++step) {
        const cv::Point2d miss = flat - flatten(level);
        level += miss;
        if (cv::norm(miss) < 0.001) break;
    }
    return level;
}

double measure_straightness(std::span<const RuleCurve> level_curves) {
    std::vector<Crook> crooks = measure_crooks(level_curves);
    if (crooks.empty()) return 0;
    crooks.resize(std::max<std::size_t>(1, crooks.size() * 9 / 10));
    double squares = 0, length = 0;
    for (const Crook& crook : crooks) squares += crook.rms * crook.rms * crook.length, length += crook.length;
    return std::sqrt(squares / length);
}

double measure_crookedness(std::span<const RuleCurve> level_curves) {
    const std::vector<Crook> crooks = measure_crooks(level_curves);
    double total = 0, sum = 0;
    for (const Crook& crook : crooks) total += crook.length;
    for (const Crook& crook : crooks)
        if ((sum += crook.length) >= 0.75 * total) return crook.rms;
    return 0;
}

std::vector<RuleCurve> flatten_curves(std::span<const RuleCurve> level_curves, const PageBend& bend) {
    std::vector<RuleCurve> flat(level_curves.begin(), level_curves.end());
    for (RuleCurve& curve : flat)
        for (cv::Point2f& p : curve.points) p = cv::Point2f(bend.flatten(cv::Point2d(p)));
    return flat;
}

std::optional<PageBend> fit_bend(std::span<const RuleCurve> level_curves, const cv::Rect2d& extent, double dpi) {
    constexpr double kWorthwhile = 0.6;  // crookedness must fall to this share of what it was
    PageBend bend{fit_direction(level_curves, Direction::vertical, extent, dpi),
                  fit_direction(level_curves, Direction::horizontal, extent, dpi)};
    const double before = measure_straightness(level_curves);
    const double after = measure_straightness(flatten_curves(level_curves, bend));
    if (!(after < kWorthwhile * before)) return std::nullopt;
    return bend;
}

}  // namespace shenbao
