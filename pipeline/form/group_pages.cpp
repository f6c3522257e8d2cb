#include "pipeline/form/group_pages.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/match_label.hpp"

namespace shenbao {
namespace {

constexpr double kTitle = 0.75;           // similarity that makes a line the form's title. Guess, unmeasured
constexpr double kRival = 0.8;            // and another form's
constexpr double kSectionLabel = 0.8;     // T5 of pipeline/check/README.md
constexpr std::size_t kEnoughLabels = 2;  // distinct section labels that tell the form without a title
constexpr double kSameEdge = 0.015;       // of the table's width. Guess, unmeasured
constexpr double kSameEdges = 0.6;        // share of inner edges that a continued table has in common. Guess

// Without a printed year: `2020年度` before the title proper, brackets and blanks.
std::u32string without_year(std::u32string text) {
    const std::size_t year = text.substr(0, std::min<std::size_t>(text.size(), 8)).find(U'年');
    if (year == std::u32string::npos || year < 2) return text;
    const std::size_t from = year + 1 < text.size() && text[year + 1] == U'度' ? year + 2 : year + 1;
    return text.substr(from);
}

double best_similarity(std::u32string_view text, const Labels& titles, const Confusions& confusions) {
    double best = 0;
    for (const std::string& title : titles)
        best = std::max(best, confusable_similarity(text, label_form(title), confusions));
    return best;
}

void consider_title(std::optional<TitleFound>& best, const Pieces& pieces, const FormEdition& edition,
                    const Confusions& confusions) {
    const std::u32string text = without_year(label_form(joined_pieces(pieces)));
    if (text.size() < 5 || text.size() > 40) return;
    TitleFound here{pieces, best_similarity(text, edition.titles, confusions),
                    best_similarity(text, edition.rival_titles, confusions)};
    if (!best ||
        std::max(here.similarity, here.rival_similarity) > std::max(best->similarity, best->rival_similarity))
        best = std::move(here);
}

std::vector<Labels> section_labels(const FormEdition& edition) {
    std::vector<Labels> all{edition.funding.labels, edition.funding.history.labels, edition.goals.labels,
                            edition.indicators.history.labels};
    for (const TextBlockSpec& block : edition.text_blocks) all.push_back(block.labels);
    for (const FundingGroup& group : edition.funding.groups) all.push_back(group.labels);
    for (const HorizonLabels& heading : edition.indicators.headings) all.push_back(heading.labels);
    for (const HorizonLabels& section : edition.indicators.sections) all.push_back(section.labels);
    for (const ColumnSpec& column : edition.indicators.columns)
        if (column.role == "standard") all.push_back(column.labels);
    return all;
}

struct PageLook {
    bool own = false;
    bool other = false;       // titled as another form
    bool department = false;  // has the label of the department's name
    double title = 0;
    std::set<std::size_t> labels;  // section labels found
};

PageLook look_at(const ReadPage& page, const FormEdition& edition, const Confusions& confusions) {
    PageLook look;
    const std::vector<Labels> sections = section_labels(edition);
    for (std::size_t t = 0; t < page.text.tables.size(); ++t)
        for (const CellReading& cell : page.text.tables[t]) {
            const std::string text = joined_pieces(cell_pieces(cell, page.info.number));
            const auto match = best_label({text}, sections, confusions);
            if (match && match->similarity >= kSectionLabel) look.labels.insert(match->index);
            const auto head = best_label({text}, std::span(&edition.header.front().labels, 1), confusions);
            look.department = look.department || (head && head->similarity >= kSectionLabel);
        }
    if (const auto title = find_title(page, edition, confusions)) {
        look.title = title->similarity;
        look.other = title->rival_similarity >= kRival && title->rival_similarity > title->similarity;
        look.own = title->similarity >= kTitle && !look.other;
    }
    look.own = look.own || (!look.other && look.labels.size() >= kEnoughLabels);
    return look;
}

std::vector<double> inner_edges(const GridTable& table) {
    std::vector<double> edges;
    for (std::size_t i = 1; i + 1 < table.col_lines.size(); ++i)
        edges.push_back((table.col_lines[i] - table.box.x0) / std::max(1, table.box.width()));
    return edges;
}

// The page's first table has the columns of the last one before it.
bool goes_on(const ReadPage& before, const ReadPage& page) {
    if (page.grid.tables.empty()) return true;
    if (before.grid.tables.empty()) return false;
    const std::vector<double> old = inner_edges(before.grid.tables.back());
    const std::vector<double> edges = inner_edges(page.grid.tables.front());
    if (edges.empty()) return false;
    const auto common = std::ranges::count_if(edges, [&](double edge) {
        return std::ranges::any_of(old, [&](double other) { return std::abs(edge - other) <= kSameEdge; });
    });
    return static_cast<double>(common) >= kSameEdges * static_cast<double>(edges.size());
}

// One edition's looks at all pages; the group is closed when pages stop or start again.
class Grouping {
  public:
    Grouping(const FormEdition& edition, const Confusions& confusions)
        : edition_(edition), confusions_(confusions), sections_(section_labels(edition).size()) {}

