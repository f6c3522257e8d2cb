#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/run/explain/draw_stages.hpp"
#include "pipeline/run/explain/report.hpp"
#include "pipeline/run/page_info.hpp"

using namespace shenbao;

namespace {

constexpr double kDpi = 100;

// A ruled page with one table of three cells, the first spanning two rows.
UprightPage drawn_page() {
    UprightPage page;
    page.dpi = kDpi;
    page.grey = cv::Mat(400, 600, CV_8U, cv::Scalar(255));
    page.ink = cv::Mat::zeros(400, 600, CV_8U);
    cv::rectangle(page.ink, {100, 100}, {500, 300}, cv::Scalar(255), 2);
    page.grey.setTo(0, page.ink);
    return page;
}

PageGrid drawn_grid() {
    PageGrid grid;
    grid.segments.push_back({Direction::horizontal, 100, 100, 500, 2, 1, false});
    grid.joints.push_back({{100, 100}, false, true, false, true});
    GridTable table;
    table.box = {100, 100, 500, 300};
    table.row_lines = {100, 200, 300};
    table.col_lines = {100, 300, 500};
    table.cells = {{0, 0, 2, 1, {100, 100, 300, 300}, 1},
                   {0, 1, 1, 1, {300, 100, 500, 200}, 1},
                   {1, 1, 1, 1, {300, 200, 500, 300}, 1}};
    grid.tables.push_back(table);
    return grid;
}

Field field(const std::string& text, FieldStatus status, double confidence) {
    Field f;
    f.text = text;
    f.status = status;
    f.confidence = confidence;
    f.page = 1;
    f.bbox = {310, 110, 400, 130};
    return f;
}

bool is_greenish(const cv::Vec3b& bgr) {
    return bgr[1] > bgr[0] + 5 && bgr[1] > bgr[2] + 5;
}
bool is_reddish(const cv::Vec3b& bgr) {
    return bgr[2] > bgr[0] + 5 && bgr[2] > bgr[1] + 5;
}

}  // namespace

TEST_CASE("stage pictures have the size of the page, and differ from the bare page where something was found") {
    const UprightPage page = drawn_page();
    const PageGrid grid = drawn_grid();
    for (const cv::Mat& picture : {draw_segments(page, grid), draw_joints(page, grid), draw_cells(page, grid)}) {
        REQUIRE(picture.size() == page.grey.size());
        REQUIRE(picture.type() == CV_8UC3);
        CHECK(cv::norm(picture, draw_cells(page, {}), cv::NORM_L1) > 0);
    }
    CHECK(cv::norm(draw_segments(page, {}), draw_cells(page, {}), cv::NORM_L1) == 0);
}

TEST_CASE("accepted readings are drawn green, doubtful ones red, and boxes beyond the page do no harm") {
    const cv::Mat page(200, 300, CV_8U, cv::Scalar(255));
    const FieldMark marks[] = {{{10, 10, 60, 60}, FieldStatus::accepted, 0.999},
                               {{100, 10, 160, 60}, FieldStatus::review, 0.2},
                               {{290, 190, 900, 900}, FieldStatus::review, std::nullopt}};
    const cv::Mat picture = draw_readings(page, kDpi, marks);
    CHECK(is_greenish(picture.at<cv::Vec3b>(35, 35)));
    CHECK(is_reddish(picture.at<cv::Vec3b>(35, 130)));
    CHECK(picture.at<cv::Vec3b>(100, 80) == cv::Vec3b(255, 255, 255));
}

TEST_CASE("the ink picture is dark print on white") {
    const cv::Mat picture = draw_ink(drawn_page());
    CHECK(picture.at<cv::Vec3b>(100, 300) == cv::Vec3b(0, 0, 0));
    CHECK(picture.at<cv::Vec3b>(200, 200) == cv::Vec3b(255, 255, 255));
}

TEST_CASE("the report holds every field once as a row and once as a box, with its text escaped") {
    const UprightPage upright = drawn_page();
    const PageGrid grid = drawn_grid();
    const SourcePage source{"scan.pdf", 1, upright.grey, kDpi, std::nullopt, {}, {}};
    const PageText text;
    const PageStages stages{source, upright, grid, text};
    const auto pictures = draw_page_stages(stages);
    const ReportPage page = make_report_page(stages, pictures);
    Declaration declaration;
    declaration.title = field("<1% & \"好\"", FieldStatus::accepted, 0.99);
    declaration.period = field("", FieldStatus::review, 0.3);
    declaration.period->findings = {"A1"};
    SourceInfo info;
    info.name = "scan.pdf";
    const std::string html = make_report(info, {&page, 1}, {&declaration, 1});
    const auto count = [&html](const std::string& what) {
        int times = 0;
        for (std::size_t at = html.find(what); at != std::string::npos; at = html.find(what, at + 1)) ++times;
        return times;
    };
    CHECK(count("<rect data-field=") == 2);
    CHECK(count("<tr tabindex=\"0\" data-field=") == 2);
    CHECK(count("&lt;1% &amp; &quot;好&quot;") == 1);
    CHECK(count("<1%") == 0);
    CHECK(count("data:image/") == static_cast<int>(pictures.size()));
    CHECK(count(">A1<") == 1);
    CHECK(count("http://") + count("https://") == 0);
}

TEST_CASE("a page is blank, read, lifted from the text layer, or both") {
    PageText text;
    CHECK(reading_of(text) == PageReading::blank);
    text.loose_lines.push_back({});
    CHECK(reading_of(text) == PageReading::ocr);
    text.tables = {{CellReading{}}};
    text.tables[0][0].lines.push_back({});
    text.tables[0][0].lines[0].source = FieldSource::text_layer;
    CHECK(reading_of(text) == PageReading::mixed);
    text.loose_lines.clear();
    CHECK(reading_of(text) == PageReading::text_layer);
}
