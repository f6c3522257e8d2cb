// One page of a document through the page, grid and text stages.
#pragma once

#include <vector>

#include "pipeline/base/read_page.hpp"
#include "pipeline/run/extract_document.hpp"

namespace shenbao {

struct ReadSheet {
    std::vector<ReadPage> pages;
    std::vector<Issue> issues;  // of what people said about it
};

// What is printed on that page of the document (1-based); where two pages lie on one sheet, both, from left to
// right, under its number and in its frame. The pixels end here. Throws Error and cv::Exception as the stages do.
[[nodiscard]] ReadSheet read_sheet(SourceDocument& document, int number, Knowledge& knowledge,
                                   const ExtractOptions& options);

}  // namespace shenbao
