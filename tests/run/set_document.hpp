// The invented filings of fixtures/forms as digital PDFs, set for the tests of the whole program.
#pragma once

#include <string>
#include <vector>

#include "pipeline/base/read_page.hpp"
#include "pipeline/run/extract_document.hpp"
#include "tools/typeset/form_sheet.hpp"

namespace shenbao::testing {

// Names of the files in fixtures/forms without their endings, in order.
[[nodiscard]] std::vector<std::string> fixture_forms();
[[nodiscard]] typeset::Json fixture_form(const std::string& name);

struct SetDocument {
    std::string pdf;  // path
    typeset::Json truth;
};
// Sets the form and writes it to `pdf`. layout_seed: 0 = the standard layout.
[[nodiscard]] SetDocument set_document(const typeset::Json& form, const std::string& pdf,
                                       std::uint32_t layout_seed = 0);

// What the stages before the form's read on all its pages.
[[nodiscard]] std::vector<ReadPage> read_all(SourceDocument& document, Knowledge& knowledge);

}  // namespace shenbao::testing
