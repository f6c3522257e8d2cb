// The second opinion on single characters: a small convolutional network, fitted by tools/train/fit-network. It
// sees the ink itself where the discriminant (glyph_model.hpp) counts edges, and errs several times less often on
// worn print (README.md, Measured).
#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace shenbao {

struct Likeness {
    char32_t character = 0;  // folded
    double probability = 0;  // 0..1, over all characters the network knows
};

class GlyphNetwork {
  public:
    // path: an ONNX file (n x 1 x 40 x 40 -> n x characters, logarithms of odds); the characters and the sureness
    // of its probabilities stand in PATH.json. Throws Error{missing_dependency} if one is absent, Error{internal}
    // if they are malformed or do not belong together.
    explicit GlyphNetwork(const std::string& path);
    ~GlyphNetwork();
    GlyphNetwork(GlyphNetwork&&) noexcept;

    // pictures: as picture_glyph makes them, at least one. Out: of each the likeliest characters, likeliest first,
    // at most `most`. Not for several threads at once.
    [[nodiscard]] std::vector<std::vector<Likeness>> classify(const std::vector<cv::Mat>& pictures,
                                                              std::size_t most);

  private:
    struct Net;  // OpenCV's, whose header is large
    std::vector<char32_t> characters_;
    double sureness_ = 1;  // what the outputs are multiplied by before they become probabilities
    std::unique_ptr<Net> net_;
};

}  // namespace shenbao
