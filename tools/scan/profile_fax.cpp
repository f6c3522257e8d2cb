// A received fax: bilevel, header line, streaks along the feed, dropped lines, specks, slight skew.
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "tools/scan/effects.hpp"
#include "tools/scan/profiles.hpp"

namespace shenbao::scan {
namespace {

// The sending machine's line: date, number, page; the date is drawn, not read from a clock.
std::string header_text(int page, int pages, Random& random) {
    char text[96];
    std::snprintf(text, sizeof text, "2021-%02d-%02d %02d:%02d   FROM:0%02d%07d   P.%02d/%02d",
                  random.integer(1, 12), random.integer(1, 28), random.integer(8, 17), random.integer(0, 59),
                  random.integer(21, 29), random.integer(2000000, 8999999), page, pages);
    return text;
}

void print_header(cv::Mat& grey, const SheetToScan& sheet, double px_per_mm_y, Random& random) {
    const double height_px = 2.6 * px_per_mm_y;
    const double scale = cv::getFontScaleFromHeight(cv::FONT_HERSHEY_PLAIN, static_cast<int>(height_px), 1);
    const cv::Point at(static_cast<int>(grey.cols * 0.06), static_cast<int>(6 * px_per_mm_y));
    const int thickness = std::max(1, static_cast<int>(0.22 * px_per_mm_y));
    cv::putText(grey, header_text(sheet.paper.number, sheet.pages, random), at, cv::FONT_HERSHEY_PLAIN, scale,
                cv::Scalar(0), thickness, cv::LINE_8);
}

cv::Mat threshold_ink(const cv::Mat& grey, Random& random) {
    cv::Mat level, bilevel;
    grey.convertTo(level, CV_32F);
    level += noise_field(grey.size(), 0.5, random) * random.uniform(8, 16);
    level += smooth_field(grey.size(), grey.cols * 0.3, random) * 8;
    level.convertTo(bilevel, CV_8U);
    cv::threshold(bilevel, bilevel, random.uniform(150, 175), 255, cv::THRESH_BINARY);
    return bilevel;
}

// A dirty sensor element: a thin line along the feed, broken now and then.
void add_streaks(cv::Mat& bilevel, double px_per_mm_y, Random& random) {
    const int streaks = random.integer(1, 3);
    for (int i = 0; i < streaks; ++i) {
        const int x = random.integer(bilevel.cols / 50, bilevel.cols - bilevel.cols / 50);
        const int level = random.chance(0.7) ? 0 : 255;
        for (int y = 0; y < bilevel.rows;) {
            const int on = static_cast<int>(random.uniform(2, 40) * px_per_mm_y);
            if (random.chance(0.55))
                cv::line(bilevel, {x, y}, {x, std::min(y + on, bilevel.rows - 1)}, cv::Scalar(level), 1,
                         cv::LINE_4);
            y += on + 1;
        }
    }
}

// A damaged line is replaced by the one before it; a few are lost as white.
void drop_lines(cv::Mat& bilevel, Random& random) {
    const int dropped = random.integer(2, 8);
    for (int i = 0; i < dropped; ++i) {
        const int y = random.integer(1, bilevel.rows - 2);
        if (random.chance(0.7)) {
            bilevel.row(y - 1).copyTo(bilevel.row(y));
        } else {
            bilevel.row(y).setTo(255);
        }
    }
}

}  // namespace

ScannedPage scan_fax(const SheetToScan& sheet, Random& random) {
    const PaperPage& paper = sheet.paper;
    ScannedPage page;
    page.encoding = Encoding::bilevel;
    const bool fine = sheet.document_seed % 2 == 0;  // ITU-T T.4 fine: 8 x 7.7 lines per mm
    page.dpi_x = fine ? 204 : 200;
    page.dpi_y = fine ? 196 : 200;
    page.warp = skew_warp(paper.width_pt, paper.height_pt, page.dpi_x, page.dpi_y, random.uniform(-1, 1),
                          {random.uniform(-5, 5), random.uniform(-5, 5)});
    cv::Mat grey = warp_picture(paper.grey, paper.dpi, page.warp, cv::Scalar(255));
    soften(grey, paper.px_of_mm(random.uniform(0.04, 0.07)));
    const double px_per_mm_y = page.dpi_y / 25.4;
    print_header(grey, sheet, px_per_mm_y, random);
    page.image = threshold_ink(grey, random);
    add_streaks(page.image, px_per_mm_y, random);
    drop_lines(page.image, random);
    add_specks(page.image, {6, 0.5, 0.3 * px_per_mm_y, 0}, 6.2, random);
    cv::threshold(page.image, page.image, 127, 255, cv::THRESH_BINARY);
    return page;
}

}  // namespace shenbao::scan
