// Read pages -> declarations: labels, edition, continuation over pages, goals, indicators.
#pragma once

#include <span>
#include <vector>

#include "models/declaration/declaration.hpp"
#include "pipeline/base/read_page.hpp"
#include "pipeline/form/form_library.hpp"

namespace shenbao {

// One declaration per filing found, in page order. Every cell of every table is referenced by a field or a
// label, or listed in an issue `unplaced-cells`. Pages that match no form give one declaration of family
// `unknown` per run of such pages, with its tables and an issue `unknown-form`. Fields carry evidence and no
// confidence yet. `source` is copied into each declaration (its pages: those of the filing).
[[nodiscard]] std::vector<Declaration> build_declarations(std::span<const ReadPage> pages,
                                                          const SourceInfo& source, const FormLibrary& library);

}  // namespace shenbao
