// shenbao_bench_grid TRUTH.json... | FOLDER: cell precision, recall and F1 of the grid room against known grids.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <iostream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "pipeline/page/make_upright.hpp"
#include "tools/bench/grid/grid_score.hpp"
#include "tools/bench/grid/plain_page.hpp"

namespace {

using namespace shenbao;
using namespace shenbao::bench;

struct BenchOptions {
    std::vector<std::string> inputs;
    double dpi = 0;
    bool no_page = false;
    std::string draw_dir;
    std::string stages_dir;
};

struct PageResult {
    GridComparison comparison;
    double cpu_s = 0;  // of find_grid alone
};

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

Box bounds(const Quad& quad) {
    const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
    const auto [top, bottom] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
    return {cvRound(left), cvRound(top), cvRound(right), cvRound(bottom)};
}

// The known cells on the upright page; `per_unit`: px of the image per unit of the truth, across and down.
std::vector<TruthTable> truth_on(const UprightPage& page, std::vector<TruthTable> tables, const Point& per_unit) {
    for (TruthTable& table : tables) {
        for (TruthCell& cell : table.cells) {
            Quad upright = cell.quad;
            for (Point& p : upright) p = page.map.to_upright({p.x * per_unit.x, p.y * per_unit.y});
            cell.box = bounds(upright);
        }
    }
    return tables;
}

std::vector<TruthTable> cells_of(const PageGrid& grid) {
    std::vector<TruthTable> tables;
    for (const GridTable& table : grid.tables) {
        TruthTable& out = tables.emplace_back();
        for (const GridCell& c : table.cells)
            out.cells.push_back({c.row, c.col, c.row_span, c.col_span, {}, c.box});
    }
    return tables;
}

void draw_result(const UprightPage& page, const PageGrid& grid, const GridComparison& comparison,
                 const std::string& path) {
    cv::Mat picture;
    cv::cvtColor(page.grey, picture, cv::COLOR_GRAY2BGR);
    const auto outline = [&](const Box& b, const cv::Scalar& colour, int inset) {
        cv::rectangle(picture, {b.x0 + inset, b.y0 + inset}, {b.x1 - inset, b.y1 - inset}, colour, 1);
    };
    for (const TruthTable& t : cells_of(grid)) {
        for (const TruthCell& c : t.cells) outline(c.box, {0, 170, 0}, 2);
    }
    for (const TruthCell& c : comparison.missed) outline(c.box, {0, 0, 255}, 4);
    for (const TruthCell& c : comparison.invented) outline(c.box, {255, 0, 0}, 3);
    cv::imwrite(path, picture);
}

SourcePage load_source(const TruthPage& page, const BenchOptions& options) {
    SourcePage source = open_document(page.file.string())->read_page(page.number);
    if (options.dpi > 0) source.dpi = options.dpi;
    return source;
}

UprightPage make_page(const SourcePage& source, const BenchOptions& options) {
    if (options.no_page) return make_plain_page(source.image, source.dpi.value_or(0));
    return make_upright(source, {}, {});
}

// Writes DIR/NAME-grid-cells.png and so on; null without a folder.
DebugSink stage_writer(const std::string& name, const std::string& dir) {
    if (dir.empty()) return {};
    return [name, dir](int, std::string_view stage, const cv::Mat& picture) {
        std::string file = name + "-" + std::string(stage) + ".png";
        std::replace(file.begin(), file.end(), '/', '-');
        cv::imwrite(dir + "/" + file, picture);
    };
}

PageResult measure_page(const TruthPage& page, const BenchOptions& options) {
    const SourcePage source = load_source(page, options);
    const UprightPage upright = make_page(source, options);
    const double start = cpu_seconds();
    const PageGrid grid = find_grid(upright, {}, stage_writer(page.name, options.stages_dir));
    PageResult result{{}, cpu_seconds() - start};
    const Point per_unit =
        page.width > 0 ? Point{source.image.cols / page.width, source.image.rows / page.height} : Point{1, 1};
    result.comparison = compare_grids(truth_on(upright, page.tables, per_unit), cells_of(grid));
    if (!options.draw_dir.empty()) {
        draw_result(upright, grid, result.comparison, options.draw_dir + "/" + page.name + ".png");
    }
    return result;
}

void print_line(const std::string& name, const GridScore& s, double cpu_s) {
    std::printf(
        "%-24s P %.4f  R %.4f  F1 %.4f  cells %d/%d (found %d)  spanning %d/%d (found %d)  "
        "tables exact %d/%d (found %d)  cpu %.3f s\n",
        name.c_str(), s.precision(), s.recall(), s.f1(), s.right_cells, s.truth_cells, s.found_cells,
        s.right_spanning, s.truth_spanning, s.found_spanning, s.exact_tables, s.truth_tables, s.found_tables,
        cpu_s);
}

int run_bench(const BenchOptions& options) {
    GridScore total;
    double cpu_s = 0;
    int pages = 0;
    for (const auto& file : list_truth_files(options.inputs)) {
        for (const TruthPage& page : read_grid_truth(file)) {
            const PageResult result = measure_page(page, options);
            print_line(page.name, result.comparison.score, result.cpu_s);
            total.add(result.comparison.score);
            cpu_s += result.cpu_s;
            ++pages;
        }
    }
    print_line("total (" + std::to_string(pages) + " pages)", total, cpu_s / std::max(1, pages));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Measures the grid room against known grids"};
    BenchOptions options;
    app.add_option("truth", options.inputs, "truth files, or folders of them")->required();
    app.add_option("--dpi", options.dpi, "resolution of the images where they do not say");
    app.add_flag("--no-page", options.no_page, "without the page room: grey, a threshold, nothing straightened");
    app.add_option("--draw", options.draw_dir, "folder for pictures: found green, missed red, invented blue");
    app.add_option("--stages", options.stages_dir, "folder for the pictures of the grid room's own stages");
    CLI11_PARSE(app, argc, argv);
    try {
        return run_bench(options);
    } catch (const Error& error) {
        std::cerr << error.one_line() << "\n";
        return static_cast<int>(error.code());
    }
}
