// The map between an upright page and its source image: exact for every point, affine for the contract.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>

#include "models/declaration/geometry.hpp"

namespace shenbao {

class PageMap {
  public:
    PageMap() = default;
    explicit PageMap(const Affine& to_source) : affine_(to_source) {}
    // A page that was unwarped: `mesh` is 32-bit float, 2 channels (x, y of the source, px), sampled at upright
    // points (i * step_px, j * step_px) for column i and row j; `best_affine` is its least-squares affine fit.
    PageMap(const Affine& best_affine, cv::Mat mesh, double step_px);

    // The same, and then `outer` on the source's side.
    [[nodiscard]] PageMap followed_by(const Affine& outer) const;

    [[nodiscard]] const Affine& affine() const { return affine_; }
    [[nodiscard]] bool is_warped() const { return !mesh_.empty(); }
    [[nodiscard]] Point to_source(const Point& upright) const;  // bilinear in the mesh, linear beyond its edge
    // to_source of the points (i + 0.5, y), i from 0 to count - 1: the middles of a row of pixels, much faster.
    void sample_row(double y, cv::Vec2f* to, int count) const;
    [[nodiscard]] Point to_upright(const Point& source) const;  // inverse, to within 0.01 px
    [[nodiscard]] Quad to_source(const Box& upright) const;

  private:
    [[nodiscard]] Point mesh_to_source(const Point& upright) const;

    Affine affine_;
    cv::Mat mesh_;
    double step_px_ = 0;
};

}  // namespace shenbao
