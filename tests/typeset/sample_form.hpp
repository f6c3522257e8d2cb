// Forms for the tests of the typesetter and the scanner: a small invented one, and those of fixtures/forms.
#pragma once

#include <string>

#include "tools/typeset/form_sheet.hpp"
#include "tools/typeset/set_pages.hpp"

namespace shenbao::test {

struct SetForm {
    typeset::Json truth;
    std::vector<typeset::SheetPage> pages;
    typeset::PageStyle style;
};

[[nodiscard]] typeset::Json small_form();  // one page
[[nodiscard]] typeset::Json fixture_form(const std::string& name);
[[nodiscard]] SetForm set_form(const typeset::Json& form, const typeset::PageStyle& style);
// Sets the form with the standard style and writes PATH.pdf; returns its truth.
[[nodiscard]] typeset::Json set_pdf(const typeset::Json& form, const std::string& pdf);
[[nodiscard]] std::string file_bytes(const std::string& path);
[[nodiscard]] std::string scratch_path(const std::string& name);  // in the system's folder for temporary files

}  // namespace shenbao::test
