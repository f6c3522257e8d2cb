#include <catch2/catch.hpp>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "drawn_page.hpp"

using namespace shenbao;
using namespace shenbao::test;

namespace {

constexpr double kDotSigmaPx = 2.5;

// Dark round dots with known, fractional centres (continuous px: the centre of pixel 0 is at 0.5).
void draw_dot(cv::Mat& page, const Point& centre) {
    for (int y = static_cast<int>(centre.y) - 9; y <= centre.y + 9; ++y)
        for (int x = static_cast<int>(centre.x) - 9; x <= centre.x + 9; ++x) {
            const double square = std::pow(x + 0.5 - centre.x, 2) + std::pow(y + 0.5 - centre.y, 2);
            const double dark = 235 * std::exp(-square / (2 * kDotSigmaPx * kDotSigmaPx));
            page.at<uchar>(y, x) = cv::saturate_cast<uchar>(page.at<uchar>(y, x) - dark);
        }
}

// Centre of the darkness within 9 px of `near`.
Point find_dot(const cv::Mat& page, const Point& near) {
    double sum = 0, sx = 0, sy = 0;
    for (int y = static_cast<int>(near.y) - 9; y <= near.y + 9; ++y)
        for (int x = static_cast<int>(near.x) - 9; x <= near.x + 9; ++x) {
            const double dark = std::max(0, 200 - page.at<uchar>(y, x));
            sum += dark, sx += dark * (x + 0.5), sy += dark * (y + 0.5);
        }
    return {sx / sum, sy / sum};
}

std::vector<Point> dot_places(double dpi) {
    std::vector<Point> places;
    for (const double x : {0.4, 4.13, 7.9})
        for (const double y : {0.5, 5.02, 11.1}) places.push_back({x * dpi + 0.3, y * dpi + 0.8});
    return places;
}

void check_dots(const UprightPage& page, const std::vector<Point>& places, double margin) {
    for (const Point& place : places) {
        const Point expected = page.map.to_upright(place);
        const Point found = find_dot(page.grey, expected);
        const Point back = page.map.to_source(found);
        CHECK(std::hypot(back.x - place.x, back.y - place.y) < margin);
        const Point there = page.map.to_upright(page.map.to_source(expected));
        CHECK(std::hypot(there.x - expected.x, there.y - expected.y) < 0.02);
    }
}

}  // namespace

TEST_CASE("A dot of the scan is found where the map says, to 0.1 px, on skewed and turned pages") {
    const double dpi = 150;
    for (const double deg : {0.0, 0.6, -3.1, 11.0})
        for (const int turns : {0, 1, 2, 3}) {
            cv::Mat scan = rotate_about_centre(draw_form(dpi).grey, deg, cv::Scalar(255));
            const cv::RotateFlags back[] = {cv::ROTATE_90_COUNTERCLOCKWISE, cv::ROTATE_180,
                                            cv::ROTATE_90_CLOCKWISE};
            if (turns > 0) {
                cv::Mat laid;
                cv::rotate(scan, laid, back[turns - 1]);
                scan = laid;
            }
            std::vector<Point> places = dot_places(dpi);
            for (Point& place : places) {
                if (turns % 2 == 1) place = {place.y, place.x};
                cv::rectangle(scan, {static_cast<int>(place.x) - 20, static_cast<int>(place.y) - 20},
                              {static_cast<int>(place.x) + 20, static_cast<int>(place.y) + 20}, cv::Scalar(255),
                              -1);
                draw_dot(scan, place);
            }
            const auto page = make_upright(as_source(scan, dpi), {}, score_drawn_line);
            INFO(deg << " degrees, " << turns << " turns");
            CHECK(page.quarter_turns == turns);
            check_dots(page, places, 0.1);
        }
}

