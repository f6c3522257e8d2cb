// JPEG through libjpeg itself, because truncation must be told from a blank half page and nothing may be printed.
//
// libjpeg reports errors by a call that must not return: it jumps out of decode_rows, whose frame holds no object
// with a destructor.
#include <csetjmp>
#include <cstdio>
#include <cstring>

#include "pipeline/ingest/exif.hpp"
#include "pipeline/ingest/read_images.hpp"

// These need the types of <cstdio> before them, and jerror.h needs jpeglib.h.
#include <jpeglib.h>
//
#include <jerror.h>

namespace shenbao {

namespace {

constexpr int kMaxScans = 500;  // progressive files have about 10; more is an attack on time

struct JpegErrors {
    jpeg_error_mgr manager{};  // first member: libjpeg hands back a pointer to it
    std::jmp_buf out{};
    bool incomplete = false;  // data ended or was garbled while rows were still missing
};

JpegErrors& errors_of(j_common_ptr jpeg) {
    return *reinterpret_cast<JpegErrors*>(jpeg->err);
}

void leave(j_common_ptr jpeg) {
    std::longjmp(errors_of(jpeg).out, 1);
}

// Warnings of libjpeg after which it goes on with invented pixels, mostly plain grey.
bool loses_pixels(int message) {
    return message == JWRN_JPEG_EOF || message == JWRN_HUFF_BAD_CODE || message == JWRN_HIT_MARKER ||
           message == JWRN_MUST_RESYNC || message == JWRN_ARITH_BAD_CODE;
}

void note_message(j_common_ptr jpeg, int level) {
    if (level >= 0 || !loses_pixels(jpeg->err->msg_code) || jpeg->is_decompressor == 0) return;
    const auto* decoder = reinterpret_cast<j_decompress_ptr>(jpeg);
    // A file that only lacks its end marker runs dry inside the last rows of blocks, when nothing is missing.
    const JDIMENSION last_rows = 2 * DCTSIZE * static_cast<JDIMENSION>(decoder->max_v_samp_factor);
    if (decoder->output_scanline + last_rows < decoder->output_height) errors_of(jpeg).incomplete = true;
}

void print_nothing(j_common_ptr) {}

void count_scans(j_common_ptr jpeg) {
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > kMaxScans) leave(jpeg);
}

class JpegDecoder {
  public:
    JpegDecoder() {
        jpeg_.err = jpeg_std_error(&errors_.manager);
        errors_.manager.error_exit = leave;
        errors_.manager.emit_message = note_message;
        errors_.manager.output_message = print_nothing;
        progress_.progress_monitor = count_scans;
    }
    ~JpegDecoder() { jpeg_destroy_decompress(&jpeg_); }
    JpegDecoder(const JpegDecoder&) = delete;
    JpegDecoder& operator=(const JpegDecoder&) = delete;

    bool read_header(Bytes bytes) {
        if (setjmp(errors_.out) != 0) return false;
        jpeg_create_decompress(&jpeg_);
        jpeg_.progress = &progress_;
        jpeg_save_markers(&jpeg_, JPEG_APP0 + 1, 0xFFFF);
        jpeg_mem_src(&jpeg_, bytes.data(), static_cast<unsigned long>(bytes.size()));
        return jpeg_read_header(&jpeg_, TRUE) == JPEG_HEADER_OK;
    }
    // stride: bytes per row of `rows`, which has place for every row.
    bool decode_rows(std::uint8_t* rows, std::size_t stride) {
        if (setjmp(errors_.out) != 0) return false;
        jpeg_start_decompress(&jpeg_);
        while (jpeg_.output_scanline < jpeg_.output_height) {
            JSAMPROW row = rows + stride * jpeg_.output_scanline;
            jpeg_read_scanlines(&jpeg_, &row, 1);
        }
        return !errors_.incomplete;
    }
    jpeg_decompress_struct& jpeg() { return jpeg_; }

