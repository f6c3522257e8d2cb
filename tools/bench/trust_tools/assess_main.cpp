// shenbao_bench_assess OUTS INTO --models DIR --error-budget P: outputs assessed anew, without reading a page
// again.
//
// OUTS: folder of NAME.out.json written with --evidence; INTO, made if need be, gets files of the same names. For
// what another budget, another model or a changed reason for review does.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/trust/assess.hpp"

namespace shenbao {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string outputs, into;
    std::string models = SHENBAO_MODELS_DIR;
    double error_budget = 0.001;
};

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Declaration assess_anew(Declaration declaration, const TrustModel& model, double error_budget) {
    std::erase_if(declaration.issues, [](const Issue& issue) { return issue.code == "handwriting"; });
    return assess(std::move(declaration), model, error_budget);
}

void assess_folder(const Options& options) {
    const TrustModel model(options.models + "/trust/model.json");
    fs::create_directories(options.into);
    for (const auto& entry : fs::directory_iterator(options.outputs)) {
        if (!entry.path().string().ends_with(".out.json")) continue;
        std::vector<Declaration> declarations = from_json(read_text(entry.path()));
        for (Declaration& declaration : declarations)
            declaration = assess_anew(std::move(declaration), model, options.error_budget);
        std::ofstream(fs::path(options.into) / entry.path().filename())
            << to_json(declarations, EvidenceOutput::shown);
    }
}

}  // namespace
}  // namespace shenbao

int main(int argc, char** argv) {
    shenbao::Options options;
    CLI::App app{"Assesses outputs anew"};
    app.add_option("outputs", options.outputs, "folder of outputs with their evidence")
        ->required()
        ->check(CLI::ExistingDirectory);
    app.add_option("into", options.into, "folder for the new outputs")->required();
    app.add_option("--models", options.models, "the models folder");
    app.add_option("--error-budget", options.error_budget, "share of accepted fields that may be wrong");
    CLI11_PARSE(app, argc, argv);
    try {
        shenbao::assess_folder(options);
        return 0;
    } catch (const shenbao::Error& error) {
        std::cerr << error.one_line() << "\n";
        return static_cast<int>(error.code());
    }
}
