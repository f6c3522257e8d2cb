#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <set>

#include "models/declaration/error.hpp"
#include "tests/typeset/sample_form.hpp"
#include "tools/scan/photo_geometry.hpp"
#include "tools/scan/scan_document.hpp"
#include "tools/scan/write_scan.hpp"

using namespace shenbao;
using namespace shenbao::test;
using scan::Json;

namespace {

struct SmallScan {
    std::string pdf = scratch_path("small.pdf");
    Json truth = set_pdf(small_form(), pdf);
    [[nodiscard]] scan::ScannedDocument operator()(std::string_view profile, std::uint64_t seed) const {
        return scan::scan_document(pdf, truth, profile, seed);
    }
};

cv::Mat grey_of(const cv::Mat& image) {
    cv::Mat grey = image;
    if (image.channels() == 3) cv::cvtColor(image, grey, cv::COLOR_BGR2GRAY);
    return grey;
}

// Is there ink within `reach` px of (x, y), darker than what lies around by a fifth?
bool ink_near(const cv::Mat& grey, double x, double y, int reach) {
    const cv::Rect page({0, 0}, grey.size());
    const cv::Point at(static_cast<int>(x), static_cast<int>(y));
    const cv::Rect close = cv::Rect(at.x - reach, at.y - reach, 2 * reach + 1, 2 * reach + 1) & page;
    const cv::Rect wide = cv::Rect(at.x - 12, at.y - 12, 25, 25) & page;
    if (close.empty()) return false;
    double darkest = 0, lightest = 0;
    cv::minMaxLoc(grey(close), &darkest, nullptr);
    cv::minMaxLoc(grey(wide), nullptr, &lightest);
    return darkest < 0.8 * lightest;
}

// Share of points along all cells' edges (moved by `shift` px down and right) with ink under them.
double inked_share(const scan::ScannedDocument& scanned, double shift) {
    int inked = 0, points = 0;
    for (const Json& table : scanned.truth.at("tables")) {
        const cv::Mat grey = grey_of(scanned.pages.at(table.at("page").get<std::size_t>() - 1).image);
        for (const Json& cell : table.at("cells"))
            for (std::size_t side = 0; side < 4; ++side) {
                const Json& a = cell.at("quad").at(side);
                const Json& b = cell.at("quad").at((side + 1) % 4);
                for (const double t : {0.15, 0.4, 0.6, 0.85}) {
                    const double x = a[0].get<double>() * (1 - t) + b[0].get<double>() * t;
                    const double y = a[1].get<double>() * (1 - t) + b[1].get<double>() * t;
                    inked += ink_near(grey, x + shift, y + shift, 1) ? 1 : 0;
                    ++points;
                }
            }
    }
    return static_cast<double>(inked) / points;
}

}  // namespace

TEST_CASE("typesetting twice gives the same bytes") {
    const std::string a = scratch_path("a.pdf"), b = scratch_path("b.pdf");
    const Json first = set_pdf(small_form(), a), second = set_pdf(small_form(), b);
    CHECK(first == second);
    CHECK(file_bytes(a) == file_bytes(b));
    CHECK(file_bytes(a).size() > 5000);
}

TEST_CASE("the same seed gives the same file, another seed another one") {
    const SmallScan small;
    for (const scan::Profile& profile : scan::all_profiles()) {
        INFO(profile.name);
        std::vector<std::string> files;
        for (const std::uint64_t seed : {5U, 5U, 6U}) {
            const std::string path = scratch_path("same.pdf");
            scan::write_scan(small(profile.name, seed).pages, path);
            files.push_back(file_bytes(path));
        }
        CHECK(files[0] == files[1]);
        CHECK(files[0] != files[2]);
    }
}

TEST_CASE("mapped cell edges lie on drawn rules in every profile, to within a pixel") {
    const SmallScan small;
    for (const scan::Profile& profile : scan::all_profiles()) {
        INFO(profile.name);
        const scan::ScannedDocument scanned = small(profile.name, 1);
        CHECK(inked_share(scanned, 0) > (profile.name == "copy200" || profile.name == "fax200" ? 0.9 : 0.97));
        CHECK(inked_share(scanned, 5) < 0.5);
    }
}

TEST_CASE("an office scan of the whole seed form keeps its cells on the rules of every page") {
    const std::string pdf = scratch_path("seed.pdf");
    const Json truth = set_pdf(fixture_form("seed"), pdf);
    const scan::ScannedDocument scanned = scan::scan_document(pdf, truth, "office200", 11);
    REQUIRE(scanned.pages.size() == truth.at("pages").size());
    CHECK(inked_share(scanned, 0) > 0.98);
    std::set<double> skews;
    for (const Json& page : scanned.truth.at("pages")) {
        skews.insert(page.at("skew_deg").get<double>());
        CHECK(std::abs(page.at("skew_deg").get<double>()) <= 2.0);
        CHECK(page.at("unit") == "px");
    }
    CHECK(skews.size() == scanned.pages.size());
}

