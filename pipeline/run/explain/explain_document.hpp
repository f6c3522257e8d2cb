// One document -> its declarations and the report that shows how they came about.
#pragma once

#include <string>
#include <vector>

#include "pipeline/run/extract_document.hpp"

namespace shenbao {

struct Explanation {
    std::vector<Declaration> declarations;
    std::string html;  // self-contained
};

// Throws what extract_document throws.
[[nodiscard]] Explanation explain_document(SourceDocument& document, Knowledge& knowledge, ExtractOptions options);

}  // namespace shenbao
