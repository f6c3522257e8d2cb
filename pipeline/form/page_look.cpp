#include "pipeline/form/page_look.hpp"

#include <algorithm>
#include <map>

#include "pipeline/form/find_title.hpp"
#include "pipeline/form/match_label.hpp"

namespace shenbao {
namespace {

constexpr double kRival = 0.8;              // similarity to another form's title
constexpr double kRivalLead = 0.05;         // by which that must be more than to the own one
constexpr double kSectionLabel = 0.8;       // T5 of pipeline/check/README.md
constexpr std::size_t kLabelsUntitled = 3;  // of two kinds of section, where no title tells. Guess, unmeasured
constexpr std::size_t kLongestLabel = 30;   // characters

enum Kind : char { kFunding, kGoals, kIndicators, kText };

class Indexing {
  public:
    std::size_t id_of(const std::string& label) {
        const auto [place, is_new] = ids_.emplace(label, index_.labels.size());
        if (is_new) index_.labels.push_back(label);
        return place->second;
    }

    void add(const FormEdition& edition) {
        edition_ = &index_.editions.emplace_back();
        add_sections(edition);
        add_others(edition);
    }

    LabelIndex take() && { return std::move(index_); }

  private:
    std::vector<std::size_t> ids(const Labels& labels) {
        std::vector<std::size_t> found;
        for (const std::string& label : labels) {
            found.push_back(id_of(label));
            edition_->all.insert(found.back());
        }
        return found;
    }
    void slot(const Labels& labels, Kind kind) {
        edition_->slots.push_back(ids(labels));
        edition_->kinds.push_back(kind);
    }

    // Labels that few other forms have. The funding block's stands first.
    void add_sections(const FormEdition& edition) {
        slot(edition.funding.labels, kFunding);
        slot(edition.funding.history.labels, kFunding);
        slot(edition.indicators.history.labels, kIndicators);
        for (const GoalsSpec& goals : edition.goals) slot(goals.labels, kGoals);
        for (const TextBlockSpec& block : edition.text_blocks) slot(block.labels, kText);
        for (const RowTableSpec& rows : edition.row_tables) slot(rows.labels, kText);
        for (const FundingGroup& group : edition.funding.groups) slot(group.labels, kFunding);
        for (const HorizonLabels& heading : edition.indicators.headings) slot(heading.labels, kIndicators);
        for (const HorizonLabels& section : edition.indicators.sections) slot(section.labels, kIndicators);
        for (const ColumnSpec& column : edition.indicators.columns)
            if (column.role != "level1" && column.role != "level2" && column.role != "name" &&
                column.role != "value")
                slot(column.labels, kIndicators);
    }

    void add_others(const FormEdition& edition) {
        for (const HeaderEntry& entry : edition.header) ids(entry.labels);
        if (!edition.header.empty()) edition_->subject = ids(edition.header.front().labels);
        ids(edition.funding.corner);
        for (const ColumnSpec& column : edition.funding.columns) ids(column.labels);
        for (const FundingGroup& group : edition.funding.groups)
            for (const FundingRow& row : group.rows) ids(row.labels);
        for (const GoalsSpec& goals : edition.goals) {
            ids(goals.corner);
            for (const HorizonLabels& column : goals.columns) ids(column.labels);
        }
        for (const ColumnSpec& column : edition.indicators.columns) ids(column.labels);
        for (const RowTableSpec& rows : edition.row_tables)
            for (const ColumnSpec& column : rows.columns) ids(column.labels);
        ids(edition.indicators.totals);
        ids(edition.notes);
    }

