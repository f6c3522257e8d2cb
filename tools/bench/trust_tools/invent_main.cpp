// shenbao_bench_invent FORM.json --seed N -o OUT.json: a form of which nobody has seen the figures.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "tools/bench/trust_tools/invent_form.hpp"

int main(int argc, char** argv) {
    std::string form, output;
    std::uint32_t seed = 1;
    CLI::App app{"Invents a form like another"};
    app.add_option("form", form, "form JSON")->required()->check(CLI::ExistingFile);
    app.add_option("-o,--output", output, "form JSON to write")->required();
    app.add_option("--seed", seed, "another number, another form");
    CLI11_PARSE(app, argc, argv);
    try {
        std::ifstream file(form);
        std::ofstream(output) << shenbao::invent_form(nlohmann::ordered_json::parse(file), seed).dump(1) << "\n";
        return 0;
    } catch (const std::exception& error) {
        std::cerr << form << ": " << error.what() << "\n";
        return 2;
    }
}
