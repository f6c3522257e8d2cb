// shenbao_bench_reading TRUTH.json... | FOLDER: what the text room makes of cells with known texts, by kind of
// cell; with --plain what Tesseract alone makes of the same cells' pictures. Cells that the grid room did not find
// as they are stand apart, they are not the readers' fault.
#include <CLI/CLI.hpp>
#include <array>
#include <ctime>
#include <iostream>

#include "models/declaration/error.hpp"
#include "pipeline/base/allocation.hpp"
#include "pipeline/form/form_library.hpp"
#include "pipeline/grid/find_grid.hpp"
#include "pipeline/ingest/source_document.hpp"
#include "pipeline/page/make_upright.hpp"
#include "pipeline/text/read_text.hpp"
#include "tools/bench/reading/plain_reader.hpp"
#include "tools/bench/reading/reading_score.hpp"
#include "tools/truth/truth_geometry.hpp"

namespace {

using namespace shenbao;
using namespace shenbao::bench;

constexpr double kRuleInch = 0.02;  // 1.5 pt: half of it lies within a cell's box on each side

struct BenchOptions {
    std::vector<std::string> inputs;
    std::string models_dir = SHENBAO_MODELS_DIR;
    bool plain = false;
    bool show_wrong = false;
};

using Scores = std::array<ReadingScore, kCellKinds.size()>;

struct Reader {
    std::string name;
    Scores scores{};
    double cpu_s = 0;
};

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

cv::Mat picture_of(const UprightPage& page, const Box& box) {
    const int inset = static_cast<int>(kRuleInch * page.dpi / 2) + 1;
    const cv::Rect inner(box.x0 + inset, box.y0 + inset, box.width() - 2 * inset, box.height() - 2 * inset);
    return page.grey(inner & cv::Rect({}, page.grey.size())).clone();
}

class Bench {
  public:
    explicit Bench(const BenchOptions& options) : options_(options), text_(settings_of(options)) {
        if (!options.plain) return;
        for (const char* model : {"HanS", "chi_sim", "eng"})
            for (const int mode : {6, 7, 13}) plain_.emplace_back(model, mode);
        for (const PlainReader& reader : plain_) plain_scores_.push_back({reader.name(), {}, 0});
    }

    void measure(const std::filesystem::path& file) {
        text_.forget_repeats();
        for (const truth::TruthPage& page : truth::read_grid_truth(file)) measure_page(page);
    }

    void print() const {
        const ReadingCounts counts = text_.counts();
        const double lines = static_cast<double>(std::max(1L, counts.lines));
        print_reader(own_);
        std::printf("lines %ld, readings by a recogniser %ld (%.1f %%), CPU per line %.4f s; cells not found %d\n",
                    counts.lines, counts.recogniser_calls,
                    100 * static_cast<double>(counts.recogniser_calls) / lines, own_.cpu_s / lines, lost_);
        for (const Reader& reader : plain_scores_) print_reader(reader);
    }

  private:
    static TextSettings settings_of(const BenchOptions& options) {
        TextSettings settings;
        settings.value_model = options.models_dir + "/tessdata";
        settings.glyph_model = options.models_dir + "/glyphs/model.bin";
        settings.glyph_network = options.models_dir + "/glyphs/network.onnx";
        settings.common_words = {options.models_dir + "/lexicon/words.txt",
                                 options.models_dir + "/lexicon/indicator_words.txt"};
        settings.printed_words = FormLibrary(options.models_dir).printed_words();
        return settings;
    }

    void measure_page(const truth::TruthPage& truth) {
        ++pages_;
        const SourcePage source = open_document(truth.file.string())->read_page(truth.number);
        PageSettings settings;
        settings.keep_colour = false;  // as the extraction does
        const UprightPage page =
            make_upright(source, settings, [this](const cv::Mat& line) { return text_.line_score(line); });
        const PageGrid grid = find_grid(page, {});
        const double start = cpu_seconds();
        const PageText read = text_.read(page, grid, std::nullopt);
        own_.cpu_s += cpu_seconds() - start;
        for (const truth::TruthTable& table :
             truth::tables_on(page.map, truth.tables, truth::px_per_unit(truth, source.image)))
            for (const truth::TruthCell& cell : table.cells) score_cell(truth, page, grid, read, cell);
    }

