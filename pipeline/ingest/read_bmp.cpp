// BMP as scanners and screen tools write it: uncompressed, 1, 4, 8, 24 or 32 bits, rows bottom-up or top-down.
#include <array>
#include <cstdlib>

#include "pipeline/ingest/byte_reader.hpp"
#include "pipeline/ingest/read_images.hpp"

namespace shenbao {

namespace {

struct BmpHeader {
    std::size_t pixels_at = 0;
    std::size_t palette_at = 0;
    std::size_t palette_size = 0;
    std::size_t palette_entry_bytes = 4;
    int width = 0, height = 0;
    bool top_down = false;
    std::uint32_t bits = 0;
    std::uint32_t compression = 0;  // 0 none, 3 bit fields
    double x_per_metre = 0, y_per_metre = 0;
    [[nodiscard]] std::size_t row_bytes() const { return (static_cast<std::size_t>(width) * bits + 31) / 32 * 4; }
};

constexpr std::size_t kFileHeaderBytes = 14;
constexpr std::uint32_t kOs2HeaderBytes = 12;
constexpr double kMetresPerInch = 0.0254;

BmpHeader read_header(const ByteReader& in) {
    BmpHeader h;
    h.pixels_at = in.u32(10);
    const std::uint32_t header_bytes = in.u32(14);
    h.palette_at = kFileHeaderBytes + header_bytes;
    if (header_bytes == kOs2HeaderBytes) {
        h.width = static_cast<int>(in.u16(18));
        h.height = static_cast<int>(in.u16(20));
        h.bits = in.u16(24);
        h.palette_entry_bytes = 3;
    } else {
        h.width = static_cast<int>(in.u32(18));
        const auto height = static_cast<std::int32_t>(in.u32(22));
        h.top_down = height < 0;
        h.height = height == INT32_MIN ? 0 : std::abs(height);
        h.bits = in.u16(28);
        h.compression = in.u32(30);
        h.x_per_metre = in.u32(38);
        h.y_per_metre = in.u32(42);
        h.palette_size = in.u32(46);
    }
    if (h.palette_size == 0 && h.bits <= 8) h.palette_size = std::size_t{1} << h.bits;
    return h;
}

bool is_standard_layout(const BmpHeader& h, const ByteReader& in) {
    if (h.compression == 0) return h.bits == 1 || h.bits == 4 || h.bits == 8 || h.bits == 24 || h.bits == 32;
    constexpr std::size_t kRedMaskAt = 54;
    return h.compression == 3 && h.bits == 32 && in.u32(kRedMaskAt) == 0xFF0000 &&
           in.u32(kRedMaskAt + 4) == 0xFF00 && in.u32(kRedMaskAt + 8) == 0xFF;
}

using Palette = std::array<cv::Vec3b, 256>;

Palette read_palette(const BmpHeader& h, const ByteReader& in) {
    Palette palette{};
    for (std::size_t i = 0; i < palette.size() && i < h.palette_size; ++i) {
        const std::size_t at = h.palette_at + i * h.palette_entry_bytes;
        for (int c = 0; c < 3; ++c)
            palette[i][c] = static_cast<std::uint8_t>(in.u8(at + static_cast<std::size_t>(c)));
    }
    return palette;
}

void read_row(const BmpHeader& h, const Palette& palette, Bytes row, cv::Vec3b* out) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(h.width); ++x) {
        if (h.bits >= 24) {
            const std::uint8_t* from = &row[x * h.bits / 8];
            out[x] = {from[0], from[1], from[2]};
            continue;
        }
        const std::size_t bit = x * h.bits;
        const std::size_t shift = 8 - h.bits - bit % 8;
        out[x] = palette[row[bit / 8] >> shift & ((1U << h.bits) - 1)];
    }
}

std::optional<double> to_dpi(double per_metre) {
    return per_metre > 0 ? std::optional(per_metre * kMetresPerInch) : std::nullopt;
}

}  // namespace

RasterImage read_bmp(Bytes bytes, const ReadContext& context) {
    const ByteReader in(bytes, ByteOrder::little);
    const BmpHeader header = read_header(in);
    check_image_size(context, header.width, header.height);
    if (!is_standard_layout(header, in))
        refuse(context.place, "the BMP image is of a compressed or rare kind", "save it as PNG");
    const auto rows = static_cast<std::size_t>(header.height);
    if (in.part(header.pixels_at, rows * header.row_bytes()).size() < rows * header.row_bytes())
        refuse(context.place, "the BMP image is cut off", "copy or save it again");
    const Palette palette = read_palette(header, in);
    RasterImage raster{cv::Mat(header.height, header.width, CV_8UC3), to_dpi(header.x_per_metre),
                       to_dpi(header.y_per_metre)};
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t y = header.top_down ? i : rows - 1 - i;
        read_row(header, palette, in.part(header.pixels_at + i * header.row_bytes(), header.row_bytes()),
                 raster.image.ptr<cv::Vec3b>(static_cast<int>(y)));
    }
    return raster;
}

}  // namespace shenbao