    LabelIndex index_;
    LabelIndex::Edition* edition_ = nullptr;
    std::map<std::string, std::size_t> ids_;
};

using LabelSimilarities = std::map<std::size_t, double>;  // label -> similarity, of those that are like the cell

LabelSimilarities similarities(const std::string& text, const LabelIndex& index, const Confusions& confusions) {
    LabelSimilarities found;
    const std::u32string form = label_form(text);
    if (form.empty() || form.size() > kLongestLabel) return found;
    for (std::size_t i = 0; i < index.labels.size(); ++i) {
        const double similarity = label_similarity(form, index.labels[i], confusions, kSectionLabel);
        if (similarity > 0) found[i] = similarity;
    }
    return found;
}

double best_of(const LabelSimilarities& cell, const std::vector<std::size_t>& labels) {
    double best = 0;
    for (const std::size_t label : labels)
        if (const auto found = cell.find(label); found != cell.end()) best = std::max(best, found->second);
    return best;
}

// Counts a cell for an edition: the slot most like it, and whether the edition explains it at all.
void count_cell(const LabelSimilarities& cell, const LabelIndex::Edition& edition, PageLook& look,
                std::size_t& explained) {
    double best = 0;
    std::size_t slot = 0;
    for (std::size_t i = 0; i < edition.slots.size(); ++i) {
        const double here = best_of(cell, edition.slots[i]);
        if (here <= best) continue;
        best = here;
        slot = i;
    }
    if (best > 0) look.labels.insert(slot);
    look.subject = look.subject || best_of(cell, edition.subject) > 0;
    explained +=
        std::ranges::any_of(cell, [&](const auto& one) { return edition.all.contains(one.first); }) ? 1 : 0;
}

std::set<char> kinds_of(const PageLook& look, const LabelIndex::Edition& index) {
    std::set<char> kinds;
    for (const std::size_t slot : look.labels) kinds.insert(index.kinds[slot]);
    return kinds;
}

bool goes_on_titled(const PageLook& look) {
    return look.title >= kTitleSimilarity && look.labels.size() >= kEnoughLabels;
}

// 分值 and 得分 stand in every table of marks, and a title with a gap fits many: 教师绩效自评表. A filing says
// whose it is, or has money or goals.
bool is_enough(const PageLook& look, const FormEdition& edition, const LabelIndex::Edition& index) {
    const bool titled = look.title >= kTitleSimilarity;
    if (edition.title_is_enough) return titled || look.labels.size() >= kEnoughLabels;
    const std::set<char> kinds = kinds_of(look, index);
    if (titled)
        return goes_on_titled(look) &&
               (edition.lists_projects() || look.subject || kinds.contains(kFunding) || kinds.contains(kGoals));
    return look.labels.size() >= kLabelsUntitled && kinds.size() > 1;
}

}  // namespace

LabelIndex index_labels(const std::vector<FormEdition>& editions) {
    Indexing indexing;
    for (const FormEdition& edition : editions) indexing.add(edition);
    return std::move(indexing).take();
}

std::vector<PageLook> look_at(const ReadPage& page, const FormLibrary::Parts& parts, const LabelIndex& index) {
    const Confusions& confusions = parts.lexicon.confusions;
    std::vector<PageLook> looks(parts.editions.size());
    std::vector<std::size_t> explained(looks.size());
    std::size_t labels = 0;
    for (const auto& table : page.text.tables)
        for (const CellReading& cell : table) {
            const std::string text = joined_pieces(cell_pieces(cell, page.info.number));
            const LabelSimilarities like = similarities(text, index, confusions);
            if (like.empty()) continue;
            ++labels;
            for (std::size_t e = 0; e < looks.size(); ++e)
                count_cell(like, index.editions[e], looks[e], explained[e]);
        }
    std::vector<double> rivals(looks.size());
    for (std::size_t e = 0; e < looks.size(); ++e)
        if (const auto title = find_title(page, parts.editions[e], confusions)) {
            looks[e].title = title->similarity;
            rivals[e] = title->rival_similarity;
        }
    for (std::size_t e = 0; e < looks.size(); ++e) {
        PageLook& look = looks[e];
        double rival = rivals[e];
        for (std::size_t o = 0; o < looks.size(); ++o)
            if (parts.editions[o].family != parts.editions[e].family) rival = std::max(rival, looks[o].title);
        const bool listed = rivals[e] >= kRival && rivals[e] > look.title;
        look.other = listed || (rival >= kRival && rival > look.title + kRivalLead);
        look.own = !look.other && is_enough(look, parts.editions[e], index.editions[e]);
        look.goes_on = !look.other && goes_on_titled(look);
        look.like_labels = labels;
        look.explained = explained[e];
        const double share = labels == 0 ? 0 : static_cast<double>(explained[e]) / static_cast<double>(labels);
        look.score = ((look.title >= kTitleSimilarity ? look.title : 0) + share) / 2;
    }
    return looks;
}

}  // namespace shenbao
