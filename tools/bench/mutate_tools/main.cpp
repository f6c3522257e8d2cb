// Writes damaged documents into a folder, for tools/bench/mutate.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "models/declaration/error.hpp"
#include "tools/bench/mutate_tools/mutate.hpp"

namespace shenbao::bench {
namespace {

struct Options {
    std::string folder;
    long first = 0, files = 100;
    unsigned seed = 1;
    bool whole = false;
};

void write(const Options& options, const std::string& name, const FileBytes& bytes) {
    const std::string path = options.folder + "/" + name;
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush()) throw Error(ErrorCode::cannot_write, {path, {}}, "cannot write the file");
}

// Each file has chance of its own: it is made again by its number, whatever was made with it.
void write_mutants(const Options& options) {
    const std::vector<SmallDocument> documents = make_small_documents(options.folder);
    for (long i = options.first; i < options.first + options.files; ++i) {
        std::seed_seq seeds{options.seed, static_cast<unsigned>(i)};
        std::mt19937 random(seeds);
        const SmallDocument& document = documents[random() % documents.size()];
        const auto mutation = static_cast<Mutation>(random() % kMutations);
        char number[16];
        std::snprintf(number, sizeof number, "%06ld", i);
        write(options,
              std::string(number) + "-" + document.kind + "-" + std::string(to_string(mutation)) + document.ending,
              mutate(document.bytes, mutation, documents, random));
    }
}

void write_whole(const Options& options) {
    for (const SmallDocument& document : make_small_documents(options.folder))
        write(options, document.kind + document.ending, document.bytes);
}

}  // namespace
}  // namespace shenbao::bench

int main(int argc, char** argv) {
    shenbao::bench::Options options;
    CLI::App app{"Writes damaged documents into a folder"};
    app.add_option("folder", options.folder, "where to")->required()->check(CLI::ExistingDirectory);
    app.add_option("--first", options.first, "number of the first one");
    app.add_option("--files", options.files, "how many");
    app.add_option("--seed", options.seed, "of all that is drawn");
    app.add_flag("--whole", options.whole, "the documents as they are before any damage");
    CLI11_PARSE(app, argc, argv);
    try {
        if (options.whole)
            write_whole(options);
        else
            write_mutants(options);
        return 0;
    } catch (const shenbao::Error& error) {
        std::cerr << error.one_line() << "\n";
        return static_cast<int>(error.code());
    }
}
