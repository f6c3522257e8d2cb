// shenbao_bench_grid TRUTH.json... | FOLDER: page and grid rooms against known grids. Cell precision, recall and
// F1, exact tables, skew and bend that are left in the known rules, CPU of either room.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <iostream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/base/allocation.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "pipeline/page/make_upright.hpp"
#include "pipeline/text/read_text.hpp"
#include "tools/bench/grid/grid_score.hpp"
#include "tools/bench/grid/plain_page.hpp"
#include "tools/truth/truth_geometry.hpp"

namespace {

using namespace shenbao;
using namespace shenbao::bench;

struct BenchOptions {
    std::vector<std::string> inputs;
    double dpi = 0;
    bool no_page = false;
    std::string models_dir = SHENBAO_MODELS_DIR;
    std::string draw_dir;
    std::string stages_dir;
};

struct PageResult {
    GridComparison comparison;
    truth::RuleGeometry geometry;
    double dpi = 0;     // of the upright page
    double page_s = 0;  // CPU of the page room, the scoring of lines that tells up from down not counted
    double grid_s = 0;  // CPU of the grid room
};

// Tells up from down as the pipeline does, and how much CPU that took.
struct Scorer {
    TextReader reader;
    double cpu_s = 0;
};

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::vector<truth::TruthTable> cells_of(const PageGrid& grid) {
    std::vector<truth::TruthTable> tables;
    for (const GridTable& table : grid.tables) {
        truth::TruthTable& out = tables.emplace_back();
        for (const GridCell& c : table.cells)
            out.cells.push_back({c.row, c.col, c.row_span, c.col_span, {}, c.box, {}, {}});
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
    for (const truth::TruthTable& t : cells_of(grid)) {
        for (const truth::TruthCell& c : t.cells) outline(c.box, {0, 170, 0}, 2);
    }
    for (const truth::TruthCell& c : comparison.missed) outline(c.box, {0, 0, 255}, 4);
    for (const truth::TruthCell& c : comparison.invented) outline(c.box, {255, 0, 0}, 3);
    cv::imwrite(path, picture);
}

SourcePage load_source(const truth::TruthPage& page, const BenchOptions& options) {
    SourcePage source = open_document(page.file.string())->read_page(page.number);
    if (options.dpi > 0) source.dpi = options.dpi;
    return source;
}

UprightPage make_page(const SourcePage& source, const BenchOptions& options, Scorer& scorer) {
    if (options.no_page) return make_plain_page(source.image, source.dpi.value_or(0));
    PageSettings settings;
    settings.keep_colour = false;  // as the extraction does
    return make_upright(source, settings, [&scorer](const cv::Mat& line) {
        const double start = cpu_seconds();
        const double score = scorer.reader.line_score(line);
        scorer.cpu_s += cpu_seconds() - start;
        return score;
    });
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

PageResult measure_page(const truth::TruthPage& page, const BenchOptions& options, Scorer& scorer) {
    const SourcePage source = load_source(page, options);
    PageResult result;
    const double start = cpu_seconds(), scored = scorer.cpu_s;
    const UprightPage upright = make_page(source, options, scorer);
    const double middle = cpu_seconds();
    const PageGrid grid = find_grid(upright, {}, stage_writer(page.name, options.stages_dir));
    result.dpi = upright.dpi;
    result.grid_s = cpu_seconds() - middle;
    result.page_s = middle - start - (scorer.cpu_s - scored);
    const Point per_unit = truth::px_per_unit(page, source.image);
    result.geometry = truth::rule_geometry(page.tables, upright.map, per_unit);
    result.comparison = compare_grids(truth::tables_on(upright.map, page.tables, per_unit), cells_of(grid));
    if (!options.draw_dir.empty()) {
        draw_result(upright, grid, result.comparison, options.draw_dir + "/" + page.name + ".png");
    }
    return result;
}

void print_score(const std::string& name, const GridScore& s) {
    std::printf(
        "%-24s P %.4f  R %.4f  F1 %.4f  cells %d/%d (found %d)  spanning %d/%d (found %d)  "
        "tables exact %d/%d (found %d)",
        name.c_str(), s.precision(), s.recall(), s.f1(), s.right_cells, s.truth_cells, s.found_cells,
        s.right_spanning, s.truth_spanning, s.found_spanning, s.exact_tables, s.truth_tables, s.found_tables);
}

void print_page(const std::string& name, const PageResult& r) {
    print_score(name, r.comparison.score);
    std::printf("  dpi %.0f  skew %.3f deg  bend %.2f px  cpu page %.3f grid %.3f s\n", r.dpi, r.geometry.skew_deg,
                r.geometry.bend_px, r.page_s, r.grid_s);
}

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

class Totals {
  public:
    void add(const PageResult& r) {
        score_.add(r.comparison.score);
        page_s_ += r.page_s;
        grid_s_ += r.grid_s;
        ++pages_;
        if (r.geometry.rules == 0) return;
        skews_.push_back(r.geometry.skew_deg);
        bends_.push_back(r.geometry.bend_px * 200 / r.dpi);
    }
    void print() const {
        print_score("total (" + std::to_string(pages_) + " pages)", score_);
        std::printf("  cpu per page: page %.3f grid %.3f s\n", page_s_ / std::max(1, pages_),
                    grid_s_ / std::max(1, pages_));
        if (skews_.empty()) return;
        std::printf("skew left, degrees: median %.3f, 95 %% %.3f, worst %.3f\n", quantile(skews_, 0.5),
                    quantile(skews_, 0.95), quantile(skews_, 1));
        std::printf("bend left, px at 200 dpi: median %.2f, 95 %% %.2f, worst %.2f\n", quantile(bends_, 0.5),
                    quantile(bends_, 0.95), quantile(bends_, 1));
    }

  private:
    GridScore score_;
    double page_s_ = 0, grid_s_ = 0;
    int pages_ = 0;
    std::vector<double> skews_, bends_;
};

int run_bench(const BenchOptions& options) {
    TextSettings settings;
    settings.value_model = options.models_dir + "/tessdata";
    settings.glyph_model = options.models_dir + "/glyphs/model.bin";
    settings.glyph_network = options.models_dir + "/glyphs/network.onnx";
    Scorer scorer{TextReader(settings)};
    Totals totals;
    for (const auto& file : truth::list_truth_files(options.inputs)) {
        for (const truth::TruthPage& page : truth::read_grid_truth(file)) {
            const PageResult result = measure_page(page, options, scorer);
            print_page(page.name, result);
            totals.add(result);
        }
    }
    totals.print();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    tune_allocation();  // as the program does
    CLI::App app{"Measures the page and the grid room against known grids"};
    BenchOptions options;
    app.add_option("truth", options.inputs, "truth files, or folders of them")->required();
    app.add_option("--dpi", options.dpi, "resolution of the images where they do not say");
    app.add_flag("--no-page", options.no_page, "without the page room: grey, a threshold, nothing straightened");
    app.add_option("--models", options.models_dir, "folder of the models that tell up from down");
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
