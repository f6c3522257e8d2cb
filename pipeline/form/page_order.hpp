// The order of a document's pages: as they lie, unless the numbers printed on them tell another.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/base/read_page.hpp"

namespace shenbao {

// The number at the foot of a page (page_number.hpp).
[[nodiscard]] std::optional<int> printed_page_number(const ReadPage& page);

// Whether a line like a title (…表, …单) stands above the page's table that stands on no such place of the other
// page.
[[nodiscard]] bool has_other_title(const ReadPage& before, const ReadPage& page);

// Whether both are scans of one page: the same cells with the same texts, and the same lines beside the tables
// (title, year, unit, code), the number at the foot apart. A few cells may have a character misread; no numeral,
// no short text without such another reading and no line beside the tables may differ.
struct PageComparison {
    bool same = false;
    int otherwise = 0;  // cells that read otherwise, if it is
};
[[nodiscard]] PageComparison compare_pages(const ReadPage& a, const ReadPage& b);

// The pages in the order of their printed numbers, where every count of the document has each number from 1 on,
// and what stands above the tables of a count's pages stands on its first page too; a number that comes again
// begins another count. Blank pages stay behind the page before them. Else as they lie: a page may be another
// filing's.
[[nodiscard]] std::vector<const ReadPage*> order_pages(std::span<const ReadPage> pages);

}  // namespace shenbao
