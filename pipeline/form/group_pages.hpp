// Pages -> filings: which pages belong together, and to which form edition.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/base/read_page.hpp"
#include "pipeline/form/library_parts.hpp"

namespace shenbao {

struct PageGroup {
    const FormEdition* edition = nullptr;  // nullptr: no form known here
    std::vector<const ReadPage*> pages;    // as the filing is read
    std::vector<const ReadPage*> repeats;  // pages that were scanned twice: left out
    std::vector<Issue> issues;             // `duplicate-page`, `page-order`
    // Mean of the best title's similarity and of the share of cells like a label of any form that are like one of
    // this edition: what the pages print tells, however many sections the edition has beside.
    std::optional<double> confidence;
    std::vector<std::string> candidates;  // of a group without an edition: the one or two it looks most like
};

// Every page is in exactly one group. Blank pages go with the group before them. A page that a filing has already
// is a repeat. Pages come in the order of their printed numbers (order_pages); the page that says whose filing it
// is comes first; one without a title that carries on the columns of the filing behind it goes to its end. What
// was moved is told as `page-order`: info if it is proven, else a warning.
[[nodiscard]] std::vector<PageGroup> group_pages(std::span<const ReadPage> pages, const FormLibrary::Parts& parts);

}  // namespace shenbao
