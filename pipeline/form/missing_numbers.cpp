#include "pipeline/form/missing_numbers.hpp"

#include <algorithm>
#include <optional>

#include "pipeline/form/page_number.hpp"

namespace shenbao {
namespace {

struct NumberedPage {
    const ReadPage* page = nullptr;
    PageNumber number;
};

std::vector<NumberedPage> numbered_pages(const PageGroup& group) {
    std::vector<NumberedPage> pages;
    for (const ReadPage* page : group.pages)
        if (const auto number = page->blank ? std::nullopt : find_page_number(*page))
            pages.push_back({page, *number});
    return pages;
}

bool ascend(const std::vector<NumberedPage>& pages) {
    return std::ranges::adjacent_find(pages, [](const NumberedPage& a, const NumberedPage& b) {
               return b.number.number <= a.number.number;
           }) == pages.end();
}

// Pages of the file from one to the next: all lie in one array. Those that were moved have none between.
int distance_of(const ReadPage* before, const ReadPage* page) {
    return std::max(1, static_cast<int>(page - before));
}

std::string range_of(int first, int last) {
    return first == last ? "page " + std::to_string(first) + " is"
                         : "pages " + std::to_string(first) + " to " + std::to_string(last) + " are";
}

}  // namespace

std::vector<std::string> gaps_in_numbers(const PageGroup& group) {
    const std::vector<NumberedPage> pages = numbered_pages(group);
    std::vector<std::string> gaps;
    if (!ascend(pages)) return gaps;
    for (std::size_t i = 1; i < pages.size(); ++i) {
        const auto &before = pages[i - 1], &here = pages[i];
        const int counted = here.number.number - before.number.number;
        if (!before.number.sure || !here.number.sure || counted <= distance_of(before.page, here.page)) continue;
        gaps.push_back(range_of(before.number.number + 1, here.number.number - 1) +
                       " missing by the numbers printed");
    }
    // A count of pages is that of the whole paper, which may hold other filings, too.
    if (pages.empty() || !group.whole_document) return gaps;
    const PageNumber& last = pages.back().number;
    if (last.sure && last.of && last.number < *last.of)
        gaps.push_back(range_of(last.number + 1, *last.of) + " missing by the count printed");
    return gaps;
}

std::optional<int> late_first_number(const PageGroup& group) {
    const std::vector<NumberedPage> pages = numbered_pages(group);
    if (pages.empty() || !pages.front().number.sure || pages.front().number.number == 1) return std::nullopt;
    return pages.front().number.number;
}

}  // namespace shenbao
