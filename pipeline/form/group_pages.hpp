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
    std::vector<Issue> issues;             // `duplicate-page`, `page-order`, `foreign-page`, `page-without-table`
    bool behind_rest = false;              // begins behind pages of its form that no first page stands before
    bool whole_document = false;           // there is no other group
    // Mean of the best title's similarity and of the share of cells like a label of any form that are like one of
    // this edition: what the pages print tells, however many sections the edition has beside.
    std::optional<double> confidence;
    std::vector<std::string> candidates;  // of a group without an edition: the one or two it looks most like
};

// Every page is in exactly one group. Blank pages go with the group before them. A page that a filing has already
// is a repeat. A page of no known form, or of another, that lies between pages of one filing is a group of its own
// behind it and told (`foreign-page`, a warning). Pages come in the order of their printed numbers (order_pages).
// No other page goes behind a first page that follows it: it stays a group of its own. What was moved, or may
// belong elsewhere, is told as `page-order`, a warning that sends every field of the group to a person.
[[nodiscard]] std::vector<PageGroup> group_pages(std::span<const ReadPage> pages, const FormLibrary::Parts& parts);

}  // namespace shenbao
