#include "pipeline/text/noise_lines.hpp"

#include <utility>

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
    std::vector<LinePicture> kept;
    for (const LinePicture& line : lines)
        if (mean_score(read_glyphs(line, classifier)) >= kNoiseScore) kept.push_back(line);
    if (2 * kept.size() < lines.size()) lines = std::move(kept);
}

}  // namespace shenbao
