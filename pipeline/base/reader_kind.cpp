#include "pipeline/base/reader_kind.hpp"

#include <algorithm>

namespace shenbao {

bool is_tesseract_model(const std::string& reader) {
    return reader != kGlyphReader && reader != kLayerReader && reader != kValueReader;
}

bool are_of_two_kinds(const std::set<std::string>& readers) {
    const auto tesseract = std::ranges::count_if(readers, is_tesseract_model);
    const auto others = static_cast<std::ptrdiff_t>(readers.size()) - tesseract;
    return others + (tesseract > 0 ? 1 : 0) >= 2;
}

}  // namespace shenbao
