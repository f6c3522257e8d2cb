#include <tiffio.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "pipeline/deliver/pdf/read_pictures.hpp"

namespace shenbao {
namespace {

struct Source {
    std::string_view bytes;
    std::size_t at = 0;
};

Source& source_of(thandle_t handle) {
    return *static_cast<Source*>(handle);
}

tmsize_t read_bytes(thandle_t handle, void* to, tmsize_t size) {
    Source& source = source_of(handle);
    const std::size_t left = source.bytes.size() - std::min(source.at, source.bytes.size());
    const std::size_t count = std::min(left, static_cast<std::size_t>(size));
    std::copy_n(source.bytes.data() + (source.bytes.size() - left), count, static_cast<char*>(to));
    source.at += count;
    return static_cast<tmsize_t>(count);
}

toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
    Source& source = source_of(handle);
    const toff_t base = whence == SEEK_CUR ? source.at : whence == SEEK_END ? source.bytes.size() : 0;
    source.at = static_cast<std::size_t>(base + offset);
    return source.at;
}

int say_nothing(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Tiff open_tiff(Source& source) {
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                   &TIFFOpenOptionsFree);
    constexpr tmsize_t kMostAtOnce = 1'200'000'000;  // eight bytes for each of the most pixels
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), kMostAtOnce);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), say_nothing, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), say_nothing, nullptr);
    Tiff tiff(
        TIFFClientOpenExt(
            "TIFF", "rm", &source, read_bytes, [](thandle_t, void*, tmsize_t) -> tmsize_t { return -1; }, seek_to,
            [](thandle_t) { return 0; }, [](thandle_t handle) -> toff_t { return source_of(handle).bytes.size(); },
            nullptr, nullptr, options.get()),
        &TIFFClose);
    if (!tiff) refuse_picture();
    return tiff;
}

struct Layout {
    std::uint32_t width = 0, height = 0;
    std::uint16_t bits = 1, samples = 1, photometric = PHOTOMETRIC_MINISWHITE;
    std::uint16_t orientation = ORIENTATION_TOPLEFT, compression = COMPRESSION_NONE,
                  fill_order = FILLORDER_MSB2LSB;
    [[nodiscard]] bool zero_is_white() const { return photometric == PHOTOMETRIC_MINISWHITE; }
};

Layout read_layout(TIFF* tiff) {
    Layout l;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &l.width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &l.height);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &l.bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &l.samples);
    TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &l.photometric);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &l.orientation);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &l.compression);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_FILLORDER, &l.fill_order);
    return l;
}

// The strip of a fax as it is; "" where the page has several.
std::string fax_strip(TIFF* tiff, const Layout& l, std::size_t most) {
    if (l.compression != COMPRESSION_CCITTFAX4 || l.bits != 1 || TIFFNumberOfStrips(tiff) != 1) return "";
    const std::uint64_t size = TIFFRawStripSize64(tiff, 0);
    if (size == 0 || size > most) refuse_picture();
    std::string strip(size, '\0');
    if (TIFFReadRawStrip(tiff, 0, strip.data(), static_cast<tmsize_t>(strip.size())) < 0) refuse_picture();
    if (l.fill_order == FILLORDER_LSB2MSB)
        TIFFReverseBits(reinterpret_cast<std::uint8_t*>(strip.data()), static_cast<tmsize_t>(strip.size()));
    return strip;
}

std::string grey_rows(TIFF* tiff, const Layout& l) {
    const std::size_t row_bytes = (static_cast<std::size_t>(l.width) * l.bits + 7) / 8;
    std::vector<char> row(static_cast<std::size_t>(TIFFScanlineSize64(tiff)));
    if (row.size() < row_bytes) refuse_picture();
    std::string rows;
    for (std::uint32_t y = 0; y < l.height; ++y) {
        (void)TIFFReadScanline(tiff, row.data(), y, 0);  // a fax line that is damaged is drawn as far as it goes
        rows.append(row.data(), row_bytes);
    }
    return rows;
}

// Colours over white paper, three bytes a pixel.
std::string rgb_rows(TIFF* tiff, const Layout& l) {
    std::vector<std::uint32_t> raster(static_cast<std::size_t>(l.width) * l.height);
    if (TIFFReadRGBAImageOriented(tiff, l.width, l.height, raster.data(), l.orientation, 1) != 1) refuse_picture();
    std::string rows;
    rows.reserve(raster.size() * 3);
    for (const std::uint32_t pixel : raster) {
        const std::uint32_t paper = 255 - TIFFGetA(pixel);
        for (const std::uint32_t part : {TIFFGetR(pixel), TIFFGetG(pixel), TIFFGetB(pixel)})
            rows += static_cast<char>(std::min(255U, part + paper));
    }
    return rows;
}

// file_bytes: no strip is larger.
Picture read_picture(TIFF* tiff, std::size_t file_bytes) {
    const Layout l = read_layout(tiff);
    check_picture_size(l.width, l.height);
    Picture picture;
    picture.width = static_cast<int>(l.width);
    picture.height = static_cast<int>(l.height);
    picture.orientation = l.orientation >= 1 && l.orientation <= 8 ? l.orientation : 1;
    const bool grey = TIFFIsTiled(tiff) == 0 && l.samples == 1 && (l.bits == 1 || l.bits == 8) &&
                      (l.zero_is_white() || l.photometric == PHOTOMETRIC_MINISBLACK);
    if (!grey) {
        picture.entries = "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode ";
        picture.data = deflated(rgb_rows(tiff, l));
        return picture;
    }
    picture.entries = "/ColorSpace /DeviceGray /BitsPerComponent " + std::to_string(l.bits) + " ";
    picture.data = fax_strip(tiff, l, file_bytes);
    if (!picture.data.empty()) {
        picture.entries += "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns " + std::to_string(l.width) +
                           " /Rows " + std::to_string(l.height) + (l.zero_is_white() ? "" : " /BlackIs1 true") +
                           " >> ";
        return picture;
    }
    picture.entries += std::string("/Filter /FlateDecode ") + (l.zero_is_white() ? "/Decode [1 0] " : "");
    picture.data = deflated(grey_rows(tiff, l));
    return picture;
}

}  // namespace

void visit_tiff_pictures(std::string_view bytes, const PictureSink& sink) {
    Source source{bytes};
    const Tiff tiff = open_tiff(source);
    constexpr int kMostPages = 5000;  // what the program reads
    int directories = 0;
    do {
        std::uint32_t kind = 0;
        TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_SUBFILETYPE, &kind);
        if ((kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0) sink(read_picture(tiff.get(), bytes.size()));
    } while (++directories < kMostPages && TIFFReadDirectory(tiff.get()) == 1);
}

}  // namespace shenbao
