#include <tiffio.h>

#include <catch2/catch.hpp>
#include <opencv2/imgcodecs.hpp>
#include <regex>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/pdf/glyphless_font.hpp"
#include "pipeline/deliver/pdf/searchable_pdf.hpp"
#include "tests/deliver/delivered.hpp"
#include "tests/deliver/other_programs.hpp"
#include "tests/deliver/placed_sample.hpp"

using namespace shenbao;
using namespace shenbao::testing;

namespace {

// Something to look at, different everywhere.
cv::Mat draw_scan(int width, int height, int channels) {
    cv::Mat image(height, width, CV_8UC(channels));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width * channels; ++x)
            image.ptr<std::uint8_t>(y)[x] = static_cast<std::uint8_t>((x * 7 + y * 13 + x * y / 50) % 256);
    return image;
}

cv::Mat draw_fax(int width, int height) {
    cv::Mat image = draw_scan(width, height, 1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) image.at<std::uint8_t>(y, x) = image.at<std::uint8_t>(y, x) > 60 ? 255 : 0;
    return image;
}

std::string encoded(const cv::Mat& image, const std::string& ending, const std::vector<int>& how = {}) {
    std::vector<std::uint8_t> bytes;
    REQUIRE(cv::imencode(ending, image, bytes, how));
    return {bytes.begin(), bytes.end()};
}

std::string encoded_tiff(const cv::Mat& image, std::uint16_t compression, std::uint16_t photometric,
                         std::uint16_t bits, std::uint32_t rows_per_strip, std::uint16_t fill_order,
                         int pages = 1) {
    const ScratchFolder folder;
    TIFF* tiff = TIFFOpen(folder.at("a.tif").c_str(), "w");
    REQUIRE(tiff != nullptr);
    for (int page = 0; page < pages; ++page) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, image.cols);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, image.rows);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bits);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
        TIFFSetField(tiff, TIFFTAG_FILLORDER, fill_order);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, rows_per_strip);
        const bool zero_is_white = photometric == PHOTOMETRIC_MINISWHITE;
        for (int y = 0; y < image.rows; ++y) {
            std::vector<std::uint8_t> row(static_cast<std::size_t>(image.cols));
            for (int x = 0; x < image.cols; ++x) {
                const auto level =
                    static_cast<std::uint8_t>(image.at<std::uint8_t>(y, x) ^ (zero_is_white ? 255 : 0));
                if (bits == 8) row[static_cast<std::size_t>(x)] = level;
                if (bits == 1 && level > 0)
                    row[static_cast<std::size_t>(x / 8)] |= static_cast<std::uint8_t>(0x80 >> x % 8);
            }
            REQUIRE(TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0) == 1);
        }
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
    return read_text(folder.at("a.tif"));
}

Declaration declaration_of(const std::string& media_type) {
    Declaration d = make_placed_declaration();
    d.source.media_type = media_type;
    d.tables[0].cells[0].text = d.tables[0].cells[0].lines[0].text = "≥95% 司法𠮷局";
    return d;
}

class Pdf {
  public:
    Pdf(const std::string& source, const Declaration& d) : bytes_(to_searchable_pdf(source, std::span(&d, 1))) {
        path_ = folder_.write("made.pdf", bytes_);
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] std::string check() const { return output_of("qpdf --check " + path_); }
    [[nodiscard]] std::string text() const { return output_of("pdftotext -raw " + path_ + " -"); }
    // The one image of the page.
    [[nodiscard]] cv::Mat image() const {
        (void)output_of("pdfimages -png " + path_ + " " + folder_.at("image"));
        return cv::imread(folder_.at("image-000.png"), cv::IMREAD_UNCHANGED);
    }
    [[nodiscard]] std::string jpeg() const {
        (void)output_of("pdfimages -j " + path_ + " " + folder_.at("image"));
        return read_text(folder_.at("image-000.jpg"));
    }
    [[nodiscard]] cv::Mat drawn() const {
        (void)output_of("pdftoppm -r 72 -singlefile " + path_ + " " + folder_.at("drawn"));
        return cv::imread(folder_.at("drawn.ppm"), cv::IMREAD_UNCHANGED);
    }
    // Of the word, in points of the page as shown: left, top, right, bottom.
    [[nodiscard]] std::vector<double> place_of(const std::string& word) const {
        const std::string words = output_of("pdftotext -bbox " + path_ + " -");
        const std::regex pattern("xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">" +
                                 word + "<");
        std::smatch found;
        INFO(words);
        REQUIRE(std::regex_search(words, found, pattern));
        return {std::stod(found[1]), std::stod(found[2]), std::stod(found[3]), std::stod(found[4])};
    }

