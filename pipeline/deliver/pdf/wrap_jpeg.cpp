// A JPEG goes into a PDF as it is (DCTDecode). Its markers say how large it is, how many colours it has and how it
// lies.
#include "pipeline/deliver/pdf/big_endian.hpp"
#include "pipeline/deliver/pdf/read_pictures.hpp"

namespace shenbao {
namespace {

constexpr unsigned kStartOfScan = 0xDA, kEndOfImage = 0xD9, kApp1 = 0xE1, kApp14 = 0xEE;

// SOF0 baseline, SOF1 extended, SOF2 progressive: the kinds of ISO 32000-1, 7.4.8.
bool is_known_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xC2;
}
// SOF3 and on: lossless, hierarchical and arithmetic kinds. C4, C8 and CC are no frames.
bool is_other_frame(unsigned marker) {
    return marker >= 0xC3 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Tag 274 of a TIFF structure; 1 where it is not told.
int orientation_of(std::string_view tiff) {
    const bool little = tiff.starts_with("II");
    const auto u16 = [&](std::size_t at) {
        return little ? byte_at(tiff, at) | byte_at(tiff, at + 1) << 8 : u16_at(tiff, at);
    };
    const auto u32 = [&](std::size_t at) { return little ? u16(at) | u16(at + 2) << 16 : u32_at(tiff, at); };
    const std::size_t directory = u32(4);
    for (std::size_t i = 0; i < u16(directory); ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        constexpr unsigned kOrientation = 274;
        if (u16(entry) == kOrientation) {
            const unsigned tag = u16(entry + 8);
            return tag >= 1 && tag <= 8 ? static_cast<int>(tag) : 1;
        }
    }
    return 1;
}

struct JpegFacts {
    int bits = 0, components = 0;
    bool by_adobe = false;
};

std::string colours_of(const JpegFacts& facts) {
    switch (facts.components) {
        case 1: return "/ColorSpace /DeviceGray ";
        case 3: return "/ColorSpace /DeviceRGB ";
        // Adobe's programs write 255 for no ink.
        default:
            return std::string("/ColorSpace /DeviceCMYK ") + (facts.by_adobe ? "/Decode [1 0 1 0 1 0 1 0] " : "");
    }
}

}  // namespace

std::optional<Picture> wrap_jpeg(std::string_view bytes) {
    Picture picture;
    JpegFacts facts;
    std::size_t at = 2;
    while (at + 4 <= bytes.size()) {
        if (byte_at(bytes, at) != 0xFF) return std::nullopt;
        const unsigned marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {  // filling
            ++at;
            continue;
        }
        if (marker == kStartOfScan || marker == kEndOfImage) break;
        if (is_other_frame(marker)) return std::nullopt;
        const std::string_view body = bytes.substr(at + 4, std::max(2U, u16_at(bytes, at + 2)) - 2);
        if (is_known_frame(marker)) {
            facts.bits = static_cast<int>(byte_at(body, 0));
            picture.height = static_cast<int>(u16_at(body, 1));
            picture.width = static_cast<int>(u16_at(body, 3));
            facts.components = static_cast<int>(byte_at(body, 5));
        }
        if (marker == kApp1 && body.starts_with(std::string_view("Exif\0\0", 6)))
            picture.orientation = orientation_of(body.substr(6));
        if (marker == kApp14 && body.starts_with("Adobe")) facts.by_adobe = true;
        at += 2 + std::max(2U, u16_at(bytes, at + 2));
    }
    const bool known = facts.components == 1 || facts.components == 3 || facts.components == 4;
    if (facts.bits != 8 || !known || picture.width == 0 || picture.height == 0) return std::nullopt;
    picture.entries = colours_of(facts) + "/BitsPerComponent 8 /Filter /DCTDecode ";
    picture.data = bytes;
    return picture;
}

}  // namespace shenbao
