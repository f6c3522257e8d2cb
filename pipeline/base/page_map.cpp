#include "pipeline/base/page_map.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace shenbao {

PageMap::PageMap(const Affine& best_affine, cv::Mat mesh, double step_px)
    : affine_(best_affine), mesh_(std::move(mesh)), step_px_(step_px) {
    assert(mesh_.type() == CV_32FC2 && mesh_.rows >= 2 && mesh_.cols >= 2 && step_px_ > 0);
}

PageMap PageMap::followed_by(const Affine& outer) const {
    if (!is_warped()) return PageMap(compose(outer, affine_));
    cv::Mat mesh(mesh_.size(), mesh_.type());
    for (int row = 0; row < mesh.rows; ++row)
        for (int col = 0; col < mesh.cols; ++col) {
            const auto at = mesh_.at<cv::Vec2f>(row, col);
            const Point moved = outer({at[0], at[1]});
            mesh.at<cv::Vec2f>(row, col) = {static_cast<float>(moved.x), static_cast<float>(moved.y)};
        }
    return {compose(outer, affine_), mesh, step_px_};
}

Point PageMap::to_source(const Point& upright) const {
    return is_warped() ? mesh_to_source(upright) : affine_(upright);
}

Point PageMap::mesh_to_source(const Point& upright) const {
    const double u = upright.x / step_px_, v = upright.y / step_px_;
    const int i = std::clamp(static_cast<int>(std::floor(u)), 0, mesh_.cols - 2);
    const int j = std::clamp(static_cast<int>(std::floor(v)), 0, mesh_.rows - 2);
    const double fu = u - i, fv = v - j;
    const auto at = [this](int row, int col) { return mesh_.at<cv::Vec2f>(row, col); };
    const auto blend = [&](int channel) {
        const double top = at(j, i)[channel] * (1 - fu) + at(j, i + 1)[channel] * fu;
        const double bottom = at(j + 1, i)[channel] * (1 - fu) + at(j + 1, i + 1)[channel] * fu;
        return top * (1 - fv) + bottom * fv;
    };
    return {blend(0), blend(1)};
}

void PageMap::sample_row(double y, cv::Vec2f* to, int count) const {
    if (!is_warped()) {
        for (int i = 0; i < count; ++i) {
            const Point p = affine_({i + 0.5, y});
            to[i] = {static_cast<float>(p.x), static_cast<float>(p.y)};
        }
        return;
    }
    const double v = y / step_px_;
    const int j = std::clamp(static_cast<int>(std::floor(v)), 0, mesh_.rows - 2);
    const auto down = static_cast<float>(v - j);
    const auto* upper = mesh_.ptr<cv::Vec2f>(j);
    const auto* lower = mesh_.ptr<cv::Vec2f>(j + 1);
    const auto node = [&](int i) { return upper[i] * (1 - down) + lower[i] * down; };
    int i = 0;
    for (int col = 0; col + 1 < mesh_.cols && i < count; ++col) {
        const bool is_last = col + 2 == mesh_.cols;  // what lies beyond the mesh goes on straight
        const cv::Vec2f from = node(col), rise = node(col + 1) - from;
        for (; i < count && (is_last || i + 0.5 < (col + 1) * step_px_); ++i)
            to[i] = from + rise * static_cast<float>((i + 0.5) / step_px_ - col);
    }
}

Point PageMap::to_upright(const Point& source) const {
    const Affine back = inverse(affine_);
    Point guess = back(source);
    if (!is_warped()) return guess;
    // The mesh is close to its affine fit, so correcting by the affine's inverse contracts quickly.
    constexpr int kMaxSteps = 50;
    constexpr double kEnoughPx = 0.005;
    for (int step = 0; step < kMaxSteps; ++step) {
        const Point reached = mesh_to_source(guess);
        const double dx = source.x - reached.x, dy = source.y - reached.y;
        if (std::hypot(dx, dy) < kEnoughPx) break;
        guess.x += back.a * dx + back.b * dy;
        guess.y += back.d * dx + back.e * dy;
    }
    return guess;
}

Quad PageMap::to_source(const Box& upright) const {
    Quad quad = corners(upright);
    for (Point& corner : quad) corner = to_source(corner);
    return quad;
}

}  // namespace shenbao
