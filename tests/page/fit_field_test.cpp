#include "pipeline/page/fit_field.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace shenbao;

namespace {

constexpr double kDpi = 150;
const cv::Rect2d kPage(0, 0, 1240, 1754);

// Of a sheet whose upper edge curls: columns lean to the left there.
double curl_at(double y) {
    return y < 500 ? 6 * std::pow((500 - y) / 400, 2) : 0;
}

RuleCurve column(double x, int y0, int y1) {
    RuleCurve rule{Direction::vertical, {}};
    for (int y = y0; y < y1; ++y)
        rule.points.emplace_back(static_cast<float>(x - curl_at(y)), static_cast<float>(y + 0.5));
    return rule;
}

double flat_x(const FieldFit& fit, const RuleCurve& rule) {
    double sum = 0;
    for (const cv::Point2f& p : rule.points) sum += p.x + fit.field(cv::Point2d(p));
    return sum / static_cast<double>(rule.points.size());
}

}  // namespace

TEST_CASE("Pieces of one line come to one place, though each is straight by itself") {
    std::vector<RuleCurve> rules;
    for (const double x : {200.0, 500.0, 800.0, 1100.0}) {
        rules.push_back(column(x, 330, 1500));
        rules.push_back(column(x, 120, 225));  // a row of its own, above one that has no columns
    }
    FieldLines lines{Direction::vertical, {}, {}, 0, 1};
    for (const RuleCurve& rule : rules) lines.rules.push_back(&rule);
    const FieldFit fit = fit_field(lines, FieldShape::free, kPage, kDpi);
    for (std::size_t i = 0; i < rules.size(); i += 2)
        CHECK(std::abs(flat_x(fit, rules[i + 1]) - flat_x(fit, rules[i])) < 0.3);
}

TEST_CASE("Lines a millimetre apart stay apart") {
    std::vector<RuleCurve> rules;
    for (const double x : {200.0, 500.0, 800.0, 1100.0}) {
        rules.push_back(column(x, 600, 1500));
        rules.push_back(column(x + 6, 520, 590));
    }
    FieldLines lines{Direction::vertical, {}, {}, 0, 1};
    for (const RuleCurve& rule : rules) lines.rules.push_back(&rule);
    const FieldFit fit = fit_field(lines, FieldShape::free, kPage, kDpi);
    for (std::size_t i = 0; i < rules.size(); i += 2)
        CHECK(flat_x(fit, rules[i + 1]) - flat_x(fit, rules[i]) == Approx(6).margin(0.5));
}
