// What people said about a page, in the terms of the stages.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "models/declaration/page_repair.hpp"
#include "pipeline/base/page_grid.hpp"
#include "pipeline/base/upright_page.hpp"
#include "pipeline/grid/apply_repairs.hpp"

namespace shenbao {

inline constexpr const char* kRepairedPage = "repaired-page";    // Issue::code, information
inline constexpr const char* kRefusedRepair = "refused-repair";  // Issue::code, a warning

[[nodiscard]] std::vector<PageRepair> repairs_of(std::span<const PageRepair> all, int page);

// Those of pages that the document does not have: refused.
[[nodiscard]] std::vector<Issue> repairs_beyond(std::span<const PageRepair> all, int page_count);

// How the page lies: what was said last. nullopt where nobody said.
[[nodiscard]] std::optional<int> said_turns(std::span<const PageRepair> repairs);

// The repairs of one sheet, on its way through the stages.
class SheetRepairs {
  public:
    // upright: made with said_turns(). Repairs of the grid that were said before the page was turned are passed
    // over: they were of another grid. Those said on a page that lay otherwise for no such reason, or of another
    // size by more than rounding, are refused.
    SheetRepairs(std::vector<PageRepair> repairs, const UprightPage& upright);

    // The grid of what lies in [x0, x1) of the sheet, in the sheet's frame.
    [[nodiscard]] PageGrid apply(PageGrid grid, int x0, int x1);
    // What was done, and what was refused and why.
    [[nodiscard]] const std::vector<Issue>& issues() const { return issues_; }

  private:
    int page_;
    PageExtent extent_;
    std::vector<PageRepair> of_grid_;
    std::vector<Issue> issues_;
};

// A page's tables as they were delivered, and what they would be; nothing is read.
struct TriedRepairs {
    std::vector<TableShape> tables;
    std::vector<RefusedRepair> refused;
};
[[nodiscard]] TriedRepairs try_repairs(std::span<const Table> tables, std::span<const PageRepair> repairs,
                                       const UprightFrame& frame, double dpi);

}  // namespace shenbao
