#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <istream>
#include <memory>
#include <opencv2/core.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <random>
#include <sstream>
#include <streambuf>

#include "models/declaration/error.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "tests/ingest/draw_images.hpp"
#include "tests/ingest/draw_pdf.hpp"

namespace shenbao::testing {

namespace {

// The message with which a document, or its first page, is refused; "" if it is read.
std::string refusal_of(FileBytes bytes, const IngestSettings& settings = {}) {
    try {
        (void)open_document("given", std::move(bytes), settings)->read_page(1);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
        CHECK(error.place().file == "given");
        CHECK_FALSE(error.remedy().empty());
        return error.what();
    }
    return "";
}

FileBytes simple_pdf() {
    PdfDrawing pdf;
    pdf.add_page("0 0 300 200", "BT /F1 20 Tf 40 100 Td (2020) Tj ET", "");
    return pdf.bytes();
}

FileBytes encrypt_pdf(const FileBytes& plain, const char* user_password) {
    QPDF pdf;
    pdf.processMemoryFile("plain", reinterpret_cast<const char*>(plain.data()), plain.size());
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters(user_password, "owner", true, true, true, true, true, true, qpdf_r3p_full,
                                     true);
    writer.write();
    const std::unique_ptr<Buffer> out(writer.getBuffer());
    return {out->getBuffer(), out->getBuffer() + out->getSize()};
}

FileBytes zip_of(const std::string& name) {  // only what is looked at: a local header and a central entry
    std::string zip = std::string("PK\3\4", 4) + std::string(26, '\0') + name;
    zip += std::string("PK\1\2", 4) + std::string(42, '\0') + name;
    return to_bytes(zip);
}

// Gives the same byte for ever, and counts.
class EndlessBuffer final : public std::streambuf {
  public:
    EndlessBuffer() { piece_.fill('x'); }
    [[nodiscard]] long long given() const { return given_; }

  protected:
    int_type underflow() override {
        given_ += static_cast<long long>(piece_.size());
        setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
        return traits_type::to_int_type(piece_[0]);
    }

