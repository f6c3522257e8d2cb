#include "tests/run/set_document.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/run/read_sheet.hpp"
#include "tools/typeset/draw_pdf.hpp"
#include "tools/typeset/set_form_pages.hpp"
#include "tools/typeset/truth.hpp"

namespace shenbao::testing {
namespace {

const std::filesystem::path kForms = std::filesystem::path(SHENBAO_SOURCE_DIR) / "fixtures/forms";

}  // namespace

std::vector<std::string> fixture_forms() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(kForms))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

typeset::Json fixture_form(const std::string& name) {
    std::ifstream file(kForms / (name + ".json"));
    return typeset::Json::parse(file);
}

SetDocument set_document(const typeset::Json& form, const std::string& pdf, std::uint32_t layout_seed) {
    const typeset::PageStyle style = typeset::make_style("uming", "same", 10.5, layout_seed);
    const std::vector<typeset::SheetPage> pages = typeset::set_form_pages(form, style);
    typeset::draw_pdf(pages, style, pdf);
    return {pdf, typeset::make_truth(form, pages, style)};
}

std::vector<ReadPage> read_all(SourceDocument& document, Knowledge& knowledge) {
    std::vector<ReadPage> pages;
    for (int number = 1; number <= document.page_count(); ++number)
        std::ranges::move(read_sheet(document, number, knowledge, {}).pages, std::back_inserter(pages));
    return pages;
}

}  // namespace shenbao::testing
