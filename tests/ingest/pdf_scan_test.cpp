#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "tests/ingest/draw_images.hpp"
#include "tests/ingest/draw_pdf.hpp"

namespace shenbao::testing {

namespace {

std::string object_reference(int object) {
    return "/XObject << /Im0 " + std::to_string(object) + " 0 R >>";
}

// One page of 300 x 200 points filled by the image object.
FileBytes page_of_image(PdfDrawing& pdf, int image, const std::string& entries = {},
                        const std::string& extra_contents = {}) {
    pdf.add_page("0 0 300 200", "q 300 0 0 200 0 0 cm /Im0 Do Q " + extra_contents, object_reference(image),
                 entries);
    return pdf.bytes();
}

SourcePage read_first_page(FileBytes bytes) {
    return open_document("drawn.pdf", std::move(bytes))->read_page(1);
}

cv::Mat turn_clockwise(const cv::Mat& image, int quarter_turns) {
    cv::Mat turned = image;
    for (int i = 0; i < quarter_turns; ++i) {
        cv::Mat next;
        cv::rotate(turned, next, cv::ROTATE_90_CLOCKWISE);
        turned = next;
    }
    return turned;
}

int add_grey_image(PdfDrawing& pdf, const cv::Mat& image) {
    return pdf.add_stream(image_entries(image, 8, "/DeviceGray"), samples_of(image));
}

// The G4 stream of a TIFF written here in one strip.
std::string g4_stream(const cv::Mat& bilevel) {
    TiffPage page;
    page.image = bilevel(cv::Rect(0, 0, bilevel.cols, 16)).clone();
    page.bits = 1;
    page.compression = 4;
    page.photometric = 0;
    const FileBytes tiff = write_tiff({page});
    const auto u16 = [&](std::size_t at) { return static_cast<std::size_t>(tiff[at] | tiff[at + 1] << 8); };
    const auto u32 = [&](std::size_t at) { return u16(at) | u16(at + 2) << 16; };
    std::size_t offset = 0, size = 0;
    const std::size_t directory = u32(4);
    for (std::size_t i = 0; i < u16(directory); ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (u16(entry) == 273) offset = u32(entry + 8);
        if (u16(entry) == 279) size = u16(entry + 2) == 3 ? u16(entry + 8) : u32(entry + 8);
    }
    return {tiff.begin() + static_cast<std::ptrdiff_t>(offset),
            tiff.begin() + static_cast<std::ptrdiff_t>(offset + size)};
}

}  // namespace

TEST_CASE("a scanned page gives the pixels of its image, turned as the page says") {
    const int turns = GENERATE(0, 1, 2, 3, -1);
    const cv::Mat drawn = draw_marks(300, 200, 1);
    PdfDrawing pdf;
    const int image = add_grey_image(pdf, drawn);
    const SourcePage page = read_first_page(page_of_image(pdf, image, "/Rotate " + std::to_string(turns * 90)));
    INFO("quarter turns " << turns);
    CHECK(largest_difference(page.image, turn_clockwise(drawn, (turns + 4) % 4)) == 0);
    CHECK_FALSE(page.text_layer);
}

TEST_CASE("the placement of the image gives its resolution") {
    PdfDrawing pdf;
    const int image = add_grey_image(pdf, draw_marks(900, 600, 1));
    CHECK(read_first_page(page_of_image(pdf, image)).dpi == Approx(216));
}

// What lays text on the page must hit the pixel that was read, however the page is turned, cut or scaled.
TEST_CASE("a page says where its pixels lie in user space") {
    const int turns = GENERATE(0, 1, 2, 3);
    const std::string more = GENERATE("", " /CropBox [30 50 270 180]", " /UserUnit 2.5");
    const std::string drawing = GENERATE("", "0 0 m 40 40 l S");  // a scan; a page to render
    PdfDrawing pdf;
    cv::Mat drawn(400, 600, CV_8UC1, cv::Scalar(255));
    drawn(cv::Rect(200, 100, 20, 20)) = 0;  // its middle lies at (105, 145) in user space
    const int image = add_grey_image(pdf, drawn);
    const SourcePage page =
        read_first_page(page_of_image(pdf, image, "/Rotate " + std::to_string(turns * 90) + more, drawing));
    INFO("quarter turns " << turns << more << drawing);
    REQUIRE(page.to_user_space);
    cv::Mat dark = page.image < 100;
    if (dark.channels() == 3) cv::extractChannel(dark, dark, 0);
    Point middle;
    int count = 0;
    for (int y = 0; y < dark.rows; ++y)
        for (int x = 0; x < dark.cols; ++x) {
            const Point user = (*page.to_user_space)({x + 0.5, y + 0.5});
            if (dark.at<std::uint8_t>(y, x) == 0 || user.y < 60) continue;  // the stroke of the drawing
            middle = {middle.x + user.x, middle.y + user.y};
            ++count;
        }
    REQUIRE(count > 50);
    CHECK(middle.x / count == Approx(105).margin(0.6));
    CHECK(middle.y / count == Approx(145).margin(0.6));
}

TEST_CASE("an image placed mirrored or turned lies as the page shows it") {
    const cv::Mat drawn = draw_marks(300, 200, 1);
    cv::Mat mirrored, upside_down;
    cv::flip(drawn, mirrored, 1);
    cv::flip(drawn, upside_down, 0);
    struct Placement {
        std::string matrix, media_box;
        cv::Mat expected;
    };
    const auto [matrix, media_box, expected] =
        GENERATE_COPY(Placement{"-300 0 0 200 300 0", "0 0 300 200", mirrored},
                      Placement{"300 0 0 -200 0 200", "0 0 300 200", upside_down},
                      Placement{"0 -300 200 0 0 300", "0 0 200 300", turn_clockwise(drawn, 1)},
                      Placement{"0 300 -200 0 200 0", "0 0 200 300", turn_clockwise(drawn, 3)});
    PdfDrawing pdf;
    const int image = add_grey_image(pdf, drawn);
    pdf.add_page(media_box, "q " + matrix + " cm /Im0 Do Q", object_reference(image));
    INFO(matrix);
    CHECK(largest_difference(read_first_page(pdf.bytes()).image, expected) == 0);
}

TEST_CASE("images of every kind that scanners write come back exactly") {
    const cv::Mat colour = draw_marks(150, 96, 3), bilevel = draw_bilevel_marks(150, 96);
    PdfDrawing pdf;
    SECTION("RGB samples") {
        const int image = pdf.add_stream(image_entries(colour, 8, "/DeviceRGB"), samples_of(colour));
        CHECK(largest_difference(read_first_page(page_of_image(pdf, image)).image, colour) == 0);
    }
    SECTION("bits") {
        const int image = pdf.add_stream(image_entries(bilevel, 1, "/DeviceGray"), packed_bits(bilevel));
        CHECK(largest_difference(read_first_page(page_of_image(pdf, image)).image, bilevel) == 0);
    }
    SECTION("bits with an inverting /Decode") {
        const int image = pdf.add_stream(image_entries(bilevel, 1, "/DeviceGray") + " /Decode [1 0]",
                                         packed_bits(255 - bilevel));
        CHECK(largest_difference(read_first_page(page_of_image(pdf, image)).image, bilevel) == 0);
    }
    SECTION("a palette of two colours") {
        const int image = pdf.add_stream(image_entries(bilevel, 1, "[/Indexed /DeviceRGB 1 <000000FFFFFF>]"),
                                         packed_bits(bilevel));
        CHECK(largest_difference(read_first_page(page_of_image(pdf, image)).image, bilevel) == 0);
    }
    SECTION("JPEG") {
        const FileBytes jpeg = encode_image(".jpg", colour);
        const int image = pdf.add_stream(image_entries(colour, 8, "/DeviceRGB") + " /Filter /DCTDecode",
                                         std::string(jpeg.begin(), jpeg.end()));
        const cv::Mat decoded = read_first_page(page_of_image(pdf, image)).image;
        CHECK(largest_difference(decoded, cv::imdecode(jpeg, cv::IMREAD_COLOR)) <= 2);
    }
    SECTION("JPEG 2000") {
        const FileBytes jp2 = encode_image(".jp2", colour);
        const int image = pdf.add_stream(image_entries(colour, 8, "/DeviceRGB") + " /Filter /JPXDecode",
                                         std::string(jp2.begin(), jp2.end()));
        const cv::Mat decoded = read_first_page(page_of_image(pdf, image)).image;
        CHECK(largest_difference(decoded, cv::imdecode(jp2, cv::IMREAD_COLOR)) <= 2);
    }
    SECTION("CCITT group 4") {
        const cv::Mat strip = bilevel(cv::Rect(0, 0, 150, 16)).clone();
        const int image =
            pdf.add_stream(image_entries(strip, 1, "/DeviceGray") +
                               " /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 150 /Rows 16 >>",
                           g4_stream(bilevel));
        CHECK(largest_difference(read_first_page(page_of_image(pdf, image)).image, strip) == 0);
    }
}

TEST_CASE("strips are joined into one page without a seam") {
    const cv::Mat drawn = draw_marks(300, 200, 1);
    PdfDrawing pdf;
    std::string contents, objects;
    for (int i = 0; i < 4; ++i) {
        const int strip = add_grey_image(pdf, drawn(cv::Rect(0, i * 50, 300, 50)).clone());
        const std::string name = "/S" + std::to_string(i);
        contents += "q 144 0 0 24 0 " + std::to_string(72 - i * 24) + " cm " + name + " Do Q ";
        objects += name + " " + std::to_string(strip) + " 0 R ";
    }
    pdf.add_page("0 0 144 96", contents, "/XObject << " + objects + ">>");
    const SourcePage page = read_first_page(pdf.bytes());
    CHECK(largest_difference(page.image, drawn) == 0);
    CHECK(page.dpi == Approx(150));
}

TEST_CASE("what the crop box cuts off is not on the page") {
    const cv::Mat drawn = draw_marks(300, 200, 1);
    PdfDrawing pdf;
    const int image = add_grey_image(pdf, drawn);
    const SourcePage page = read_first_page(page_of_image(pdf, image, "/CropBox [30 50 270 180]"));
    CHECK(page.image.cols == Approx(240).margin(7));  // 1 % of the page is let through
    CHECK(page.image.rows == Approx(130).margin(4));
    CHECK(page.dpi == std::nullopt);
}

TEST_CASE("an image inside a form, behind a white page and over hidden text, is still a scan") {
    const cv::Mat drawn = draw_marks(300, 200, 1);
    PdfDrawing pdf;
    const int image = add_grey_image(pdf, drawn);
    const int form = pdf.add_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Matrix [300 0 0 200 0 0] "
        "/Resources << " +
            object_reference(image) + " >>",
        "/Im0 Do");
    pdf.add_page("0 0 300 200",
                 "1 g 0 0 300 200 re f 0 g BT /F1 12 Tf 20 100 Td (under the picture) Tj ET q /Fm0 Do Q "
                 "BT 3 Tr /F1 12 Tf 20 50 Td (recognised by the scanner) Tj ET",
                 "/XObject << /Fm0 " + std::to_string(form) + " 0 R >>");
    const SourcePage page = read_first_page(pdf.bytes());
    CHECK(largest_difference(page.image, drawn) == 0);
    CHECK_FALSE(page.text_layer);
}