    void score_cell(const truth::TruthPage& truth, const UprightPage& page, const PageGrid& grid,
                    const PageText& read, const truth::TruthCell& cell) {
        const auto found = truth::find_cell(grid, cell.box);
        if (!found) {
            ++lost_;
            return;
        }
        const auto kind = static_cast<std::size_t>(kind_of(cell.paths, cell.text));
        const std::string text = joined_text(read.tables[found->table][found->cell]);
        const int right = own_.scores[kind].exact;
        own_.scores[kind].add(cell.text, text);
        if (options_.show_wrong && own_.scores[kind].exact == right) {
            std::printf("%s %s: %s | %s\n", truth.name.c_str(), kCellKinds[kind], cell.text.c_str(), text.c_str());
            print_attempts(read.tables[found->table][found->cell]);
        }
        const cv::Mat picture = picture_of(page, grid.tables[found->table].cells[found->cell].box);
        if (picture.empty()) return;
        for (std::size_t i = 0; i < plain_.size(); ++i) {
            const double start = cpu_seconds();
            plain_scores_[i].scores[kind].add(cell.text, plain_[i].read(picture, page.dpi));
            plain_scores_[i].cpu_s += cpu_seconds() - start;
        }
    }

    static void print_attempts(const CellReading& cell) {
        for (const LineReading& line : cell.lines)
            for (const Attempt& attempt : line.attempts)
                std::printf("    %s: %s (%.2f)\n", attempt.reader.c_str(), attempt.text.c_str(), attempt.score);
    }

    static void print_row(const char* kind, const ReadingScore& s) {
        const auto share = [](double part, double all) { return all > 0 ? 100 * part / all : 100; };
        std::printf(
            "  %-8s cells %5d  exact %6.2f %%  character error %6.3f %%", kind, s.cells, share(s.exact, s.cells),
            s.characters > 0 ? share(static_cast<double>(s.wrong_characters), static_cast<double>(s.characters))
                             : 0.0);
        if (s.operators > 0)
            std::printf("  operators %d of %d, %.2f %%", s.right_operators, s.operators,
                        share(s.right_operators, s.operators));
        std::printf("\n");
    }

    void print_reader(const Reader& reader) const {
        std::printf("%s, %.1f s\n", reader.name.c_str(), reader.cpu_s);
        ReadingScore all;
        for (std::size_t kind = 0; kind < kCellKinds.size(); ++kind) {
            if (reader.scores[kind].cells > 0) print_row(kCellKinds[kind], reader.scores[kind]);
            all.add(reader.scores[kind]);
        }
        print_row("all", all);
        const double pages = std::max(1, pages_);
        std::printf("  per page: cells wrong %.2f, characters wrong %.2f\n", (all.cells - all.exact) / pages,
                    static_cast<double>(all.wrong_characters) / pages);
    }

    BenchOptions options_;
    TextReader text_;
    Reader own_{"shenbao", {}, 0};
    std::vector<PlainReader> plain_;
    std::vector<Reader> plain_scores_;
    int lost_ = 0, pages_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    tune_allocation();  // as the program does
    CLI::App app{"Measures the text room against cells with known texts"};
    BenchOptions options;
    app.add_option("truth", options.inputs, "truth files of shenbao_scan, or folders of them")->required();
    app.add_option("--models", options.models_dir, "folder of the program's models");
    app.add_flag("--plain", options.plain, "Tesseract alone on the same cells' pictures, too; slow");
    app.add_flag("--wrong", options.show_wrong,
                 "print each cell that is not read right: truth | reading, and what each reader said");
    CLI11_PARSE(app, argc, argv);
    try {
        Bench bench(options);
        for (const auto& file : truth::list_truth_files(options.inputs)) bench.measure(file);
        bench.print();
    } catch (const Error& error) {
        std::cerr << error.what() << "\n";
        return static_cast<int>(error.code());
    }
    return 0;
}
