// What the glyph reader knows: how each printed character looks after projection, fitted by tools/train/glyphs.
//
// A linear discriminant: shapes (glyph_shape.hpp) are projected to the directions that tell characters apart best,
// scaled so that the prints of one character spread by 1 in each of them; a character is its mean there. Beside it
// every character has its own lengths and their spread: the shapes of 。 and 0 are one, their heights are not.
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace shenbao {

struct GlyphModel {
    std::vector<char32_t> characters;  // folded (base/utf8.hpp); digits and signs once for every face: with and
                                       // without a foot, 1 is two shapes
    std::vector<float> penalties;      // per character, in units of Guess::distance: how unusual it is in a filing
    cv::Mat projection;                // dimensions x kGlyphShapeSize, 32-bit float
    cv::Mat means;                     // characters x dimensions, 32-bit float
    cv::Mat lengths;      // characters x 2 kGlyphLengths, 32-bit float: mean and deviation of each length
    double sureness = 1;  // exponent that turns differences of distance into probabilities
    std::string origin;   // JSON: faces, profiles, seeds, samples, figures on held-out faces
};

// Throws Error{missing_dependency} if the file is absent, Error{internal} if it is no glyph model.
[[nodiscard]] GlyphModel read_glyph_model(const std::string& path);
void write_glyph_model(const GlyphModel& model, const std::string& path);

struct Guess {
    // Index into GlyphModel::characters; each character is guessed once, as its nearest shape.
    std::size_t character = 0;
    // Mean squared distance per dimension, 1 = as prints of one character differ; that of the lengths and the
    // character's penalty included.
    double distance = 0;
};

class GlyphClassifier {
  public:
    explicit GlyphClassifier(GlyphModel model);
    // shapes: n x kGlyphShapeSize, 32-bit float. Out: per row the nearest characters, nearest first, at most
    // `most`.
    [[nodiscard]] std::vector<std::vector<Guess>> classify(const cv::Mat& shapes, std::size_t most) const;
    [[nodiscard]] const GlyphModel& model() const { return model_; }

  private:
    GlyphModel model_;
    cv::Mat coarse_means_;             // the first dimensions of the means, times -2
    std::vector<float> coarse_norms_;  // squared length of each
};

// Probability of the nearest guess among these.
[[nodiscard]] double probability_of_first(const std::vector<Guess>& guesses, const GlyphModel& model);

}  // namespace shenbao
