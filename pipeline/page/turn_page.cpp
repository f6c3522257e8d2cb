#include "pipeline/page/turn_page.hpp"

#include <cmath>
#include <opencv2/core.hpp>

namespace shenbao {
namespace {

void turn_picture(cv::Mat& picture, int quarter_turns) {
    if (picture.empty() || quarter_turns == 0) return;
    const cv::RotateFlags codes[] = {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE};
    cv::Mat turned;
    cv::rotate(picture, turned, codes[quarter_turns - 1]);
    picture = turned;
}

// Turned px -> px before the turn; size: of the page before it.
Affine undo_turn(int quarter_turns, double width, double height) {
    switch (quarter_turns) {
        case 1: return {0, 1, 0, -1, 0, height};
        case 2: return {-1, 0, width, 0, -1, height};
        case 3: return {0, -1, width, 1, 0, 0};
        default: return {};
    }
}

PageMap turn_map(const PageMap& map, const Affine& undo, cv::Size turned, double step) {
    const Affine affine = compose(map.affine(), undo);
    if (!map.is_warped()) return PageMap(affine);
    cv::Mat mesh(static_cast<int>(turned.height / step) + 2, static_cast<int>(turned.width / step) + 2, CV_32FC2);
    for (int j = 0; j < mesh.rows; ++j)
        for (int i = 0; i < mesh.cols; ++i) {
            const Point source = map.to_source(undo({i * step, j * step}));
            mesh.at<cv::Vec2f>(j, i) = {static_cast<float>(source.x), static_cast<float>(source.y)};
        }
    return {affine, mesh, step};
}

}  // namespace

UprightPage turn_page(UprightPage page, int quarter_turns) {
    if (quarter_turns == 0) return page;
    const cv::Size before = page.grey.size();
    for (cv::Mat* picture : {&page.grey, &page.ink, &page.colour, &page.seal_mask, &page.lifted})
        turn_picture(*picture, quarter_turns);
    constexpr double kMeshInch = 0.04;  // finer than the mesh it samples
    const double step = std::max(4.0, std::round(kMeshInch * page.dpi));
    page.map = turn_map(page.map, undo_turn(quarter_turns, before.width, before.height), page.grey.size(), step);
    page.quarter_turns = (page.quarter_turns + quarter_turns) % 4;
    return page;
}

}  // namespace shenbao
