#include "tools/typeset/set_form_pages.hpp"

#include <algorithm>

#include "tools/typeset/make_sheet.hpp"
#include "tools/typeset/rows.hpp"
#include "tools/typeset/sheet_style.hpp"

namespace shenbao::typeset {
namespace {

// Steps and bounds of a layout that is fitted to a number of pages; guesses, unmeasured.
constexpr int kMostSteps = 12;
constexpr double kMorePadPt = 1.5;
constexpr double kLessPadPt = 0.4, kLeastPadPt = 0.8;
constexpr double kLessPitch = 0.02, kLeastPitch = 1.15;
constexpr double kLessMarginPt = 3, kLeastMarginPt = 36;

bool is_list(const Json& declaration) {
    return leaf_at(declaration, "form/family") == "project_target_list";
}

// Projects of one list: the same title, one after the other.
std::size_t end_of_sheet(const Json& declarations, std::size_t begin) {
    std::size_t end = begin + 1;
    while (is_list(declarations[begin]) && end < declarations.size() && is_list(declarations[end]) &&
           declarations[end].value("title", Json()) == declarations[begin].value("title", Json()))
        ++end;
    return end;
}

struct Sheet {
    Json group;  // its declarations
    Json hints;
    int declaration = 0;  // the first of them
};

std::vector<SheetPage> with_sheet(std::vector<SheetPage> pages, const Sheet& sheet, const PageStyle& style) {
    set_pages(make_sheet(sheet.group, sheet.hints, style), sheet.declaration, style, pages);
    return pages;
}

// Rows higher by a step.
PageStyle loosened(PageStyle style) {
    style.pad_y_pt += kMorePadPt;
    return style;
}

// Rows, line spacing and margins smaller by a step.
PageStyle tightened(PageStyle style) {
    style.pad_y_pt = std::max(kLeastPadPt, style.pad_y_pt - kLessPadPt);
    style.line_pitch = std::max(kLeastPitch, style.line_pitch - kLessPitch);
    style.margin_top_pt = std::max(kLeastMarginPt, style.margin_top_pt - kLessMarginPt);
    style.margin_bottom_pt = std::max(kLeastMarginPt, style.margin_bottom_pt - kLessMarginPt);
    return style;
}

// Rows grow or shrink until the sheet has as many pages as its hints say; as set first if it never has just so
// many.
std::vector<SheetPage> with_hinted_sheet(const std::vector<SheetPage>& before, const Sheet& sheet,
                                         const PageStyle& style) {
    std::vector<SheetPage> natural = with_sheet(before, sheet, style);
    const std::size_t hinted = wanted_pages(sheet.group[0], sheet.hints);
    const std::size_t wanted = before.size() + hinted;
    if (hinted == 0 || natural.size() == wanted) return natural;
    PageStyle fitted = style;
    for (int step = 0; step < kMostSteps; ++step) {
        fitted = natural.size() < wanted ? loosened(fitted) : tightened(fitted);
        std::vector<SheetPage> pages = with_sheet(before, sheet, fitted);
        if (pages.size() == wanted) return pages;
    }
    return natural;
}

}  // namespace

std::vector<SheetPage> set_form_pages(const Json& form, const PageStyle& style) {
    const Json hints = form.value("hints", Json());
    const Json& declarations = form.at("declarations");
    std::vector<SheetPage> pages;
    for (std::size_t begin = 0, end = 0; begin < declarations.size(); begin = end) {
        end = end_of_sheet(declarations, begin);
        Sheet sheet{Json::array(), hints, static_cast<int>(begin)};
        for (std::size_t i = begin; i < end; ++i) sheet.group.push_back(declarations[i]);
        pages = with_hinted_sheet(pages, sheet, make_sheet_style(sheet.group[0], hints, style));
    }
    return pages;
}

}  // namespace shenbao::typeset