TEST_CASE("a stamp drawn over a scan is kept, at the resolution of the scan and without a text layer") {
    const cv::Mat drawn(600, 900, CV_8UC1, cv::Scalar(255));
    PdfDrawing pdf;
    const int image = add_grey_image(pdf, drawn);
    const SourcePage page = read_first_page(
        page_of_image(pdf, image, "", "1 0 0 rg 100 100 50 20 re f BT /F1 12 Tf 20 50 Td (Received 2020) Tj ET"));
    CHECK(page.image.cols == Approx(900).margin(1));
    REQUIRE(page.image.channels() == 3);
    CHECK(page.image.at<cv::Vec3b>(600 - 330, 375) == cv::Vec3b(0, 0, 255));
    CHECK_FALSE(page.text_layer);
}

TEST_CASE("a cut scan with a stamp on it is refused, not read in part") {
    const cv::Mat drawn = draw_marks(300, 200, 1);
    const FileBytes jpeg = encode_image(".jpg", drawn);
    PdfDrawing pdf;
    const int cut =
        pdf.add_stream(image_entries(drawn, 8, "/DeviceGray") + " /Filter /DCTDecode",
                       std::string(jpeg.begin(), jpeg.begin() + static_cast<std::ptrdiff_t>(jpeg.size() / 2)));
    CHECK_THROWS_AS(read_first_page(page_of_image(pdf, cut, "", "1 0 0 rg 100 100 50 20 re f")), Error);
}

