#include <algorithm>
#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/ingest/lift_watermark.hpp"

using namespace shenbao;

namespace {

// A letter as a box of ink with paper around it.
void print(TextLayer& layer, cv::Mat& page, const char* letter, cv::Rect box, int grey) {
    cv::rectangle(page, {box.x + 2, box.y + 2, box.width - 4, box.height - 4}, grey, cv::FILLED);
    layer.glyphs.push_back({letter,
                            {static_cast<double>(box.x), static_cast<double>(box.y)},
                            {static_cast<double>(box.x + box.width), static_cast<double>(box.y + box.height)}});
}

std::string letters(const TextLayer& layer) {
    std::string text;
    for (const TextGlyph& glyph : layer.glyphs) text += glyph.text;
    return text;
}

struct Printed {
    TextLayer layer;
    cv::Mat page{800, 800, CV_8U, cv::Scalar(255)};
};

Printed print_text() {
    Printed printed;
    for (int i = 0; i < 9; ++i) print(printed.layer, printed.page, "a", {100 + 30 * i, 400, 20, 20}, 0);
    return printed;
}

}  // namespace

TEST_CASE("a watermark's letters are no text: pale ones, and dark ones of their size where text lies under them") {
    Printed printed = print_text();
    print(printed.layer, printed.page, "W", {500, 500, 120, 120}, 220);
    print(printed.layer, printed.page, "M", {300, 350, 110, 110}, 220);  // over the text
    cv::line(printed.page, {0, 620}, {800, 620}, 0, 2);
    print(printed.layer, printed.page, "K", {600, 600, 120, 120}, 0);  // a rule through it makes it dark
    CHECK(letters(lift_watermark(printed.layer, printed.page).layer) == "aaaaaaaaa");
}

TEST_CASE("a watermark becomes paper, the text and the rules over it stay") {
    Printed printed = print_text();
    print(printed.layer, printed.page, "M", {300, 350, 110, 110}, 220);
    cv::line(printed.page, {0, 360}, {800, 360}, 0, 2);
    const cv::Mat image = lift_watermark(printed.layer, printed.page).image;
    CHECK(image.at<unsigned char>(380, 320) == 255);
    CHECK(image.at<unsigned char>(360, 320) == 0);
    CHECK(printed.page.at<unsigned char>(380, 320) == 220);
}

TEST_CASE("a large dark title beside the text stays") {
    Printed printed = print_text();
    print(printed.layer, printed.page, "T", {100, 100, 60, 60}, 0);
    print(printed.layer, printed.page, "W", {500, 500, 160, 160}, 220);
    CHECK(letters(lift_watermark(printed.layer, printed.page).layer) == "aaaaaaaaaT");
}
