// TIFF pages whose data are damaged in their middle, and those that libtiff only grumbles about.
#include <tiffio.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <random>

#include "models/declaration/error.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "tests/ingest/draw_images.hpp"
#include "tests/ingest/draw_pdf.hpp"

namespace shenbao::testing {

namespace {

// Short black and white runs, one row much like the next, so that every byte of the packed data says something.
cv::Mat draw_print(int width, int height) {
    cv::Mat page(height, width, CV_8UC1, cv::Scalar(255));
    std::mt19937 random(11);
    for (int y = 0; y < height; y += 4)
        for (int x = 2; x + 12 < width; x += 12)
            page(cv::Rect(x + static_cast<int>(random() % 5), y, 3 + static_cast<int>(random() % 4), 4)) = 0;
    return page;
}

TiffPage print_page(int compression) {
    TiffPage page;
    page.image = draw_print(400, 320);
    page.bits = 1;
    page.compression = compression;
    page.photometric = PHOTOMETRIC_MINISWHITE;
    return page;
}

FileBytes garbled(FileBytes tiff, unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    const std::size_t at = tiff.size() * 3 / 10 + random() % (tiff.size() * 3 / 10);
    for (std::size_t i = at; i < at + count; ++i) tiff[i] ^= static_cast<std::uint8_t>(1 + random() % 255);
    return tiff;
}

// The one value of a tag in a file of one directory, little-endian as libtiff writes it here, replaced.
FileBytes with_tag(FileBytes tiff, std::uint16_t tag, std::uint16_t value) {
    const FileBytes head{static_cast<std::uint8_t>(tag), static_cast<std::uint8_t>(tag >> 8), 3, 0, 1, 0, 0, 0};
    const auto entry = std::search(tiff.begin() + 8, tiff.end(), head.begin(), head.end());
    REQUIRE(entry != tiff.end());
    entry[8] = static_cast<std::uint8_t>(value);
    entry[9] = static_cast<std::uint8_t>(value >> 8);
    return tiff;
}

cv::Mat read_first(const FileBytes& tiff) {
    return open_document("fax.tif", tiff)->read_page(1).image;
}

bool is_refused(const FileBytes& tiff) {
    try {
        (void)read_first(tiff);
        return false;
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
        CHECK(error.place().page == 1);
        return true;
    }
}

}  // namespace

// libtiff fills what it cannot decode with white or with whatever comes out, says so, and calls it success: half a
// fax was read as a whole page.
TEST_CASE("a fax page that is garbled in its middle is refused") {
    const int compression = GENERATE(COMPRESSION_CCITTFAX4, COMPRESSION_CCITTFAX3, COMPRESSION_PACKBITS);
    const FileBytes sound = write_tiff({print_page(compression)});
    REQUIRE(largest_difference(read_first(sound), draw_print(400, 320)) == 0);
    for (unsigned seed = 0; seed < 20; ++seed) {
        CAPTURE(compression, seed);
        CHECK(is_refused(garbled(sound, seed, 60)));
    }
}
// Deflate went on behind the damage with other pixels, and its check sum stands where libtiff does not look.
TEST_CASE("a Deflate page that is garbled is refused") {
    const FileBytes sound = write_tiff({print_page(COMPRESSION_ADOBE_DEFLATE)});
    REQUIRE(largest_difference(read_first(sound), draw_print(400, 320)) == 0);
    for (unsigned seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        CHECK(is_refused(garbled(sound, seed, 1)));
    }
}

TEST_CASE("a Deflate colour page that is garbled is refused") {
    TiffPage page;
    page.image = draw_marks(200, 160, 3);
    page.photometric = PHOTOMETRIC_RGB;
    page.compression = COMPRESSION_ADOBE_DEFLATE;
    const FileBytes sound = write_tiff({page});
    REQUIRE_FALSE(is_refused(sound));
    for (unsigned seed = 0; seed < 20; ++seed) CHECK(is_refused(garbled(sound, seed, 1)));
}

// Some coders count columns otherwise than the tag says: libtiff grumbles at line after line, and all that is lost
// is a black run along the edge.
TEST_CASE("a G4 fax whose lines run over the right edge is read") {
    TiffPage page = print_page(COMPRESSION_CCITTFAX4);
    page.image.colRange(384, 400) = 255;
    for (int y = 0; y + 4 < page.image.rows; y += 8) page.image(cv::Rect(392, y, 8, 4)) = 0;
    const FileBytes narrow = with_tag(write_tiff({page}), TIFFTAG_IMAGEWIDTH, 396);
    const cv::Mat read = read_first(narrow);
    CHECK(largest_difference(read.colRange(0, 392), page.image.colRange(0, 392)) == 0);
    CHECK(largest_difference(read.colRange(392, 396), page.image.colRange(392, 396)) > 0);  // libtiff did grumble
}

// Fax servers guess the length: the rows that are not there are white, and the page is whole.
TEST_CASE("a fax that ends a few rows before its length is read, one that ends in its middle is not") {
    const TiffPage page = print_page(GENERATE(COMPRESSION_CCITTFAX4, COMPRESSION_CCITTFAX3));
    TiffPage cut = page;
    cut.image = page.image.rowRange(0, 312);
    const FileBytes longer = with_tag(write_tiff({cut}), TIFFTAG_IMAGELENGTH, 320);
    CHECK(largest_difference(read_first(longer).rowRange(0, 312), cut.image) == 0);
    cut.image = page.image.rowRange(0, 280);
    CHECK(is_refused(with_tag(write_tiff({cut}), TIFFTAG_IMAGELENGTH, 320)));
}

// Lines that the telephone garbled stand in many a G3 fax; one of 0.13 mm is less than the specks beside it.
TEST_CASE("a G3 fax with a bad line is read, with bad lines in succession it is not") {
    const FileBytes sound = write_tiff({print_page(COMPRESSION_CCITTFAX3)});
    FileBytes line = sound, lines = sound;
    const std::size_t middle = sound.size() / 2;
    line[middle] ^= 0x10;
    for (std::size_t i = middle; i < middle + 200; i += 10) lines[i] ^= 0x10;
    const cv::Mat read = read_first(line), whole = draw_print(400, 320);
    int wrong = 0;
    for (int y = 0; y < read.rows; ++y) wrong += largest_difference(read.row(y), whole.row(y)) > 0 ? 1 : 0;
    CHECK(wrong == 1);
    CHECK(is_refused(lines));
}

}  // namespace shenbao::testing
