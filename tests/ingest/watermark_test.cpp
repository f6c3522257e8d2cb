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

TEST_CASE("a watermark's letters are no text: those over text or a rule, and paler ones of their size") {
    Printed printed = print_text();
    print(printed.layer, printed.page, "W", {500, 100, 120, 120}, 220);
    print(printed.layer, printed.page, "M", {300, 350, 110, 110}, 220);  // over the text
    cv::line(printed.page, {0, 660}, {800, 660}, 0, 2);
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

// Its size was that of no watermark's letter: the test could not fail.
TEST_CASE("a dark title of a watermark's size stays") {
    Printed printed = print_text();
    print(printed.layer, printed.page, "T", {100, 100, 110, 110}, 0);
    print(printed.layer, printed.page, "M", {300, 350, 110, 110}, 220);
    print(printed.layer, printed.page, "W", {500, 600, 120, 120}, 220);
    cv::rectangle(printed.page, {605, 650, 10, 20}, 0, cv::FILLED);  // text that reaches into it
    CHECK(letters(lift_watermark(printed.layer, printed.page).layer) == "aaaaaaaaaT");
}

// A title in grey was taken for a watermark, and the form had none any more.
TEST_CASE("a large pale title that lies over nothing stays") {
    Printed printed = print_text();
    print(printed.layer, printed.page, "T", {100, 100, 60, 60}, 158);
    cv::line(printed.page, {0, 162}, {800, 162}, 0, 2);  // under it, not through it
    const LiftedPage lifted = lift_watermark(printed.layer, printed.page);
    CHECK(letters(lifted.layer) == "aaaaaaaaaT");
    CHECK(lifted.image.at<unsigned char>(130, 130) == 158);
}

// Grey rules are as light as a watermark; where they were whitened the table fell apart.
TEST_CASE("grey rules under a watermark stay") {
    Printed printed = print_text();
    print(printed.layer, printed.page, "M", {300, 350, 110, 110}, 191);
    cv::line(printed.page, {0, 390}, {800, 390}, 199, 2);
    cv::line(printed.page, {0, 430}, {800, 430}, 199, 2);
    cv::line(printed.page, {440, 390}, {440, 430}, 199, 2);  // short, from rule to rule
    const cv::Mat image = lift_watermark(printed.layer, printed.page).image;
    CHECK(image.at<unsigned char>(390, 320) == 199);
    CHECK(image.at<unsigned char>(410, 440) == 199);
    CHECK(image.at<unsigned char>(370, 320) == 255);
}
