// A page as it was delivered, for whoever repairs it; and how repairs are tried before they are kept.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/declaration/page_repair.hpp"
#include "models/declaration/table.hpp"
#include "pipeline/review/answer.hpp"

namespace shenbao {

struct TriedPage {
    std::vector<TableShape> tables;
    std::vector<RefusedRepair> refused;
};
// The tables of one page with the repairs made on them. This room knows no grids, so whoever starts the server
// hands it in; many at a time may call it.
using TryRepairs = std::function<TriedPage(std::span<const Table> tables, std::span<const PageRepair> repairs,
                                           const UprightFrame& frame, double dpi)>;

struct StoredPage {
    UprightFrame frame;
    double dpi = 0;
    std::vector<Table> tables;
    std::vector<std::string> refused;  // repairs that the newest reading could not make: why
};
// declarations: all of one source as they are kept. nullopt where none has that page.
[[nodiscard]] std::optional<StoredPage> find_stored_page(std::span<const std::string> declarations, int page);

[[nodiscard]] Json to_json(const TableShape& table);
[[nodiscard]] Json to_json(const std::vector<RefusedRepair>& refused);
// Of a body's "edits": repairs without page and frame, which are the page's. Throws Refusal{400} with what is
// wrong.
[[nodiscard]] std::vector<PageRepair> read_edits(const Json& body, int page, const UprightFrame& frame);

}  // namespace shenbao
