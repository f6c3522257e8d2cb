#include "pipeline/ingest/pdf_samples.hpp"

#include <algorithm>
#include <string>

#include "pipeline/ingest/bounded_sink.hpp"

namespace shenbao {

namespace {

enum class Decode { plain, inverted, unusual };

Decode find_decode(QPDFObjectHandle decode, int channels) {
    if (!decode.isArray()) return Decode::plain;
    if (decode.getArrayNItems() != 2 * channels) return Decode::unusual;
    int rising = 0, falling = 0;
    for (int c = 0; c < channels; ++c) {
        QPDFObjectHandle from = decode.getArrayItem(2 * c), to = decode.getArrayItem(2 * c + 1);
        if (!from.isNumber() || !to.isNumber()) return Decode::unusual;
        if (from.getNumericValue() == 0 && to.getNumericValue() == 1) ++rising;
        if (from.getNumericValue() == 1 && to.getNumericValue() == 0) ++falling;
    }
    if (rising == channels) return Decode::plain;
    return falling == channels ? Decode::inverted : Decode::unusual;
}

std::string read_lookup(QPDFObjectHandle lookup) {
    if (lookup.isString()) return lookup.getStringValue();
    if (!lookup.isStream()) return {};
    constexpr std::size_t kLongest = 256 * 3;  // bytes: 256 colours of 3 components
    const auto data = unpack_head(lookup, kLongest);
    return {data.begin(), data.end()};
}

// [/Indexed base hival lookup] -> BGR entries; empty where the base space is unusual.
std::vector<cv::Vec3b> read_palette(QPDFObjectHandle indexed, int bits) {
    const int channels = count_colour_channels(indexed.getArrayItem(1));
    if (channels == 0) return {};
    const std::string lookup = read_lookup(indexed.getArrayItem(3));
    std::vector<cv::Vec3b> palette(std::size_t{1} << bits);
    for (std::size_t i = 0; i < palette.size(); ++i) {
        const std::size_t at = i * static_cast<std::size_t>(channels);
        if (at + static_cast<std::size_t>(channels) > lookup.size()) break;
        for (std::size_t c = 0; c < 3; ++c)
            palette[i][static_cast<int>(2 - c)] = static_cast<std::uint8_t>(lookup[at + (channels == 3 ? c : 0)]);
    }
    return palette;
}

bool is_indexed(QPDFObjectHandle space) {
    if (!space.isArray() || space.getArrayNItems() != 4) return false;
    return space.getArrayItem(0).isNameAndEquals("/Indexed") || space.getArrayItem(0).isNameAndEquals("/I");
}

int read_int(QPDFObjectHandle dict, const char* key, int otherwise) {
    QPDFObjectHandle value = dict.getKey(key);
    return value.isInteger() ? value.getIntValueAsInt() : otherwise;
}

unsigned read_sample(const std::uint8_t* row, std::size_t index, int bits) {
    const std::size_t bit = index * static_cast<std::size_t>(bits);
    const auto shift = static_cast<unsigned>(8 - bits) - static_cast<unsigned>(bit % 8);
    return static_cast<unsigned>(row[bit / 8]) >> shift & ((1U << bits) - 1);
}

void unpack_row(const SampleLayout& l, const std::uint8_t* from, std::uint8_t* to) {
    const unsigned top = (1U << l.bits) - 1;
    const auto count = static_cast<std::size_t>(l.width);
    if (!l.palette.empty()) {
        for (std::size_t x = 0; x < count; ++x) {
            const unsigned sample = read_sample(from, x, l.bits);
            reinterpret_cast<cv::Vec3b*>(to)[x] = l.palette[l.inverted ? top - sample : sample];
        }
        return;
    }
    for (std::size_t i = 0; i < count * static_cast<std::size_t>(l.channels); ++i) {
        const unsigned sample = read_sample(from, i, l.bits);
        const unsigned level = (l.inverted ? top - sample : sample) * 255 / top;
        const std::size_t out = l.channels == 3 ? i / 3 * 3 + (2 - i % 3) : i;
        to[out] = static_cast<std::uint8_t>(level);
    }
}

}  // namespace

int count_colour_channels(QPDFObjectHandle space) {
    if (space.isArray() && space.getArrayNItems() == 1) space = space.getArrayItem(0);
    if (space.isNameAndEquals("/DeviceGray") || space.isNameAndEquals("/G")) return 1;
    if (space.isNameAndEquals("/DeviceRGB") || space.isNameAndEquals("/RGB")) return 3;
    if (!space.isArray() || space.getArrayNItems() < 2) return 0;
    if (space.getArrayItem(0).isNameAndEquals("/CalGray")) return 1;
    if (space.getArrayItem(0).isNameAndEquals("/CalRGB")) return 3;
    if (!space.getArrayItem(0).isNameAndEquals("/ICCBased") || !space.getArrayItem(1).isStream()) return 0;
    const int channels = read_int(space.getArrayItem(1).getDict(), "/N", 0);
    return channels == 1 || channels == 3 ? channels : 0;
}

std::optional<SampleLayout> find_sample_layout(QPDFObjectHandle dict) {
    SampleLayout layout;
    layout.width = read_int(dict, "/Width", 0);
    layout.height = read_int(dict, "/Height", 0);
    layout.bits = read_int(dict, "/BitsPerComponent", 0);
    if (layout.bits != 1 && layout.bits != 2 && layout.bits != 4 && layout.bits != 8) return std::nullopt;
    QPDFObjectHandle space = dict.getKey("/ColorSpace");
    if (is_indexed(space)) {
        layout.palette = read_palette(space, layout.bits);
        if (layout.palette.empty() || dict.getKey("/Decode").isArray()) return std::nullopt;
        return layout;
    }
    layout.channels = count_colour_channels(space);
    if (layout.channels == 0) return std::nullopt;
    const Decode decode = find_decode(dict.getKey("/Decode"), layout.channels);
    if (decode == Decode::unusual) return std::nullopt;
    layout.inverted = decode == Decode::inverted;
    return layout;
}

cv::Mat unpack_samples(const SampleLayout& layout, Bytes samples) {
    const bool colour = layout.channels == 3 || !layout.palette.empty();
    cv::Mat image(layout.height, layout.width, colour ? CV_8UC3 : CV_8UC1);
    for (int y = 0; y < layout.height; ++y)
        unpack_row(layout, samples.data() + static_cast<std::size_t>(y) * layout.row_bytes(), image.ptr(y));
    return image;
}

}  // namespace shenbao
