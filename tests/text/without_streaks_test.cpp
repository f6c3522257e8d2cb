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

TEST_CASE("lines that a thick streak runs through are doubted, those beside it are not") {
    LineReading crossed, beside;
    crossed.text = "16.40";
    crossed.box = {20, 10, 50, 20};
    beside.text = "80.00";
    beside.box = {31, 30, 60, 40};
    PageText text;
    text.tables = {{{{crossed}, {}}, {{beside}, {}}}};
    text.loose_lines = {crossed, beside};
    cv::Mat streaks = cv::Mat::zeros(60, 60, CV_8UC1);
    streaks.colRange(26, 31).setTo(255);
    doubt_on_streaks(text, streaks);
    for (const LineReading& line : {text.tables[0][0].lines[0], text.loose_lines[0]})
        CHECK(line.evidence.get(EvidenceKind::alphabet_gap) == 1);
    for (const LineReading& line : {text.tables[0][1].lines[0], text.loose_lines[1]})
        CHECK(!line.evidence.get(EvidenceKind::alphabet_gap));
}
