#include "pipeline/form/build_declarations.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>

#include "drawn_form.hpp"
#include "known_content.hpp"
#include "pipeline/base/utf8.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

std::vector<int> usual_breaks(const Form& form) {
    return {form.rows / 4, form.rows / 2, 3 * form.rows / 4};
}

}  // namespace

TEST_CASE("a filing of one page, of four, and of invented content comes back exactly") {
    for (const char* name : {"forms/seed.json", "forms/synthetic-waterworks.json"}) {
        const auto file = read_fixture(name);
        if (!file) return;
        const nlohmann::json truth = (*file)["declarations"][0];
        const Form form = draw(truth);
        for (const std::vector<int>& breaks : {std::vector<int>{}, usual_breaks(form)}) {
            const auto declarations = build(paginate(form, breaks));
            REQUIRE(declarations.size() == 1);
            CHECK(differences(flatten(truth), flatten(declarations.front())) == "");
            CHECK(declarations.front().issues.empty());
        }
    }
}

TEST_CASE("a page break before any row, with a merged cell's text on either side, changes nothing") {
    const auto file = read_fixture("forms/seed.json");
    if (!file) return;
    const nlohmann::json truth = (*file)["declarations"][0];
    const Form form = draw(truth);
    const Content expected = flatten(truth);
    for (const CutText cut : {CutText::first_part, CutText::second_part})
        for (int row = 1; row < form.rows; ++row) {
            const auto declarations = build(paginate(form, {row}, cut));
            INFO("break before row " << row << (cut == CutText::first_part ? ", text first" : ", text second"));
            REQUIRE(declarations.size() == 1);
            CHECK(differences(expected, flatten(declarations.front())) == "");
        }
}

namespace {

constexpr double kPxPerPt = 300.0 / 72;  // a page at 300 dpi

Box box_of(const nlohmann::json& quad) {
    const auto px = [](const nlohmann::json& pt) {
        return static_cast<int>(std::lround(pt.get<double>() * kPxPerPt));
    };
    return {px(quad[0][0]), px(quad[0][1]), px(quad[2][0]), px(quad[2][1])};
}

GridTable grid_of(const nlohmann::json& table) {
    GridTable grid;
    grid.box = box_of(table["quad"]);
    std::map<int, double> rows, cols;
    for (const nlohmann::json& cell : table["cells"]) {
        const int row = cell["row"], col = cell["col"], row_span = cell["row_span"], col_span = cell["col_span"];
        const Box box = box_of(cell["quad"]);
        grid.cells.push_back({row, col, row_span, col_span, box, 0.9});
        rows[row] = box.y0;
        rows[row + row_span] = box.y1;
        cols[col] = box.x0;
        cols[col + col_span] = box.x1;
    }
    for (const auto& [row, y] : rows) grid.row_lines.push_back(y);
    for (const auto& [col, x] : cols) grid.col_lines.push_back(x);
    return grid;
}

// Pages as a typeset fixture's truth says: its tables, cells and lines.
std::vector<ReadPage> pages_of(const nlohmann::json& truth) {
    std::vector<ReadPage> pages;
    for (const nlohmann::json& info : truth["pages"]) {
        ReadPage page;
        page.info.number = info["number"];
        page.info.width_px = static_cast<int>(info["width"].get<double>() * kPxPerPt);
        page.info.height_px = static_cast<int>(info["height"].get<double>() * kPxPerPt);
        std::map<std::pair<std::string, std::pair<int, int>>, CellReading*> cells;
        for (const nlohmann::json& table : truth["tables"]) {
            if (table["page"] != info["number"]) continue;
            page.grid.tables.push_back(grid_of(table));
            page.text.tables.emplace_back(page.grid.tables.back().cells.size());
        }
        std::size_t at = 0;
        for (const nlohmann::json& table : truth["tables"]) {
            if (table["page"] != info["number"]) continue;
            for (std::size_t i = 0; i < page.grid.tables[at].cells.size(); ++i) {
                const GridCell& cell = page.grid.tables[at].cells[i];
                cells[{table["id"].get<std::string>(), {cell.row, cell.col}}] = &page.text.tables[at][i];
            }
            ++at;
        }
        for (const nlohmann::json& line : truth["lines"]) {
            if (line["page"] != info["number"]) continue;
            const LineReading read = make_line(line["text"], box_of(line["quad"]));
            const nlohmann::json& cell = line["cell"];
            if (cell.is_null())
                page.text.loose_lines.push_back(read);
            else
                cells.at({cell["table"].get<std::string>(), {cell["row"].get<int>(), cell["col"].get<int>()}})
                    ->lines.push_back(read);
        }
        pages.push_back(std::move(page));
    }
    return pages;
}

}  // namespace

TEST_CASE("a typeset filing read without an error comes back exactly, each field in its place") {
    for (const char* name : {"seed.truth.json", "synthetic-waterworks.truth.json"}) {
        const auto truth = read_fixture(name);
        if (!truth) continue;
        const auto declarations = build(pages_of(*truth));
        REQUIRE(declarations.size() == 1);
        CHECK(differences(flatten((*truth)["declarations"][0]), flatten(declarations.front())) == "");
        for (const Issue& issue : declarations.front().issues) CHECK(issue.code == "L5");
        std::map<std::string, const Field*> fields;
        visit_fields(declarations.front(),
                     [&](const std::string& path, const Field& field) { fields[path] = &field; });
        for (const nlohmann::json& expected : (*truth)["fields"]) {
            const std::string path = expected["path"];
            INFO(path << " " << expected.dump());
            REQUIRE(fields.contains(path));
            const Field& field = *fields[path];
            CHECK(field.page == expected["page"]);
            if (expected["cell"].is_null()) continue;
            REQUIRE(field.cell);
            CHECK(field.cell->table == expected["cell"]["table"]);
            CHECK(field.cell->row == expected["cell"]["row"]);
            CHECK(field.cell->col == expected["cell"]["col"]);
        }
    }
}

TEST_CASE("a filing keeps its structure when one character in fifty is misread") {
    const auto truth = read_fixture("seed.truth.json");
    if (!truth) return;
    const Content expected = flatten((*truth)["declarations"][0]);
    const std::u32string wrong = U"的一是了我不在人们有来他这上着个地到大里";
    std::size_t kept = 0, all = 0;
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::mt19937 random(seed);
        std::vector<ReadPage> pages = pages_of(*truth);
        const auto misread = [&](LineReading& line) {
            std::u32string text = decode_utf8(line.text);
            for (char32_t& c : text)
                if (random() % 50 == 0) c = wrong[random() % wrong.size()];
            line = make_line(encode_utf8(text), line.box);
        };
        for (ReadPage& page : pages) {
            for (LineReading& line : page.text.loose_lines) misread(line);
            for (auto& table : page.text.tables)
                for (CellReading& cell : table)
                    for (LineReading& line : cell.lines) misread(line);
        }
        const auto declarations = build(pages);
        const Content got = declarations.empty() ? Content{} : flatten(declarations.front());
        for (const auto& [path, value] : expected) kept += got.contains(path) ? 1 : 0;
        all += expected.size();
    }
    INFO(kept << " of " << all);
    CHECK(static_cast<double>(kept) >= 0.99 * static_cast<double>(all));
}
