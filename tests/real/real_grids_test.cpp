// Published ruled tables, as they were photographed or drawn at about 96 dpi, against grids that people told.
#include <opencv2/imgcodecs.hpp>

#include "pipeline/grid/find_grid.hpp"
#include "tests/real/real_pages.hpp"
#include "tools/bench/grid/grid_score.hpp"
#include "tools/bench/grid/plain_page.hpp"
#include "tools/truth/grid_truth.hpp"
#include "tools/truth/truth_geometry.hpp"

using namespace shenbao;

TEST_CASE("the grids of published tables come exactly") {
    bench::GridScore all;
    for (const auto& picture : testing::real_pictures("grid")) {
        auto told = picture;
        const truth::TruthPage page = truth::read_grid_truth(told.replace_extension(".json")).at(0);
        const cv::Mat image = cv::imread(picture.string());
        const UprightPage upright = bench::make_plain_page(image, 0);
        std::vector<truth::TruthTable> found;
        for (const GridTable& table : find_grid(upright).tables) {
            truth::TruthTable& out = found.emplace_back();
            for (const GridCell& c : table.cells)
                out.cells.push_back({c.row, c.col, c.row_span, c.col_span, {}, c.box, {}, {}});
        }
        const auto known = truth::tables_on(upright.map, page.tables, truth::px_per_unit(page, image));
        const bench::GridScore score = bench::compare_grids(known, found).score;
        CAPTURE(picture.filename().string(), score.right_cells, score.truth_cells, score.found_cells);
        CHECK(score.exact_tables == score.truth_tables);
        all.add(score);
    }
    CHECK(all.found_cells == all.right_cells);
}