// Every pair of images was compared: 100,000 tiles took minutes.
TEST_CASE("a page of more tiles than any scanner writes is rendered, one of fewer is put together") {
    const int rows = GENERATE(40, 41);
    constexpr int kColumns = 50;
    PdfDrawing pdf;
    const int tile = add_grey_image(pdf, draw_marks(2, 2, 1));
    std::string contents;
    for (int i = 0; i < rows * kColumns; ++i)
        contents += "q 4 0 0 4 " + std::to_string(i % kColumns * 4) + " " + std::to_string(i / kColumns * 4) +
                    " cm /Im0 Do Q ";
    pdf.add_page("0 0 200 " + std::to_string(rows * 4), contents, object_reference(tile));
    const SourcePage page = read_first_page(pdf.bytes());
    const bool as_stored = page.image.cols == 2 * kColumns;
    CHECK(as_stored == (rows == 40));
}

TEST_CASE("a page with a damaged image is refused alone") {
    const cv::Mat drawn = draw_marks(300, 200, 1);
    const FileBytes jpeg = encode_image(".jpg", drawn);
    PdfDrawing pdf;
    const int sound = add_grey_image(pdf, drawn);
    const int cut =
        pdf.add_stream(image_entries(drawn, 8, "/DeviceGray") + " /Filter /DCTDecode",
                       std::string(jpeg.begin(), jpeg.begin() + static_cast<std::ptrdiff_t>(jpeg.size() / 2)));
    (void)page_of_image(pdf, sound);
    (void)page_of_image(pdf, cut);
    const auto document = open_document("mixed.pdf", page_of_image(pdf, sound));
    REQUIRE(document->page_count() == 3);
    CHECK(largest_difference(document->read_page(1).image, drawn) == 0);
    CHECK(largest_difference(document->read_page(3).image, drawn) == 0);
    try {
        (void)document->read_page(2);
        FAIL("the cut image was read");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
        CHECK(error.place().page == 2);
        CHECK(error.place().file == "mixed.pdf");
    }
}

}  // namespace shenbao::testing
