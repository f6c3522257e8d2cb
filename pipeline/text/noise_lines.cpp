#include "pipeline/text/noise_lines.hpp"

#include <vector>

#include "pipeline/text/glyph_reader.hpp"

namespace shenbao {

namespace {

// Mean score of the glyphs. Noise of photographs and faxes lies below (but for single specks), titles, notes and
// page numbers of pale copies and faxes at 0.29 and above.
constexpr double kNoiseScore = 0.2;
// Where there is no table, and next to nothing above this. Lines of pure noise have 0.25 in the median and 0.38 in
// the upper tenth, of halftones 0.22 and 0.35; a line of a pale fax 0.59 and more.
constexpr double kPrintScore = 0.45;
constexpr std::size_t kMostPrint = 1;  // of a sample
constexpr std::size_t kMany = 12;      // a page with a table has up to seven lines beside it; guess

}  // namespace

void drop_noise(std::vector<LinePicture>& lines, const GlyphClassifier& classifier, bool beside_table) {
    if (lines.size() < kMany) return;
    const auto score_of = [&](const LinePicture& line) { return mean_score(read_glyphs(line, classifier)); };
    // A sample tells, so that a page of running text is not read twice.
    std::size_t noise = 0, print = 0;
    for (std::size_t i = 0; i < kMany; ++i) {
        const double score = score_of(lines[i * lines.size() / kMany]);
        noise += score < kNoiseScore ? 1 : 0;
        print += score >= kPrintScore ? 1 : 0;
    }
    const bool is_no_text = !beside_table && print <= kMostPrint;
    if (!is_no_text && 2 * noise <= kMany) return;
    const double least = is_no_text ? kPrintScore : kNoiseScore;
    std::erase_if(lines, [&](const LinePicture& line) { return score_of(line) < least; });
}

}  // namespace shenbao
