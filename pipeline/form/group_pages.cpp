#include "pipeline/form/group_pages.hpp"

#include <algorithm>
#include <set>

#include "pipeline/form/page_look.hpp"
#include "pipeline/form/page_order.hpp"
#include "pipeline/form/settle_order.hpp"

namespace shenbao {
namespace {

constexpr double kMargin = 0.05;  // of the scores of two families' editions. Guess, unmeasured

// Pages in order, each with how it looks to every edition; the group is closed when another form begins.
class Grouping {
  public:
    explicit Grouping(const FormLibrary::Parts& parts) : parts_(parts), index_(index_labels(parts.editions)) {}

    std::vector<PageGroup> take() && { return std::move(groups_); }

    void add(const ReadPage& page) {
        if (page.blank) {
            open_any().pages.push_back(&page);
            return;
        }
        const std::vector<PageLook> looks = look_at(page, parts_, index_);
        if (goes_on_behind(page, looks)) resume();
        if (open_.edition && is_repeat(page, looks[*open_.edition])) return;
        const bool fresh = !groups_.empty() && !open_.content;
        const Choice choice = choose(page, looks);
        if (choice.edition) {
            const PageLook& look = looks[*choice.edition];
            if (fresh || completes(look, *choice.edition))
                group().edition = &parts_.editions[*choice.edition];
            else if (open_.edition != choice.edition || (look.own && starts_again(look)))
                start(choice.edition);
            else if (content_before(group()) && is_first_page(look))
                start_behind_rest(*choice.edition);
            open_.edition = choice.edition;
        } else if (groups_.empty() || open_.edition || (!fresh && !choice.candidates.empty())) {
            start(std::nullopt);
        }
        open_.content = true;
        if (open_.edition && is_without_words(page, looks[*open_.edition]))
            group().issues.push_back(wordless_page(page));
        add_to_group(page, looks, choice);
    }

  private:
    struct Choice {
        std::optional<std::size_t> edition;
        std::vector<std::size_t> candidates;  // where it is in doubt: the two most likely
    };

    // The group that pages are added to, and what they printed.
    struct OpenGroup {
        std::size_t group = 0;
        std::optional<std::size_t> edition;
        const ReadPage* last = nullptr;
        bool subject_seen = false;
        bool content = false;  // it has a page that is not blank
        std::set<std::size_t> labels;
        double title = 0;
        std::size_t like_labels = 0, explained = 0;  // cells, as in PageLook
    };

    // The page before it has a title of this form and too few of its labels: it is the form's first page, cut off
    // behind its head.
    bool completes(const PageLook& look, std::size_t edition) const {
        return !groups_.empty() && !open_.edition && !look.subject && subject_before_ &&
               std::ranges::count(likely_, edition) > 0;
    }

    // The open group's edition as long as nothing speaks against it, else the one the page looks most like.
    Choice choose(const ReadPage& page, const std::vector<PageLook>& looks) const {
        const bool titled = std::ranges::any_of(
            looks, [](const PageLook& look) { return look.own && look.title >= kTitleSimilarity; });
        if (open_.edition) {
            const PageLook& open = looks[*open_.edition];
            if ((open.own || open.goes_on) && (!titled || open.title >= kTitleSimilarity) &&
                !is_better(looks, *open_.edition))
                return {open_.edition, {}};
            if (!open.own && !open.other && !titled && goes_on(*open_.last, page) &&
                !has_other_title(*open_.last, page))
                return {open_.edition, {}};
        }
        return choose_best(looks);
    }

    // A page with a title begins a filing of the edition it is most like, also behind one of another edition.
    bool is_better(const std::vector<PageLook>& looks, std::size_t open) const {
        return std::ranges::any_of(looks, [&](const PageLook& look) {
            return look.own && look.title > looks[open].title + kMargin &&
                   look.score > looks[open].score + kMargin;
        });
    }

    Choice choose_best(const std::vector<PageLook>& looks) const {
        std::vector<std::size_t> order;
        for (std::size_t e = 0; e < looks.size(); ++e)
            if (looks[e].own) order.push_back(e);
        const auto by_score = [&](std::size_t a, std::size_t b) { return looks[a].score > looks[b].score; };
        std::ranges::stable_sort(order, by_score);
        if (order.empty()) return {std::nullopt, find_likely(looks)};
        const auto rival = std::ranges::find_if(order, [&](std::size_t e) {
            return parts_.editions[e].family != parts_.editions[order.front()].family;
        });
        if (rival != order.end() && looks[order.front()].score - looks[*rival].score < kMargin)
            return {std::nullopt, {order.front(), *rival}};
        return {order.front(), {}};
    }

    // Editions whose title the page has, but not their labels.
    std::vector<std::size_t> find_likely(const std::vector<PageLook>& looks) const {
        std::vector<std::size_t> likely;
        for (std::size_t e = 0; e < looks.size(); ++e)
            if (looks[e].title >= kTitleSimilarity && !looks[e].other) likely.push_back(e);
        std::ranges::stable_sort(likely,
                                 [&](std::size_t a, std::size_t b) { return looks[a].score > looks[b].score; });
        if (likely.size() > 2) likely.resize(2);
        return likely;
    }

    // The open filing has the page already. A first page that reads otherwise may be another filing's, of a like
    // name.
    bool is_repeat(const ReadPage& page, const PageLook& look) {
        PageGroup& group = this->group();
        for (const ReadPage* other : group.pages) {
            const PageComparison compared = compare_pages(*other, page);
            if (!compared.same) continue;
            if (look.subject && compared.otherwise > 0) {
                group.issues.push_back(alike_page(*other, page));
                return false;
            }
            group.repeats.push_back(&page);
            group.issues.push_back(repeated_page(*other, page, compared.otherwise));
            return true;
        }
        return false;
    }

