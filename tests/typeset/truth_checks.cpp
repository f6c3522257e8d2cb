#include "tests/typeset/truth_checks.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

namespace shenbao::test {
namespace {

using typeset::Json;

void collect_leaves(const Json& node, const std::string& path, std::map<std::string, std::string>& leaves) {
    static const std::set<std::string> kNotPrinted{"form", "key", "group", "id", "horizon", "goal", "role"};
    if (node.is_string()) leaves[path] = node.get<std::string>();
    if (!node.is_structured()) return;
    for (const auto& [key, child] : node.items())
        if (node.is_array() || kNotPrinted.count(key) == 0)
            collect_leaves(child, path.empty() ? key : path + "/" + key, leaves);
}

bool lies_in(const Json& quad, const Json& bbox) {
    constexpr double kSlackPt = 0.01;
    return quad[0][0].get<double>() >= bbox[0].get<double>() - kSlackPt &&
           quad[0][1].get<double>() >= bbox[1].get<double>() - kSlackPt &&
           quad[2][0].get<double>() <= bbox[2].get<double>() + kSlackPt &&
           quad[2][1].get<double>() <= bbox[3].get<double>() + kSlackPt;
}

Json find_cell(const Json& truth, const Json& place) {
    for (const Json& table : truth.at("tables"))
        if (place.is_object() && table.at("id") == place.at("table"))
            for (const Json& cell : table.at("cells"))
                if (cell.at("row") == place.at("row") && cell.at("col") == place.at("col")) return cell;
    return {};
}

}  // namespace

std::vector<typeset::PageStyle> several_styles() {
    std::vector<typeset::PageStyle> all{typeset::make_style("uming", "same", 10.5, 0),
                                        typeset::make_style("notosans", "liberation-sans", 9, 0),
                                        typeset::make_style("wqy", "same", 12, 0)};
    for (std::uint32_t seed = 1; seed <= 6; ++seed)
        all.push_back(typeset::make_style("ukai", "liberation-serif", 10.5, seed));
    return all;
}

void require_tiling(const Json& table) {
    std::map<std::pair<int, int>, int> covered;
    for (const Json& cell : table.at("cells"))
        for (int r = 0; r < cell.at("row_span"); ++r)
            for (int c = 0; c < cell.at("col_span"); ++c)
                ++covered[{cell.at("row").get<int>() + r, cell.at("col").get<int>() + c}];
    REQUIRE(covered.size() == table.at("rows").get<std::size_t>() * table.at("cols").get<std::size_t>());
    for (const auto& [slot, times] : covered) REQUIRE(times == 1);
}

void require_leaves_once(const Json& form, const Json& truth) {
    for (std::size_t i = 0; i < form.at("declarations").size(); ++i) {
        std::map<std::string, std::string> leaves, fields;
        collect_leaves(form["declarations"][i], "", leaves);
        for (const Json& field : truth.at("fields")) {
            if (field.at("declaration") != i) continue;
            INFO(field.at("path"));
            REQUIRE(fields.emplace(field.at("path"), field.at("text")).second);
        }
        REQUIRE(fields == leaves);
    }
}

void require_inside(const Json& truth) {
    for (const Json& table : truth.at("tables")) {
        const Json& page = truth["pages"].at(table.at("page").get<std::size_t>() - 1);
        REQUIRE(lies_in(table.at("quad"), Json{0, 0, page.at("width"), page.at("height")}));
    }
    for (const Json& line : truth.at("lines")) {
        const Json cell = find_cell(truth, line.at("cell"));
        INFO(line.at("text"));
        if (!cell.is_null()) REQUIRE(lies_in(line.at("quad"), cell.at("bbox")));
    }
}

Json cell_with(const Json& truth, const std::string& text, int page) {
    Json found;
    for (const Json& table : truth.at("tables"))
        for (const Json& cell : table.at("cells")) {
            if (cell.at("text") != text || (page != 0 && table.at("page") != page)) continue;
            INFO(text);
            REQUIRE(found.is_null());
            found = cell;
        }
    return found;
}

Json field_at(const Json& truth, const std::string& path, int declaration) {
    for (const Json& field : truth.at("fields"))
        if (field.at("path") == path && field.at("declaration") == declaration) return field;
    return {};
}

Json cell_of_field(const Json& truth, const std::string& path, int declaration) {
    const Json field = field_at(truth, path, declaration);
    INFO(path);
    REQUIRE(field.is_object());
    return find_cell(truth, field.at("cell"));
}

int count_cells(const Json& truth, const std::string& text) {
    int count = 0;
    for (const Json& table : truth.at("tables"))
        for (const Json& cell : table.at("cells")) count += cell.at("text") == text ? 1 : 0;
    return count;
}

}  // namespace shenbao::test
