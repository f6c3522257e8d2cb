// A colour scan of a sealed and signed filing: red round seal over text and rules, blue pen.
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "tools/scan/effects.hpp"
#include "tools/scan/profiles.hpp"
#include "tools/scan/seal_ink.hpp"

namespace shenbao::scan {
namespace {

constexpr double kMmPerPt = 25.4 / 72;

std::optional<Point> field_centre(const SheetToScan& sheet, std::string_view path) {
    for (const Json& field : sheet.truth.at("fields")) {
        if (field.at("path") != path || field.at("page") != sheet.paper.number) continue;
        const Json& quad = field.at("quad");
        return Point{(quad[0][0].get<double>() + quad[2][0].get<double>()) / 2,
                     (quad[0][1].get<double>() + quad[2][1].get<double>()) / 2};
    }
    return std::nullopt;
}

std::string seal_name(const Json& truth) {
    for (const Json& declaration : truth.at("declarations")) {
        const Json organisation = declaration.value("organisation", Json::object());
        const Json name = organisation.value("department_name", Json());
        if (name.is_string()) return name.get<std::string>();
    }
    return "专用章";
}

// Over the department's name or the title on the first page; anywhere over the table's lower half on the last.
std::optional<Point> seal_place(const SheetToScan& sheet, Random& random) {
    const double spread = 40;
    const auto around = [&](Point p) {
        return Point{p.x + random.uniform(-spread, spread) * 1.5, p.y + random.uniform(-spread, spread) * 0.7};
    };
    const auto name = field_centre(sheet, "organisation/department_name");
    const auto title = field_centre(sheet, "title");
    if (name && (!title || random.chance(0.6))) return around(*name);
    if (title) return around(*title);
    if (sheet.paper.number != sheet.pages) return std::nullopt;
    return around({sheet.paper.width_pt * 0.65, sheet.paper.height_pt * 0.35});
}

void stamp_seal(cv::Mat& bgr, const SheetToScan& sheet, ScannedPage& page, Random& random) {
    const auto place = seal_place(sheet, random);
    if (!place) return;
    RoundSeal seal;
    seal.name = seal_name(sheet.truth);
    seal.px_per_mm = sheet.paper.px_of_mm(1);
    seal.centre_px = {place->x * sheet.paper.dpi / 72, place->y * sheet.paper.dpi / 72};
    seal.turn_deg = random.uniform(-20, 20);
    seal.ring_mm = random.uniform(1.0, 1.2);
    const cv::Scalar red(random.uniform(35, 75), random.uniform(25, 60), random.uniform(195, 225));
    lay_ink(bgr, stamp_coverage(bgr.size(), seal, random), red);
    page.seals.push_back({*place, seal.diameter_mm / 2 / kMmPerPt});
}

void sign(cv::Mat& bgr, const SheetToScan& sheet, Random& random) {
    const auto filler = field_centre(sheet, "organisation/filler");
    if (!filler && !random.chance(0.4)) return;
    const Point at = filler ? *filler
                            : Point{sheet.paper.width_pt * random.uniform(0.3, 0.7),
                                    sheet.paper.height_pt * random.uniform(0.5, 0.85)};
    const double px = sheet.paper.dpi / 72;
    const Point start{(at.x + random.uniform(-20, 30)) * px, (at.y + random.uniform(4, 14)) * px};
    const cv::Scalar blue(random.uniform(130, 170), random.uniform(45, 80), random.uniform(25, 60));
    lay_ink(bgr,
            pen_coverage(bgr.size(), start, random.uniform(18, 30), random.uniform(7, 11), sheet.paper.px_of_mm(1),
                         random),
            blue);
}

}  // namespace

ScannedPage scan_sealed(const SheetToScan& sheet, Random& random) {
    const PaperPage& paper = sheet.paper;
    ScannedPage page;
    page.dpi_x = page.dpi_y = paper.dpi;
    cv::Mat bgr;
    cv::cvtColor(paper.grey, bgr, cv::COLOR_GRAY2BGR);
    sign(bgr, sheet, random);
    stamp_seal(bgr, sheet, page, random);
    page.warp = skew_warp(paper.width_pt, paper.height_pt, paper.dpi, paper.dpi, random.uniform(-1, 1),
                          {random.uniform(-4, 4), random.uniform(-4, 4)});
    page.image = warp_picture(bgr, paper.dpi, page.warp, cv::Scalar::all(250));
    soften(page.image, paper.px_of_mm(random.uniform(0.05, 0.08)));
    const double white = random.uniform(239, 248);
    set_tone(page.image, cv::Scalar::all(random.uniform(25, 45)),
             {white - random.uniform(0, 7), white - random.uniform(0, 2), white});
    const cv::Mat mask = sheet_mask(paper.width_pt, paper.height_pt, page.warp);
    shade_sheet_edge(page.image, mask, paper.px_of_mm(0.4), random.uniform(0.05, 0.15));
    shine(page.image, 1 + smooth_field(page.image.size(), page.image.cols * 0.6, random) * 0.01);
    add_noise(page.image, random.uniform(1.5, 3), 0.6, random);
    page.jpeg_quality = 60 + static_cast<int>(sheet.document_seed * 7 % 19);  // DA/T 31: PDF scans of 50 to 75
    return page;
}

}  // namespace shenbao::scan