TEST_CASE("a landscape page keeps its cells on the rules in every profile") {
    const std::string pdf = scratch_path("landscape.pdf");
    const Json truth = set_pdf(fixture_form("synthetic-library-lights"), pdf);
    for (const scan::Profile& profile : scan::all_profiles()) {
        INFO(profile.name);
        const scan::ScannedDocument scanned = scan::scan_document(pdf, truth, profile.name, 1);
        CHECK(inked_share(scanned, 0) > (profile.name == "copy200" || profile.name == "fax200" ? 0.9 : 0.97));
        CHECK(inked_share(scanned, 5) < 0.5);
        const Json page = scanned.truth.at("pages").at(0);
        const bool on_its_side = page.at("quarter_turns").get<int>() % 2 == 1;
        CHECK((page.at("width_px") > page.at("height_px")) != on_its_side);
    }
}

TEST_CASE("a file may have portrait and landscape pages") {
    Json form = small_form();
    form["declarations"].push_back(fixture_form("synthetic-library-lights")["declarations"][0]);
    const std::string pdf = scratch_path("both.pdf");
    const Json truth = set_pdf(form, pdf);
    REQUIRE(truth.at("pages").size() == 2);
    const scan::ScannedDocument scanned = scan::scan_document(pdf, truth, "clean300", 1);
    CHECK(scanned.pages[0].image.rows > scanned.pages[0].image.cols);
    CHECK(scanned.pages[1].image.rows < scanned.pages[1].image.cols);
    CHECK(inked_share(scanned, 0) > 0.97);
}

TEST_CASE("the quarter turns of the truth make a turned page upright") {
    const SmallScan small;
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Json page = small("turned", seed).truth.at("pages").at(0);
        const int turns = page.at("quarter_turns");
        CHECK(turns != 0);
        CHECK(page.at("skew_deg").get<double>() == Approx(0).margin(1e-6));
        double x = page["quad"][0][0], y = page["quad"][0][1];  // the sheet's top left corner
        double height = page.at("height_px"), width = page.at("width_px");
        for (int i = 0; i < turns; ++i) {  // clockwise: (x, y) -> (height - y, x)
            const double turned = height - y;
            y = x;
            x = turned;
            std::swap(width, height);
        }
        CHECK(x == Approx(0).margin(1));
        CHECK(y == Approx(0).margin(1));
        CHECK(height > width);
    }
}

TEST_CASE("a photo's map and its inverse agree on and around the sheet") {
    scan::PhotoPose pose;
    pose.tilt_x_deg = -7;
    pose.tilt_y_deg = 6;
    pose.roll_deg = 2;
    pose.curl_mm = 9;
    pose.curl_reach_mm = 22;
    const scan::PageWarp warp = scan::photo_warp(595, 842, pose);
    for (double x = 5; x < warp.size.width; x += 97)
        for (double y = 5; y < warp.size.height; y += 131) {
            const Point back = warp.to_image(warp.to_paper({x, y}));
            REQUIRE(back.x == Approx(x).margin(0.01));
            REQUIRE(back.y == Approx(y).margin(0.01));
        }
}

TEST_CASE("a seal is red, of the size the truth says, and leaves the print under it readable") {
    const SmallScan small;
    const scan::ScannedDocument scanned = small("seal300", 4);
    const Json seals = scanned.truth.at("pages").at(0).at("seals");
    REQUIRE(seals.size() == 1);
    const Json& quad = seals.at(0).at("quad");
    const double side = std::hypot(quad[1][0].get<double>() - quad[0][0].get<double>(),
                                   quad[1][1].get<double>() - quad[0][1].get<double>());
    CHECK(side == Approx(42 / 25.4 * 300).margin(1));
    const cv::Point centre(static_cast<int>((quad[0][0].get<double>() + quad[2][0].get<double>()) / 2),
                           static_cast<int>((quad[0][1].get<double>() + quad[2][1].get<double>()) / 2));
    const auto pixel = scanned.pages[0].image.at<cv::Vec3b>(centre + cv::Point(0, 25));
    CHECK(pixel[2] > pixel[1] + 60);
}

TEST_CASE("a fax is bilevel and says its two resolutions") {
    const SmallScan small;
    const scan::ScannedDocument scanned = small("fax200", 2);
    const cv::Mat& image = scanned.pages.at(0).image;
    const int black = cv::countNonZero(image == 0), white = cv::countNonZero(image == 255);
    CHECK(black + white == static_cast<int>(image.total()));
    CHECK(black > 1000);
    CHECK(scanned.truth["pages"][0]["dpi"] == 204);
    CHECK(scanned.truth["pages"][0]["dpi_y"] == 196);
}

TEST_CASE("an unknown profile is refused and the known ones are named") {
    CHECK_THROWS_WITH(scan::find_profile("xerox"), Catch::Contains("xerox"));
    CHECK_THROWS_AS(scan::find_profile("xerox"), Error);
}
