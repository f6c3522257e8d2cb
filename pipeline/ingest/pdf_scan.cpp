#include "pipeline/ingest/pdf_scan.hpp"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "pipeline/ingest/pdf_image.hpp"

namespace shenbao {

namespace {

constexpr double kMinShare = 0.25;        // of the page, covered by its images; below, the page is rendered; guess
constexpr double kSameScale = 0.01;       // relative difference of resolution between strips of one page
constexpr double kEdgeSlack = 0.01;       // of the page's side: images may stick out this far before they are cut
constexpr double kMaxOverlap = 0.02;      // of the smaller image's area
constexpr std::size_t kMaxPieces = 2000;  // strips of 8 rows of A4 at 1200 dpi are 1750; every pair is compared

Rect unite(const Rect& a, const Rect& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

Rect find_extent(const PageSurvey& survey, const PageFrame& frame) {
    Rect all = survey.images.front().bounds();
    for (const PlacedImage& image : survey.images) all = unite(all, image.bounds());
    const double dx = frame.width_pt * kEdgeSlack, dy = frame.height_pt * kEdgeSlack;
    return intersect(all, {-dx, -dy, frame.width_pt + dx, frame.height_pt + dy});
}

bool overlaps_another(const PageSurvey& survey, std::size_t index) {
    const Rect mine = survey.images[index].bounds();
    for (std::size_t i = 0; i < index; ++i) {
        const Rect other = survey.images[i].bounds();
        if (intersect(mine, other).area() > kMaxOverlap * std::min(mine.area(), other.area())) return true;
    }
    return false;
}

bool same_scale(const PlacedImage& a, const PlacedImage& b) {
    const auto near = [](double x, double y) { return std::abs(x - y) <= kSameScale * std::max(x, y); };
    return near(a.x_px_per_pt(), b.x_px_per_pt()) && near(a.y_px_per_pt(), b.y_px_per_pt());
}

bool is_plain_scan(const PageSurvey& survey, const PageFrame& frame) {
    const bool bare = survey.complete && survey.visible_text_bytes == 0 && survey.painted_paths == 0 &&
                      !survey.has_annotations && !survey.images.empty() && survey.images.size() <= kMaxPieces;
    if (!bare) return false;
    double share = 0;
    for (std::size_t i = 0; i < survey.images.size(); ++i) {
        PlacedImage image = survey.images[i];
        if (!image.stream.isInitialized() || !image.opaque || !image.is_straight()) return false;
        if (image.bounds().area() <= 0 || !same_scale(image, survey.images.front())) return false;
        if (overlaps_another(survey, i)) return false;
        share += intersect(image.bounds(), frame.rect()).area() / frame.rect().area();
    }
    return share >= kMinShare;
}

int sign(double value) {
    return value > 0 ? 1 : -1;
}

Orientation find_orientation(const Affine& placement) {
    if (std::abs(placement.a) > std::abs(placement.b)) return {sign(placement.a), 0, 0, sign(-placement.e)};
    return {0, sign(placement.d), sign(-placement.b), 0};
}

cv::Mat read_piece(const PlacedImage& image, const ReadContext& context) {
    return turn_image(read_pdf_image(image.stream, context), find_orientation(image.placement));
}

struct Canvas {
    Rect extent;  // page points
    double x_px_per_pt = 1, y_px_per_pt = 1;
    [[nodiscard]] Affine to_page() const { return {1 / x_px_per_pt, 0, extent.x0, 0, 1 / y_px_per_pt, extent.y0}; }
    [[nodiscard]] cv::Rect to_px(const Rect& r) const {
        const auto px = [](double points, double scale) { return static_cast<int>(std::lround(points * scale)); };
        const int x0 = px(r.x0 - extent.x0, x_px_per_pt), y0 = px(r.y0 - extent.y0, y_px_per_pt);
        const int x1 = px(r.x1 - extent.x0, x_px_per_pt), y1 = px(r.y1 - extent.y0, y_px_per_pt);
        return {x0, y0, std::max(1, x1 - x0), std::max(1, y1 - y0)};
    }
};

// Pastes the part of the piece that lies on the paper; a piece off by a pixel is fitted.
void paste(const cv::Mat& piece, const cv::Rect& place, cv::Mat& paper) {
    cv::Mat fitted = piece;
    if (piece.size() != place.size()) cv::resize(piece, fitted, place.size(), 0, 0, cv::INTER_LINEAR);
    if (fitted.channels() == 1 && paper.channels() == 3) cv::cvtColor(fitted, fitted, cv::COLOR_GRAY2BGR);
    const cv::Rect visible = place & cv::Rect(0, 0, paper.cols, paper.rows);
    if (visible.empty()) return;
    fitted(visible - place.tl()).copyTo(paper(visible));
}

cv::Mat join_pieces(const PageSurvey& survey, const Canvas& canvas, const ReadContext& context) {
    const cv::Rect whole = canvas.to_px(canvas.extent);
    check_image_size(context, whole.width, whole.height);
    cv::Mat paper;
    for (const PlacedImage& image : survey.images) {
        const cv::Mat piece = read_piece(image, context);
        if (survey.images.size() == 1 && canvas.to_px(image.bounds()) == whole) return piece;
        if (paper.empty()) paper = cv::Mat(whole.size(), piece.type(), cv::Scalar::all(255));
        if (paper.channels() == 1 && piece.channels() == 3) cv::cvtColor(paper, paper, cv::COLOR_GRAY2BGR);
        paste(piece, canvas.to_px(image.bounds()), paper);
    }
    return paper;
}

}  // namespace

std::optional<ScannedPage> read_scanned_page(const PageSurvey& survey, const PageFrame& frame,
                                             const ReadContext& context) {
    if (!is_plain_scan(survey, frame)) return std::nullopt;
    const PlacedImage& first = survey.images.front();
    const Canvas canvas{find_extent(survey, frame), first.x_px_per_pt(), first.y_px_per_pt()};
    RasterImage raster;
    raster.image = join_pieces(survey, canvas, context);
    constexpr double kPointsPerInch = 72;
    raster.x_dpi = canvas.x_px_per_pt * kPointsPerInch / frame.user_unit;
    raster.y_dpi = canvas.y_px_per_pt * kPointsPerInch / frame.user_unit;
    return ScannedPage{std::move(raster), canvas.to_page()};
}

}  // namespace shenbao