  private:
    ScratchFolder folder_;
    std::string bytes_, path_;
};

bool same_pixels(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

long count_of(const std::string& text, const std::string& part) {
    long count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("the font without ink is a whole TrueType font: its check sum comes out") {
    const std::string font = make_glyphless_font();
    REQUIRE(font.size() % 4 == 0);
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < font.size(); ++i)
        sum += static_cast<std::uint32_t>(static_cast<unsigned char>(font[i])) << (24 - 8 * (i % 4));
    CHECK(sum == 0xB1B0AFBA);
}

TEST_CASE("a PNG becomes a page with its pixels, upright, and its words are found where they stand") {
    const cv::Mat scan = draw_scan(1000, 2000, GENERATE(1, 3));
    const Pdf pdf(encoded(scan, ".png"), declaration_of("image/png"));
    CHECK(pdf.check().find("No syntax or stream encoding errors found") != std::string::npos);
    CHECK(same_pixels(pdf.image(), scan));
    CHECK(pdf.drawn().cols == 720);  // 2000 px at 200 dpi: the page is shown upright
    // Upright px (120, 220) to (280, 260) at 200 dpi. "≥95% 司法𠮷局": 3 and a half narrow of seven and a half em.
    const auto place = pdf.place_of("≥95%");
    CHECK(place[0] == Approx(43.2).margin(0.5));
    CHECK(place[1] == Approx(79.2).margin(0.5));
    CHECK(place[2] == Approx(43.2 + 57.6 * 2.5 / 7).margin(0.5));
    CHECK(place[3] == Approx(93.6).margin(0.5));
    const auto last = pdf.place_of("司法𠮷局");
    CHECK(last[2] == Approx(100.8).margin(0.5));
    CHECK(count_of(pdf.text(), "绩效目标表") == 1);
}

TEST_CASE("a JPEG is laid into the PDF byte for byte") {
    const std::string jpeg = encoded(draw_scan(1000, 2000, GENERATE(1, 3)), ".jpg");
    const Pdf pdf(jpeg, declaration_of("image/jpeg"));
    CHECK(pdf.jpeg() == jpeg);
    CHECK(pdf.text().find("司法𠮷局") != std::string::npos);
}

TEST_CASE("a JPEG that lies as its EXIF says is shown as it lies") {
    // Orientation 6: the stored picture is to be turned clockwise. Bytes of APP1 with that one tag.
    const std::string exif(
        "\xFF\xE1\x00\x22"
        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
        36);
    cv::Mat scan(300, 200, CV_8UC1, cv::Scalar(255));
    scan(cv::Rect(0, 0, 50, 50)) = 0;  // the stored top left comes to the top right
    std::string jpeg = encoded(scan, ".jpg");
    jpeg.insert(2, exif);
    Declaration d = declaration_of("image/jpeg");
    d.source.pages[0] = PageInfo{};
    d.source.pages[0].number = 1;
    d.source.pages[0].dpi = 72;
    const cv::Mat drawn = Pdf(jpeg, d).drawn();
    REQUIRE(drawn.size() == cv::Size(300, 200));
    CHECK(drawn.at<cv::Vec3b>(20, 280)[0] < 40);
    CHECK(drawn.at<cv::Vec3b>(20, 20)[0] > 215);
    CHECK(drawn.at<cv::Vec3b>(180, 280)[0] > 215);
}

TEST_CASE("a TIFF page keeps its pixels, whatever its kind") {
    const cv::Mat fax = draw_fax(1001, 300);
    const std::uint16_t photometric =
        GENERATE(as<std::uint16_t>(), PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK);
    const std::uint16_t fill_order = GENERATE(as<std::uint16_t>(), FILLORDER_MSB2LSB, FILLORDER_LSB2MSB);
    const std::uint32_t strip = GENERATE(300U, 64U);
    const std::string g4 = encoded_tiff(fax, COMPRESSION_CCITTFAX4, photometric, 1, strip, fill_order);
    const Pdf pdf(g4, declaration_of("image/tiff"));
    const cv::Mat image = pdf.image();
    REQUIRE(image.size() == fax.size());
    INFO("photometric " << photometric << ", fill order " << fill_order << ", strip " << strip);
    CHECK(same_pixels(image, fax));
    CHECK(pdf.check().find("No syntax") != std::string::npos);
    CHECK((pdf.bytes().find("CCITTFaxDecode") != std::string::npos) == (strip == 300U));
    const cv::Mat grey = draw_scan(301, 200, 1);
    CHECK(same_pixels(Pdf(encoded_tiff(grey, COMPRESSION_LZW, photometric, 8, strip, FILLORDER_MSB2LSB),
                          declaration_of("image/tiff"))
                          .image(),
                      grey));
}

TEST_CASE("a page of a TIFF that was not read is in the PDF, without text") {
    const std::string tiff =
        encoded_tiff(draw_fax(1000, 2000), COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE, 1, 2000, 1, 3);
    const Pdf pdf(tiff, declaration_of("image/tiff"));
    CHECK(count_of(pdf.check() + output_of("true"), "No syntax") == 1);
    CHECK(count_of(pdf.text(), "\f") == 3);
    CHECK(count_of(pdf.text(), "绩效目标表") == 1);
}

TEST_CASE("kinds that PDF does not know are packed anew without loss") {
    const cv::Mat scan = draw_scan(400, 300, 3);
    CHECK(same_pixels(Pdf(encoded(scan, ".bmp"), declaration_of("image/bmp")).image(), scan));
    cv::Mat clear(300, 400, CV_8UC4, cv::Scalar(0, 0, 0, 0));  // all transparent: paper
    const cv::Mat drawn = Pdf(encoded(clear, ".png"), declaration_of("image/png")).image();
    CHECK(cv::norm(drawn, cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(255)), cv::NORM_INF) == 0);
}

