// shenbao_train_glyphs -o models/glyphs/model.bin: fits the glyph reader on prints of installed faces.
//
// The figures are of faces that the fit did not see: once without --held-out, measured on them; then with all
// faces, which is what is written.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <string>
#include <thread>
#include <vector>

#include "models/declaration/error.hpp"
#include "pipeline/text/glyph_model.hpp"
#include "tools/train/glyphs/alphabet.hpp"
#include "tools/train/glyphs/fit_glyphs.hpp"
#include "tools/train/glyphs/measure_glyphs.hpp"

namespace {

using namespace shenbao;
using namespace shenbao::train;
using Json = nlohmann::ordered_json;

struct Options {
    std::string output;
    std::vector<std::string> faces;
    std::vector<std::string> held_out;
    std::vector<std::string> profiles{"clean300", "office200", "copy200", "fax200", "lowres150"};
    std::vector<std::uint64_t> seeds{1, 2};
    std::uint64_t test_seed = 9;
    int dimensions = 160;
    unsigned jobs = 2;
};

Options read_options(int argc, char** argv, CLI::App& app) {
    Options options;
    app.add_option("-o,--output", options.output, "model to write")->required();
    app.add_option("--face", options.faces, "a Pango font description; may be given often")->required();
    app.add_option("--held-out", options.held_out, "faces among them to measure on")->required();
    app.add_option("--profile", options.profiles, "profiles of shenbao_scan")->capture_default_str();
    app.add_option("--seed", options.seeds, "one print of each character per face, profile and seed")
        ->capture_default_str();
    app.add_option("--dimensions", options.dimensions, "of the discriminant")->capture_default_str();
    app.add_option("--jobs", options.jobs, "threads")->capture_default_str();
    app.parse(argc, argv);
    return options;
}

std::vector<SampleJob> list_jobs(const std::string& face, const Options& options,
                                 const std::vector<std::uint64_t>& seeds) {
    std::vector<SampleJob> jobs;
    for (const std::string& profile : options.profiles)
        for (const std::uint64_t seed : seeds) jobs.push_back({face, profile, seed});
    return jobs;
}

// Every face by one thread; the sum does not depend on which.
template <typename Result, typename Work>
std::vector<Result> for_each_face(const std::vector<std::string>& faces, unsigned threads, const Work& work) {
    std::vector<std::vector<Result>> results(faces.size());
    std::vector<std::exception_ptr> errors(threads);
    std::vector<std::thread> workers;
    for (unsigned t = 0; t < threads; ++t)
        workers.emplace_back([&, t] {
            try {
                for (std::size_t i = t; i < faces.size(); i += threads) results[i].push_back(work(faces[i]));
            } catch (...) {
                errors[t] = std::current_exception();
            }
        });
    for (std::thread& worker : workers) worker.join();
    for (const std::exception_ptr& error : errors)
        if (error) std::rethrow_exception(error);
    std::vector<Result> flat;
    for (auto& result : results) flat.push_back(std::move(result.front()));
    return flat;
}

Json figures(const std::map<std::string, GlyphScore>& scores) {
    Json json;
    for (const auto& [name, score] : scores) {
        const auto share = [&](long part) {
            return std::round(1e5 * static_cast<double>(part) / static_cast<double>(score.prints)) / 1e5;
        };
        json[name] = {{"prints", score.prints}, {"first", share(score.first)}, {"among_ten", share(score.tenth)}};
        std::fprintf(stderr, "  %-24s %7ld prints, first guess right %.2f %%, among ten %.2f %%\n", name.c_str(),
                     score.prints, 100 * share(score.first), 100 * share(score.tenth));
    }
    return json;
}

long count_samples(const std::vector<GlyphStatistics>& faces) {
    long count = 0;
    for (const GlyphStatistics& face : faces) count += face.count();
    return count;
}

int fit_and_measure(const Options& options) {
    const auto alphabet = list_characters();
    const auto statistics =
        for_each_face<GlyphStatistics>(options.faces, options.jobs, [&](const std::string& face) {
            GlyphStatistics sum(alphabet.size());
            for (const SampleJob& job : list_jobs(face, options, options.seeds))
                make_samples(alphabet, job, [&](const GlyphSamples& samples) { sum.add(samples); });
            std::fprintf(stderr, "%s: %ld prints\n", face.c_str(), sum.count());
            return sum;
        });
    std::vector<GlyphStatistics> seen;
    for (std::size_t i = 0; i < options.faces.size(); ++i) {
        const auto& held = options.held_out;
        if (std::find(held.begin(), held.end(), options.faces[i]) == held.end()) seen.push_back(statistics[i]);
    }
    const GlyphClassifier blind(fit_glyphs(seen, alphabet, options.dimensions));
    GlyphTest test;
    for (GlyphTest& part : for_each_face<GlyphTest>(options.held_out, options.jobs, [&](const std::string& face) {
             return test_glyphs(blind, alphabet, list_jobs(face, options, {options.test_seed}));
         })) {
        test.by_face.merge(part.by_face);
        for (const auto& [profile, score] : part.by_profile) {
            GlyphScore& sum = test.by_profile[profile];
            sum = {sum.prints + score.prints, sum.first + score.first, sum.tenth + score.tenth};
        }
        test.prints.insert(test.prints.end(), part.prints.begin(), part.prints.end());
    }
    GlyphModel model = fit_glyphs(statistics, alphabet, options.dimensions);
    model.sureness = fit_sureness(test.prints);
    Json origin;
    origin["faces"] = options.faces;
    origin["profiles"] = options.profiles;
    origin["seeds"] = options.seeds;
    origin["samples"] = count_samples(statistics);
    origin["held_out"] = {{"samples_seen", count_samples(seen)},
                          {"by_face", figures(test.by_face)},
                          {"by_profile", figures(test.by_profile)}};
    model.origin = origin.dump();
    write_glyph_model(model, options.output);
    std::fprintf(stderr, "%zu shapes, %ld prints, sureness %.1f -> %s\n", model.characters.size(),
                 count_samples(statistics), model.sureness, options.output.c_str());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("fits the glyph reader on prints of installed faces");
    try {
        const Options options = read_options(argc, argv, app);
        cv::setNumThreads(1);
        return fit_and_measure(options);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "shenbao_train_glyphs: %s\n", error.what());
        return 1;
    }
}
