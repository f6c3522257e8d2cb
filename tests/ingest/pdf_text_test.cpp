#include <algorithm>
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "pipeline/base/utf8.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "pipeline/ingest/text_plausibility.hpp"
#include "tests/ingest/draw_pdf.hpp"

namespace shenbao::testing {

namespace {

SourcePage read_first_page(const PdfDrawing& pdf) {
    return open_document("drawn.pdf", pdf.bytes())->read_page(1);
}

std::string text_of(const TextLayer& layer) {
    std::string text;
    for (const TextGlyph& glyph : layer.glyphs) text += glyph.text;
    return text;
}

cv::Rect box_of(const TextGlyph& glyph) {
    return {cv::Point(cvFloor(glyph.top_left.x), cvFloor(glyph.top_left.y)),
            cv::Point(cvCeil(glyph.bottom_right.x), cvCeil(glyph.bottom_right.y))};
}

// Share of the page's dark pixels that lie in some glyph's box.
double ink_share_in_boxes(const SourcePage& page) {
    const cv::Mat ink = page.image < 128;
    cv::Mat outside = ink.clone();
    for (const TextGlyph& glyph : page.text_layer->glyphs)
        outside(box_of(glyph) & cv::Rect(0, 0, ink.cols, ink.rows)).setTo(0);
    return 1.0 - static_cast<double>(cv::countNonZero(outside)) / cv::countNonZero(ink);
}

TextLayer layer_of(std::u32string_view text) {
    TextLayer layer;
    for (const char32_t c : text) layer.glyphs.push_back({encode_utf8(c), {0, 0}, {1, 1}});
    return layer;
}

}  // namespace

// The frame of glyph boxes must be the frame of the pixels whatever boxes and turning the page has.
TEST_CASE("glyph boxes lie on the ink of turned, cropped and shifted pages") {
    const int turns = GENERATE(0, 90, 180, 270);
    const std::string boxes = GENERATE("", "/CropBox [60 40 420 320]", "/CropBox [-500 -500 5000 5000]");
    const std::string media_box = GENERATE("0 0 500 400", "-100 -70 400 330", "37.5 20.25 537.5 420.25");
    PdfDrawing pdf;
    pdf.add_page(media_box, "BT /F1 24 Tf 80 200 Td (HMAE) Tj 40 -60 Td (95) Tj ET", "",
                 boxes + " /Rotate " + std::to_string(turns));
    const SourcePage page = read_first_page(pdf);
    INFO(turns << " " << media_box << " " << boxes);
    REQUIRE(page.text_layer);
    CHECK(page.text_layer->glyphs.size() == 6);
    for (const TextGlyph& glyph : page.text_layer->glyphs)
        CHECK(std::string("HMAE95").find(glyph.text) != std::string::npos);
    CHECK(ink_share_in_boxes(page) > 0.97);
}

// Ghostscript writes the tallest glyph's height as that of all; a title's box reached over the line above it.
TEST_CASE("glyph boxes are as high as letters are, whatever the font says") {
    const int turns = GENERATE(0, 90, 180, 270);
    PdfDrawing pdf;
    const int descriptor = pdf.add_object(
        "<< /Type /FontDescriptor /FontName /Odd /Flags 32 /Ascent 1806 /Descent -1046 /CapHeight 700 "
        "/ItalicAngle 0 /StemV 80 /FontBBox [-166 -1046 1000 1806] >>");
    const int font = pdf.add_object("<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FontDescriptor " +
                                    std::to_string(descriptor) + " 0 R >>");
    pdf.add_page("0 0 500 400", "BT /F9 24 Tf 80 200 Td (HMAE95) Tj ET",
                 "/Font << /F9 " + std::to_string(font) + " 0 R >>", "/Rotate " + std::to_string(turns));
    const SourcePage page = read_first_page(pdf);
    REQUIRE(page.text_layer);
    const double em = 24 * *page.dpi / 72;
    for (const TextGlyph& glyph : page.text_layer->glyphs) {
        const cv::Rect box = box_of(glyph);
        CHECK((turns % 180 == 0 ? box.height : box.width) <= 1.5 * em + 2);
    }
    CHECK(ink_share_in_boxes(page) > 0.97);
}

TEST_CASE("a digital page is rendered at the resolution asked for") {
    PdfDrawing pdf;
    pdf.add_page("0 0 595 842", "BT /F1 12 Tf 80 200 Td (2020) Tj ET", "");
    IngestSettings settings;
    settings.render_dpi = 150;
    const SourcePage page = open_document("drawn.pdf", pdf.bytes(), settings)->read_page(1);
    CHECK(page.dpi == Approx(150));
    CHECK(page.image.cols == Approx(595 * 150 / 72.0).margin(1));
    CHECK(page.image.channels() == 1);
}

TEST_CASE("a digital page without a text layer is rendered finer") {
    PdfDrawing pdf;
    pdf.add_page("0 0 595 842", "0 0 m 595 842 l S", "");
    const SourcePage page = read_first_page(pdf);
    CHECK_FALSE(page.text_layer);
    CHECK(page.dpi == Approx(IngestSettings{}.ocr_render_dpi));
}

// Spreadsheets export rules thinner than a pixel.
TEST_CASE("hairlines are drawn black at every place") {
    const std::string width = GENERATE("0", "0.1", "0.25", "0.5");
    PdfDrawing pdf;
    std::string rules = width + " w ";
    constexpr int kRules = 10;
    for (int i = 0; i < kRules; ++i) {
        const std::string y = std::to_string(20 + i * 10.13);
        rules += "20 " + y + " m 180 " + y + " l S ";
    }
    pdf.add_page("0 0 200 150", "BT /F1 8 Tf 20 5 Td (2020) Tj ET " + rules, "");
    const SourcePage page = read_first_page(pdf);
    REQUIRE(page.dpi == Approx(IngestSettings{}.render_dpi));
    const cv::Mat column = page.image.col(page.image.cols / 2);
    int dark_runs = 0;
    for (int y = 1; y < column.rows; ++y)
        dark_runs += column.at<std::uint8_t>(y) < 140 && column.at<std::uint8_t>(y - 1) >= 140;
    INFO("width " << width);
    CHECK(dark_runs == kRules);
}

TEST_CASE("text that leaves no ink is not in the text layer") {
    PdfDrawing pdf;
    pdf.add_page("0 0 400 300",
                 "BT /F1 20 Tf 40 200 Td (SEEN and much more of it) Tj ET "
                 "1 g BT /F1 20 Tf 40 100 Td (WHITE) Tj ET "
                 "0 g q 0 0 10 10 re W n BT /F1 20 Tf 40 40 Td (CLIPPED) Tj ET Q",
                 "");
    const SourcePage page = read_first_page(pdf);
    REQUIRE(page.text_layer);
    CHECK(text_of(*page.text_layer) == "SEENandmuchmoreofit");
}

TEST_CASE("a page with much invisible text has no text layer") {
    PdfDrawing pdf;
    pdf.add_page("0 0 400 300",
                 "BT /F1 20 Tf 40 200 Td (SEEN) Tj 3 Tr 0 -20 Td (recognised, of unknown quality) Tj ET", "");
    CHECK_FALSE(read_first_page(pdf).text_layer);
}

TEST_CASE("text of fonts without a Unicode map is taken for garbage") {
    CHECK(is_plausible_text(layer_of(U"部门名称：武汉市新洲区司法局，≥95%（2020年度）")));
    CHECK(is_plausible_text(layer_of(U"1801.88 82 95.65%")));
    CHECK_FALSE(is_plausible_text(layer_of(U"\uE001\uE002\uE003部门")));
    CHECK_FALSE(is_plausible_text(layer_of(U"\uFFFD\uFFFD12")));
    CHECK_FALSE(is_plausible_text(layer_of(U"ÄÇÊÐÐÂÖÞÇøË¾·¨¾Ö")));
    CHECK_FALSE(is_plausible_text(layer_of(U"!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ")));
}

}  // namespace shenbao::testing
