// Flat-bed and feeder scans: clean, of an ordinary office, of low resolution, turned.
#include <cmath>

#include "tools/scan/effects.hpp"
#include "tools/scan/profiles.hpp"

namespace shenbao::scan {
namespace {

struct Glass {
    double skew_deg = 0;
    Point shift_pt;
};

Glass lay_on_glass(double largest_skew_deg, Random& random) {
    const double skew = random.uniform(-largest_skew_deg, largest_skew_deg);
    return {skew, {random.uniform(-4, 4), random.uniform(-4, 4)}};
}

ScannedPage scan_flat(const PaperPage& paper, const Glass& glass, int lid) {
    ScannedPage page;
    page.dpi_x = page.dpi_y = paper.dpi;
    page.warp = skew_warp(paper.width_pt, paper.height_pt, paper.dpi, paper.dpi, glass.skew_deg, glass.shift_pt);
    page.image = warp_picture(paper.grey, paper.dpi, page.warp, cv::Scalar::all(lid));
    return page;
}

// Slow changes of the lamp's light over the glass, a few percent.
cv::Mat lamp_light(cv::Size size, double depth, Random& random) {
    return 1 + smooth_field(size, size.width * 0.6, random) * depth;
}

}  // namespace

ScannedPage scan_clean(const SheetToScan& sheet, Random& random) {
    ScannedPage page = scan_flat(sheet.paper, {}, 255);
    soften(page.image, sheet.paper.px_of_mm(0.02));
    set_tone(page.image, cv::Scalar::all(12), cv::Scalar::all(252));
    add_noise(page.image, 1.0, 0, random);
    page.jpeg_quality = 92;
    return page;
}

ScannedPage scan_office(const SheetToScan& sheet, Random& random) {
    ScannedPage page = scan_flat(sheet.paper, lay_on_glass(2, random), 248);
    const cv::Mat mask = sheet_mask(sheet.paper.width_pt, sheet.paper.height_pt, page.warp);
    soften(page.image, sheet.paper.px_of_mm(random.uniform(0.06, 0.10)));
    const double paper = random.uniform(228, 246);
    set_tone(page.image, cv::Scalar::all(random.uniform(25, 60)), cv::Scalar::all(paper));
    shade_sheet_edge(page.image, mask, sheet.paper.px_of_mm(0.4), random.uniform(0.05, 0.2));
    shine(page.image, lamp_light(page.image.size(), 0.012, random));
    add_noise(page.image, random.uniform(3, 6), 0.5, random);
    add_specks(page.image, {1.5, 0.4, sheet.paper.px_of_mm(0.15), 120}, 6.2, random);
    page.jpeg_quality = 75;
    return page;
}

ScannedPage scan_lowres(const SheetToScan& sheet, Random& random) {
    ScannedPage page = scan_flat(sheet.paper, lay_on_glass(1, random), 250);
    soften(page.image, sheet.paper.px_of_mm(random.uniform(0.07, 0.10)));
    set_tone(page.image, cv::Scalar::all(random.uniform(40, 70)), cv::Scalar::all(random.uniform(225, 245)));
    shine(page.image, lamp_light(page.image.size(), 0.015, random));
    add_noise(page.image, random.uniform(2, 4), 0, random);
    page.jpeg_quality = 60;
    return page;
}

ScannedPage scan_turned(const SheetToScan& sheet, Random& random) {
    ScannedPage page = scan_flat(sheet.paper, {}, 255);
    page.quarter_turns =
        1 + static_cast<int>((sheet.document_seed + static_cast<unsigned>(sheet.paper.number)) % 3);
    page.warp = turn_warp(page.warp, page.quarter_turns);
    page.image = warp_picture(sheet.paper.grey, sheet.paper.dpi, page.warp, cv::Scalar::all(255));
    soften(page.image, sheet.paper.px_of_mm(0.03));
    set_tone(page.image, cv::Scalar::all(20), cv::Scalar::all(250));
    add_noise(page.image, 1.5, 0, random);
    page.jpeg_quality = 85;
    return page;
}

}  // namespace shenbao::scan
