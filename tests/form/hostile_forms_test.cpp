// Forms torn at random: whatever is read, the declaration keeps its own order. Fixed seeds.
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "drawn_form.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

// Some cells blank, some gone, some with the text of another; page breaks anywhere.
std::vector<ReadPage> tear(Form form, std::mt19937& random) {
    const auto any_of = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
    for (std::size_t changes = 1 + any_of(8); changes-- > 0;) {
        Cell& cell = form.cells[any_of(form.cells.size())];
        switch (random() % 4) {
            case 0: cell.paragraphs = {""}; break;
            case 1: cell.paragraphs = form.cells[any_of(form.cells.size())].paragraphs; break;
            case 2: form.cells.erase(form.cells.begin() + (&cell - form.cells.data())); break;
            default:
                cell.paragraphs.push_back(std::to_string(random() % 9) + ".目标" + std::to_string(random() % 9));
        }
    }
    std::vector<int> breaks;
    for (int row = 1; row < form.rows; ++row)
        if (random() % 8 == 0) breaks.push_back(row);
    std::vector<ReadPage> pages =
        paginate(form, breaks, random() % 2 == 0 ? CutText::first_part : CutText::second_part);
    if (random() % 4 == 0 && pages.size() > 2) std::swap(pages[1], pages[2]);
    if (random() % 4 == 0)
        for (ReadPage& page : pages)
            for (auto& table : page.text.tables)
                for (CellReading& cell : table)
                    for (LineReading& line : cell.lines) line.source = FieldSource::text_layer;
    return pages;
}

void check_order(const Declaration& d) {
    std::set<std::string> paths, goals;
    visit_fields(d, [&](const std::string& path, const Field& field) {
        INFO(path);
        CHECK(paths.insert(path).second);
        CHECK(field.page > 0);
        CHECK_FALSE(field.bbox.empty());
    });
    for (const Goal& goal : d.goals) CHECK(goals.insert(goal.id).second);
    for (std::size_t i = 0; i < d.indicators.size(); ++i) {
        CHECK(d.indicators[i].seq == static_cast<int>(i) + 1);
        if (d.indicators[i].goal) CHECK(goals.contains(*d.indicators[i].goal));
    }
    for (const Issue& issue : d.issues)
        for (const std::string& path : issue.fields) {
            INFO(issue.code << " " << path);
            CHECK(paths.contains(path));
        }
}

}  // namespace

TEST_CASE(
    "torn forms give declarations in order: unique goals and paths, boxes everywhere, issues about real fields") {
    const Form form = draw(small_truth());
    for (unsigned seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        for (const Declaration& declaration : build(tear(form, random))) check_order(declaration);
    }
}
