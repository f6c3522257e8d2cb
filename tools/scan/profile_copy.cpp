// A photocopy, scanned again: grain, specks, broken thin rules, dark edge of the open lid, little contrast.
#include <cmath>

#include "tools/scan/effects.hpp"
#include "tools/scan/profiles.hpp"

namespace shenbao::scan {
namespace {

constexpr int kOpenLid = 25;  // grey of the copier's dark inside

// Shifts the sheet away from one or two sides of the glass, 2 to 10 mm (domain.md, 6.2).
Point uncovered_shift(Random& random) {
    const double mm = 72 / 25.4;
    const double x = random.uniform(2, 6) * mm * (random.chance(0.5) ? 1 : -1);
    const double y = random.chance(0.5) ? random.uniform(1, 5) * mm * (random.chance(0.5) ? 1 : -1) : 0;
    return {x, y};
}

TonerKind draw_toner(const PaperPage& paper, Random& random) {
    TonerKind toner;
    toner.grain = random.uniform(0.08, 0.13);
    toner.lack = random.uniform(0.35, 0.6);
    toner.threshold = random.uniform(0.26, 0.36);
    toner.softness = random.uniform(0.07, 0.1);
    toner.patch_px = paper.px_of_mm(random.uniform(4, 9));
    toner.bands = random.integer(1, 4);
    return toner;
}

}  // namespace

ScannedPage scan_copy(const SheetToScan& sheet, Random& random) {
    const PaperPage& paper = sheet.paper;
    ScannedPage page;
    page.dpi_x = page.dpi_y = paper.dpi;
    page.warp = skew_warp(paper.width_pt, paper.height_pt, paper.dpi, paper.dpi, random.uniform(-1.5, 1.5),
                          uncovered_shift(random));
    page.image = warp_picture(paper.grey, paper.dpi, page.warp, cv::Scalar::all(kOpenLid));
    soften(page.image, paper.px_of_mm(random.uniform(0.06, 0.09)));
    copy_toner(page.image, draw_toner(paper, random), random);
    add_specks(page.image, {14, 0.4, paper.px_of_mm(0.35), 30}, 6.2, random);
    add_specks(page.image, {30, 0.4, paper.px_of_mm(0.12), 240}, 6.2, random);
    soften(page.image, paper.px_of_mm(0.05));
    set_tone(page.image, cv::Scalar::all(random.uniform(45, 75)), cv::Scalar::all(random.uniform(215, 238)));
    shine(page.image, 1 + smooth_field(page.image.size(), page.image.cols * 0.5, random) * 0.02);
    add_noise(page.image, random.uniform(4, 7), 0.6, random);
    page.jpeg_quality = 75;
    return page;
}

}  // namespace shenbao::scan
