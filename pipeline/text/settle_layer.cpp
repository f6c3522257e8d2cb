#include "pipeline/text/settle_layer.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/base/utf8.hpp"
#include "pipeline/text/layer_check.hpp"

namespace shenbao {

namespace {

// What the pixels show, with what the layer says beside it.
std::vector<LineReading> disputed(std::vector<LineReading> pixels, const std::vector<LineReading>& layer) {
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        pixels[i].evidence.set(EvidenceKind::alphabet_gap, 1);
        if (pixels.size() == layer.size()) pixels[i].alternatives.push_back({layer[i].text, {}, "text_layer"});
    }
    return pixels;
}

std::vector<LineReading> with_agreement(std::vector<LineReading> lines, double agreement) {
    for (LineReading& line : lines) line.evidence.set(EvidenceKind::text_layer_agreement, agreement);
    return lines;
}

}  // namespace

std::vector<LineReading> settle_layer(const std::vector<LineReading>& layer, const std::string& shape,
                                      const std::function<std::vector<LineReading>()>& read_pixels) {
    const std::string said = text_of_lines(layer);
    if (bones_of(shape) == bones_of(said)) return with_agreement(layer, similarity(shape, said));
    std::vector<LineReading> pixels = read_pixels();
    if (contradicts(pixels, said)) return disputed(std::move(pixels), layer);
    return with_agreement(layer, std::max(similarity(shape, said), similarity(text_of_lines(pixels), said)));
}

}  // namespace shenbao
