#include "tools/bench/damage_tools/damage.hpp"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

using namespace shenbao;
using nlohmann::json;

namespace {

json field(const std::string& path, const std::string& text, int page, double x, double y) {
    return {{"path", path},
            {"text", text},
            {"page", page},
            {"quad", {{x, y}, {x + 100, y}, {x + 100, y + 30}, {x, y + 30}}}};
}

json truth_with_funding() {
    json line = {{"group", "g"}, {"is_total", false}, {"is_of_which", true}};
    json truth{{"pages", {{{"number", 1}, {"quarter_turns", 0}}, {{"number", 2}, {"quarter_turns", 1}}}},
               {"declarations", {{{"funding", json::array()}}}},
               {"fields", json::array()}};
    const char* amounts[] = {"86.40", "70.00", "16.40"};
    for (int i = 0; i < 3; ++i) {
        line["is_total"] = i == 0;
        line["current"] = amounts[i];
        truth["declarations"][0]["funding"].push_back(line);
        truth["fields"].push_back(
            field("funding/" + std::to_string(i) + "/current", amounts[i], 1, 10, 10 + 40 * i));
    }
    truth["fields"].push_back(field("notes/0", "备注", 2, 10, 10));
    truth["fields"].push_back(field("notes/1", "", 1, 10, 10));
    return truth;
}

// "71" as two bars of different width.
cv::Mat two_bars() {
    cv::Mat page(60, 120, CV_8UC1, cv::Scalar(250));
    cv::rectangle(page, cv::Rect(30, 15, 14, 24), cv::Scalar(20), cv::FILLED);
    cv::rectangle(page, cv::Rect(60, 15, 4, 24), cv::Scalar(20), cv::FILLED);
    return page;
}

int ink_in(const cv::Mat& page, const cv::Rect& box) {
    return cv::countNonZero(page(box) < 128);
}

}  // namespace

TEST_CASE("sites are printed fields of upright pages, summands those of a sum that holds") {
    json truth = truth_with_funding();
    const auto sites = find_sites(truth);
    REQUIRE(sites.size() == 3);
    CHECK(sites[1].box == cv::Rect(10, 50, 101, 31));
    CHECK(find_summands(truth, sites).size() == 3);
    truth["declarations"][0]["funding"][1]["current"] = "71.00";
    CHECK(find_summands(truth, sites).empty());
}

TEST_CASE("a digit is replaced by another of its number, and the rest stays") {
    cv::Mat page = two_bars();
    std::mt19937 random(3);
    const auto text = retouch_digit(page, {"", "71", 1, {10, 5, 90, 45}}, random);
    REQUIRE(text);
    const cv::Rect left(28, 13, 18, 28), right(52, 13, 20, 28);
    if (*text == "11") {
        CHECK(ink_in(page, left) == 4 * 24);
        CHECK(ink_in(page, right) == 4 * 24);
    } else {
        CHECK(*text == "77");
        CHECK(ink_in(page, left) == 14 * 24);
        CHECK(ink_in(page, right) == 14 * 24);
    }
}

TEST_CASE("a number whose digits cannot be told apart is left alone") {
    std::mt19937 random(3);
    for (const char* text : {"711", "77"}) {
        cv::Mat page = two_bars();
        CHECK_FALSE(retouch_digit(page, {"", text, 1, {10, 5, 90, 45}}, random));
        CHECK(cv::norm(page, two_bars()) == 0);
    }
}

TEST_CASE("half of the ink, or more of it by a dark cover, is no longer what it was") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        cv::Mat page = two_bars();
        std::mt19937 random(seed);
        cover_half(page, {"", "71", 1, {10, 5, 90, 45}}, random);
        cv::Mat changed;
        cv::absdiff(page, two_bars(), changed);
        CHECK(cv::countNonZero(changed > 10) > 90);
        CHECK(cv::countNonZero(changed(cv::Rect(0, 0, 120, 10)) > 10) == 0);
    }
}
