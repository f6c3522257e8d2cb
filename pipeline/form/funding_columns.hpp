// The columns of a funding matrix, from their headings, which come in any order and again on every page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/form/column_headings.hpp"
#include "pipeline/form/filling.hpp"

namespace shenbao {

struct FundingColumn {
    double left = 0, right = 0;
    std::string role;  // of its ColumnSpec, or "" for history
    std::string year;
    FieldKind kind = FieldKind::amount;
    NumberOrigin year_origin = NumberOrigin::printed;  // of the year
    std::size_t heading = 0;                           // its cell
};

class FundingColumns {
  public:
    // filling: must outlive this; headings that are read are marked as used in it.
    explicit FundingColumns(Filling& filling);

    // True if the strip holds headings. Years stand below the history heading.
    bool read_headings(const Strip& strip);

    // Left to right.
    [[nodiscard]] const std::vector<FundingColumn>& all() const { return columns_; }

    // How alike the cell is to the heading that it is likest to; 0 if there is none.
    [[nodiscard]] double likeness_to_heading(const PlacedCell& cell) const;

  private:
    struct Extent {
        double left = 0, right = 0;
    };

    [[nodiscard]] const FundingSpec& spec() const { return filling_.edition.funding; }
    [[nodiscard]] PlacedCell& cell(std::size_t index) { return filling_.layout.cells[index]; }
    [[nodiscard]] bool stands_beside_its_like(const Strip& strip, std::size_t column) const;
    bool add_column(const Strip& strip, std::size_t index);
    bool add_own_year(std::size_t index);
    void add_year_column(std::size_t index, const HistoryYear& found);
    bool add_year(std::size_t index);

    Filling& filling_;
    std::vector<Labels> labels_;  // of the columns in the edition's order, the history's, the corner's
    std::vector<FundingColumn> columns_;
    std::vector<std::string> years_;
    std::optional<Extent> history_;
};

}  // namespace shenbao
