// The packed rows of a PNG go into a PDF as they are: it knows PNG's predictors. Not those that are interlaced or
// transparent.
#include "pipeline/deliver/pdf/big_endian.hpp"
#include "pipeline/deliver/pdf/read_pictures.hpp"

namespace shenbao {
namespace {

enum Colour : unsigned { grey = 0, rgb = 2, palette = 3 };

struct PngHead {
    unsigned width = 0, height = 0, bits = 0, colour = 0;
    bool interlaced = false;
};

std::string entries_of(const PngHead& head) {
    const std::string bits = std::to_string(head.bits);
    std::string entries = "/BitsPerComponent " + bits +
                          " /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors " +
                          (head.colour == rgb ? "3" : "1") + " /BitsPerComponent " + bits + " /Columns " +
                          std::to_string(head.width) + " >> ";
    if (head.colour == grey) entries += "/ColorSpace /DeviceGray ";
    if (head.colour == rgb) entries += "/ColorSpace /DeviceRGB ";
    return entries;
}

}  // namespace

std::optional<Picture> wrap_png(std::string_view bytes) {
    constexpr std::size_t kSignature = 8, kFrame = 12;  // length, name and check of a chunk
    PngHead head;
    Picture picture;
    for (std::size_t at = kSignature; at + kFrame <= bytes.size();) {
        const std::size_t length = u32_at(bytes, at);
        const std::string_view name = bytes.substr(at + 4, 4), body = bytes.substr(at + 8, length);
        if (body.size() != length || name == "tRNS") return std::nullopt;
        if (name == "IHDR")
            head = {u32_at(body, 0), u32_at(body, 4), byte_at(body, 8), byte_at(body, 9), byte_at(body, 12) != 0};
        if (name == "PLTE") picture.palette = body;
        if (name == "IDAT") picture.data += body;
        if (name == "IEND") break;
        at += kFrame + length;
    }
    const bool known =
        head.colour == grey || head.colour == rgb || (head.colour == palette && !picture.palette.empty());
    if (!known || head.interlaced || picture.data.empty()) return std::nullopt;
    check_picture_size(head.width, head.height);
    if (head.colour != palette) picture.palette.clear();  // a hint for small screens
    picture.width = static_cast<int>(head.width);
    picture.height = static_cast<int>(head.height);
    picture.entries = entries_of(head);
    return picture;
}

}  // namespace shenbao
