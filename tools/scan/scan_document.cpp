#include "tools/scan/scan_document.hpp"

#include "tools/scan/map_truth.hpp"

namespace shenbao::scan {
namespace {

std::uint64_t page_seed(std::uint64_t seed, int page) {
    return seed * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(page) * 0xbf58476d1ce4e5b9ULL;
}

}  // namespace

ScannedDocument scan_document(const std::string& pdf, const Json& truth, std::string_view name,
                              std::uint64_t seed) {
    const Profile& profile = find_profile(name);
    Random document_random(page_seed(seed, 0));
    const double dpi = profile.min_dpi == profile.max_dpi
                           ? profile.min_dpi
                           : 50 * document_random.integer(static_cast<int>(profile.min_dpi / 50),
                                                          static_cast<int>(profile.max_dpi / 50));
    ScannedDocument document;
    const int pages = count_pages(pdf);
    for (int number = 1; number <= pages; ++number) {
        Random random(page_seed(seed, number));
        const SheetToScan sheet{render_paper(pdf, number, dpi), truth, pages, seed};
        document.pages.push_back(profile.scan(sheet, random));
    }
    document.truth = map_truth(truth, document.pages);
    document.truth["scan"] = {{"profile", name}, {"seed", seed}};
    return document;
}

}  // namespace shenbao::scan