namespace {

// The invented filing as a PDF of scans and as a digital one; the place of one line on its first page.
struct SourcePdf {
    std::string bytes;
    Declaration d = declaration_of("application/pdf");
    explicit SourcePdf(const std::string& name) : bytes(read_text(SHENBAO_SOURCE_DIR "/fixtures/" + name)) {
        d.tables.clear();
        d.source.pages[0].quarter_turns = 0;
        d.source.pages[0].to_user_space = Affine{0.36, 0, 0, 0, -0.36, 842};  // 200 dpi of A4
        d.source.pages[0].lines = {
            {{}, Quad{{{100, 200}, {300, 200}, {300, 240}, {100, 240}}}, "找得到的字", FieldSource::ocr}};
    }
};

}  // namespace

TEST_CASE("a PDF keeps its pages as they are, and the text that was read of them is found in it") {
    const SourcePdf source("seed-office200.pdf");
    const Pdf pdf(source.bytes, source.d);
    CHECK(pdf.check().find("No syntax") != std::string::npos);
    const auto place = pdf.place_of("找得到的字");
    CHECK(place[0] == Approx(36).margin(0.5));
    CHECK(place[1] == Approx(72).margin(1));
    CHECK(place[2] == Approx(108).margin(0.5));
    const ScratchFolder folder;
    const std::string images = "pdfimages -all ";
    (void)output_of(images + folder.write("made.pdf", pdf.bytes()) + " " + folder.at("made"));
    (void)output_of(images + folder.write("source.pdf", source.bytes) + " " + folder.at("source"));
    long compared = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.at(""))) {
        const std::string name = entry.path().filename();
        if (!name.starts_with("source-")) continue;
        CHECK(read_text(entry.path()) == read_text(folder.at("made" + name.substr(6))));
        ++compared;
    }
    CHECK(compared == 4);
    CHECK(pdf.bytes().size() < source.bytes.size() + 20000);
}

