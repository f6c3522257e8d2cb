// libpng's simplified interface: it keeps its messages to itself and converts every kind to 8-bit grey or BGR.
#include <png.h>

#include <memory>
#include <string>

#include "pipeline/ingest/byte_reader.hpp"
#include "pipeline/ingest/read_images.hpp"

namespace shenbao {

namespace {

constexpr double kMetresPerInch = 0.0254;
constexpr std::size_t kFirstChunkAt = 8;
constexpr std::size_t kChunkFrame = 12;  // length, name, CRC

void read_png_resolution(Bytes bytes, RasterImage& raster) {
    const ByteReader in(bytes, ByteOrder::big);
    constexpr std::uint32_t kPhys = 0x70485973, kData = 0x49444154;  // "pHYs", "IDAT"
    for (std::size_t at = kFirstChunkAt; at + kChunkFrame <= in.size();) {
        const std::uint32_t name = in.u32(at + 4);
        if (name == kData) return;
        if (name == kPhys && in.u8(at + 16) == 1) {
            raster.x_dpi = in.u32(at + 8) * kMetresPerInch;
            raster.y_dpi = in.u32(at + 12) * kMetresPerInch;
            return;
        }
        at += kChunkFrame + in.u32(at);
    }
}

}  // namespace

RasterImage read_png(Bytes bytes, const ReadContext& context) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, decltype(&png_image_free)> owner(&png, &png_image_free);
    const auto refuse_damaged = [&] {
        refuse(context.place, std::string("the PNG image is damaged or cut off (") + png.message + ")",
               "save or scan it again");
    };
    if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) refuse_damaged();
    check_image_size(context, png.width, png.height);
    const bool colour = (png.format & PNG_FORMAT_FLAG_COLOR) != 0;
    png.format = colour ? PNG_FORMAT_BGR : PNG_FORMAT_GRAY;
    RasterImage raster{
        cv::Mat(static_cast<int>(png.height), static_cast<int>(png.width), colour ? CV_8UC3 : CV_8UC1),
        std::nullopt, std::nullopt};
    const png_color paper{255, 255, 255};
    if (png_image_finish_read(&png, &paper, raster.image.data, static_cast<png_int_32>(raster.image.step),
                              nullptr) == 0)
        refuse_damaged();
    read_png_resolution(bytes, raster);
    return raster;
}

}  // namespace shenbao
