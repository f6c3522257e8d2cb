// shenbao_train_trust MANIFEST -o model.json: fits pipeline/trust from outputs whose right answers are known.
//
// Five folds by document. Each fold is judged by weights fitted on three others and a calibration fitted on the
// fourth, so thresholds and figures come from documents that neither has seen; the shipped weights use all.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "models/declaration/error.hpp"
#include "tools/train/trust/fit_model.hpp"

namespace {

struct Options {
    std::string manifest, output, note;
};

int train(const Options& options) {
    const shenbao::TrustData data = shenbao::load_samples(options.manifest);
    const std::string model = shenbao::fit_model(data, options.note, std::cerr);
    std::ofstream file(options.output);
    file << model;
    if (!file.flush())
        throw shenbao::Error(shenbao::ErrorCode::cannot_write, {options.output, std::nullopt},
                             "cannot write the model");
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"Fits the calibration of confidences"};
    app.add_option("manifest", options.manifest, "lines LABEL, TRUTH.json, OUTPUT.json, separated by tabs")
        ->required();
    app.add_option("-o,--output", options.output, "model.json to write")->required();
    app.add_option("--note", options.note, "what the data are, for the model's record");
    CLI11_PARSE(app, argc, argv);
    try {
        return train(options);
    } catch (const shenbao::Error& error) {
        std::cerr << error.one_line() << "\n";
        return static_cast<int>(error.code());
    }
}
