// Pages of one filing that do not lie in its order.
#pragma once

#include <vector>

#include "pipeline/form/group_pages.hpp"
#include "pipeline/form/lexicon.hpp"

namespace shenbao {

// Whether the page's first table has the columns of the last one of the page before it.
[[nodiscard]] bool goes_on(const ReadPage& before, const ReadPage& page);

// The same, and the columns are too many to be alike by chance.
[[nodiscard]] bool has_columns_of(const ReadPage& before, const ReadPage& page);

// Issue `foreign-page`, a warning of the filing in the middle of which the page lies.
[[nodiscard]] Issue foreign_page(const ReadPage& page);

// Whether the page's table has several rows and columns and no word of a level in them.
[[nodiscard]] bool is_wordless_table(const ReadPage& page, const Lexicon& lexicon);

// The same code for a page that was added to its filing by its columns, and may belong to another paper.
[[nodiscard]] Issue wordless_page(const ReadPage& page);

// Issue `duplicate-page`, a warning: `page` is `first` once more. otherwise: cells that read otherwise.
[[nodiscard]] Issue repeated_page(const ReadPage& first, const ReadPage& page, int otherwise);

// The same code: `page` is like `first` and was taken for another filing's.
[[nodiscard]] Issue alike_page(const ReadPage& first, const ReadPage& page);

// Pages right before a first page that may be its rest, or another filing's: of its form without a first page of
// their own (behind_rest), or of no known form, without a title and with the columns of its last table. Both
// groups are told; nothing is moved, as nothing proves it.
void tell_rest_before(std::vector<PageGroup>& groups);

// Numbered headings, 长期目标2 before 长期目标1, put pages in order where every page but the first has them; issue
// `page-order`, a warning. Tells also what printed numbers moved, numbers that contradict the order (one that
// stands alone is information: no page was moved), and pages without a table (`page-without-table`).
void settle_order(PageGroup& group, const Confusions& confusions);

}  // namespace shenbao
