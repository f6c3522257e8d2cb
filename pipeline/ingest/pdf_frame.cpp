// The geometry half of pdf_survey.hpp.
#include <algorithm>
#include <cmath>

#include "pipeline/ingest/pdf_survey.hpp"

namespace shenbao {

namespace {

constexpr double kLetterWidthPt = 612, kLetterHeightPt = 792;  // Poppler's page where the file gives none
constexpr double kStraightSlope = 0.002;  // 0.1 degrees: half a pixel over a cell; guess, unmeasured

Rect read_rect(QPDFObjectHandle box) {
    if (!box.isRectangle()) return {};
    const QPDFObjectHandle::Rectangle r = box.getArrayAsRectangle();
    return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)};
}

Rect find_crop_rect(QPDFPageObjectHelper& page) {
    Rect media = read_rect(page.getAttribute("/MediaBox", false));
    if (media.area() <= 0) media = {0, 0, kLetterWidthPt, kLetterHeightPt};
    const Rect crop = intersect(read_rect(page.getAttribute("/CropBox", false)), media);
    return crop.area() > 0 ? crop : media;
}

int find_quarter_turns(QPDFPageObjectHelper& page) {
    QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
    if (!rotate.isNumber()) return 0;
    const double turns = std::fmod(rotate.getNumericValue() / 90, 4);
    return (static_cast<int>(std::lround(turns)) + 4) % 4;
}

}  // namespace

Rect intersect(const Rect& a, const Rect& b) {
    const Rect common{std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
    return common.area() > 0 ? common : Rect{};
}

PageFrame find_page_frame(QPDFPageObjectHelper page) {
    const Rect crop = find_crop_rect(page);
    const double w = crop.width(), h = crop.height();
    PageFrame frame;
    switch (find_quarter_turns(page)) {
        case 1: frame = {{0, 1, -crop.y0, 1, 0, -crop.x0}, h, w, 1}; break;
        case 2: frame = {{-1, 0, crop.x1, 0, 1, -crop.y0}, w, h, 1}; break;
        case 3: frame = {{0, -1, crop.y1, -1, 0, crop.x1}, h, w, 1}; break;
        default: frame = {{1, 0, -crop.x0, 0, -1, crop.y1}, w, h, 1}; break;
    }
    QPDFObjectHandle unit = page.getObjectHandle().getKey("/UserUnit");
    if (unit.isNumber() && unit.getNumericValue() > 0) frame.user_unit = unit.getNumericValue();
    return frame;
}

Rect PlacedImage::bounds() const {
    Rect r{placement.c, placement.f, placement.c, placement.f};
    for (const Point& corner : {Point{1, 0}, Point{0, 1}, Point{1, 1}}) {
        const Point p = placement(corner);
        r = {std::min(r.x0, p.x), std::min(r.y0, p.y), std::max(r.x1, p.x), std::max(r.y1, p.y)};
    }
    return r;
}

bool PlacedImage::is_straight() const {
    const double along = std::min(std::abs(placement.a), std::abs(placement.e));
    const double across = std::max(std::abs(placement.b), std::abs(placement.d));
    return across <= kStraightSlope * along || along <= kStraightSlope * across;
}

double PlacedImage::x_px_per_pt() const {
    const bool upright = std::abs(placement.a) > std::abs(placement.b);
    return (upright ? width_px : height_px) / std::max(bounds().width(), 1e-6);
}

double PlacedImage::y_px_per_pt() const {
    const bool upright = std::abs(placement.a) > std::abs(placement.b);
    return (upright ? height_px : width_px) / std::max(bounds().height(), 1e-6);
}

double largest_image_share(const PageSurvey& survey, const PageFrame& frame) {
    double share = 0;
    for (const PlacedImage& image : survey.images)
        share = std::max(share, intersect(image.bounds(), frame.rect()).area() / frame.rect().area());
    return share;
}

}  // namespace shenbao