  private:
    jpeg_decompress_struct jpeg_{};
    JpegErrors errors_{};
    jpeg_progress_mgr progress_{};
};

// Returns the count of channels that decode_rows will write.
int choose_output(jpeg_decompress_struct& jpeg) {
    switch (jpeg.num_components) {
        case 1: jpeg.out_color_space = JCS_GRAYSCALE; return 1;
        case 4: jpeg.out_color_space = JCS_CMYK; return 4;
        default: jpeg.out_color_space = JCS_EXT_BGR; return 3;
    }
}

// Adobe writes CMYK inverted (255 = no ink) and says so by its marker.
cv::Mat cmyk_to_bgr(const cv::Mat& cmyk, bool inverted) {
    cv::Mat bgr(cmyk.size(), CV_8UC3);
    const int flip = inverted ? 0 : 255;
    for (int y = 0; y < cmyk.rows; ++y) {
        const auto* from = cmyk.ptr<cv::Vec4b>(y);
        auto* to = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < cmyk.cols; ++x)
            for (int c = 0; c < 3; ++c)
                to[x][2 - c] = static_cast<std::uint8_t>((from[x][c] ^ flip) * (from[x][3] ^ flip) / 255);
    }
    return bgr;
}

ExifFrame read_exif(const jpeg_decompress_struct& jpeg) {
    constexpr std::size_t kExifHead = 6;  // "Exif\0\0"
    for (const auto* marker = jpeg.marker_list; marker != nullptr; marker = marker->next)
        if (marker->data_length > kExifHead && std::memcmp(marker->data, "Exif\0", kExifHead) == 0)
            return read_exif_frame(Bytes(marker->data + kExifHead, marker->data_length - kExifHead));
    return {};
}

struct DecodedJpeg {
    RasterImage raster;
    ExifFrame exif;
};

void read_jfif_resolution(const jpeg_decompress_struct& jpeg, RasterImage& raster) {
    if (jpeg.saw_JFIF_marker == 0 || jpeg.density_unit == 0 || jpeg.X_density == 0 || jpeg.Y_density == 0) return;
    const double per_inch = jpeg.density_unit == 2 ? 2.54 : 1;
    raster.x_dpi = jpeg.X_density * per_inch;
    raster.y_dpi = jpeg.Y_density * per_inch;
}

DecodedJpeg decode_jpeg(Bytes bytes, const ReadContext& context) {
    JpegDecoder decoder;
    const char* const remedy = "save or scan it again";
    if (!decoder.read_header(bytes)) refuse(context.place, "the JPEG image is damaged", remedy);
    jpeg_decompress_struct& jpeg = decoder.jpeg();
    check_image_size(context, jpeg.image_width, jpeg.image_height);
    const int channels = choose_output(jpeg);
    cv::Mat rows(static_cast<int>(jpeg.image_height), static_cast<int>(jpeg.image_width), CV_8UC(channels));
    if (!decoder.decode_rows(rows.data, rows.step))
        refuse(context.place, "the JPEG image is damaged or cut off", remedy);
    DecodedJpeg decoded;
    decoded.raster.image = channels == 4 ? cmyk_to_bgr(rows, jpeg.saw_Adobe_marker != 0) : rows;
    decoded.exif = read_exif(jpeg);
    decoded.raster.x_dpi = decoded.exif.x_dpi;
    decoded.raster.y_dpi = decoded.exif.y_dpi;
    read_jfif_resolution(jpeg, decoded.raster);
    return decoded;
}

}  // namespace

RasterImage read_jpeg(Bytes bytes, const ReadContext& context) {
    const DecodedJpeg decoded = decode_jpeg(bytes, context);
    return turn_raster(decoded.raster, orientation_of_tag(decoded.exif.orientation));
}

cv::Mat read_jpeg_pixels(Bytes bytes, const ReadContext& context) {
    return decode_jpeg(bytes, context).raster.image;
}

}  // namespace shenbao