    PageGroup& open_any() {
        if (groups_.empty()) start(std::nullopt);
        return group();
    }

    PageGroup& group() { return groups_[open_.group]; }

    // The label that a filing has once for the second time, or the funding block (slot 0) after later sections.
    bool starts_again(const PageLook& look) const {
        const bool later = open_.labels.size() >= kEnoughLabels + 1;
        return (look.subject && open_.subject_seen) ||
               (look.labels.contains(0) && open_.labels.contains(0) && later);
    }

    static bool content_before(const PageGroup& group) {
        return std::ranges::any_of(group.pages, [](const ReadPage* page) { return !page->blank; });
    }

    // Says whose filing it is, which no page before it did, and has a title or the filing's money.
    bool is_first_page(const PageLook& look) const {
        const bool money = look.labels.contains(0) && !open_.labels.contains(0);
        return look.subject && !open_.subject_seen && (money || look.title >= kTitleSimilarity);
    }

    void start(std::optional<std::size_t> edition) {
        if (open_.edition && open_.edition != edition)
            interrupted_ = open_;
        else if (edition)
            interrupted_.reset();
        groups_.emplace_back().edition = edition ? &parts_.editions[*edition] : nullptr;
        open_ = {};
        open_.group = groups_.size() - 1;
        open_.edition = edition;
    }

    // Whether the page goes on with the filing that the open group lies in the middle of: it has the filing's
    // title and labels, or its columns, is no first page, and is no part of what lies between.
    bool goes_on_behind(const ReadPage& page, const std::vector<PageLook>& looks) const {
        constexpr std::size_t kMostBetween = 2;  // pages: more are a paper of their own. Guess, unmeasured
        if (!interrupted_ || groups_[open_.group].pages.size() > kMostBetween || page.grid.tables.empty())
            return false;
        const PageLook& look = looks[*interrupted_->edition];
        const bool first = look.subject || (look.labels.contains(0) && interrupted_->labels.contains(0));
        if (look.other || first || is_better(looks, *interrupted_->edition)) return false;
        if (open_.edition && (looks[*open_.edition].own || looks[*open_.edition].goes_on)) return false;
        if (look.title >= kTitleSimilarity) return look.own || look.goes_on;
        const bool titled = std::ranges::any_of(
            looks, [](const PageLook& one) { return one.own && one.title >= kTitleSimilarity; });
        if (titled) return false;
        if (look.own && choose_best(looks).edition == interrupted_->edition) return true;
        return has_columns_of(*interrupted_->last, page) && !goes_on(*open_.last, page);
    }

    // Its columns alone say that it goes on; a list of tasks or costs, or a long text, has no more.
    bool is_without_words(const ReadPage& page, const PageLook& look) const {
        const FormEdition& edition = parts_.editions[*open_.edition];
        const bool list = !edition.row_tables.empty() ||
                          std::ranges::any_of(edition.funding.groups, [](const FundingGroup& one) {
                              return std::ranges::any_of(one.rows, &FundingRow::any);
                          });
        return content_before(groups_[open_.group]) && !list && look.explained == 0 &&
               look.title < kTitleSimilarity && is_wordless_table(page, parts_.lexicon);
    }

    void resume() {
        const PageGroup& between = group();
        open_ = *interrupted_;
        interrupted_.reset();
        for (const ReadPage* page : between.pages)
            if (!page->blank) group().issues.push_back(foreign_page(*page));
    }

    // The pages before it may be its rest, or another filing's: nothing tells.
    void start_behind_rest(std::size_t edition) {
        start(edition);
        group().behind_rest = true;
    }

    void add_to_group(const ReadPage& page, const std::vector<PageLook>& looks, const Choice& choice) {
        PageGroup& group = this->group();
        group.pages.push_back(&page);
        open_.last = &page;
        for (const std::size_t e : choice.candidates) {
            const FormEdition& edition = parts_.editions[e];
            const std::string name = edition.family + " " + edition.edition;
            if (group.candidates.size() < 2 && !std::ranges::count(group.candidates, name))
                group.candidates.push_back(name);
        }
        likely_ = choice.candidates;
        subject_before_ = !likely_.empty() && looks[likely_.front()].subject;
        if (!open_.edition) return;
        const PageLook& look = looks[*open_.edition];
        open_.subject_seen = open_.subject_seen || look.subject;
        open_.labels.insert(look.labels.begin(), look.labels.end());
        open_.title = std::max(open_.title, look.title);
        open_.like_labels += look.like_labels;
        open_.explained += look.explained;
        const double share = open_.like_labels == 0
                                 ? 0
                                 : static_cast<double>(open_.explained) / static_cast<double>(open_.like_labels);
        group.confidence = (open_.title + share) / 2;
    }

    const FormLibrary::Parts& parts_;
    LabelIndex index_;
    std::vector<PageGroup> groups_;
    OpenGroup open_;
    std::optional<OpenGroup> interrupted_;  // the filing before the open group, which it may lie in the middle of
    std::vector<std::size_t> likely_;       // editions that the last page may be of, if it was not told
    bool subject_before_ = false;           // the last page has the label that a filing has once
};

}  // namespace

std::vector<PageGroup> group_pages(std::span<const ReadPage> pages, const FormLibrary::Parts& parts) {
    Grouping grouping(parts);
    for (const ReadPage* page : order_pages(pages)) grouping.add(*page);
    std::vector<PageGroup> groups = std::move(grouping).take();
    if (groups.size() == 1) groups.front().whole_document = true;
    tell_rest_before(groups);
    for (PageGroup& group : groups) settle_order(group, parts.lexicon.confusions);
    return groups;
}

}  // namespace shenbao
