// shenbao_cut_values TRUTH.json... -o PREFIX: the lines of scanned value pages as the readers are shown them, in
// sheets for Tesseract's trainer (PREFIX-0.png, PREFIX-0.box ...). A cell that the grid or the line cutter did not
// give as one line is left out.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "pipeline/base/allocation.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "pipeline/page/make_upright.hpp"
#include "pipeline/text/page_cells.hpp"
#include "tools/scan/random.hpp"
#include "tools/train/values/line_sheet.hpp"
#include "tools/train/values/value_texts.hpp"
#include "tools/truth/truth_geometry.hpp"

namespace {

using namespace shenbao;
using train::TaughtLine;

constexpr std::size_t kLinesPerSheet = 100;

// Around what the readers are shown (cast_ballots.cpp): its heights, blurs and darkenings and what lies between.
Treatment draw_treatment(scan::Random& random) {
    Treatment treatment;
    treatment.glyph_height_px = random.uniform(34, 48);
    treatment.blur_glyphs = random.chance(0.3) ? 0.02 : 0;
    treatment.darkening = random.chance(0.5) ? 1.8 : random.uniform(1, 1.8);
    return treatment;
}

std::vector<TaughtLine> cut_page(const truth::TruthPage& truth, scan::Random& random, long& left_out) {
    const SourcePage source = open_document(truth.file.string())->read_page(truth.number);
    PageSettings settings;
    settings.keep_colour = false;
    const UprightPage page = make_upright(source, settings, {});
    const PageGrid grid = find_grid(page);
    const PageCells cells = cut_cells(page, grid);
    std::vector<TaughtLine> lines;
    for (const auto& table : truth::tables_on(page.map, truth.tables, truth::px_per_unit(truth, source.image)))
        for (const truth::TruthCell& cell : table.cells) {
            const auto found = truth::find_cell(grid, cell.box);
            const auto cut = found ? cut_lines(page, cells.tables[found->table][found->cell], cells.glyph_px)
                                   : std::vector<LinePicture>{};
            if (cut.size() == 1)
                lines.push_back({show_line(cut.front(), draw_treatment(random)), train::as_read(cell.text)});
            else
                ++left_out;
        }
    return lines;
}

void cut_values(const std::vector<std::string>& inputs, const std::string& prefix) {
    scan::Random random(1);  // the same treatments for each document; its lines are others
    std::vector<TaughtLine> waiting;
    int sheets = 0;
    long kept = 0, left_out = 0;
    const auto write = [&](std::size_t least) {
        while (waiting.size() >= least && !waiting.empty()) {
            const auto count = static_cast<std::ptrdiff_t>(std::min(kLinesPerSheet, waiting.size()));
            train::write_line_sheet({waiting.begin(), waiting.begin() + count},
                                    prefix + '-' + std::to_string(sheets++));
            waiting.erase(waiting.begin(), waiting.begin() + count);
        }
    };
    for (const auto& file : truth::list_truth_files(inputs))
        for (const truth::TruthPage& page : truth::read_grid_truth(file)) {
            for (TaughtLine& line : cut_page(page, random, left_out)) waiting.push_back(std::move(line)), ++kept;
            write(kLinesPerSheet);
        }
    write(1);
    std::fprintf(stderr, "%s: %ld lines, %ld left out\n", prefix.c_str(), kept, left_out);
}

}  // namespace

int main(int argc, char** argv) {
    tune_allocation();
    CLI::App app("cuts scanned pages of values into lines for Tesseract's trainer");
    std::vector<std::string> inputs;
    std::string prefix;
    app.add_option("truth", inputs, "truth files of shenbao_scan, or folders of them")->required();
    app.add_option("-o,--output", prefix, "start of the names of the files to write")->required();
    CLI11_PARSE(app, argc, argv);
    try {
        cv::setNumThreads(1);
        cut_values(inputs, prefix);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "shenbao_cut_values: %s\n", error.what());
        return 1;
    }
}
