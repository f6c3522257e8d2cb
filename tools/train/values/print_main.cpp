// shenbao_print_values -o OUT.pdf --truth OUT.json: pages of values for the value reader to learn from, to be
// scanned by shenbao_scan.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include "models/declaration/error.hpp"
#include "tools/train/values/value_sheet.hpp"
#include "tools/typeset/draw_pdf.hpp"
#include "tools/typeset/truth.hpp"

namespace {

using namespace shenbao;

struct Options {
    std::string pdf, truth, face, latin;
    std::uint64_t seed = 1;
    int pages = 2;
};

// Sizes of tables, 小五 to 四号.
constexpr double kSmallest_pt = 8.5, kLargest_pt = 14;

typeset::PageStyle draw_style(const Options& options, scan::Random& random) {
    const double size_pt = random.uniform(kSmallest_pt, kLargest_pt);
    const auto layout = static_cast<std::uint32_t>(random.integer(1, 1 << 20));
    typeset::PageStyle style = typeset::make_style("notoserif", "same", size_pt, layout);
    style.face = options.face;
    style.latin = options.latin;
    return style;
}

void print_values(const Options& options) {
    scan::Random random(options.seed);
    const typeset::PageStyle style = draw_style(options, random);
    const auto pages = train::set_value_pages(style, options.pages, random);
    typeset::draw_pdf(pages, style, options.pdf);
    std::ofstream out(options.truth);
    const typeset::Json form = {{"id", "values"}, {"declarations", typeset::Json::array()}};
    out << typeset::make_truth(form, pages, style).dump(1) << '\n';
    if (!out.flush()) throw Error(ErrorCode::cannot_write, {options.truth, {}}, "cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("prints pages of values, for the value reader");
    Options options;
    app.add_option("-o,--output", options.pdf, "PDF to write")->required();
    app.add_option("--truth", options.truth, "truth JSON to write")->required();
    app.add_option("--face", options.face, "Pango family of Han text")->required();
    app.add_option("--latin", options.latin, "Pango family of ASCII text; the same if left out");
    app.add_option("--seed", options.seed, "of the texts and the layout")->capture_default_str();
    app.add_option("--pages", options.pages, "how many")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        print_values(options);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "shenbao_print_values: %s\n", error.what());
        return 1;
    }
}
