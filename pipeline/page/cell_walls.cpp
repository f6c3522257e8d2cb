#include "pipeline/page/cell_walls.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace shenbao {
namespace {

constexpr double kMinWallInch =
    0.25;                          // a row of one line of 9 pt; the bars of larger characters end at no two rules
constexpr double kEndInch = 0.06;  // from the end of a wall to the middle of its rule: its trimmed end, half a
                                   // thick rule
constexpr double kMarginInch = 0.1;

double along(const cv::Point2f& p, Direction d) {
    return d == Direction::horizontal ? p.x : p.y;
}

bool passes(const RuleCurve& rule, const cv::Point2f& at, double reach) {
    const Direction d = rule.direction;
    const auto next = std::lower_bound(rule.points.begin(), rule.points.end(), along(at, d),
                                       [d](const cv::Point2f& p, double place) { return along(p, d) < place; });
    const cv::Point2f& near = next == rule.points.end() ? rule.points.back() : *next;
    return std::abs(along(near, d) - along(at, d)) < reach && std::abs(across(near, d) - across(at, d)) < reach;
}

// The rule across the curve that passes its end; null if none does.
const RuleCurve* rule_at(std::span<const RuleCurve> rules, const RuleCurve& curve, const cv::Point2f& end,
                         double reach) {
    for (const RuleCurve& rule : rules)
        if (rule.direction != curve.direction && passes(rule, end, reach)) return &rule;
    return nullptr;
}

cv::Rect box_of(std::span<const RuleCurve> rules, int margin, cv::Size picture) {
    std::vector<cv::Point2f> ends;
    for (const RuleCurve& rule : rules) {
        for (const cv::Point2f& p : rule.points) ends.push_back(p);
    }
    const cv::Rect box = cv::boundingRect(ends);
    return cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
           cv::Rect({}, picture);
}

}  // namespace

bool runs_from_rule_to_rule(const RuleCurve& curve, std::span<const RuleCurve> rules, double dpi) {
    const RuleCurve* one = rule_at(rules, curve, curve.points.front(), kEndInch * dpi);
    const RuleCurve* other = rule_at(rules, curve, curve.points.back(), kEndInch * dpi);
    return one != nullptr && other != nullptr && one != other;
}

std::vector<RuleCurve> trace_cell_walls(const cv::Mat& ink, std::span<const RuleCurve> rules, double dpi,
                                        double below_inch) {
    if (rules.size() < 2) return {};
    const cv::Rect box = box_of(rules, static_cast<int>(kMarginInch * dpi), ink.size());
    std::vector<RuleCurve> walls = trace_rules(ink(box), dpi, kMinWallInch);
    const cv::Point2f origin(static_cast<float>(box.x), static_cast<float>(box.y));
    for (RuleCurve& wall : walls)
        for (cv::Point2f& p : wall.points) p += origin;
    std::erase_if(walls, [&](const RuleCurve& wall) {
        return wall.length() >= below_inch * dpi || !runs_from_rule_to_rule(wall, rules, dpi);
    });
    return walls;
}

}  // namespace shenbao
