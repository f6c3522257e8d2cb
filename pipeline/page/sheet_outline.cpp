// Every side is searched for in a view of the picture in which it is the upper one: rows run along it and the
// sheet lies below. Pixels that are an edge there vote for the lines through them (a Hough transform over a few
// slopes). Of the best lines of the four sides those four are taken that are edges along most of what they have
// between their corners.
#include "pipeline/page/sheet_outline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace shenbao {
namespace {

// Guesses where no measurement is given.
constexpr int kReachPx = 3;            // what is compared on either side of an edge; px of thumbnails of 420 px
constexpr double kStep = 0.06;         // least step of an edge, of the brightness
constexpr double kFullStep = 0.2;      // steps from here on vote alike
constexpr int kSlopes = 41;            // tried between kMaxSlope either way
constexpr double kMaxSlope = 0.27;     // 15 degrees
constexpr std::size_t kLines = 6;      // kept of each side
constexpr double kApartPx = 5;         // at the picture's middle, between lines that are two
constexpr int kOffPx = 2;              // an edge may lie so far off its line: sheets are curled
constexpr double kBesidePx = 6;        // from the line, where its two sides are compared
constexpr double kLeastArea = 0.2;     // of the picture
constexpr double kOutsidePx = 4;       // corners may lie so far outside of the picture
constexpr double kLeastSupport = 0.6;  // photographs with curl: 0.7 and more

// y = offset + slope * (x - middle) in the view of a side.
struct Line {
    double offset = 0, slope = 0;
    double votes = 0;
};

// A point of the picture in the view in which side k (upper, right, lower, left) is the upper one, and back.
class View {
  public:
    View(int side, cv::Size picture) : side_(side), picture_(picture) {}
    [[nodiscard]] cv::Mat turn(const cv::Mat& picture) const {
        cv::Mat turned;
        if (side_ == 0) return picture;
        cv::rotate(picture, turned,
                   side_ == 1   ? cv::ROTATE_90_COUNTERCLOCKWISE
                   : side_ == 2 ? cv::ROTATE_180
                                : cv::ROTATE_90_CLOCKWISE);
        return turned;
    }
    [[nodiscard]] cv::Point2d in_picture(const cv::Point2d& p) const {
        const double right = picture_.width - 1, bottom = picture_.height - 1;
        if (side_ == 0) return p;
        if (side_ == 1) return {right - p.y, p.x};
        if (side_ == 2) return {right - p.x, bottom - p.y};
        return {p.y, bottom - p.x};
    }

  private:
    int side_;
    cv::Size picture_;
};

// Steps from above to below, of the logarithm of brightness, where they are the steepest of their column.
cv::Mat edges_of(const cv::Mat& logarithm) {
    cv::Mat edges = cv::Mat::zeros(logarithm.size(), CV_32F);
    cv::Mat even, steps = cv::Mat::zeros(logarithm.size(), CV_32F);
    cv::blur(logarithm, even, {2 * kReachPx + 1, kReachPx});
    for (int y = kReachPx; y + kReachPx < even.rows; ++y)
        steps.row(y) = even.row(y + 1 + kReachPx / 2) - even.row(y - 1 - kReachPx / 2);
    for (int y = 1; y + 1 < even.rows; ++y) {
        const auto *above = steps.ptr<float>(y - 1), *here = steps.ptr<float>(y), *below = steps.ptr<float>(y + 1);
        for (int x = 0; x < even.cols; ++x)
            if (here[x] >= kStep && here[x] >= above[x] && here[x] >= below[x]) edges.ptr<float>(y)[x] = here[x];
    }
    return edges;
}

double slope_of(int k) {
    return kMaxSlope * (2.0 * k / (kSlopes - 1) - 1);
}

std::vector<Line> best_lines(const cv::Mat& edges) {
    cv::Mat votes = cv::Mat::zeros(kSlopes, edges.rows, CV_32F);
    const double middle = edges.cols / 2.0;
    for (int y = 0; y < edges.rows; ++y) {
        for (int x = 0; x < edges.cols; ++x) {
            const float step = edges.ptr<float>(y)[x];
            if (step == 0) continue;
            for (int k = 0; k < kSlopes; ++k) {
                const int offset = static_cast<int>(std::lround(y - slope_of(k) * (x - middle)));
                if (offset < 0 || offset >= edges.rows) continue;
                votes.ptr<float>(k)[offset] += std::min(1.0F, step / static_cast<float>(kFullStep));
            }
        }
    }
    cv::blur(votes, votes, {2 * kOffPx + 1, 1}, {-1, -1}, cv::BORDER_CONSTANT);
    std::vector<Line> lines;
    while (lines.size() < kLines) {
        cv::Point best;
        double most = 0;
        cv::minMaxLoc(votes, nullptr, &most, nullptr, &best);
        if (most <= 0) break;
        lines.push_back({static_cast<double>(best.x), slope_of(best.y), most});
        const int from = std::max(0, static_cast<int>(best.x - kApartPx));
        const int to = std::min(votes.cols, static_cast<int>(best.x + kApartPx) + 1);
        votes.colRange(from, to).setTo(0);
    }
    return lines;
}

// What is seen of one side: its lines in the picture as two points each, and its edges.
struct Side {
    View view;
    cv::Mat edges;  // in the view; widened by kOffPx across
    std::vector<Line> lines;
};

struct Segment {
    cv::Point2d a, b;
};

Segment in_picture(const Side& side, const Line& line) {
    const double middle = side.edges.cols / 2.0;
    const auto at = [&](double x) { return cv::Point2d(x, line.offset + line.slope * (x - middle)); };
    return {side.view.in_picture(at(0)), side.view.in_picture(at(side.edges.cols - 1))};
}

cv::Point2d crossing(const Segment& p, const Segment& q) {
    const cv::Point2d u = p.b - p.a, v = q.b - q.a, w = q.a - p.a;
    const double t = (w.x * v.y - w.y * v.x) / (u.x * v.y - u.y * v.x);
    return p.a + t * u;
}

// Share of the line between two of the picture's points that is an edge; what lies outside of the picture is none.
double support_of(const cv::Mat& edges, const cv::Point2d& from, const cv::Point2d& to) {
    const int steps = std::max(1, static_cast<int>(std::hypot(to.x - from.x, to.y - from.y)));
    int seen = 0;
    for (int i = 0; i <= steps; ++i) {
        const cv::Point p = from + (to - from) * (static_cast<double>(i) / steps);
        seen += cv::Rect({}, edges.size()).contains(p) && edges.ptr<uchar>(p.y)[p.x] != 0 ? 1 : 0;
    }
    return static_cast<double>(seen) / (steps + 1);
}

// Mean brightness on this side of a line between two points, or on that.
double brightness_beside(const cv::Mat& brightness, const cv::Point2d& from, const cv::Point2d& to,
                         double beside) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const cv::Point2d normal(-(to.y - from.y) / length, (to.x - from.x) / length);
    double sum = 0, seen = 0;
    for (int i = 0; i <= length; ++i) {
        const cv::Point p = from + (to - from) * (i / length) + beside * normal;
        if (!cv::Rect({}, brightness.size()).contains(p)) continue;
        sum += brightness.ptr<uchar>(p.y)[p.x];
        ++seen;
    }
    return seen > 0 ? sum / seen : 0;
}