TEST_CASE("a digital page looks as it did, and its own text is not laid again") {
    SourcePdf source("seed.pdf");
    source.d.source.pages[0].lines[0].source = FieldSource::text_layer;
    const Pdf pdf(source.bytes, source.d);
    CHECK(pdf.text().find("找得到的字") == std::string::npos);
    source.d.source.pages[0].lines[0].source = FieldSource::ocr;  // a part of it that was read, a stamp
    const Pdf laid(source.bytes, source.d);
    CHECK(laid.text().find("找得到的字") != std::string::npos);
    const ScratchFolder folder;
    (void)output_of("pdftoppm -r 72 -singlefile " + folder.write("source.pdf", source.bytes) + " " +
                    folder.at("source"));
    CHECK(same_pixels(laid.drawn(), cv::imread(folder.at("source.ppm"), cv::IMREAD_UNCHANGED)));
}

// The corrected text was laid over the page's own: a search found both, and who copied the cell had it twice.
TEST_CASE("a corrected line of a digital page is not laid over its own text; one of a scan is") {
    SourcePdf source("seed.pdf");
    Declaration& d = source.d;
    d.tables = make_placed_declaration().tables;
    d.tables[0].cells.resize(1);
    TableCell& cell = d.tables[0].cells[0];
    cell.source = FieldSource::correction;
    cell.text = "改正的字";
    for (const bool with_lines : {true, false}) {
        if (!with_lines) cell.lines.clear();
        for (const bool digital : {true, false}) {
            CAPTURE(with_lines, digital);
            d.source.pages[0].reading = digital ? PageReading::text_layer : PageReading::ocr;
            for (TextLine& line : cell.lines) line.source = digital ? FieldSource::text_layer : FieldSource::ocr;
            CHECK(count_of(Pdf(source.bytes, d).text(), "改正的字") == (digital ? 0 : 1));
        }
    }
}

TEST_CASE("text that lies hidden over a scan already is not laid a second time") {
    const SourcePdf source("seed-office200.pdf");
    const Pdf once(source.bytes, source.d);
    const Pdf twice(once.bytes(), source.d);
    CHECK(count_of(twice.text(), "找得到的字") == 1);
}

TEST_CASE("the same source and declarations give the same bytes") {
    const SourcePdf source("seed-office200.pdf");
    CHECK(Pdf(source.bytes, source.d).bytes() == Pdf(source.bytes, source.d).bytes());
}

TEST_CASE("what cannot become a PDF is told, with its name") {
    const Declaration png = declaration_of("image/png");
    CHECK(refusal_of([&] { return to_searchable_pdf("\x89PNG\r\n\x1A\n", std::span(&png, 1)); }).place().file ==
          "a.png");
    const Declaration pdf = declaration_of("application/pdf");
    CHECK(std::string(refusal_of([&] { return to_searchable_pdf("%PDF-1.4 no", std::span(&pdf, 1)); }).what()) ==
          "the PDF is damaged");
    const Declaration ofd = declaration_of("application/ofd");
    (void)refusal_of([&] { return to_searchable_pdf("PK", std::span(&ofd, 1)); });
    const Declaration tiff = declaration_of("image/tiff");
    (void)refusal_of([&] { return to_searchable_pdf("II*\0\x08\0\0\0", std::span(&tiff, 1)); });
}
