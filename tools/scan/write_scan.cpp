#include "tools/scan/write_scan.hpp"

#include <tiffio.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "models/declaration/error.hpp"

namespace shenbao::scan {
namespace {

Error write_error(const std::string& path) {
    return {ErrorCode::cannot_write, {path, std::nullopt}, "cannot write the scan"};
}

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

void set_tags(TIFF* tiff, const ScannedPage& page, std::size_t number, std::size_t pages) {
    const bool bilevel = page.encoding == Encoding::bilevel;
    const int channels = page.image.channels();
    TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_PAGE);
    TIFFSetField(tiff, TIFFTAG_PAGENUMBER, static_cast<int>(number), static_cast<int>(pages));
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.image.cols);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.image.rows);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.image.rows);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bilevel ? 1 : 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, bilevel ? 1 : channels);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, bilevel ? COMPRESSION_CCITTFAX4 : COMPRESSION_ADOBE_DEFLATE);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC,
                 bilevel ? PHOTOMETRIC_MINISWHITE : (channels == 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK));
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.dpi_x);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.dpi_y);
}

std::string strip_bytes(const ScannedPage& page) {
    if (page.encoding == Encoding::bilevel) return pack_bits(page.image, 1);
    cv::Mat rgb = page.image;
    if (rgb.channels() == 3) cv::cvtColor(page.image, rgb, cv::COLOR_BGR2RGB);
    rgb = rgb.isContinuous() ? rgb : rgb.clone();
    return {reinterpret_cast<const char*>(rgb.data), rgb.total() * rgb.elemSize()};
}

}  // namespace

std::string pack_bits(const cv::Mat& bilevel, int ink_bit) {
    const std::size_t row_bytes = (static_cast<std::size_t>(bilevel.cols) + 7) / 8;
    std::string packed(row_bytes * static_cast<std::size_t>(bilevel.rows), '\0');
    for (int y = 0; y < bilevel.rows; ++y)
        for (int x = 0; x < bilevel.cols; ++x) {
            const bool ink = bilevel.at<unsigned char>(y, x) < 128;
            if (ink == (ink_bit == 1)) {
                char& byte = packed[static_cast<std::size_t>(y) * row_bytes + static_cast<std::size_t>(x) / 8];
                byte = static_cast<char>(byte | (0x80 >> (x % 8)));
            }
        }
    return packed;
}

void write_tiff(const std::vector<ScannedPage>& pages, const std::string& path) {
    const Tiff tiff(TIFFOpen(path.c_str(), "w"), TIFFClose);
    if (!tiff) throw write_error(path);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        set_tags(tiff.get(), pages[i], i, pages.size());
        std::string bytes = strip_bytes(pages[i]);
        if (TIFFWriteEncodedStrip(tiff.get(), 0, bytes.data(), static_cast<tmsize_t>(bytes.size())) < 0 ||
            TIFFWriteDirectory(tiff.get()) == 0)
            throw write_error(path);
    }
}

void write_pngs(const std::vector<ScannedPage>& pages, const std::string& folder) {
    std::filesystem::create_directories(folder);
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (!cv::imwrite(folder + "/page-" + std::to_string(i + 1) + ".png", pages[i].image))
            throw write_error(folder);
}

void write_scan(const std::vector<ScannedPage>& pages, const std::string& path) {
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending == ".pdf") return write_pdf(pages, path);
    if (ending == ".tif" || ending == ".tiff") return write_tiff(pages, path);
    write_pngs(pages, path);
}

}  // namespace shenbao::scan
