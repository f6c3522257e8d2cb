// Filings of which a page is missing: the first, one between, or the last.
#pragma once

#include <vector>

#include "pipeline/form/filling.hpp"
#include "pipeline/form/find_sections.hpp"
#include "pipeline/form/group_pages.hpp"

namespace shenbao {

// Issue `incomplete`, a warning, for each proof that pages are missing: printed page numbers with a gap or a count
// that is not reached, a beginning without the form's head, goals without their blocks or blocks without their
// goals, no indicators, no sums where points are given, and a table that ends at the foot of its page before the
// kinds of indicators that every form has. Text that found no place speaks against all of the latter: what is
// missing may be there and misread. Called when the filing is filled.
void tell_missing_pages(const Filling& filling, const PageGroup& group, const std::vector<Section>& sections);

// The same for pages of no known form: indicator rows without headings of their own.
void tell_missing_pages(const PageGroup& group, const Lexicon& lexicon, Declaration& declaration);

// Two first pages and one rest: where the filing before another of the same edition has lost its pages, those
// behind the other's first page may be these, and a `page-order` warning sends all of the other to a person.
// declarations: of a file, in the order of their pages.
void tell_rival_beginnings(std::vector<Declaration>& declarations);

}  // namespace shenbao
