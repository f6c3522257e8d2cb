// Damaged files of every type: whatever the bytes are, the room reads them or throws Error, and nothing is
// printed.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <random>

#include "models/declaration/error.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "tests/ingest/draw_images.hpp"
#include "tests/ingest/draw_pdf.hpp"

namespace shenbao::testing {

namespace {

constexpr int kCasesPerFile = 60;

FileBytes mixed_pdf() {
    const cv::Mat grey = draw_marks(60, 40, 1);
    const FileBytes jpeg = encode_image(".jpg", draw_marks(60, 40, 3));
    PdfDrawing pdf;
    const int samples = pdf.add_stream(image_entries(grey, 8, "/DeviceGray"), samples_of(grey));
    const int photo = pdf.add_stream(image_entries(grey, 8, "/DeviceRGB") + " /Filter /DCTDecode",
                                     std::string(jpeg.begin(), jpeg.end()));
    for (const int image : {samples, photo})
        pdf.add_page("0 0 60 40", "q 60 0 0 40 0 0 cm /Im0 Do Q",
                     "/XObject << /Im0 " + std::to_string(image) + " 0 R >>");
    pdf.add_page("0 0 120 80", "0 0 m 120 80 l S BT /F1 20 Tf 40 20 Td (2020) Tj ET", "", "/Rotate 90");
    return pdf.bytes();
}

FileBytes two_page_tiff() {
    TiffPage bilevel, colour;
    bilevel.image = draw_bilevel_marks(64, 48);
    bilevel.bits = 1;
    bilevel.compression = 4;
    bilevel.x_dpi = bilevel.y_dpi = 200;
    colour.image = draw_marks(64, 48, 3);
    colour.photometric = 2;
    colour.compression = 5;
    return write_tiff({bilevel, colour});
}

std::vector<FileBytes> sound_files() {
    const cv::Mat drawn = draw_marks(64, 48, 3);
    return {mixed_pdf(),
            two_page_tiff(),
            encode_image(".png", drawn),
            with_exif_orientation(encode_image(".jpg", drawn), 6),
            encode_image(".webp", drawn),
            encode_image(".bmp", drawn)};
}

FileBytes damage(FileBytes bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    if (below(3) == 0) bytes.resize(below(bytes.size()));
    const std::size_t flips = bytes.empty() ? 0 : 1 + below(8);
    for (std::size_t i = 0; i < flips; ++i)
        bytes[below(bytes.size())] ^= static_cast<std::uint8_t>(1U << below(8));
    return bytes;
}

// Pages read; refusals are fine, any other exception fails the test.
int read_all_pages(FileBytes bytes) {
    IngestSettings settings;
    settings.max_page_pixels = 2'000'000;
    settings.max_pages = 20;
    int read = 0;
    try {
        const auto document = open_document("damaged", std::move(bytes), settings);
        for (int number = 1; number <= document->page_count(); ++number) {
            try {
                const SourcePage page = document->read_page(number);
                CHECK_FALSE(page.image.empty());
                CHECK(static_cast<long long>(page.image.total()) <= settings.max_page_pixels);
                ++read;
            } catch (const Error& error) {
                CHECK(error.place().page == number);
            }
        }
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
    }
    return read;
}

// Everything written to the process's stderr between construction and `taken`.
class StderrTrap {
  public:
    StderrTrap() : file_(std::tmpfile()), saved_(::dup(STDERR_FILENO)) {
        std::fflush(stderr);
        ::dup2(::fileno(file_), STDERR_FILENO);
    }
    ~StderrTrap() {
        std::fflush(stderr);
        ::dup2(saved_, STDERR_FILENO);
        ::close(saved_);
        std::fclose(file_);
    }
    StderrTrap(const StderrTrap&) = delete;
    StderrTrap& operator=(const StderrTrap&) = delete;
    [[nodiscard]] std::string taken() const {
        std::fflush(stderr);
        std::string text(4096, '\0');
        const auto size = ::pread(::fileno(file_), text.data(), text.size(), 0);
        text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
        return text;
    }

  private:
    std::FILE* file_;
    int saved_;
};

}  // namespace

TEST_CASE("damaged files never crash, never throw anything but Error and never print") {
    std::mt19937 random(20200618);
    int read = 0, cases = 0;
    std::string printed;
    {
        const StderrTrap trap;
        for (const FileBytes& sound : sound_files()) {
            REQUIRE(read_all_pages(sound) > 0);
            for (int i = 0; i < kCasesPerFile; ++i, ++cases)
                read += read_all_pages(damage(sound, random)) > 0 ? 1 : 0;
        }
        printed = trap.taken();
    }
    CHECK(printed == "");
    // Both outcomes must occur, or the damage is too mild or too strong to test anything.
    CHECK(read > cases / 20);
    CHECK(read < cases * 19 / 20);
}

}  // namespace shenbao::testing