TEST_CASE("Another resolution asked for is kept to, and the map knows") {
    PageSettings settings;
    settings.target_dpi = 200;
    cv::Mat scan = draw_form(150).grey;
    const std::vector<Point> places = dot_places(150);
    for (const Point& place : places) {
        cv::rectangle(scan, {static_cast<int>(place.x) - 20, static_cast<int>(place.y) - 20},
                      {static_cast<int>(place.x) + 20, static_cast<int>(place.y) + 20}, cv::Scalar(255), -1);
        draw_dot(scan, place);
    }
    const auto page = make_upright(as_source(scan, 150), settings, score_drawn_line);
    CHECK(page.dpi == 200);
    CHECK(page.grey.cols == Approx(scan.cols * 200 / 150.0).margin(1));
    check_dots(page, places, 0.1);
}

TEST_CASE("a map followed by another leads through both, warped or not") {
    const Affine squash{1, 0, 3, 0, 0.5, 0};
    cv::Mat mesh(4, 3, CV_32FC2);
    for (int row = 0; row < mesh.rows; ++row)
        for (int col = 0; col < mesh.cols; ++col)
            mesh.at<cv::Vec2f>(row, col) = {static_cast<float>(10 * col + row),
                                            static_cast<float>(10 * row - col)};
    const Affine best{1, 0.1, 0, -0.1, 1, 0};
    for (const PageMap& map : {PageMap(best), PageMap(best, mesh, 10)}) {
        const PageMap both = map.followed_by(squash);
        const Point once = map.to_source(Point{12, 17}), twice = both.to_source(Point{12, 17});
        CHECK(twice.x == Approx(once.x + 3));
        CHECK(twice.y == Approx(once.y / 2));
        const Point back = both.to_upright(twice);
        CHECK(back.x == Approx(12).margin(0.02));
        CHECK(back.y == Approx(17).margin(0.02));
        CHECK(both.affine() == compose(squash, best));
    }
}

TEST_CASE("a row of a map is what its points are, warped or not, within the mesh and beyond it") {
    cv::Mat mesh(4, 5, CV_32FC2);
    cv::RNG random(11);
    for (int row = 0; row < mesh.rows; ++row)
        for (int col = 0; col < mesh.cols; ++col)
            mesh.at<cv::Vec2f>(row, col) = {static_cast<float>(20 * col + random.uniform(0.0, 6.0)),
                                            static_cast<float>(20 * row + random.uniform(0.0, 6.0))};
    const Affine affine{1.1, 0.02, 3, -0.03, 0.9, 5};
    for (const PageMap& map : {PageMap(affine), PageMap(affine, mesh, 20)}) {
        for (const double y : {-3.0, 0.5, 19.9, 31.5, 75.0}) {
            std::vector<cv::Vec2f> row(110);
            map.sample_row(y, row.data(), 110);
            for (int i = 0; i < 110; ++i) {
                const Point p = map.to_source(Point{i + 0.5, y});
                const cv::Vec2f& sampled = row[static_cast<std::size_t>(i)];
                CHECK(std::hypot(sampled[0] - p.x, sampled[1] - p.y) < 1e-3);
            }
        }
    }
}

TEST_CASE("a page of 600 dpi is worked on at 300, and its map leads to the pixels of the scan") {
    const DrawnForm form = draw_form(600);
    const UprightPage page = make_upright(as_source(form.grey, 600), {}, score_drawn_line);
    CHECK(page.dpi == Approx(300));
    CHECK(page.grey.cols == Approx(form.grey.cols / 2).margin(1));
    for (const double y : form.rows) {
        const Point upright = page.map.to_upright({(form.left + form.right) / 2, y});
        const int row = static_cast<int>(upright.y);
        int inked = 0;
        for (int near = row - 1; near <= row + 1; ++near)
            inked += cv::countNonZero(page.ink.row(near)) > page.ink.cols / 2 ? 1 : 0;
        CHECK(inked > 0);
        CHECK(page.map.to_source(upright).y == Approx(y).margin(0.05));
    }
    CHECK(make_upright(as_source(form.grey, 560), {}, score_drawn_line).dpi == Approx(560));
}
