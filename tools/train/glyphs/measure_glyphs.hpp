// How well a glyph model does on prints it was not fitted on.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/text/glyph_model.hpp"
#include "tools/train/glyphs/alphabet.hpp"
#include "tools/train/glyphs/glyph_samples.hpp"

namespace shenbao::train {

struct GlyphScore {
    long prints = 0;
    long first = 0;  // the right character is the first guess
    long tenth = 0;  // it is among the first ten
};

// What became of one print: distances of the first guesses, and which of them is right (-1: none).
struct GuessedPrint {
    std::vector<float> distances;
    int right = -1;
};

struct GlyphTest {
    std::map<std::string, GlyphScore> by_face, by_profile;
    std::vector<GuessedPrint> prints;
};

// Makes the samples of each job and classifies them. Jobs whose seed the fit used would flatter it.
[[nodiscard]] GlyphTest test_glyphs(const GlyphClassifier& classifier,
                                    const std::vector<PrintedCharacter>& alphabet,
                                    const std::vector<SampleJob>& jobs);

// The exponent under which the probabilities of the first guesses fit best (least logarithmic loss).
[[nodiscard]] double fit_sureness(const std::vector<GuessedPrint>& prints);

}  // namespace shenbao::train
