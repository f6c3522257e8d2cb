#include "tools/typeset/sheet_style.hpp"

#include <cstdlib>
#include <string>
#include <utility>

#include "tools/typeset/indicator_table.hpp"
#include "tools/typeset/rows.hpp"

namespace shenbao::typeset {
namespace {

constexpr double kBodyPt = 10.5;  // 五号, what --size-pt is of

struct Paper {
    bool landscape = false;
    double size_pt = kBodyPt;
};

Paper customary_paper(const Json& declaration, const PageStyle& style) {
    const Json family = leaf_at(declaration, "form/family"), edition = leaf_at(declaration, "form/edition");
    if (family == "project_target_list" || family == "monitoring") return {true, 7.5};
    if (family == "self_evaluation") {
        const bool wide = any_indicator_has(declaration, "operator");
        return {wide || pick(style, "evaluation paper", 3) == 2, 9};
    }
    if (family == "project_declaration" && edition == "F6") return {true, 9};
    return {};
}

// "宋体 7.5pt" -> 7.5
double hinted_size(const Json& hints, double otherwise) {
    for (const char* key : {"font", "body_font"}) {
        const Json font = render_hint(hints, key);
        if (!font.is_string()) continue;
        const auto text = font.get<std::string>();
        const double size = std::atof(text.substr(text.find_last_of(' ') + 1).c_str());
        if (size > 0) return size;
    }
    return otherwise;
}

bool is_f1(const Json& declaration) {
    return leaf_at(declaration, "form/edition") == "F1";
}

}  // namespace

Json render_hint(const Json& hints, const char* key) {
    const Json render = hints.is_object() ? hints.value("render", Json::object()) : Json::object();
    return render.value(key, Json());
}

PageStyle make_sheet_style(const Json& declaration, const Json& hints, const PageStyle& style) {
    if (is_f1(declaration)) return style;
    Paper paper = customary_paper(declaration, style);
    const Json page = render_hint(hints, "page");
    if (page.is_string()) paper.landscape = page.get<std::string>().find("landscape") != std::string::npos;
    const double scale = hinted_size(hints, paper.size_pt) / kBodyPt;
    PageStyle own = style;
    own.size_pt *= scale;
    own.pad_x_pt *= scale;
    own.pad_y_pt *= scale;
    if (paper.landscape) std::swap(own.page_width_pt, own.page_height_pt);
    return own;
}

std::size_t wanted_pages(const Json& declaration, const Json& hints) {
    const Json pages = render_hint(hints, "pages");
    return pages.is_number_integer() && !is_f1(declaration) ? pages.get<std::size_t>() : 0;
}

}  // namespace shenbao::typeset
