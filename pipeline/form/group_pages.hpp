// Pages -> filings: which pages belong together, and to which form edition.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/base/read_page.hpp"
#include "pipeline/form/library_parts.hpp"
#include "pipeline/form/text_pieces.hpp"

namespace shenbao {

struct PageGroup {
    const FormEdition* edition = nullptr;  // nullptr: no form known here
    std::vector<const ReadPage*> pages;
    std::optional<double> confidence;  // mean of best title similarity and share of section labels found
};

// In page order; every page is in exactly one group. Blank pages go with the group before them.
[[nodiscard]] std::vector<PageGroup> group_pages(std::span<const ReadPage> pages, const FormLibrary::Parts& parts);

// A title among a page's running text or in a cell of its own: where it stands and how like the form's it is.
struct TitleFound {
    Pieces pieces;
    double similarity = 0;
    double rival_similarity = 0;
};
[[nodiscard]] std::optional<TitleFound> find_title(const ReadPage& page, const FormEdition& edition,
                                                   const Confusions& confusions);

}  // namespace shenbao
