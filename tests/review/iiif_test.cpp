// Pages and parts of them as pictures.
#include "pipeline/review/answer.hpp"
#include "pipeline/review/iiif_request.hpp"
#include "tests/review/review_house.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

std::string cut_text(const std::string& region, const std::string& size, const std::string& rotation = "0",
                     const std::string& quality = "default.jpg") {
    try {
        const IiifCut cut = read_cut(region, size, rotation, quality, 800, 1000);
        const Box& box = cut.region;
        return std::to_string(box.x0) + "," + std::to_string(box.y0) + "," + std::to_string(box.x1) + "," +
               std::to_string(box.y1) + " " + std::to_string(cut.width) + "x" + std::to_string(cut.height) +
               (cut.format == IiifFormat::png ? " png" : "");
    } catch (const Refusal& refusal) {
        return std::to_string(refusal.status);
    }
}

cv::Mat picture_of(const httplib::Result& answer) {
    REQUIRE(answer);
    INFO(answer->body);
    REQUIRE(answer->status == 200);
    return cv::imdecode(std::vector<unsigned char>(answer->body.begin(), answer->body.end()),
                        cv::IMREAD_GRAYSCALE);
}

}  // namespace

TEST_CASE("regions and sizes of the IIIF Image API are understood") {
    CHECK(cut_text("full", "max") == "0,0,800,1000 800x1000");
    CHECK(cut_text("square", "max") == "0,100,800,900 800x800");
    CHECK(cut_text("10,20,100,50", "max", "0", "default.png") == "10,20,110,70 100x50 png");
    CHECK(cut_text("pct:50,50,25,10", "max") == "400,500,600,600 200x100");
    CHECK(cut_text("700,900,500,500", "max") == "700,900,800,1000 100x100");  // cropped to the page
    CHECK(cut_text("full", "400,") == "0,0,800,1000 400x500");
    CHECK(cut_text("full", ",500") == "0,0,800,1000 400x500");
    CHECK(cut_text("full", "100,700") == "0,0,800,1000 100x700");
    CHECK(cut_text("full", "!400,400") == "0,0,800,1000 320x400");
    CHECK(cut_text("full", "pct:10") == "0,0,800,1000 80x100");
    CHECK(cut_text("0,0,100,50", "^300,") == "0,0,100,50 300x150");
}

TEST_CASE("what is no request, is outside the page or too large is refused") {
    for (const char* region :
         {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "-1,0,5,5", "0,0,0,0", "900,0,10,10", "0,0,nan,5", "1e5,0,1,1"})
        CHECK(cut_text(region, "max") == "400");
    for (const char* size : {"", "0,", "400", "1.5,", "900,", "^9000,", "^7000,7000", "pct:0", ",,", "!5,", "-5,"})
        CHECK(cut_text("full", size) == "400");
    CHECK(cut_text("full", "max", "90") == "501");
    CHECK(cut_text("full", "max", "0", "bitonal.jpg") == "501");
    CHECK(cut_text("full", "max", "0", "default.gif") == "501");
    CHECK(cut_text("full", "max", "0", "default") == "400");
    CHECK_THROWS_AS(read_image_name(hash_of('a')), Refusal);
    CHECK_THROWS_AS(read_image_name(hash_of('a') + "-"), Refusal);
    CHECK_THROWS_AS(read_image_name(hash_of('g') + "-1"), Refusal);
    CHECK_THROWS_AS(read_image_name(hash_of('a') + "-1234567"), Refusal);
    CHECK(read_image_name(hash_of('a') + "-12").page == 12);
}

TEST_CASE("a page is told in the px of its boxes, though its picture is half that size") {
    ReviewHouse house;
    Browser browser(house);
    const std::string image = "/iiif/" + hash_of('a') + "-1";
    const TestJson info = browser.got(image + "/info.json");
    CHECK(info["width"] == 800);
    CHECK(info["height"] == 1000);
    CHECK(info["type"] == "ImageService3");
    CHECK(info["profile"] == "level1");
    CHECK(info["id"] == house.origin() + image);
    CHECK(browser.get(image)->get_header_value("Location") == image + "/info.json");
    CHECK(browser.get("/iiif/" + hash_of('a') + "-3/info.json")->status == 404);
    CHECK(browser.get("/iiif/" + hash_of('b') + "-1/info.json")->status == 404);
}

TEST_CASE("a crop shows what stands at its box") {
    ReviewHouse house;
    Browser browser(house);
    const std::string image = "/iiif/" + hash_of('a') + "-1/";
    const cv::Mat crop = picture_of(browser.get(image + "600,100,40,20/max/0/default.png"));
    CHECK(crop.size() == cv::Size(40, 20));
    // 620 on the page is 310 in the picture.
    CHECK(std::abs(crop.at<unsigned char>(10, 20) - (250 - 310 / 2 - 20)) <= 3);
    const cv::Mat other = picture_of(browser.get("/iiif/" + hash_of('a') + "-2/600,100,40,20/max/0/default.png"));
    CHECK(std::abs(other.at<unsigned char>(10, 20) - (250 - 310 / 2 - 40)) <= 3);
    CHECK(picture_of(browser.get(image + "full/200,/0/default.jpg")).size() == cv::Size(200, 250));
}
