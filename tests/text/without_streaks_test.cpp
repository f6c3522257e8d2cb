#include "pipeline/text/without_streaks.hpp"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

using namespace shenbao;

namespace {

// A stem of a character beside a pale streak that runs through its crossbar.
UprightPage crossed_page() {
    UprightPage page;
    page.ink = cv::Mat::zeros(60, 60, CV_8UC1);
    page.ink.colRange(10, 14).rowRange(20, 40).setTo(255);
    page.ink.colRange(10, 40).rowRange(28, 32).setTo(255);
    page.grey = 255 - page.ink;
    page.grey.colRange(29, 32).setTo(120);
    page.grey.colRange(10, 40).rowRange(28, 32).setTo(0);
    page.ink.col(30).setTo(255);
    return page;
}

}  // namespace

TEST_CASE("without its streaks a page has paper there, and its characters as they are") {
    const UprightPage page = crossed_page();
    PageGrid grid;
    grid.streaks = cv::Mat::zeros(page.ink.size(), CV_8UC1);
    grid.streaks.col(30).setTo(255);
    grid.streaks.rowRange(28, 32).setTo(0);  // the crossbar is no streak's
    const UprightPage clean = without_streaks(page, grid);
    CHECK(cv::countNonZero(clean.ink.col(30)) == 4);
    CHECK(cv::countNonZero(clean.ink.col(12)) == 20);
    CHECK(clean.grey.at<uchar>(10, 30) == 255);
    CHECK(clean.grey.at<uchar>(10, 29) == 255);
    CHECK(clean.grey.at<uchar>(10, 31) == 255);
    CHECK(cv::countNonZero(clean.grey.rowRange(28, 32).colRange(10, 40)) == 0);
    CHECK(clean.grey.at<uchar>(25, 12) == 0);
    CHECK(page.grey.at<uchar>(10, 30) == 120);  // the page itself is as it was
}

TEST_CASE("a page without streaks is the page itself") {
    const UprightPage page = crossed_page();
    const UprightPage clean = without_streaks(page, {});
    CHECK(clean.ink.data == page.ink.data);
    CHECK(clean.grey.data == page.grey.data);
}

namespace {

// 16.40 over 80.00, each in a cell and on the page; a streak from 26 to 31 runs through the first.
struct StreakedLines {
    PageText text;
    PageGrid grid;
    StreakedLines() {
        LineReading crossed, beside;
        crossed.text = "16.40";
        crossed.box = {20, 10, 50, 20};
        beside.text = "80.00";
        beside.box = {31, 30, 60, 40};
        text.tables = {{{{crossed}, {}}, {{beside}, {}}}};
        text.loose_lines = {crossed, beside};
        grid.tables.resize(1);
        grid.tables[0].cells.resize(2);
        grid.tables[0].cells[0].box = {0, 0, 60, 25};
        grid.tables[0].cells[1].box = {0, 25, 60, 60};
        grid.thick_streaks = cv::Mat::zeros(60, 60, CV_8UC1);
        grid.thick_streaks.colRange(26, 31).setTo(255);
    }
    [[nodiscard]] bool is_doubted(std::size_t cell) const {
        return text.tables[0][cell].lines[0].evidence.get(EvidenceKind::alphabet_gap).has_value();
    }
    [[nodiscard]] bool is_doubted_loose(std::size_t line) const {
        return text.loose_lines[line].evidence.get(EvidenceKind::alphabet_gap).has_value();
    }
};

}  // namespace

TEST_CASE("lines that a thick streak runs through are doubted, those beside it are not") {
    StreakedLines lines;
    doubt_on_streaks(lines.text, lines.grid);
    CHECK(lines.is_doubted(0));
    CHECK(lines.is_doubted_loose(0));
    CHECK(!lines.is_doubted(1));
    CHECK(!lines.is_doubted_loose(1));
}

// 16.40 would be 6.40 once the streak is taken out that ran down its 1.
TEST_CASE(
    "a line beside a thick streak that was taken out is doubted within its cell, as far as a digit is wide") {
    StreakedLines near;
    near.grid.streaks = near.grid.thick_streaks;
    doubt_on_streaks(near.text, near.grid);
    CHECK(near.is_doubted(1));
    CHECK(near.is_doubted_loose(1));
    StreakedLines far;
    far.grid.streaks = far.grid.thick_streaks;
    far.text.tables[0][1].lines[0].box.x0 = far.text.loose_lines[1].box.x0 = 42;
    doubt_on_streaks(far.text, far.grid);
    CHECK(!far.is_doubted(1));
    CHECK(!far.is_doubted_loose(1));
    StreakedLines behind_rule;
    behind_rule.grid.streaks = behind_rule.grid.thick_streaks;
    behind_rule.grid.tables[0].cells[1].box.x0 = 31;
    doubt_on_streaks(behind_rule.text, behind_rule.grid);
    CHECK(!behind_rule.is_doubted(1));
}
