// shenbao_typeset FORM.json -o OUT.pdf --truth OUT.truth.json: a form's declarations as a digital PDF, with truth.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "models/declaration/error.hpp"
#include "tools/typeset/draw_pdf.hpp"
#include "tools/typeset/set_form_pages.hpp"
#include "tools/typeset/truth.hpp"

namespace shenbao::typeset {
namespace {

struct Options {
    std::string form, pdf, truth;
    std::string face = "uming", latin = "same";
    double size_pt = 10.5;
    std::uint32_t layout_seed = 0;
    bool split_rows = false;
};

Json read_form(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, "cannot open the form");
    try {
        return Json::parse(file);
    } catch (const Json::exception& problem) {
        throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, problem.what());
    }
}

void write_json(const Json& json, const std::string& path) {
    std::ofstream file(path);
    file << json.dump(1) << "\n";
    if (!file.flush()) throw Error(ErrorCode::cannot_write, {path, std::nullopt}, "cannot write the truth");
}

void typeset_form(const Options& options) {
    PageStyle style = make_style(options.face, options.latin, options.size_pt, options.layout_seed);
    if (options.split_rows) style.tall_rows = TallRows::split_at_line;
    const Json form = read_form(options.form);
    const std::vector<SheetPage> pages = set_form_pages(form, style);
    draw_pdf(pages, style, options.pdf);
    if (!options.truth.empty()) write_json(make_truth(form, pages, style), options.truth);
}

void declare_options(CLI::App& app, Options& options) {
    app.add_option("form", options.form, "form JSON (a declaration with leaves as plain strings)")->required();
    app.add_option("-o,--output", options.pdf, "PDF to write")->required();
    app.add_option("--truth", options.truth, "truth JSON to write");
    app.add_option("--face", options.face, "uming|ukai|notoserif|notosans|wqy|microhei");
    app.add_option("--latin", options.latin, "same|liberation-serif|liberation-sans");
    app.add_option("--size-pt", options.size_pt,
                   "size of the table's text, of 10.5 pt forms; wide ones are smaller in proportion");
    app.add_option("--layout-seed", options.layout_seed, "0 = standard layout; else margins, widths, rules vary");
    app.add_flag("--split-rows", options.split_rows, "part tall rows at the page end, as Word does by default");
}

}  // namespace
}  // namespace shenbao::typeset

int main(int argc, char** argv) {
    shenbao::typeset::Options options;
    CLI::App app{"Sets a form JSON as a PDF"};
    shenbao::typeset::declare_options(app, options);
    CLI11_PARSE(app, argc, argv);
    try {
        shenbao::typeset::typeset_form(options);
        return 0;
    } catch (const shenbao::Error& error) {
        std::cerr << error.one_line() << "\n";
        return static_cast<int>(error.code());
    } catch (const std::exception& error) {
        std::cerr << options.form << ": " << error.what() << "\n";
        return static_cast<int>(shenbao::ErrorCode::unreadable_input);
    }
}
