#include "pipeline/deliver/pdf/picture.hpp"

#include <zlib.h>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/pdf/read_pictures.hpp"

namespace shenbao {

void visit_pictures(std::string_view bytes, const std::string& media_type, const PictureSink& sink) {
    if (media_type == "image/tiff") return visit_tiff_pictures(bytes, sink);
    std::optional<Picture> wrapped;
    if (media_type == "image/jpeg") wrapped = wrap_jpeg(bytes);
    if (media_type == "image/png") wrapped = wrap_png(bytes);
    sink(wrapped ? std::move(*wrapped) : decode_picture(bytes));
}

std::string deflated(std::string_view samples) {
    uLongf size = compressBound(samples.size());
    std::string packed(size, '\0');
    constexpr int kLevel = 6;
    if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(samples.data()),
                  samples.size(), kLevel) != Z_OK)
        throw std::bad_alloc();
    packed.resize(size);
    return packed;
}

void refuse_picture() {
    throw Error(ErrorCode::unreadable_input, {}, "the page image is damaged or cut off", "scan or copy it again");
}

void check_picture_size(long long width, long long height) {
    constexpr long long kMostPixels = 150'000'000, kMostSide = 32000;  // what the program reads
    if (width <= 0 || height <= 0) refuse_picture();
    if (width > kMostSide || height > kMostSide || width * height > kMostPixels)
        throw Error(ErrorCode::unreadable_input, {},
                    "the image of " + std::to_string(width) + " x " + std::to_string(height) +
                        " pixels is over the limit for one page",
                    "scan at 300 dpi, or split the image into pages");
}

}  // namespace shenbao
