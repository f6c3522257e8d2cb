#include "tests/ingest/draw_images.hpp"

#include <tiffio.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <opencv2/imgcodecs.hpp>

#include "tests/ingest/draw_pdf.hpp"

namespace shenbao::testing {

namespace {

struct Memory {
    FileBytes bytes;
    std::size_t at = 0;
};

Memory& memory_of(thandle_t handle) {
    return *static_cast<Memory*>(handle);
}

tmsize_t read_memory(thandle_t handle, void* out, tmsize_t size) {
    Memory& m = memory_of(handle);
    const std::size_t left = m.bytes.size() - std::min(m.at, m.bytes.size());
    const std::size_t count = std::min(left, static_cast<std::size_t>(size));
    std::memcpy(out, m.bytes.data() + m.at, count);
    m.at += count;
    return static_cast<tmsize_t>(count);
}

tmsize_t write_memory(thandle_t handle, void* data, tmsize_t size) {
    Memory& m = memory_of(handle);
    m.bytes.resize(std::max(m.bytes.size(), m.at + static_cast<std::size_t>(size)));
    std::memcpy(m.bytes.data() + m.at, data, static_cast<std::size_t>(size));
    m.at += static_cast<std::size_t>(size);
    return size;
}

toff_t seek_memory(thandle_t handle, toff_t offset, int whence) {
    Memory& m = memory_of(handle);
    m.at = offset + (whence == SEEK_CUR ? m.at : whence == SEEK_END ? m.bytes.size() : 0);
    return m.at;
}

int close_memory(thandle_t) {
    return 0;
}

toff_t size_memory(thandle_t handle) {
    return memory_of(handle).bytes.size();
}

std::string rows_of(const TiffPage& page) {
    if (page.bits == 8) {
        std::string rows = samples_of(page.image);
        if (page.photometric == PHOTOMETRIC_MINISWHITE)
            for (char& c : rows) c = static_cast<char>(~c);
        return rows;
    }
    cv::Mat stored = page.image.clone();
    if (page.photometric == PHOTOMETRIC_MINISWHITE) stored = 255 - page.image;
    return packed_bits(stored);
}

void write_page(TIFF* tiff, const TiffPage& page) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.image.cols);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.image.rows);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, page.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, page.image.channels());
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, page.photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, page.compression);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, page.orientation);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
    TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, page.subfile_type);
    if (page.x_dpi > 0) {
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.x_dpi);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.y_dpi);
    }
    std::string rows = rows_of(page);
    const std::size_t row_bytes = rows.size() / static_cast<std::size_t>(page.image.rows);
    for (int y = 0; y < page.image.rows; ++y)
        TIFFWriteScanline(tiff, rows.data() + row_bytes * static_cast<std::size_t>(y),
                          static_cast<std::uint32_t>(y), 0);
    TIFFWriteDirectory(tiff);
}

}  // namespace

FileBytes encode_image(const std::string& extension, const cv::Mat& image) {
    FileBytes bytes;
    cv::imencode(extension, image, bytes);
    return bytes;
}

FileBytes write_tiff(const std::vector<TiffPage>& pages) {
    Memory memory;
    TIFF* tiff = TIFFClientOpen("test", "w", &memory, read_memory, write_memory, seek_memory, close_memory,
                                size_memory, nullptr, nullptr);
    for (const TiffPage& page : pages) write_page(tiff, page);
    TIFFClose(tiff);
    return memory.bytes;
}

FileBytes with_exif_orientation(const FileBytes& jpeg, int tag) {
    const FileBytes exif{0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
                         'M',  'M',  0, 42, 0,   0,   0,   8,   0, 1,
                         1,    0x12, 0, 3,  0,   0,   0,   1,   0, static_cast<std::uint8_t>(tag),
                         0,    0,    0, 0,  0,   0};
    FileBytes out(jpeg.begin(), jpeg.begin() + 2);
    out.insert(out.end(), exif.begin(), exif.end());
    out.insert(out.end(), jpeg.begin() + 2, jpeg.end());
    return out;
}

}  // namespace shenbao::testing
