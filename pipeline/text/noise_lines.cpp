#include "pipeline/text/noise_lines.hpp"

#include <vector>

#include "pipeline/text/glyph_reader.hpp"

namespace shenbao {

namespace {

// Mean score of the glyphs. Noise of photographs and faxes lies below (but for single specks), titles, notes and
// page numbers of pale copies and faxes at 0.29 and above.
constexpr double kNoiseScore = 0.2;
constexpr std::size_t kMany = 12;  // a page with a table has up to seven lines beside it; guess

}  // namespace

void drop_noise(std::vector<LinePicture>& lines, const GlyphClassifier& classifier) {
    if (lines.size() < kMany) return;
    const auto is_noise = [&](const LinePicture& line) {
        return mean_score(read_glyphs(line, classifier)) < kNoiseScore;
    };
    // A sample tells, so that a page of running text is not read twice.
    std::size_t noise = 0;
    for (std::size_t i = 0; i < kMany; ++i) noise += is_noise(lines[i * lines.size() / kMany]) ? 1 : 0;
    if (2 * noise > kMany) std::erase_if(lines, is_noise);
}

}  // namespace shenbao
