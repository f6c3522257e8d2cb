// Shapes with their characters -> a GlyphModel: Fisher's linear discriminant over all characters.
#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "pipeline/text/glyph_model.hpp"
#include "tools/train/glyphs/alphabet.hpp"
#include "tools/train/glyphs/glyph_samples.hpp"

namespace shenbao::train {

// All that the fit needs to know of the samples; a million of them need no memory of their own.
class GlyphStatistics {
  public:
    explicit GlyphStatistics(std::size_t characters);
    void add(const GlyphSamples& samples);
    void add(const GlyphStatistics& other);

    [[nodiscard]] long count() const;
    [[nodiscard]] const std::vector<long>& counts() const { return counts_; }
    [[nodiscard]] cv::Mat means() const;    // characters x shape, 64-bit; zero where there is no sample
    [[nodiscard]] cv::Mat within() const;   // shape x shape: mean covariance of one character's prints
    [[nodiscard]] cv::Mat lengths() const;  // as GlyphModel::lengths

  private:
    std::vector<long> counts_;  // per character
    cv::Mat sums_;              // characters x shape, 64-bit
    cv::Mat products_;          // shape x shape, 64-bit: sum of x' x
    cv::Mat length_squares_;    // characters x kGlyphLengths, 64-bit: sums
};

// faces: the statistics of each face. Characters without samples are left out; Han characters are the mean of all
// faces, digits and signs the mean of each.
[[nodiscard]] GlyphModel fit_glyphs(const std::vector<GlyphStatistics>& faces,
                                    const std::vector<PrintedCharacter>& alphabet, int dimensions);

}  // namespace shenbao::train
