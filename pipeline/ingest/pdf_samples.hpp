// Uncompressed samples of a PDF image -> pixels.
#pragma once

#include <opencv2/core/mat.hpp>
#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

// How samples become pixels, for the colour spaces scanners use.
struct SampleLayout {
    int width = 0, height = 0;
    int bits = 8;                    // per sample: 1, 2, 4, 8
    int channels = 1;                // samples per pixel: 1 or 3 (RGB)
    bool inverted = false;           // /Decode [1 0 ...]
    std::vector<cv::Vec3b> palette;  // BGR; empty for grey and RGB
    [[nodiscard]] std::size_t row_bytes() const {
        return (static_cast<std::size_t>(width) * static_cast<std::size_t>(channels * bits) + 7) / 8;
    }
};

// Channels of DeviceGray, DeviceRGB, CalGray, CalRGB and ICC spaces of 1 or 3 components; 0 for all others.
[[nodiscard]] int count_colour_channels(QPDFObjectHandle colour_space);

// nullopt for kinds not handled here. dict: of the image, its width and height already checked.
[[nodiscard]] std::optional<SampleLayout> find_sample_layout(QPDFObjectHandle dict);

// samples: at least layout.height * layout.row_bytes() bytes.
[[nodiscard]] cv::Mat unpack_samples(const SampleLayout& layout, Bytes samples);

}  // namespace shenbao
