#include "pipeline/text/leading_sign.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "tests/support/print_line.hpp"

using namespace shenbao;

namespace {

constexpr double kGlyph_px = 42;

enum class Bar { none, slanted, level };

// A wedge of 34 x 26 px with its bar, then the digits; as the faces draw them: AR PL UMing and Noto Serif slant
// the bar of ≥ with the wedge's lower arm, WenQuanYi draws it level.
LinePicture draw_value(bool points_right, Bar bar, int thickness_px, const char* digits = "95") {
    cv::Mat mask = cv::Mat::zeros(44, 140, CV_8UC1);
    const int open = points_right ? 4 : 37, apex = points_right ? 37 : 4;
    cv::line(mask, {open, 3}, {apex, 16}, 255, thickness_px);
    cv::line(mask, {apex, 16}, {open, 29}, 255, thickness_px);
    if (bar == Bar::slanted) cv::line(mask, {open, 39}, {apex, 26}, 255, thickness_px);
    if (bar == Bar::level) cv::line(mask, {4, 38}, {37, 38}, 255, thickness_px);
    cv::putText(mask, digits, {48, 36}, cv::FONT_HERSHEY_DUPLEX, 1.1, 255, 2);
    return {{0, 0, mask.cols, mask.rows}, ~mask, mask, kGlyph_px};
}

LinePicture draw_digits(const char* digits) {
    cv::Mat mask = cv::Mat::zeros(44, 140, CV_8UC1);
    cv::putText(mask, digits, {6, 36}, cv::FONT_HERSHEY_DUPLEX, 1.1, 255, 2);
    return {{0, 0, mask.cols, mask.rows}, ~mask, mask, kGlyph_px};
}

// The glyph that the rows draw, then a 1.
LinePicture line_of(const std::vector<std::string>& rows, double glyph_px) {
    cv::Mat mask = cv::Mat::zeros(static_cast<int>(rows.size()) + 10, 80, CV_8UC1);
    for (int y = 0; y < static_cast<int>(rows.size()); ++y)
        for (int x = 0; x < static_cast<int>(rows.front().size()); ++x)
            if (rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#')
                mask.at<uchar>(y + 6, x + 2) = 255;
    mask(cv::Rect(28, 2, 5, mask.rows - 6)).setTo(255);
    return {{0, 0, mask.cols, mask.rows}, ~mask, mask, glyph_px};
}

}  // namespace

// ≥95% in Noto Serif was accepted as 95%: its slanted bar was no bar to the detector, 0 of 19 signs were found.
TEST_CASE("a wedge over a slanted bar is ≥ or ≤") {
    for (const int thickness_px : {2, 3, 4}) {
        CHECK(find_leading_sign(draw_value(true, Bar::slanted, thickness_px)).sign == LeadingSign::ge);
        CHECK(find_leading_sign(draw_value(false, Bar::slanted, thickness_px)).sign == LeadingSign::le);
    }
}

TEST_CASE("a wedge over a level bar is ≥ or ≤") {
    CHECK(find_leading_sign(draw_value(true, Bar::level, 3)).sign == LeadingSign::ge);
    CHECK(find_leading_sign(draw_value(false, Bar::level, 3)).sign == LeadingSign::le);
}

TEST_CASE("a wedge without a bar is > or <") {
    CHECK(find_leading_sign(draw_value(true, Bar::none, 3)).sign == LeadingSign::gt);
    CHECK(find_leading_sign(draw_value(false, Bar::none, 3)).sign == LeadingSign::lt);
}

TEST_CASE("a digit is neither a sign nor wide as one") {
    for (const char* digits : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
        INFO(digits);
        const SignFinding finding = find_leading_sign(draw_digits(digits));
        CHECK_FALSE(finding.sign.has_value());
        CHECK_FALSE(finding.wider_than_digit);
    }
}

// The net under the shapes: a sign too worn to be told is still no digit.
TEST_CASE("a sign whose shape is destroyed is still wider than any digit") {
    LinePicture line = draw_value(true, Bar::slanted, 4);
    cv::rectangle(line.mask, {14, 8}, {26, 36}, 255, cv::FILLED);
    const SignFinding finding = find_leading_sign(line);
    CHECK_FALSE(finding.sign.has_value());
    CHECK(finding.wider_than_digit);
}

// Both readers gave 2120公里 for ≥120公里, accepted at 0.998: in WenQuanYi Micro Hei at 200 dpi the sign is as
// narrow as a digit, its bar touches the wedge and has a ragged edge.
TEST_CASE("a narrow ≥ whose bar touches the wedge and ends ragged is found") {
    const std::vector<std::string> rows = {"###...........", "#####.........", ".######.......", "..#######.....",
                                           "....#######...", "......######..", "........#####.", "........######",
                                           "......#######.", "....#######...", ".########.....", "#######.......",
                                           "#####.........", ".##...........", ".############.", "##############",
                                           "##############", "..##########.."};
    CHECK(find_leading_sign(line_of(rows, 27)).sign == LeadingSign::ge);
}

// No sign of clean scans was confirmed in these faces: the slanted bar lies so close to the wedge's lower arm that
// both are one piece of ink. In UMing at 20 px ≥ was even taken for >.
TEST_CASE("a slanted bar that touches the wedge is a bar") {
    for (const char* face : {"AR PL UKai CN", "AR PL UMing CN"})
        for (const double size_px : {16.0, 20.0, 24.0, 29.0, 36.0}) {
            INFO(face << " " << size_px);
            CHECK(find_leading_sign(print_line("≥95%", face, size_px)).sign == LeadingSign::ge);
            CHECK(find_leading_sign(print_line("≤5天", face, size_px)).sign == LeadingSign::le);
            for (const char* text : {"295%", "35%", "45%", "6项", "8家", "72万", "又1处", "名9人", "个1"}) {
                INFO(text);
                CHECK_FALSE(find_leading_sign(print_line(text, face, size_px)).sign.has_value());
            }
        }
}

// Of an office scan of FandolSong at 200 dpi: the ink has spread, nothing is left of the gap between arm and bar.
TEST_CASE("a slanted bar that has run into the wedge's lower arm is a bar") {
    const std::vector<std::string> ge = {
        "####.............", "######...........", ".#######.........", "...######........", ".....######......",
        "......#######....", ".........######..", "..........######.", ".............####", ".............####",
        "...........######", ".........#######.", ".......##########", "......###########", "....#############",
        "..#############..", "#############....", "############.....", "##########.......", ".#######.........",
        "######...........", "####.............", "###.............."};
    std::vector<std::string> le = ge, gt;
    for (std::string& row : le) std::reverse(row.begin(), row.end());
    CHECK(find_leading_sign(line_of(ge, 32)).sign == LeadingSign::ge);
    CHECK(find_leading_sign(line_of(le, 32)).sign == LeadingSign::le);
    // Both arms alike: no bar, also where both are heavy.
    gt.assign(ge.begin(), ge.begin() + 9);
    gt.insert(gt.end(), std::make_reverse_iterator(ge.begin() + 8), std::make_reverse_iterator(ge.begin()));
    CHECK(find_leading_sign(line_of(gt, 32)).sign == LeadingSign::gt);
    gt.assign(ge.rbegin(), ge.rend() - 8);
    gt.insert(gt.end(), ge.begin() + 9, ge.end());
    CHECK(find_leading_sign(line_of(gt, 32)).sign != LeadingSign::ge);
}

// The same at 9 pt: ≥ was > to the shape, though whoever can write it read ≥.
TEST_CASE("an arm heavier than its fellow is neither > nor ≥, but a doubt") {
    const std::vector<std::string> heavy = {
        "####.............", "######...........", ".#######.........", "...######........", ".....######......",
        "......#######....", ".........######..", "..........######.", ".............####", "......###########",
        "....############.", "..#############..", "..############...", ".###########.....", "###########......",
        "#########........", "########........."};
    const SignFinding finding = find_leading_sign(line_of(heavy, 32));
    CHECK_FALSE(finding.sign.has_value());
    CHECK(finding.doubtful);
    std::vector<std::string> even(heavy.begin(), heavy.begin() + 9);
    even.insert(even.end(), heavy.rend() - 8, heavy.rend());
    CHECK(find_leading_sign(line_of(even, 32)).sign == LeadingSign::gt);
    CHECK_FALSE(find_leading_sign(line_of(even, 32)).doubtful);
}
