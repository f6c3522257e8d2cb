// What the value reader is fitted on: texts of the grammar, sheets of lines for Tesseract's trainer.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <set>
#include <sstream>

#include "pipeline/base/utf8.hpp"
#include "pipeline/base/value_grammar.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tools/train/values/line_sheet.hpp"
#include "tools/train/values/value_sheet.hpp"
#include "tools/train/values/value_texts.hpp"

namespace shenbao::train {
namespace {

TEST_CASE("Quantities to learn from are quantities by the grammar") {
    scan::Random random(7);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = draw_quantity(random);
        INFO(text);
        CHECK(parse_target_value(text).kind == ValueKind::quantity);
    }
}

TEST_CASE("Every sign of the value cells comes up among the texts to learn from") {
    scan::Random random(3);
    std::set<char32_t> seen;
    for (int i = 0; i < 20000; ++i)
        for (const char32_t c : decode_utf8(as_read(draw_value(random)))) seen.insert(c);
    for (const char32_t sign : decode_utf8("0123456789≥≤≧≦><=±~-—%‰①②③④⑤⑥⑦⑧⑨⑩□☑√★*()/·㎡,.+×:TBm")) {
        INFO(encode_utf8(sign));
        CHECK(seen.contains(sign));
    }
}

TEST_CASE("A reader is to say signs of one width and no blanks, but each sign for itself") {
    CHECK(as_read("＞ 96％") == ">96%");
    CHECK(as_read("≧５，０００㎡") == "≧5,000㎡");
    CHECK(as_read("①（是）") == "①(是)");
}

TEST_CASE("Cells of a value page hold one line that fits") {
    scan::Random random(5);
    typeset::PageStyle style = typeset::make_style("notoserif", "same", 10.5, 12);
    const auto pages = set_value_pages(style, 2, random);
    REQUIRE(pages.size() == 2);
    for (const typeset::SheetPage& page : pages) {
        REQUIRE(page.cells.size() > 50);
        for (const typeset::PlacedCell& cell : page.cells) {
            REQUIRE(cell.text.text->line_count() == 1);
            const typeset::Rect line = cell.text.line_box(0);
            CHECK(line.x0 >= cell.box.x0);
            CHECK(line.x1 <= cell.box.x1);
            CHECK(cell.box.x1 <= style.page_width_pt - style.margin_right_pt + 1e-6);
        }
    }
}

TEST_CASE("A line sheet's boxes lie 4 px within the lines, counted from the bottom") {
    const testing::ScratchFolder folder;
    const std::string prefix = folder.at("line-sheet");
    const cv::Mat first(40, 100, CV_8UC1, cv::Scalar(10)), second(60, 50, CV_8UC1, cv::Scalar(200));
    write_line_sheet({{first, "≥95%"}, {second, "3"}}, prefix);
    std::ifstream file(prefix + ".box");
    std::stringstream boxes;
    boxes << file.rdbuf();
    CHECK(boxes.str() == "WordStr 4 64 96 96 0 #≥95%\n\t 4 64 96 96 0\nWordStr 4 4 46 56 0 #3\n\t 4 4 46 56 0\n");
    const cv::Mat sheet = cv::imread(prefix + ".png", cv::IMREAD_GRAYSCALE);
    REQUIRE(sheet.size() == cv::Size(100, 100));
    CHECK(sheet.at<uchar>(39, 99) == 10);
    CHECK(sheet.at<uchar>(40, 0) == 200);
    CHECK(sheet.at<uchar>(40, 60) == 255);
}

}  // namespace
}  // namespace shenbao::train
