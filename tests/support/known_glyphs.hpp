// The glyph model that the program uses, read once.
#pragma once

#include <string>

#include "pipeline/text/glyph_model.hpp"

namespace shenbao {

inline const std::string kGlyphNetwork = SHENBAO_SOURCE_DIR "/models/glyphs/network.onnx";

inline const GlyphClassifier& known_glyphs() {
    static const GlyphClassifier kClassifier(read_glyph_model(SHENBAO_SOURCE_DIR "/models/glyphs/model.bin"));
    return kClassifier;
}

}  // namespace shenbao
