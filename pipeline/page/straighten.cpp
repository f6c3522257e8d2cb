#include "pipeline/page/straighten.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <span>
#include <vector>

#include "pipeline/page/bend.hpp"
#include "pipeline/page/cell_walls.hpp"
#include "pipeline/page/raster_streaks.hpp"
#include "pipeline/page/rule_curves.hpp"
#include "pipeline/page/skew.hpp"
#include "pipeline/page/slanted_strokes.hpp"

namespace shenbao {
namespace {

constexpr float kEdgeThumbPx = 6;        // from the outline of the sheet, 4 mm on A4: no rule is printed there
constexpr double kMinRuleInch = 0.7;     // longer than any stroke of a title
constexpr double kUntouchedPx = 0.75;    // a skew that lifts the page's side by less is left alone
constexpr double kCrookedInch = 0.0035;  // 0.7 px at 200 dpi; flat scans of all kinds stay below 0.002
constexpr double kMeshInch = 0.08;       // step of the stored mesh
constexpr int kStripRows = 256;

double radians(double deg) {
    return deg * std::numbers::pi / 180;
}

// Level px -> source px for a slanted page: columns are the images of the level axes. Areas are kept.
Affine slanted_axes(const Slant& slant) {
    const double h = radians(slant.horizontal_deg), v = radians(slant.vertical_deg);
    return {std::cos(h), -std::sin(v), 0, std::sin(h), std::cos(v), 0};
}

cv::Rect2d bounds(const std::vector<cv::Point2d>& points) {
    double x0 = 1e18, y0 = 1e18, x1 = -1e18, y1 = -1e18;
    for (const cv::Point2d& p : points) {
        x0 = std::min(x0, p.x), y0 = std::min(y0, p.y);
        x1 = std::max(x1, p.x), y1 = std::max(y1, p.y);
    }
    return {x0, y0, x1 - x0, y1 - y0};
}

// Outline of the paper, source px.
std::vector<cv::Point2d> outline_paper(const PaperRegion& paper, cv::Size source_size) {
    const double w = source_size.width, h = source_size.height;
    if (paper.whole) {
        std::vector<cv::Point2d> rim;
        constexpr int kSteps = 16;
        for (int i = 0; i <= kSteps; ++i) {
            const double t = static_cast<double>(i) / kSteps;
            rim.insert(rim.end(), {{t * w, 0}, {t * w, h}, {0, t * h}, {w, t * h}});
        }
        return rim;
    }
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(paper.mask.clone(), contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    std::vector<cv::Point2d> outline;
    for (const auto& contour : contours)
        for (const cv::Point& p : contour)
            outline.emplace_back((p.x + 0.5) / paper.thumb_scale, (p.y + 0.5) / paper.thumb_scale);
    return outline;
}

std::vector<RuleCurve> map_curves(std::vector<RuleCurve> curves, const Affine& map) {
    for (RuleCurve& curve : curves)
        for (cv::Point2f& p : curve.points) {
            const Point q = map({p.x, p.y});
            p = {static_cast<float>(q.x), static_cast<float>(q.y)};
        }
    return curves;
}

Affine scaled(double factor) {
    return {factor, 0, 0, 0, factor, 0};
}

// Least-squares affine of the mesh nodes.
Affine fit_affine(const cv::Mat& mesh, double step) {
    cv::Mat design(static_cast<int>(mesh.total()), 3, CV_64F), target(design.rows, 2, CV_64F), solution;
    for (int j = 0, k = 0; j < mesh.rows; ++j)
        for (int i = 0; i < mesh.cols; ++i, ++k) {
            const auto at = mesh.at<cv::Vec2f>(j, i);
            design.at<double>(k, 0) = i * step, design.at<double>(k, 1) = j * step, design.at<double>(k, 2) = 1;
            target.at<double>(k, 0) = at[0], target.at<double>(k, 1) = at[1];
        }
    cv::solve(design, target, solution, cv::DECOMP_NORMAL);
    const auto s = [&solution](int row, int col) { return solution.at<double>(row, col); };
    return {s(0, 0), s(1, 0), s(2, 0), s(0, 1), s(1, 1), s(2, 1)};
}

// What is to be shown of the source, and how large.
struct Sheet {
    std::vector<cv::Point2d> outline;  // source px
    bool whole = true;                 // the picture shows nothing but the paper
    cv::Size source_size;
    double scale = 1;                // straight px per source px
    double straight_per_survey = 1;  // straight px per survey px
};

// Clockwise slant of the page's own horizontal in the source, at the page's centre.
double skew_at_centre(const PageMap& map, cv::Size size) {
    const double x = size.width / 2.0, y = size.height / 2.0, reach = size.width / 20.0;
    const Point left = map.to_source(Point{x - reach, y}), right = map.to_source(Point{x + reach, y});
    return std::atan2(right.y - left.y, right.x - left.x) * 180 / std::numbers::pi;
}

// Source positions of the nodes of the flat page; origin: of the page, flat px.
cv::Mat make_mesh(const PageBend& bend, const Affine& level_to_source, cv::Point2d origin, cv::Size size,
                  double straight_per_flat, double step) {
    cv::Mat mesh(static_cast<int>(size.height / step) + 2, static_cast<int>(size.width / step) + 2, CV_32FC2);
    for (int j = 0; j < mesh.rows; ++j)
        for (int i = 0; i < mesh.cols; ++i) {
            const cv::Point2d at = origin + cv::Point2d(i * step, j * step) / straight_per_flat;
            const cv::Point2d level = bend.unflatten(at);
            const Point source = level_to_source({level.x, level.y});
            mesh.at<cv::Vec2f>(j, i) = {static_cast<float>(source.x), static_cast<float>(source.y)};
        }
    return mesh;
}

// level_to_source: level px (of the survey) -> source px. nullopt where the rules do not tell how the page bends.
std::optional<Straightening> unbend_page(std::span<const RuleCurve> level_curves,
                                         std::span<const RuleCurve> level_edges, const Affine& level_to_source,
                                         const Sheet& sheet, double survey_dpi) {
    const Affine source_to_level = inverse(level_to_source);
    std::vector<cv::Point2d> outline = sheet.outline;
    for (cv::Point2d& p : outline) {
        const Point level = source_to_level({p.x, p.y});
        p = {level.x, level.y};
    }
    std::vector<cv::Point2d> seen = outline;
    for (const RuleCurve& edge : level_edges) seen.insert(seen.end(), edge.points.begin(), edge.points.end());
    const cv::Rect2d extent = bounds(seen);
    const auto bend = fit_bend(level_curves, level_edges, extent, survey_dpi);
    if (!bend) return std::nullopt;
    for (cv::Point2d& p : outline) p = bend->flatten(p);
    const cv::Rect2d box = bounds(outline);
    Straightening result;
    result.size = {static_cast<int>(std::ceil(box.width * sheet.straight_per_survey)),
                   static_cast<int>(std::ceil(box.height * sheet.straight_per_survey))};
    const double step = std::max(4.0, std::round(kMeshInch * survey_dpi * sheet.straight_per_survey));
    const cv::Mat mesh = make_mesh(*bend, level_to_source, box.tl(), result.size, sheet.straight_per_survey, step);
    result.map = PageMap(fit_affine(mesh, step), mesh, step);
    result.skew_deg = skew_at_centre(result.map, result.size);
    result.straightness_px = measure_straightness(flatten_curves(level_curves, *bend)) * sheet.straight_per_survey;
    return result;
}

Straightening map_flat_page(const Affine& slanted, const Sheet& sheet) {
    const Affine back = inverse(slanted);
    std::vector<cv::Point2d> level;
    for (const cv::Point2d& p : sheet.outline) {
        const Point q = back({p.x, p.y});
        level.emplace_back(q.x, q.y);
    }
    const cv::Rect2d box = bounds(level);
    Straightening result;
    result.size = {static_cast<int>(std::ceil(box.width * sheet.scale - 1e-6)),
                   static_cast<int>(std::ceil(box.height * sheet.scale - 1e-6))};
    const Affine to_level{1 / sheet.scale, 0, box.x, 0, 1 / sheet.scale, box.y};
    result.map = PageMap(compose(slanted, to_level));
    return result;
}

// So little slanted that resampling would cost more than it gains.
bool is_level(const Slant& slant, const Sheet& sheet) {
    const double side = std::max(sheet.source_size.width, sheet.source_size.height);
    const double deg = std::max(std::abs(slant.horizontal_deg), std::abs(slant.vertical_deg));
    return sheet.whole && std::abs(sheet.scale - 1) < 1e-6 && radians(deg) * side < kUntouchedPx;
}

Straightening leave_untouched(cv::Size source_size) {
    Straightening result;
    result.size = source_size;
    result.resampled = false;
    return result;
}

// Without the shadows that a curled sheet throws along its own edge. thumb_px: per pixel of the curves.
std::vector<RuleCurve> without_edge_shadows(std::vector<RuleCurve> curves, const PaperRegion& paper,
                                            double thumb_px) {
    if (paper.whole) return curves;
    cv::Mat inside;
    cv::distanceTransform(paper.mask, inside, cv::DIST_L2, 3);
    const auto is_edge = [&](const RuleCurve& curve) {
        std::size_t near = 0;
        for (const cv::Point2f& p : curve.points) {
            const int x = std::clamp(static_cast<int>(p.x * thumb_px), 0, inside.cols - 1);
            const int y = std::clamp(static_cast<int>(p.y * thumb_px), 0, inside.rows - 1);
            near += inside.ptr<float>(y)[x] <= kEdgeThumbPx ? 1 : 0;
        }
        return 2 * near > curve.points.size();
    };
    std::erase_if(curves, is_edge);
    return curves;
}

// In one direction at least.
bool are_few(const std::vector<RuleCurve>& rules, double dpi) {
    double level = 0, upright = 0;
    for (const RuleCurve& rule : rules)
        (rule.direction == Direction::horizontal ? level : upright) += rule.length() / dpi;
    return std::min(level, upright) < kFewRulesInch;
}

// The OpenCV matrix of a map of continuous coordinates.
cv::Matx23d to_matrix(const Affine& m) {
    return {m.a, m.b, m.c + 0.5 * (m.a + m.b) - 0.5, m.d, m.e, m.f + 0.5 * (m.d + m.e) - 0.5};
}

cv::Mat remap_strips(const cv::Mat& source, const Straightening& how, int interpolation,
                     const cv::Scalar& border) {
    cv::Mat straight(how.size, source.type());
    for (int top = 0; top < straight.rows; top += kStripRows) {
        cv::Mat strip = straight.rowRange(top, std::min(straight.rows, top + kStripRows));
        cv::Mat at(strip.size(), CV_32FC2);
        for (int y = 0; y < at.rows; ++y) how.map.sample_row(top + y + 0.5, at.ptr<cv::Vec2f>(y), at.cols);
        cv::subtract(at, cv::Scalar(0.5, 0.5), at);
        cv::remap(source, strip, at, cv::noArray(), interpolation, cv::BORDER_CONSTANT, border);
    }
    return straight;
}

}  // namespace

Straightening find_straightening(const SurveyInk& survey, const PaperRegion& paper, cv::Size source_size,
                                 double scale, double max_skew_deg) {
    std::vector<RuleCurve> curves = without_edge_shadows(trace_rules(survey.ink, survey.dpi, kMinRuleInch), paper,
                                                         paper.thumb_scale / survey.scale);
    curves = without_raster_streaks(
        without_leaning_streaks(without_slanted_strokes(std::move(curves)), survey.dpi), survey.dpi);
    auto slant = measure_rule_slant(curves, survey.dpi, max_skew_deg);
    if (!slant) slant = measure_text_slant(survey.ink, survey.dpi, max_skew_deg);
    const Slant found = slant.value_or(Slant{});
    const Affine slanted = slanted_axes(found);
    if (found.by_rules && are_few(curves, survey.dpi)) {
        const auto walls = trace_cell_walls(survey.ink, curves, survey.dpi, kMinRuleInch);
        curves.insert(curves.end(), walls.begin(), walls.end());
    }
    const auto level_curves = map_curves(curves, inverse(slanted));
    const auto level_edges =
        map_curves(paper.edges, compose(inverse(slanted), scaled(survey.scale / paper.thumb_scale)));
    const Sheet sheet{outline_paper(paper, source_size), paper.whole, source_size, scale, scale / survey.scale};

    std::optional<Straightening> result;
    const bool is_crooked = measure_crookedness(level_curves) > kCrookedInch * survey.dpi ||
                            measure_aslant(level_curves, survey.dpi) > kAslantDeg;
    if (found.by_rules && (is_crooked || !level_edges.empty()))
        result =
            unbend_page(level_curves, level_edges, compose(scaled(1 / survey.scale), slanted), sheet, survey.dpi);
    if (!result) {
        result = is_level(found, sheet) ? leave_untouched(source_size) : map_flat_page(slanted, sheet);
        result->skew_deg = found.horizontal_deg;
        if (found.by_rules)
            result->straightness_px = measure_straightness(level_curves) * sheet.straight_per_survey;
    }
    if (slant) result->skew_confidence = found.confidence;
    return *result;
}

cv::Mat resample(const cv::Mat& source, const Straightening& how, Sampling sampling, const cv::Scalar& border) {
    if (!how.resampled || source.empty()) return source;
    const int interpolation = sampling == Sampling::cubic ? cv::INTER_CUBIC : cv::INTER_LINEAR;
    if (how.map.is_warped()) return remap_strips(source, how, interpolation, border);
    cv::Mat straight;
    cv::warpAffine(source, straight, to_matrix(how.map.affine()), how.size, interpolation | cv::WARP_INVERSE_MAP,
                   cv::BORDER_CONSTANT, border);
    return straight;
}

}  // namespace shenbao