// Inside to outside; clockwise, the inside lies to the right of every side.
double contrast_of(const cv::Mat& brightness, const std::array<cv::Point2d, 4>& corners) {
    double least = std::numeric_limits<double>::max();
    for (std::size_t k = 0; k < 4; ++k) {
        const cv::Point2d &from = corners[k], &to = corners[(k + 1) % 4];
        const double outside = brightness_beside(brightness, from, to, -kBesidePx);
        least = std::min(least, brightness_beside(brightness, from, to, kBesidePx) / std::max(1.0, outside));
    }
    return least;
}

class OutlineSearch {
  public:
    explicit OutlineSearch(const cv::Mat& brightness) : size_(brightness.size()) {
        cv::Mat logarithm;
        brightness.convertTo(logarithm, CV_32F, 1, 1);
        cv::log(logarithm, logarithm);
        for (int k = 0; k < 4; ++k) {
            const View view(k, size_);
            const cv::Mat edges = edges_of(view.turn(logarithm));
            cv::Mat wide;
            cv::dilate(edges > 0, wide, cv::Mat::ones(2 * kOffPx + 1, 1, CV_8U));
            const View back((4 - k) % 4, wide.size());
            sides_.push_back({view, wide, best_lines(edges)});
            seen_.push_back(back.turn(wide));
        }
    }

    [[nodiscard]] std::optional<SheetOutline> find() const {
        std::optional<SheetOutline> best;
        double best_sum = 0;
        for (const Line& upper : sides_[0].lines) {
            for (const Line& right : sides_[1].lines) {
                for (const Line& lower : sides_[2].lines) {
                    for (const Line& left : sides_[3].lines) {
                        double sum = 0;
                        const auto outline = judge({&upper, &right, &lower, &left}, sum);
                        if (!outline || sum <= best_sum) continue;
                        best = outline;
                        best_sum = sum;
                    }
                }
            }
        }
        return best;
    }

  private:
    // sum: the supports of all sides.
    std::optional<SheetOutline> judge(const std::array<const Line*, 4>& lines, double& sum) const {
        std::array<Segment, 4> segments;
        for (std::size_t k = 0; k < 4; ++k) segments[k] = in_picture(sides_[k], *lines[k]);
        SheetOutline outline;
        for (std::size_t k = 0; k < 4; ++k) {
            outline.corners[k] = crossing(segments[(k + 3) % 4], segments[k]);
            const cv::Point2d& c = outline.corners[k];
            if (c.x < -kOutsidePx || c.y < -kOutsidePx || c.x > size_.width + kOutsidePx ||
                c.y > size_.height + kOutsidePx)
                return std::nullopt;
        }
        const auto& c = outline.corners;
        if (c[1].x <= c[0].x || c[2].x <= c[3].x || c[2].y <= c[1].y || c[3].y <= c[0].y) return std::nullopt;
        const std::vector<cv::Point2f> polygon(c.begin(), c.end());
        if (cv::contourArea(polygon) < kLeastArea * size_.area()) return std::nullopt;
        outline.support = 1;
        for (std::size_t k = 0; k < 4; ++k) {
            const double support = support_of(seen_[k], c[k], c[(k + 1) % 4]);
            if (support < kLeastSupport) return std::nullopt;
            outline.support = std::min(outline.support, support);
            sum += support;
        }
        return outline;
    }

    cv::Size size_;
    std::vector<Side> sides_;
    std::vector<cv::Mat> seen_;  // their edges in the picture
};

}  // namespace

std::optional<SheetOutline> find_sheet_outline(const cv::Mat& brightness) {
    if (std::min(brightness.rows, brightness.cols) < 8 * kReachPx) return std::nullopt;
    auto outline = OutlineSearch(brightness).find();
    if (outline) outline->contrast = contrast_of(brightness, outline->corners);
    return outline;
}

}  // namespace shenbao
