// shenbao_bench_damage SCANS: damages scans whose truth is known, reads them, and tells every damaged field that
// was accepted although it is wrong.
//
// SCANS holds NAME/page-N.png (tools/scan with a folder as output) and NAME.truth.json. Each trial draws a
// document and a kind of damage: a digit of a sum retouched, half of a text covered, a page blurred. Exits 1 if a
// damaged field was accepted wrong. Fields that were wrong and accepted beside the damage are told, too, but are
// no failure of a trial.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <opencv2/imgcodecs.hpp>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/json.hpp"
#include "pipeline/run/extract_document.hpp"
#include "tools/bench/damage_tools/damage.hpp"
#include "tools/eval/evaluate.hpp"

namespace shenbao {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Options {
    std::string scans, keep, models = SHENBAO_MODELS_DIR;
    int trials = 500;
    std::uint32_t seed = 1;
    double error_budget = 0.001;
};

struct Scan {
    std::string name, truth_text;
    std::vector<cv::Mat> pages;
    std::vector<double> dpi;
    std::vector<Site> sites, summands;
};

struct Damage {
    enum class Kind { retouched, covered, blurred };
    Kind kind = Kind::blurred;
    Site site;            // of a page: only its number
    std::string legible;  // what stands there now, of a retouched number
    double sigma = 0;     // px
};

struct Tally {
    long trials = 0;
    long right = 0, review = 0, wrong = 0;  // damaged fields: accepted and right, in review, accepted and wrong
    long beside = 0;                        // accepted and wrong elsewhere
};

constexpr const char* kKinds[] = {"digit retouched", "half covered", "page blurred"};

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Scan load_scan(const fs::path& truth_path, const std::string& name) {
    Scan scan{name, read_text(truth_path), {}, {}, {}, {}};
    const Json truth = Json::parse(scan.truth_text);
    for (const Json& page : truth.at("pages")) {
        const auto picture = truth_path.parent_path() / name / ("page-" + page.at("number").dump() + ".png");
        scan.pages.push_back(cv::imread(picture.string(), cv::IMREAD_ANYCOLOR));
        if (scan.pages.back().empty())
            throw Error(ErrorCode::unreadable_input, {picture.string(), std::nullopt}, "no page of this scan");
        scan.dpi.push_back(page.at("dpi").get<double>());
    }
    scan.sites = find_sites(truth);
    scan.summands = find_summands(truth, scan.sites);
    return scan;
}

std::vector<Scan> load_scans(const std::string& folder) {
    constexpr std::string_view kEnding = ".truth.json";
    std::vector<fs::path> truths;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().string().ends_with(kEnding)) truths.push_back(entry.path());
    std::sort(truths.begin(), truths.end());
    std::vector<Scan> scans;
    for (const fs::path& path : truths) {
        const std::string file = path.filename().string();
        scans.push_back(load_scan(path, file.substr(0, file.size() - kEnding.size())));
    }
    if (scans.empty()) throw Error(ErrorCode::unreadable_input, {folder, std::nullopt}, "no scan in it");
    return scans;
}

const Site& any_of(const std::vector<Site>& sites, std::mt19937& random) {
    return sites[random() % sites.size()];
}

// nullopt where the document has no place for the kind of damage that was drawn.
std::optional<Damage> damage_pages(std::vector<cv::Mat>& pages, const Scan& scan, std::mt19937& random) {
    Damage damage;
    damage.kind = static_cast<Damage::Kind>(random() % 3);
    const std::vector<Site>& places = damage.kind == Damage::Kind::retouched ? scan.summands : scan.sites;
    if (places.empty()) return std::nullopt;
    damage.site = any_of(places, random);
    const auto index = static_cast<std::size_t>(damage.site.page - 1);
    cv::Mat& page = pages.at(index);
    damage.site.box &= cv::Rect(0, 0, page.cols, page.rows);
    if (damage.site.box.area() == 0) return std::nullopt;
    if (damage.kind == Damage::Kind::retouched) {
        const auto legible = retouch_digit(page, damage.site, random);
        if (!legible) return std::nullopt;
        damage.legible = *legible;
    } else if (damage.kind == Damage::Kind::covered) {
        cover_half(page, damage.site, random);
    } else {
        damage.sigma = (0.6 + 2.4 * static_cast<double>(random()) / 4294967296.0) * scan.dpi.at(index) / 200;
        blur_page(page, damage.sigma);
    }
    return damage;
}

// A TIFF, since it holds several pages.
std::vector<std::uint8_t> bytes_of(const std::vector<cv::Mat>& pages, double dpi) {
    const fs::path path = fs::temp_directory_path() / ("shenbao-damage-" + std::to_string(getpid()) + ".tif");
    constexpr int kInches = 2;
    cv::imwritemulti(path.string(), pages,
                     {cv::IMWRITE_TIFF_RESUNIT, kInches, cv::IMWRITE_TIFF_XDPI, static_cast<int>(dpi),
                      cv::IMWRITE_TIFF_YDPI, static_cast<int>(dpi)});
    const std::string text = read_text(path);
    fs::remove(path);
    return {text.begin(), text.end()};
}

