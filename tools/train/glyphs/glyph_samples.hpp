// Printed sheets, scanned as the profiles of tools/scan do it -> shapes with their characters.
#pragma once

#include <cstdint>
#include <functional>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "tools/train/glyphs/alphabet.hpp"

namespace shenbao::train {

struct GlyphSamples {
    std::vector<std::size_t> characters;  // index into the alphabet
    cv::Mat shapes;                       // one row each, kGlyphShapeSize 32-bit floats
    cv::Mat pictures;                     // one row each, the bytes of picture_glyph
};

struct SampleJob {
    std::string face;     // Pango description
    std::string profile;  // of tools/scan, a flat one: no photograph of a curled sheet is turned back here
    std::uint64_t seed = 0;
};

// One sheet after another until every character was printed once in every variant.
// Throws Error{wrong_usage} for an unknown face or profile.
void make_samples(const std::vector<PrintedCharacter>& alphabet, const SampleJob& job,
                  const std::function<void(const GlyphSamples&)>& take);

}  // namespace shenbao::train
