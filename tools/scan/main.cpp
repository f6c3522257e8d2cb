// shenbao_scan IN.pdf --truth IN.truth.json --profile NAME --seed N -o OUT --truth-out OUT.truth.json
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "models/declaration/error.hpp"
#include "tools/scan/scan_document.hpp"
#include "tools/scan/write_scan.hpp"

namespace shenbao::scan {
namespace {

struct Options {
    std::string pdf, truth, profile, output, truth_out;
    std::uint64_t seed = 1;
};

Json read_truth(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw Error(ErrorCode::unreadable_input, {path, std::nullopt}, "cannot open the truth");
    return Json::parse(file);
}

void write_truth(const Json& truth, const std::string& path) {
    std::ofstream file(path);
    file << truth.dump() << "\n";
    if (!file.flush()) throw Error(ErrorCode::cannot_write, {path, std::nullopt}, "cannot write the truth");
}

void declare_options(CLI::App& app, Options& options) {
    std::string known = "one of";
    for (const Profile& profile : all_profiles()) known.append(" ").append(profile.name);
    app.add_option("pdf", options.pdf, "digital PDF of the typesetter")->required();
    app.add_option("--truth", options.truth, "its truth JSON (points)")->required();
    app.add_option("--profile", options.profile, known)->required();
    app.add_option("--seed", options.seed, "all chance comes from it");
    app.add_option("-o,--output", options.output, "OUT.pdf, OUT.tif, or a folder for PNGs")->required();
    app.add_option("--truth-out", options.truth_out, "truth JSON of the scan (px)");
}

}  // namespace
}  // namespace shenbao::scan

int main(int argc, char** argv) {
    using namespace shenbao::scan;
    Options options;
    CLI::App app{"Makes plausible scans of a digital PDF and carries its truth along"};
    declare_options(app, options);
    CLI11_PARSE(app, argc, argv);
    try {
        const ScannedDocument scanned =
            scan_document(options.pdf, read_truth(options.truth), options.profile, options.seed);
        write_scan(scanned.pages, options.output);
        if (!options.truth_out.empty()) write_truth(scanned.truth, options.truth_out);
        return 0;
    } catch (const shenbao::Error& error) {
        std::cerr << error.one_line() << "\n";
        return static_cast<int>(error.code());
    } catch (const std::exception& error) {
        std::cerr << options.pdf << ": " << error.what() << "\n";
        return static_cast<int>(shenbao::ErrorCode::unreadable_input);
    }
}