  private:
    std::array<char, 4096> piece_{};
    long long given_ = 0;
};

}  // namespace

TEST_CASE("every kind that is not read is named with what to do") {
    CHECK(refusal_of({}) == "the file is empty");
    CHECK(refusal_of(zip_of("OFD.xml")) == "OFD is not supported yet");
    CHECK(refusal_of(zip_of("[Content_Types].xml")) == "this is an office document, not a scan");
    CHECK(refusal_of(zip_of("scan.pdf")) == "this is a compressed archive");
    CHECK(refusal_of(to_bytes("GIF89a....")) == "GIF is not supported");
    CHECK(refusal_of(to_bytes("just words")) == "this is neither a PDF nor an image");
}

// "RIFF" alone was looked at beyond its end.
TEST_CASE("the head of a file is enough to refuse it, however short") {
    for (const std::string head :
         {"RIFF", "RIFF....", "BM", "II*", "%PDF-", "PK\3\4", "\xFF\xD8\xFF", "\x89PNG\r\n\x1a\n"})
        CHECK_FALSE(refusal_of(to_bytes(head)).empty());
}

TEST_CASE("the type is found by content, not by file name") {
    const auto document = open_document("scan.pdf", encode_image(".png", draw_marks(30, 20, 1)));
    CHECK(document->info().media_type == "image/png");
    CHECK(document->info().name == "scan.pdf");
}

TEST_CASE("the identity of a source is its SHA-256 and its size") {
    FileBytes pdf = simple_pdf();
    const auto size = pdf.size();
    const auto document = open_document("a.pdf", std::move(pdf));
    CHECK(document->info().bytes == size);
    CHECK(document->info().sha256.size() == 64);
    CHECK_THROWS_AS(open_document("b", to_bytes("abc")), Error);
}

TEST_CASE("a PDF opens with an empty password and is refused where it needs one") {
    CHECK(refusal_of(encrypt_pdf(simple_pdf(), "")).empty());
    CHECK(refusal_of(encrypt_pdf(simple_pdf(), "secret")) == "the PDF is encrypted and needs a password");
}

TEST_CASE("cut files are refused instead of read in part") {
    const cv::Mat drawn = draw_marks(400, 300, 3);
    TiffPage bilevel;
    bilevel.image = draw_bilevel_marks(400, 300);
    bilevel.bits = 1;
    bilevel.compression = 4;
    const FileBytes whole = GENERATE_COPY(simple_pdf(), encode_image(".png", drawn), encode_image(".jpg", drawn),
                                          encode_image(".webp", drawn), encode_image(".bmp", drawn),
                                          encode_image(".tiff", drawn), write_tiff({bilevel}));
    const double share = GENERATE(0.1, 0.5, 0.9);
    const auto kept = static_cast<std::ptrdiff_t>(static_cast<double>(whole.size()) * share);
    INFO("first bytes " << whole[0] << whole[1] << " kept " << share);
    CHECK(refusal_of(whole).empty());
    CHECK_FALSE(refusal_of(FileBytes(whole.begin(), whole.begin() + kept)).empty());
}

TEST_CASE("a JPEG that is garbled in its middle is refused") {
    // Its lower half came out grey, and the page was read without a word of what was lost.
    FileBytes jpeg = encode_image(".jpg", draw_marks(640, 480, 3));
    std::mt19937 random(3);
    for (std::size_t i = jpeg.size() / 2; i < jpeg.size() * 6 / 10; ++i)
        jpeg[i] = static_cast<std::uint8_t>(random() % 255);  // no 255: no markers are made
    CHECK_THROWS_AS(open_document("scan.jpg", jpeg)->read_page(1), Error);
}

TEST_CASE("a JPEG that lacks only its end marker is read") {
    FileBytes jpeg = encode_image(".jpg", draw_marks(400, 300, 3));
    jpeg.resize(jpeg.size() - 2);
    CHECK(refusal_of(jpeg).empty());
}

TEST_CASE("a PDF without pages is refused") {
    CHECK(refusal_of(PdfDrawing().bytes()) == "the PDF has no pages");
}

TEST_CASE("images that claim an absurd size are refused before memory is taken") {
    FileBytes png = encode_image(".png", draw_marks(30, 20, 1));
    const FileBytes size{0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0};  // 100000 x 100000
    std::copy(size.begin(), size.end(), png.begin() + 16);
    CHECK_FALSE(refusal_of(png).empty());
    FileBytes bmp = encode_image(".bmp", draw_marks(30, 20, 3));
    bmp[20] = 1;  // width + 65536
    CHECK(refusal_of(bmp).find("over the limit") != std::string::npos);
    IngestSettings small;
    small.max_page_pixels = 30 * 19;
    for (const std::string extension : {".png", ".jpg", ".webp", ".bmp", ".tiff"})
        CHECK(refusal_of(encode_image(extension, draw_marks(30, 20, 3)), small).find("over the limit") !=
              std::string::npos);
}

// OpenCV cannot straighten images of 32767 px and more: they ended the program with exit 15.
TEST_CASE("an image longer than can be straightened is refused, the longest allowed is read") {
    for (const cv::Size size : {cv::Size(32001, 9), cv::Size(9, 32001), cv::Size(32767, 9)})
        CHECK(refusal_of(encode_image(".png", cv::Mat(size, CV_8UC1, cv::Scalar(255)))).find("over the limit") !=
              std::string::npos);
    CHECK(refusal_of(encode_image(".png", cv::Mat(9, 32000, CV_8UC1, cv::Scalar(255)))).empty());
}

TEST_CASE("a page as long as a banner is rendered within the longest side") {
    PdfDrawing pdf;
    pdf.add_page("0 0 14400 72", "BT /F1 20 Tf 400 20 Td (2020) Tj ET", "");
    const SourcePage page = open_document("banner.pdf", pdf.bytes())->read_page(1);
    CHECK(page.image.cols <= 32000);
    CHECK(page.image.cols > 31000);
}

TEST_CASE("a page as large as a hall is rendered within the limits") {
    PdfDrawing pdf;
    pdf.add_page("0 0 14400 14400", "BT /F1 2000 Tf 400 1000 Td (2020) Tj ET", "");
    IngestSettings settings;
    settings.max_page_pixels = 40'000'000;
    const SourcePage page = open_document("hall.pdf", pdf.bytes(), settings)->read_page(1);
    CHECK(static_cast<long long>(page.image.total()) <= settings.max_page_pixels);
    CHECK(page.image.total() > 30'000'000);
    REQUIRE(page.dpi);
    CHECK(*page.dpi == Approx(page.image.cols * 72.0 / 14400).epsilon(0.01));
    PdfDrawing absurd;
    absurd.add_page("0 0 1000000000 1000000000", "", "");
    CHECK_FALSE(refusal_of(absurd.bytes()).empty());
}

TEST_CASE("an endless stream is read to the limit and not on") {
    EndlessBuffer endless;
    std::istream stream(&endless);
    IngestSettings settings;
    settings.max_bytes = 5'000'000;
    try {
        (void)open_document("stdin", stream, settings);
        FAIL("it was read");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
        CHECK(std::string(error.what()) == "the file has more than 4 MiB");
    }
    CHECK(endless.given() > 5'000'000);
    CHECK(endless.given() < 5'100'000);
}

TEST_CASE("a stream of the very length allowed is read") {
    const FileBytes png = encode_image(".png", draw_marks(30, 20, 1));
    std::istringstream stream(std::string(png.begin(), png.end()));
    IngestSettings settings;
    settings.max_bytes = png.size();
    CHECK(open_document("stdin", stream, settings)->info().bytes == png.size());
    std::istringstream again(std::string(png.begin(), png.end()));
    settings.max_bytes = png.size() - 1;
    CHECK_THROWS_AS(open_document("stdin", again, settings), Error);
}

TEST_CASE("more pages or bytes than allowed are refused") {
    IngestSettings settings;
    settings.max_pages = 1;
    PdfDrawing pdf;
    pdf.add_page("0 0 300 200", "", "");
    pdf.add_page("0 0 300 200", "", "");
    CHECK(refusal_of(pdf.bytes(), settings).find("more than 1 pages") != std::string::npos);
    TiffPage page;
    page.image = draw_marks(20, 20, 1);
    CHECK(refusal_of(write_tiff({page, page}), settings).find("more than 1 pages") != std::string::npos);
    settings.max_bytes = 100;
    CHECK_FALSE(refusal_of(simple_pdf(), settings).empty());
}

TEST_CASE("a TIFF whose later pages are gone gives the pages before") {
    TiffPage page;
    page.image = draw_marks(200, 100, 1);
    const FileBytes whole = write_tiff({page, page, page});
    const FileBytes cut(whole.begin(), whole.end() - static_cast<std::ptrdiff_t>(whole.size() / 6));
    const auto document = open_document("cut.tif", cut);
    REQUIRE(document->page_count() == 3);
    CHECK(largest_difference(document->read_page(1).image, page.image) == 0);
    CHECK_THROWS_AS(document->read_page(3), Error);
}

TEST_CASE("a missing file and a folder are refused by name") {
    CHECK_THROWS_AS(open_document(std::string("/nonexistent/scan.pdf")), Error);
    CHECK_THROWS_AS(open_document(std::string("/")), Error);
}

}  // namespace shenbao::testing
