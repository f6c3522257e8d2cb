// PDFs of a few kilobytes that unpack to far more than a page can be.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <qpdf/QPDF.hh>

#include "models/declaration/error.hpp"
#include "pipeline/ingest/bounded_sink.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "tests/ingest/draw_images.hpp"
#include "tests/ingest/draw_pdf.hpp"

namespace shenbao::testing {

namespace {

// In a run-length stream 0x81 0x81 stands for 128 times 0x81: every filter more makes 64 times as many of them.
const std::string kSeed(1024, '\x81');
const std::string k64Kb = "/Filter /RunLengthDecode";
const std::string kTerabyte =
    "/Filter [/RunLengthDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode]";

const std::string kForm = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] ";
constexpr const char* kRefusal = "the page has more than 1 MiB or 3 million objects of drawing";

std::string reference(int object) {
    return std::to_string(object) + " 0 R";
}

std::string refusal_of(const PdfDrawing& pdf) {
    try {
        IngestSettings settings;
        settings.max_drawing_bytes = 1 << 20;
        (void)open_document("bomb.pdf", pdf.bytes(), settings)->read_page(1);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
        CHECK(error.place().page == 1);
        return error.what();
    }
    return "";
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

// 600 KB of content that unpacked to 600 MB took 96 s and 1.9 GB.
TEST_CASE("a page whose content unpacks to a terabyte is refused alone") {
    PdfDrawing pdf;
    const int bomb = pdf.add_stream(kTerabyte, kSeed);
    const cv::Mat drawn = draw_marks(60, 40, 1);
    const int image = pdf.add_stream(image_entries(drawn, 8, "/DeviceGray"), samples_of(drawn));
    pdf.add_page("0 0 60 40", "", "", "/Contents " + reference(bomb));
    pdf.add_page("0 0 60 40", "q 60 0 0 40 0 0 cm /Im0 Do Q", "/XObject << /Im0 " + reference(image) + " >>");
    CHECK(refusal_of(pdf) == kRefusal);
    CHECK(largest_difference(open_document("bomb.pdf", pdf.bytes())->read_page(2).image, drawn) == 0);
}

TEST_CASE("the parts of a page's content are counted together") {
    PdfDrawing pdf;
    const int part = pdf.add_stream(k64Kb, kSeed);
    pdf.add_page("0 0 60 40", "", "", "/Contents [" + repeated(reference(part) + " ", 17) + "]");
    CHECK(refusal_of(pdf) == kRefusal);
}

// 60 MB of strokes in 150 KB were drawn for minutes.
TEST_CASE("a page of more objects than anyone draws is refused before it is drawn") {
    PdfDrawing pdf;
    const int form = pdf.add_stream(kForm, repeated("0 0 m 9 9 l S ", 1000));
    pdf.add_page("0 0 60 40", repeated("/Fm0 Do ", 450), "/XObject << /Fm0 " + reference(form) + " >>");
    try {
        (void)open_document("bomb.pdf", pdf.bytes())->read_page(1);
        FAIL("it was drawn");
    } catch (const Error& error) {
        CHECK(std::string(error.what()) == "the page has more than 64 MiB or 3 million objects of drawing");
    }
}

TEST_CASE("a page within the limit is drawn") {
    PdfDrawing pdf;
    pdf.add_page("0 0 60 40", std::string(1'000'000, ' ') + "0 0 m 60 40 l S", "");
    CHECK(refusal_of(pdf).empty());
}

TEST_CASE("forms and annotations that unpack to a terabyte are refused") {
    PdfDrawing with_form, with_annotation;
    const int form = with_form.add_stream(kForm + kTerabyte, kSeed);
    with_form.add_page("0 0 60 40", "/Fm0 Do", "/XObject << /Fm0 " + reference(form) + " >>");
    CHECK(refusal_of(with_form) == kRefusal);
    const int look = with_annotation.add_stream(kForm + kTerabyte, kSeed);
    with_annotation.add_page(
        "0 0 60 40", "", "",
        "/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N " + reference(look) + " >> >>]");
    CHECK(refusal_of(with_annotation) == kRefusal);
}

TEST_CASE("a form counts as often as it is drawn") {
    PdfDrawing pdf;
    const int form = pdf.add_stream(kForm + k64Kb, kSeed);
    pdf.add_page("0 0 60 40", repeated("/Fm0 Do ", 17), "/XObject << /Fm0 " + reference(form) + " >>");
    CHECK(refusal_of(pdf) == kRefusal);
}

TEST_CASE("a palette that unpacks to a terabyte is read as far as it has colours") {
    const cv::Mat drawn = draw_marks(60, 40, 1);
    PdfDrawing pdf;
    const int palette = pdf.add_stream(kTerabyte, kSeed);
    const int image = pdf.add_stream(
        image_entries(drawn, 8, "[/Indexed /DeviceGray 255 " + reference(palette) + "]"), samples_of(drawn));
    pdf.add_page("0 0 60 40", "q 60 0 0 40 0 0 cm /Im0 Do Q", "/XObject << /Im0 " + reference(image) + " >>");
    const cv::Mat page = open_document("bomb.pdf", pdf.bytes())->read_page(1).image;
    CHECK(largest_difference(page, cv::Mat(40, 60, CV_8UC1, cv::Scalar(0x81))) == 0);
}

TEST_CASE("a stream is unpacked to its limit and measured a little beyond") {
    QPDF pdf;
    pdf.emptyPDF();
    QPDFObjectHandle bomb = QPDFObjectHandle::newStream(&pdf, kSeed);
    bomb.getDict().replaceKey("/Filter", QPDFObjectHandle::parse("[/RunLengthDecode /RunLengthDecode]"));
    CHECK(unpack_head(bomb, 1000).size() == 1000);
    CHECK(measure_unpacked(bomb, 5000) > 5000);
    CHECK(measure_unpacked(bomb, 5000) < 1'000'000);
    CHECK(measure_unpacked(bomb, 10'000'000) == 1024 * 64 * 64);
    CHECK(unpack_head(bomb, 10'000'000).size() == 1024 * 64 * 64);
}

}  // namespace shenbao::testing