bool is_damaged(const FieldOutcome& field, const Evaluation& evaluation, const Damage& damage) {
    if (field.path == damage.site.path) return true;
    if (field.page != damage.site.page) return false;
    if (damage.kind == Damage::Kind::blurred) return true;
    const auto map = evaluation.facts.front().to_source.find(field.page);
    if (map == evaluation.facts.front().to_source.end() || field.bbox.empty()) return false;
    const Point at = map->second({(field.bbox.x0 + field.bbox.x1) / 2.0, (field.bbox.y0 + field.bbox.y1) / 2.0});
    return damage.site.box.contains(cv::Point(static_cast<int>(at.x), static_cast<int>(at.y)));
}

void tell(const FieldOutcome& field, const Damage& damage, const std::string& name, const char* what) {
    std::printf("%s: %s, %s", what, name.c_str(), kKinds[static_cast<int>(damage.kind)]);
    if (damage.kind == Damage::Kind::blurred)
        std::printf(" by %.2f px, page %d\n", damage.sigma, damage.site.page);
    else
        std::printf(", %s: %s%s%s\n", damage.site.path.c_str(), damage.site.text.c_str(),
                    damage.legible.empty() ? "" : " now ", damage.legible.c_str());
    std::printf("  %s: truth %s, accepted as %s at %.6f;", field.path.c_str(), field.truth.c_str(),
                field.output.c_str(), field.confidence.value_or(0));
    for (const auto& [evidence, value] : field.evidence) std::printf(" %s %.3g", evidence.c_str(), value);
    std::printf("\n");
}

class Trials {
  public:
    explicit Trials(const Options& options)
        : options_(options), scans_(load_scans(options.scans)), knowledge_(load_knowledge(options.models, "")) {}

    int run() {
        std::mt19937 random(options_.seed);
        for (int done = 0, drawn = 0; done < options_.trials && drawn < 20 * options_.trials + 100; ++drawn) {
            const Scan& scan = scans_[random() % scans_.size()];
            std::vector<cv::Mat> pages;
            for (const cv::Mat& page : scan.pages) pages.push_back(page.clone());
            const auto damage = damage_pages(pages, scan, random);
            if (!damage) continue;
            judge(scan, *damage, pages, ++done);
        }
        return report();
    }

  private:
    void judge(const Scan& scan, const Damage& damage, const std::vector<cv::Mat>& pages, int number) {
        ExtractOptions how;
        how.error_budget = options_.error_budget;
        const auto document = open_document(scan.name, bytes_of(pages, scan.dpi.front()));
        const std::string output = to_json(extract_document(*document, knowledge_, how), EvidenceOutput::shown);
        const Evaluation evaluation = evaluate(scan.truth_text, output);
        Tally& tally = tallies_[damage.kind];
        ++tally.trials;
        for (const FieldOutcome& field : evaluation.fields) {
            if (field.kind == FieldOutcome::Kind::missing) continue;
            const bool damaged = is_damaged(field, evaluation, damage);
            if (damaged) ++(!field.accepted ? tally.review : field.right ? tally.right : tally.wrong);
            if (!field.accepted || field.right) continue;
            tell(field, damage, "trial " + std::to_string(number) + ", " + scan.name,
                 damaged ? "DAMAGED" : "beside");
            if (!damaged) ++tally.beside;
            if (!options_.keep.empty())
                cv::imwrite(options_.keep + "/" + std::to_string(number) + ".png",
                            pages[static_cast<std::size_t>(damage.site.page - 1)]);
        }
        std::fflush(stdout);
    }

    [[nodiscard]] int report() const {
        std::printf("%-16s %7s %15s %15s %15s %15s\n", "damage", "trials", "accepted right", "in review",
                    "ACCEPTED WRONG", "wrong beside");
        long wrong = 0;
        for (const auto& [kind, t] : tallies_) {
            std::printf("%-16s %7ld %15ld %15ld %15ld %15ld\n", kKinds[static_cast<int>(kind)], t.trials, t.right,
                        t.review, t.wrong, t.beside);
            wrong += t.wrong;
        }
        return wrong > 0 ? 1 : 0;
    }

    Options options_;
    std::vector<Scan> scans_;
    Knowledge knowledge_;
    std::map<Damage::Kind, Tally> tallies_;
};

}  // namespace
}  // namespace shenbao

int main(int argc, char** argv) {
    shenbao::Options options;
    CLI::App app{"Damages scans and tells which damaged fields are accepted"};
    app.add_option("scans", options.scans, "folder of scans with their truths")
        ->required()
        ->check(CLI::ExistingDirectory);
    app.add_option("--trials", options.trials, "how many");
    app.add_option("--seed", options.seed, "of all that is drawn");
    app.add_option("--error-budget", options.error_budget, "share of accepted fields that may be wrong");
    app.add_option("--models", options.models, "the models folder");
    app.add_option("--keep", options.keep, "folder for the damaged pages on which something wrong was accepted")
        ->check(CLI::ExistingDirectory);
    CLI11_PARSE(app, argc, argv);
    try {
        return shenbao::Trials(options).run();
    } catch (const shenbao::Error& error) {
        std::cerr << error.one_line() << "\n";
        return static_cast<int>(error.code());
    }
}
