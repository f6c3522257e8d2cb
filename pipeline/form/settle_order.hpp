// Pages of one filing that do not lie in its order.
#pragma once

#include <vector>

#include "pipeline/form/group_pages.hpp"
#include "pipeline/form/lexicon.hpp"

namespace shenbao {

// Whether the page's first table has the columns of the last one of the page before it.
[[nodiscard]] bool goes_on(const ReadPage& before, const ReadPage& page);

// Issue `duplicate-page`, a warning: `page` is `first` once more. otherwise: cells that read otherwise.
[[nodiscard]] Issue repeated_page(const ReadPage& first, const ReadPage& page, int otherwise);

// The same code: `page` is like `first` and was taken for another filing's.
[[nodiscard]] Issue alike_page(const ReadPage& first, const ReadPage& page);

// Puts a page before all others of its filing, and tells of it.
void put_first(PageGroup& group, const ReadPage& page);

// Pages of no known form right before a filing, without a title and with the columns of its last table, are its
// rest: they go to its end, with a warning, as nothing proves it.
void adopt_rest_before(std::vector<PageGroup>& groups);

// Numbered headings, 长期目标2 before 长期目标1, put pages in order where every page but the first has them; issue
// `page-order`. Tells also what printed numbers moved, numbers that contradict the order, and pages without a
// table
// (`page-without-table`).
void settle_order(PageGroup& group, const Confusions& confusions);

}  // namespace shenbao
