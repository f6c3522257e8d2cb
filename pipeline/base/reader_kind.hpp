// Names of the readers, and which of them are witnesses of one kind.
#pragma once

#include <set>
#include <string>

namespace shenbao {

inline constexpr const char* kGlyphReader = "glyphs";      // the discriminant and the network, by shape alone
inline constexpr const char* kLayerReader = "text_layer";  // not the pixels but what the file says of itself
inline constexpr const char* kValueReader = "values";      // models/tessdata: lines of numbers, signs and units

// Whether readers of two kinds are among them. The models that come with Tesseract (HanS, chi_sim, eng) are one
// kind: fitted on much the same print, they err alike.
[[nodiscard]] bool are_of_two_kinds(const std::set<std::string>& readers);

// Whether it is one of these models: their alphabets have no ≥, ≤ or ±.
[[nodiscard]] bool is_tesseract_model(const std::string& reader);

}  // namespace shenbao