    std::vector<PageGroup> take() && { return std::move(groups_); }

    void add(const ReadPage& page) {
        if (page.blank) {
            open_any().pages.push_back(&page);
            return;
        }
        const PageLook look = look_at(page, edition_, confusions_);
        const bool open = !groups_.empty() && groups_.back().edition != nullptr;
        const bool fresh = !groups_.empty() && !content_;
        const bool continued = open && !look.other && !look.own && goes_on(*last_, page);
        if (look.own) {
            if (fresh)
                groups_.back().edition = &edition_;
            else if (!open || starts_again(look))
                start(&edition_);
        } else if (!continued && (groups_.empty() || open)) {
            start(nullptr);
        }
        content_ = true;
        add_to_group(page, look);
    }

  private:
    PageGroup& open_any() {
        if (groups_.empty()) start(nullptr);
        return groups_.back();
    }
    // The department's label for the second time, or the funding block (label 0) after later sections.
    bool starts_again(const PageLook& look) const {
        const bool later = labels_.size() >= kEnoughLabels + 1;
        return (look.department && department_seen_) || (look.labels.contains(0) && labels_.contains(0) && later);
    }
    void start(const FormEdition* edition) {
        groups_.push_back({edition, {}, std::nullopt});
        department_seen_ = false;
        content_ = false;
        labels_.clear();
        title_ = 0;
    }
    void add_to_group(const ReadPage& page, const PageLook& look) {
        PageGroup& group = groups_.back();
        group.pages.push_back(&page);
        last_ = &page;
        if (!group.edition) return;
        department_seen_ = department_seen_ || look.department;
        labels_.insert(look.labels.begin(), look.labels.end());
        title_ = std::max(title_, look.title);
        const double found = static_cast<double>(labels_.size()) / static_cast<double>(sections_);
        group.confidence = (found + title_) / 2;
    }

    const FormEdition& edition_;
    const Confusions& confusions_;
    std::size_t sections_;
    std::vector<PageGroup> groups_;
    const ReadPage* last_ = nullptr;
    bool department_seen_ = false;
    bool content_ = false;  // the open group has a page that is not blank
    std::set<std::size_t> labels_;
    double title_ = 0;
};

double total_confidence(const std::vector<PageGroup>& groups) {
    double sum = 0;
    for (const PageGroup& group : groups) sum += group.confidence.value_or(0);
    return sum;
}

}  // namespace

std::optional<TitleFound> find_title(const ReadPage& page, const FormEdition& edition,
                                     const Confusions& confusions) {
    std::optional<TitleFound> best;
    const auto& loose = page.text.loose_lines;
    for (std::size_t i = 0; i < loose.size(); ++i) {
        const Piece line = line_piece(loose[i], page.info.number);
        consider_title(best, {line}, edition, confusions);
        if (i + 1 < loose.size())
            consider_title(best, {line, line_piece(loose[i + 1], page.info.number)}, edition, confusions);
    }
    for (const auto& table : page.text.tables)
        for (const CellReading& cell : table)
            consider_title(best, cell_pieces(cell, page.info.number), edition, confusions);
    return best;
}

std::vector<PageGroup> group_pages(std::span<const ReadPage> pages, const FormLibrary::Parts& parts) {
    std::vector<PageGroup> best;
    for (const FormEdition& edition : parts.editions) {
        Grouping grouping(edition, parts.lexicon.confusions);
        for (const ReadPage& page : pages) grouping.add(page);
        std::vector<PageGroup> groups = std::move(grouping).take();
        if (best.empty() || total_confidence(groups) > total_confidence(best)) best = std::move(groups);
    }
    return best;
}

}  // namespace shenbao
