// shenbao_print_glyphs -o FILE: prints for the network to learn from, one record each.
//
// A record: the character's place in the alphabet (16 bits, low byte first), then the bytes of picture_glyph. The
// alphabet goes to FILE.txt, one character a line.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "models/declaration/error.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/text/glyph_picture.hpp"
#include "tools/train/glyphs/alphabet.hpp"
#include "tools/train/glyphs/glyph_samples.hpp"

namespace {

using namespace shenbao;
using namespace shenbao::train;

struct Options {
    std::string output;
    std::string face;
    std::vector<std::string> profiles{"clean300", "office200", "copy200", "fax200", "lowres150"};
    std::vector<std::uint64_t> seeds{1, 2};
};

Options read_options(int argc, char** argv, CLI::App& app) {
    Options options;
    app.add_option("-o,--output", options.output, "file to write")->required();
    app.add_option("--face", options.face, "a Pango font description")->required();
    app.add_option("--profile", options.profiles, "profiles of shenbao_scan")->capture_default_str();
    app.add_option("--seed", options.seeds, "one print of each character per profile and seed")
        ->capture_default_str();
    app.parse(argc, argv);
    return options;
}

void write_alphabet(const std::vector<PrintedCharacter>& alphabet, const std::string& path) {
    std::ofstream out(path);
    for (const PrintedCharacter& character : alphabet) out << encode_utf8(character.folded) << '\n';
    if (!out.flush()) throw Error(ErrorCode::cannot_write, {path, {}}, "cannot be written");
}

void write_records(const GlyphSamples& samples, std::ofstream& out) {
    for (std::size_t i = 0; i < samples.characters.size(); ++i) {
        const auto character = static_cast<std::uint16_t>(samples.characters[i]);
        const char bytes[] = {static_cast<char>(character & 0xFF), static_cast<char>(character >> 8)};
        out.write(bytes, sizeof bytes);
        out.write(samples.pictures.ptr<char>(static_cast<int>(i)), samples.pictures.cols);
    }
}

int print_glyphs(const Options& options) {
    const auto alphabet = list_characters();
    write_alphabet(alphabet, options.output + ".txt");
    std::ofstream out(options.output, std::ios::binary);
    long count = 0;
    for (const std::string& profile : options.profiles)
        for (const std::uint64_t seed : options.seeds)
            make_samples(alphabet, {options.face, profile, seed}, [&](const GlyphSamples& samples) {
                write_records(samples, out);
                count += static_cast<long>(samples.characters.size());
            });
    if (!out.flush()) throw Error(ErrorCode::cannot_write, {options.output, {}}, "cannot be written");
    std::fprintf(stderr, "%s: %ld prints\n", options.face.c_str(), count);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("prints every character of a face on degraded sheets, for the glyph network");
    try {
        const Options options = read_options(argc, argv, app);
        cv::setNumThreads(1);
        return print_glyphs(options);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "shenbao_print_glyphs: %s\n", error.what());
        return 1;
    }
}
