// Bilevel and grey strips are read row by row; everything else (colour, palettes, tiles, CMYK, JPEG inside TIFF)
// goes through libtiff's RGBA interface, which takes 4 bytes a pixel more.
#include "pipeline/ingest/read_tiff.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "pipeline/ingest/tiff_damage.hpp"

namespace shenbao {

namespace {

constexpr double kCmPerInch = 2.54;

struct TiffLayout {
    std::uint32_t width = 0, height = 0;
    std::uint16_t bits = 1, samples = 1, photometric = PHOTOMETRIC_MINISWHITE;
    std::uint16_t orientation = ORIENTATION_TOPLEFT, compression = COMPRESSION_NONE;
};

TiffLayout read_layout(TIFF* tiff) {
    TiffLayout l;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &l.width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &l.height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &l.bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &l.samples);
    TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &l.photometric);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &l.orientation);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &l.compression);
    return l;
}

bool is_plain_grey(TIFF* tiff, const TiffLayout& l) {
    return TIFFIsTiled(tiff) == 0 && l.samples == 1 && (l.bits == 1 || l.bits == 8) &&
           (l.photometric == PHOTOMETRIC_MINISWHITE || l.photometric == PHOTOMETRIC_MINISBLACK) &&
           l.compression != COMPRESSION_OJPEG;
}

void refuse_damaged(const TiffFile& file, const ReadContext& context) {
    refuse(context.place, "the TIFF page is damaged or cut off (" + file.last_message() + ")",
           "scan or copy it again");
}

// Bits, most significant first, to bytes.
void unpack_row(const std::vector<std::uint8_t>& packed, std::uint8_t zero, int width, std::uint8_t* out) {
    for (int x = 0; x < width; ++x) {
        const bool set = (packed[static_cast<std::size_t>(x) / 8] >> (7 - x % 8) & 1) != 0;
        out[x] = set ? static_cast<std::uint8_t>(255 - zero) : zero;
    }
}

cv::Mat read_grey_rows(TiffFile& file, const TiffLayout& l, const ReadContext& context) {
    const bool zero_is_white = l.photometric == PHOTOMETRIC_MINISWHITE;
    const std::uint8_t zero = zero_is_white ? 255 : 0;
    cv::Mat grey(static_cast<int>(l.height), static_cast<int>(l.width), CV_8UC1);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(TIFFScanlineSize64(file.handle())));
    const std::size_t needed = (static_cast<std::size_t>(l.width) * l.bits + 7) / 8;
    if (row.size() < needed) refuse_damaged(file, context);
    DamageLimit limit(find_row_coding(file.handle()), grey.cols, l.height);
    for (std::uint32_t y = 0; y < l.height; ++y) {
        const bool decoded = TIFFReadScanline(file.handle(), row.data(), y, 0) == 1;
        if (!limit.allows(y, decoded, file.take_complaints())) refuse_damaged(file, context);
        auto* out = grey.ptr<std::uint8_t>(static_cast<int>(y));
        if (l.bits == 1) {
            unpack_row(row, zero, grey.cols, out);
        } else {
            for (int x = 0; x < grey.cols; ++x) out[x] = row[static_cast<std::size_t>(x)] ^ zero;
        }
    }
    return grey;
}

// RGBA as libtiff gives it (red in the low byte, colours already multiplied by alpha), over white paper. Asking
// for the stored orientation keeps rows and columns as stored; libtiff's own orienting knows mirrors only.
cv::Mat read_rgba(TiffFile& file, const TiffLayout& l, const ReadContext& context) {
    std::vector<std::uint32_t> raster(static_cast<std::size_t>(l.width) * l.height);
    if (TIFFReadRGBAImageOriented(file.handle(), l.width, l.height, raster.data(), l.orientation, 1) != 1 ||
        file.take_complaints().lost)
        refuse_damaged(file, context);
    cv::Mat bgr(static_cast<int>(l.height), static_cast<int>(l.width), CV_8UC3);
    for (int y = 0; y < bgr.rows; ++y) {
        const std::uint32_t* from = &raster[static_cast<std::size_t>(y) * l.width];
        auto* to = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgr.cols; ++x) {
            const std::uint32_t paper = 255 - TIFFGetA(from[x]);
            to[x] = {static_cast<std::uint8_t>(std::min(255U, TIFFGetB(from[x]) + paper)),
                     static_cast<std::uint8_t>(std::min(255U, TIFFGetG(from[x]) + paper)),
                     static_cast<std::uint8_t>(std::min(255U, TIFFGetR(from[x]) + paper))};
        }
    }
    return bgr;
}

void read_resolution(TIFF* tiff, RasterImage& raster) {
    float x = 0, y = 0;
    std::uint16_t unit = RESUNIT_INCH;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x) != 1 || TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y) != 1)
        return;
    if (unit == RESUNIT_NONE || !std::isfinite(x) || !std::isfinite(y)) return;
    const double per_inch = unit == RESUNIT_CENTIMETER ? kCmPerInch : 1;
    raster.x_dpi = x * per_inch;
    raster.y_dpi = y * per_inch;
}

}  // namespace

RasterImage read_tiff_directory(TiffFile& file, const ReadContext& context) {
    file.clear_messages();
    const TiffLayout layout = read_layout(file.handle());
    check_image_size(context, layout.width, layout.height);
    RasterImage raster;
    raster.image = is_plain_grey(file.handle(), layout) ? read_grey_rows(file, layout, context)
                                                        : read_rgba(file, layout, context);
    if (!deflate_is_whole(file))
        refuse(context.place, "the TIFF page is damaged or cut off (its packed data fail their check)",
               "scan or copy it again");
    read_resolution(file.handle(), raster);
    return turn_raster(raster, orientation_of_tag(layout.orientation));
}

}  // namespace shenbao
