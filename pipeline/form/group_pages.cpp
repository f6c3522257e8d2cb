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
        if (open_ && is_repeat(page, looks[*open_])) return;
        const bool fresh = !groups_.empty() && !content_;
        const Choice choice = choose(page, looks);
        if (choice.edition) {
            const PageLook& look = looks[*choice.edition];
            if (fresh || completes(look, *choice.edition))
                groups_.back().edition = &parts_.editions[*choice.edition];
            else if (open_ != choice.edition || (look.own && starts_again(look)))
                start(choice.edition);
            else if (content_before(groups_.back()) && is_first_page(look))
                start_behind_rest(*choice.edition);
            open_ = choice.edition;
        } else if (groups_.empty() || open_ || (!fresh && !choice.candidates.empty())) {
            start(std::nullopt);
        }
        content_ = true;
        add_to_group(page, looks, choice);
    }

  private:
    struct Choice {
        std::optional<std::size_t> edition;
        std::vector<std::size_t> candidates;  // where it is in doubt: the two most likely
    };

    // The page before it has a title of this form and too few of its labels: it is the form's first page, cut off
    // behind its head.
    bool completes(const PageLook& look, std::size_t edition) const {
        return !groups_.empty() && !open_ && !look.subject && subject_before_ &&
               std::ranges::count(likely_, edition) > 0;
    }

    // The open group's edition as long as nothing speaks against it, else the one the page looks most like.
    Choice choose(const ReadPage& page, const std::vector<PageLook>& looks) const {
        const bool titled = std::ranges::any_of(
            looks, [](const PageLook& look) { return look.own && look.title >= kTitleSimilarity; });
        if (open_) {
            const PageLook& open = looks[*open_];
            if ((open.own || open.goes_on) && (!titled || open.title >= kTitleSimilarity) &&
                !is_better(looks, *open_))
                return {open_, {}};
            if (!open.own && !open.other && !titled && goes_on(*last_, page)) return {open_, {}};
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
        PageGroup& group = groups_.back();
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
        return groups_.back();
    }

    // The label that a filing has once for the second time, or the funding block (slot 0) after later sections.
    bool starts_again(const PageLook& look) const {
        const bool later = labels_.size() >= kEnoughLabels + 1;
        return (look.subject && subject_seen_) || (look.labels.contains(0) && labels_.contains(0) && later);
    }

    static bool content_before(const PageGroup& group) {
        return std::ranges::any_of(group.pages, [](const ReadPage* page) { return !page->blank; });
    }

    // Says whose filing it is, which no page before it did, and has a title or the filing's money.
    bool is_first_page(const PageLook& look) const {
        const bool money = look.labels.contains(0) && !labels_.contains(0);
        return look.subject && !subject_seen_ && (money || look.title >= kTitleSimilarity);
    }

    void start(std::optional<std::size_t> edition) {
        groups_.emplace_back().edition = edition ? &parts_.editions[*edition] : nullptr;
        open_ = edition;
        subject_seen_ = false;
        content_ = false;
        labels_.clear();
        title_ = 0;
        like_labels_ = explained_ = 0;
    }

    // The pages before it may be its rest, or another filing's: nothing tells.
    void start_behind_rest(std::size_t edition) {
        start(edition);
        groups_.back().behind_rest = true;
    }

    void add_to_group(const ReadPage& page, const std::vector<PageLook>& looks, const Choice& choice) {
        PageGroup& group = groups_.back();
        group.pages.push_back(&page);
        last_ = &page;
        for (const std::size_t e : choice.candidates) {
            const FormEdition& edition = parts_.editions[e];
            const std::string name = edition.family + " " + edition.edition;
            if (group.candidates.size() < 2 && !std::ranges::count(group.candidates, name))
                group.candidates.push_back(name);
        }
        likely_ = choice.candidates;
        subject_before_ = !likely_.empty() && looks[likely_.front()].subject;
        if (!open_) return;
        const PageLook& look = looks[*open_];
        subject_seen_ = subject_seen_ || look.subject;
        labels_.insert(look.labels.begin(), look.labels.end());
        title_ = std::max(title_, look.title);
        like_labels_ += look.like_labels;
        explained_ += look.explained;
        const double share =
            like_labels_ == 0 ? 0 : static_cast<double>(explained_) / static_cast<double>(like_labels_);
        group.confidence = (title_ + share) / 2;
    }

    const FormLibrary::Parts& parts_;
    LabelIndex index_;
    std::vector<PageGroup> groups_;
    std::optional<std::size_t> open_;  // edition of the open group
    const ReadPage* last_ = nullptr;
    std::vector<std::size_t> likely_;  // editions that the last page may be of, if it was not told
    bool subject_before_ = false;      // the last page has the label that a filing has once
    bool subject_seen_ = false;
    bool content_ = false;  // the open group has a page that is not blank
    std::set<std::size_t> labels_;
    double title_ = 0;
    std::size_t like_labels_ = 0, explained_ = 0;  // cells of the open group, as in PageLook
};

}  // namespace

std::vector<PageGroup> group_pages(std::span<const ReadPage> pages, const FormLibrary::Parts& parts) {
    Grouping grouping(parts);
    for (const ReadPage* page : order_pages(pages)) grouping.add(*page);
    std::vector<PageGroup> groups = std::move(grouping).take();
    tell_rest_before(groups);
    for (PageGroup& group : groups) settle_order(group, parts.lexicon.confusions);
    return groups;
}

}  // namespace shenbao
