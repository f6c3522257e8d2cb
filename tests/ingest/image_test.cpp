#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/ingest/image_frame.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "tests/ingest/draw_images.hpp"
#include "tests/ingest/draw_pdf.hpp"

namespace shenbao::testing {

namespace {

SourcePage read_only_page(FileBytes bytes, const IngestSettings& settings = {}) {
    const auto document = open_document("drawn", std::move(bytes), settings);
    REQUIRE(document->page_count() == 1);
    return document->read_page(1);
}

// Level of the pixel at a corner: 0 top left, 1 top right, 2 bottom right, 3 bottom left.
int level_at_corner(const cv::Mat& image, int corner) {
    const int x = corner == 1 || corner == 2 ? image.cols - 9 : 8;
    const int y = corner >= 2 ? image.rows - 9 : 8;
    return image.at<std::uint8_t>(y, x);
}

// Where the stored first pixel and the stored end of the first row stand for tags 1..8 (TIFF 6.0, Orientation).
constexpr int kFirstPixelCorner[] = {0, 1, 2, 3, 0, 1, 2, 3};
constexpr int kFirstRowEndCorner[] = {1, 0, 3, 2, 3, 2, 1, 0};

cv::Mat draw_corners() {  // 64 x 48: dark first pixel, half-dark end of the first row
    cv::Mat image(48, 64, CV_8UC1, cv::Scalar(255));
    image(cv::Rect(0, 0, 16, 16)).setTo(0);
    image(cv::Rect(48, 0, 16, 16)).setTo(128);
    return image;
}

void check_corners(const cv::Mat& image, int tag) {
    INFO("orientation tag " << tag);
    CHECK(image.size() == (tag <= 4 ? cv::Size(64, 48) : cv::Size(48, 64)));
    CHECK(std::abs(level_at_corner(image, kFirstPixelCorner[tag - 1]) - 0) <= 4);
    CHECK(std::abs(level_at_corner(image, kFirstRowEndCorner[tag - 1]) - 128) <= 4);
}

FileBytes with_png_resolution(const FileBytes& png, std::uint32_t per_metre) {
    const auto byte = [&](int shift) { return static_cast<std::uint8_t>(per_metre >> shift & 255); };
    FileBytes chunk{0,        0,       0,       9,        'p',      'H',     'Y',     's', byte(24),
                    byte(16), byte(8), byte(0), byte(24), byte(16), byte(8), byte(0), 1};
    std::uint32_t crc = 0xFFFFFFFF;
    for (std::size_t i = 4; i < chunk.size(); ++i) {
        crc ^= chunk[i];
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    for (int shift = 24; shift >= 0; shift -= 8) chunk.push_back(static_cast<std::uint8_t>(~crc >> shift & 255));
    constexpr std::ptrdiff_t kAfterHeader = 33;
    FileBytes out(png.begin(), png.begin() + kAfterHeader);
    out.insert(out.end(), chunk.begin(), chunk.end());
    out.insert(out.end(), png.begin() + kAfterHeader, png.end());
    return out;
}

}  // namespace

TEST_CASE("lossless image files give exactly their pixels") {
    const std::string extension = GENERATE(".png", ".bmp", ".webp", ".tiff");
    const int channels = GENERATE(1, 3);
    const cv::Mat drawn = draw_marks(121, 83, channels);
    const SourcePage page = read_only_page(encode_image(extension, drawn));
    INFO(extension << " " << channels);
    CHECK(largest_difference(page.image, drawn) <= (extension == ".webp" ? 3 : 0));
    CHECK_FALSE(page.text_layer);
}

TEST_CASE("a grey picture saved in colour comes back with one channel, one with a seal keeps three") {
    cv::Mat grey = draw_marks(60, 50, 1), in_colour;
    cv::merge(std::vector<cv::Mat>{grey, grey, grey}, in_colour);
    CHECK(largest_difference(read_only_page(encode_image(".png", in_colour)).image, grey) == 0);
    CHECK(read_only_page(encode_image(".png", draw_marks(60, 50, 3))).image.channels() == 3);
}

TEST_CASE("transparent paper is white") {
    cv::Mat clear(20, 20, CV_8UC4, cv::Scalar(0, 0, 0, 0));
    clear.at<cv::Vec4b>(5, 5) = {10, 10, 10, 255};
    const std::string extension = GENERATE(".png", ".webp");
    const cv::Mat image = read_only_page(encode_image(extension, clear)).image;
    CHECK(image.at<std::uint8_t>(0, 0) == 255);
    CHECK(image.at<std::uint8_t>(5, 5) < 100);
}

TEST_CASE("a JPEG is turned as its EXIF orientation says") {
    const int tag = GENERATE(range(1, 9));
    const FileBytes jpeg = encode_image(".jpg", draw_corners());
    check_corners(read_only_page(with_exif_orientation(jpeg, tag)).image, tag);
}

TEST_CASE("a TIFF is turned as its orientation tag says, in grey and in colour") {
    const int tag = GENERATE(range(1, 9));
    TiffPage page;
    page.image = draw_corners();
    page.orientation = tag;
    check_corners(read_only_page(write_tiff({page})).image, tag);
    cv::merge(std::vector<cv::Mat>(3, draw_corners()), page.image);
    page.photometric = 2;
    check_corners(read_only_page(write_tiff({page})).image, tag);
}

TEST_CASE("the resolution of a PNG is read in pixels per metre") {
    const FileBytes png = with_png_resolution(encode_image(".png", draw_marks(1654, 2339, 1)), 7874);
    REQUIRE(read_only_page(png).dpi);
    CHECK(*read_only_page(png).dpi == Approx(200).epsilon(0.001));
}

TEST_CASE("a resolution that cannot be true is not believed") {
    const cv::Mat a4_at_300(3508, 2480, CV_8UC1), a4_at_72(842, 595, CV_8UC1), screen(700, 600, CV_8UC1);
    CHECK(plausible_dpi(300, a4_at_300) == 300);
    CHECK_FALSE(plausible_dpi(72, a4_at_300));  // 1.2 m of paper
    CHECK(plausible_dpi(72, a4_at_72) == 72);
    CHECK_FALSE(plausible_dpi(96, screen));  // what programs write when they do not know
    CHECK_FALSE(plausible_dpi(1, screen));
    CHECK_FALSE(plausible_dpi(std::nullopt, screen));
}

TEST_CASE("fax lines are stretched to square pixels") {
    TiffPage fax;
    fax.image = draw_bilevel_marks(1728, 1100);
    fax.bits = 1;
    fax.compression = 4;
    fax.photometric = 0;
    fax.x_dpi = 204;
    fax.y_dpi = 98;
    const SourcePage page = read_only_page(write_tiff({fax}));
    CHECK(page.image.cols == 1728);
    CHECK(page.image.rows == Approx(1100 * 204 / 98.0).margin(1));
    REQUIRE(page.dpi);
    CHECK(*page.dpi == Approx(204));
    const Point corner = page.to_stored({1728, static_cast<double>(page.image.rows)});
    CHECK(corner.x == Approx(1728));
    CHECK(corner.y == Approx(1100));
}

TEST_CASE("a fax too long to be stretched is shrunk across instead") {
    const RasterImage fax{cv::Mat(20000, 204, CV_8UC1, cv::Scalar(255)), 204, 98};
    const RasterImage square = make_pixels_square(fax, 100'000'000);
    CHECK(square.image.rows == 20000);
    CHECK(square.image.cols == 98);
    CHECK(square.x_dpi == 98);
}

TEST_CASE("bilevel TIFFs give black ink on white paper whatever their photometric says") {
    TiffPage scan;
    scan.image = draw_bilevel_marks(131, 90);
    scan.bits = 1;
    scan.compression = GENERATE(1, 4, 5);
    scan.photometric = GENERATE(0, 1);
    scan.x_dpi = scan.y_dpi = 300;
    const SourcePage page = read_only_page(write_tiff({scan}));
    INFO("compression " << scan.compression << " photometric " << scan.photometric);
    CHECK(largest_difference(page.image, scan.image) == 0);
    CHECK(page.dpi == 300);
}

TEST_CASE("a TIFF gives its pages one by one and leaves previews out") {
    TiffPage first, preview, second;
    first.image = draw_marks(80, 60, 1);
    preview.image = draw_marks(8, 6, 1);
    preview.subfile_type = 1;
    second.image = draw_marks(70, 90, 3);
    second.photometric = 2;
    second.compression = 5;
    const auto document = open_document("drawn", write_tiff({first, preview, second}));
    REQUIRE(document->page_count() == 2);
    CHECK(largest_difference(document->read_page(2).image, second.image) == 0);
    CHECK(largest_difference(document->read_page(1).image, first.image) == 0);
    CHECK(document->read_page(2).number == 2);
    CHECK_THROWS_AS(document->read_page(3), Error);
    CHECK_THROWS_AS(document->read_page(0), Error);
}

}  // namespace shenbao::testing
