#include "pipeline/form/find_sections.hpp"

#include <algorithm>

#include "pipeline/form/column_headings.hpp"

namespace shenbao {
namespace {

constexpr double kHeaderShare = 0.6;   // of a row's cells that must be headings. Guess
constexpr double kWideCell = 0.6;      // of the table's width. Guess, unmeasured
constexpr double kWeakHeading = 0.34;  // similarity, given that the row looks like a heading. Guess, unmeasured
constexpr double kSureLabel = 0.8;     // T5 of pipeline/check/README.md

class SectionFinder {
  public:
    SectionFinder(Layout& layout, const FormEdition& edition, const Confusions& confusions)
        : layout_(layout), edition_(edition), confusions_(confusions) {
        collect_leads();
    }

    std::vector<Section> find() {
        for (const Strip& strip : layout_.strips) add(strip);
        return std::move(sections_);
    }

  private:
    // Labels that open a section from the leftmost column.
    void collect_leads() {
        const auto lead = [this](const Labels& labels, SectionKind kind, std::size_t spec,
                                 std::optional<Horizon> horizon) {
            lead_labels_.push_back(labels);
            leads_.push_back({kind, spec, horizon, {}, {}, {}});
        };
        lead(edition_.funding.labels, SectionKind::funding, 0, {});
        for (std::size_t i = 0; i < edition_.text_blocks.size(); ++i)
            lead(edition_.text_blocks[i].labels, SectionKind::text_block, i, {});
        for (std::size_t i = 0; i < edition_.goals.size(); ++i)
            lead(edition_.goals[i].labels, SectionKind::goals, i, {});
        for (const HorizonLabels& heading : edition_.indicators.headings)
            lead(heading.labels, SectionKind::heading, 0, heading.horizon);
        for (const HorizonLabels& section : edition_.indicators.sections)
            lead(section.labels, SectionKind::indicators, 0, section.horizon);
        lead(edition_.indicators.totals, SectionKind::totals, 0, {});
        for (std::size_t i = 0; i < edition_.row_tables.size(); ++i)
            lead(edition_.row_tables[i].labels, SectionKind::rows, i, {});
        for (std::size_t i = 0; i < edition_.signatures.size(); ++i)
            if (!edition_.signatures[i].role.empty())
                lead(edition_.signatures[i].labels, SectionKind::signature, i, {});
        lead(edition_.notes, SectionKind::notes, 0, {});
        for (const HeaderEntry& entry : edition_.header) header_labels_.push_back(entry.labels);
        for (std::size_t i = 0; i < edition_.goals.size(); ++i)
            for (const HorizonLabels& column : edition_.goals[i].columns) {
                goal_labels_.push_back(column.labels);
                goal_specs_.push_back(i);
            }
        for (const ColumnSpec& column : edition_.funding.columns) funding_labels_.push_back(column.labels);
        funding_labels_.push_back(edition_.funding.history.labels);
        for (const FundingGroup& group : edition_.funding.groups)
            for (const FundingRow& row : group.rows) row_labels_.push_back(row.labels);
    }

    void add(const Strip& strip) {
        mark_side(strip);
        auto opened = open_section(strip);
        if (!opened && sections_.empty()) opened.emplace();
        if (opened && opened->label) layout_.cells[*opened->label].used = true;
        if (!opened || continues(*opened, strip)) {
            Section& current = sections_.back();
            current.strips.push_back(&strip);
            if (opened && !current.label) current.label = opened->label;
            if (opened && !current.horizon) current.horizon = opened->horizon;
            return;
        }
        opened->strips = {&strip};
        sections_.push_back(std::move(*opened));
    }

    void mark_side(const Strip& strip) {
        PlacedCell& first = layout_.cells[strip.cells.front()];
        const auto match = clear_label(first.texts, edition_.side, confusions_);
        if (match && match->similarity >= kSureLabel) first.used = true;
    }

    // Several rows of one section each look like it; a label printed again on the next page goes on.
    bool continues(const Section& opened, const Strip& strip) const {
        if (sections_.empty()) return false;
        const Section& current = sections_.back();
        if (current.kind != opened.kind || current.spec != opened.spec) return false;
        switch (opened.kind) {
            case SectionKind::header:
            case SectionKind::funding:
            case SectionKind::goals:
            case SectionKind::totals:
            case SectionKind::rows:
            case SectionKind::notes: return true;
            case SectionKind::text_block: return strip.first || !opened.label;
            case SectionKind::indicators:
                return (!opened.horizon || !current.horizon || opened.horizon == current.horizon) &&
                       (strip.first || !has_data(current));
            default: return false;
        }
    }

    bool has_data(const Section& section) const {
        return !section.strips.empty() && !is_indicator_header(*section.strips.back());
    }

    std::optional<std::size_t> lead_of(const Strip& strip) const {
        for (const std::size_t cell : strip.cells)
            if (layout_.starts(strip, cell) && !layout_.cells[cell].blank())
                return cell == strip.cells.front() ? std::optional(cell) : std::nullopt;
        return std::nullopt;
    }

    // The section this row begins or belongs to by its own labels; nullopt if it goes on with the one before.
    std::optional<Section> open_section(const Strip& strip) const {
        if (in_header() && has_header_label(strip)) return section(SectionKind::header);
        if (auto opened = open_by_lead(strip)) return opened;
        if (auto opened = open_by_entry(strip)) return opened;
        if (is_indicator_header(strip)) return section(SectionKind::indicators);
        if (count_labels(strip, goal_labels_, kSureLabel) >= 2) return goals_section(strip);
        const bool early = in_header() || sections_.back().kind == SectionKind::funding ||
                           (edition_.funding.pairs() && sections_.back().kind == SectionKind::header);
        if (early &&
            count_labels(strip, funding_labels_, kSureLabel) + count_labels(strip, row_labels_, kSureLabel) > 0)
            return section(SectionKind::funding);
        if (is_unknown(strip)) return section(SectionKind::unplaced);
        return std::nullopt;
    }

    bool has_header_label(const Strip& strip) const {
        return std::ranges::any_of(strip.cells, [&](std::size_t cell) {
            return layout_.starts(strip, cell) &&
                   clear_label(layout_.cells[cell].texts, header_labels_, confusions_);
        });
    }

    // A label of the header, or of a block of text that stands below another's label, anywhere before the
    // indicators; at the head of a row also behind them.
    std::optional<Section> open_by_entry(const Strip& strip) const {
        const auto first = std::ranges::find_if(strip.cells, [&](std::size_t cell) {
            return layout_.starts(strip, cell) && !layout_.cells[cell].blank() && !layout_.cells[cell].used;
        });
        if (first == strip.cells.end() || strip.cells.size() < 2) return std::nullopt;
        const bool leads = first == strip.cells.begin();
        if (!leads && (sections_.empty() || sections_.back().kind == SectionKind::indicators)) return std::nullopt;
        const LabelTexts& texts = layout_.cells[*first].texts;
        const auto sure = [](const std::optional<LabelMatch>& match) {
            return match && match->similarity >= kSureLabel;
        };
        if (sure(clear_label(texts, header_labels_, confusions_))) return section(SectionKind::header);
        if (leads) return std::nullopt;
        std::vector<Labels> blocks;
        for (const TextBlockSpec& block : edition_.text_blocks) blocks.push_back(block.labels);
        const auto match = clear_label(texts, blocks, confusions_);
        if (!sure(match)) return std::nullopt;
        Section opened = section(SectionKind::text_block);
        opened.spec = match->index;
        opened.label = *first;
        return opened;
    }

    Section goals_section(const Strip& strip) const {
        Section opened = section(SectionKind::goals);
        for (const std::size_t cell : strip.cells) {
            if (!layout_.starts(strip, cell)) continue;
            const auto match = best_label(layout_.cells[cell].texts, goal_labels_, confusions_);
            if (match && match->similarity >= kSureLabel) opened.spec = goal_specs_[match->index];
        }
        return opened;
    }

    static Section section(SectionKind kind) {
        Section made;
        made.kind = kind;
        return made;
    }

    bool in_header() const {
        return std::ranges::all_of(sections_, [](const Section& one) {
            return one.kind == SectionKind::header || one.kind == SectionKind::unplaced;
        });
    }

    // The label of the first column, also where a stray rule cuts it in two or a heading's label is hardly read.
    std::optional<LabelMatch> match_lead(const Strip& strip, std::size_t lead) const {
        const PlacedCell& cell = layout_.cells[lead];
        if (auto match = clear_label(cell.texts, lead_labels_, confusions_)) return match;
        if (strip.cells.size() > 2) {
            const PlacedCell& next = layout_.cells[strip.cells[1]];
            auto whole = clear_label({cell.text + next.text}, lead_labels_, confusions_);
            if (whole && layout_.starts(strip, strip.cells[1])) return whole;
        }
        if (!is_wide_row(strip)) return std::nullopt;
        auto best = best_label(cell.texts, lead_labels_, confusions_);
        const bool heading = best && leads_[best->index].kind == SectionKind::heading;
        return heading && best->similarity >= kWeakHeading ? best : std::nullopt;
    }

    // One text over all columns, where indicators have several cells.
    bool is_wide_row(const Strip& strip) const {
        if (sections_.empty() || sections_.back().kind != SectionKind::indicators) return false;
        return std::ranges::any_of(strip.cells, [&](std::size_t index) {
            const PlacedCell& cell = layout_.cells[index];
            return layout_.starts(strip, index) && !cell.blank() && cell.right - cell.left >= kWideCell;
        });
    }

    std::optional<Section> open_by_lead(const Strip& strip) const {
        const auto lead = lead_of(strip);
        if (!lead) return std::nullopt;
        const auto match = match_lead(strip, *lead);
        if (!match) return std::nullopt;
        const auto entry = best_label(layout_.cells[*lead].texts, header_labels_, confusions_);
        if (entry && entry->similarity > match->similarity) return std::nullopt;
        Section opened = leads_[match->index];
        const bool alone = strip.cells.size() < 2;
        const bool over_block = opened.kind == SectionKind::indicators && match->similarity >= kSureLabel;
        if (alone && opened.kind != SectionKind::notes && !over_block) return std::nullopt;
        if (opened.kind == SectionKind::heading) {
            // The goals overview has the same words as column headings, without a counter.
            if (count_labels(strip, goal_labels_, kSureLabel) >= 2) return goals_section(strip);
            opened.number = match->number;
        }
        opened.label = lead;
        return opened;
    }

    // A row with a label that nobody knows must not be taken for the text of the section before it.
    bool is_unknown(const Strip& strip) const {
        if (sections_.empty()) return false;
        const SectionKind current = sections_.back().kind;
        const bool texts =
            current == SectionKind::text_block || current == SectionKind::notes || current == SectionKind::heading;
        const auto lead = lead_of(strip);
        return texts && lead && strip.cells.size() > 1 && !repeats_label(layout_.cells[*lead]);
    }

    // The rest of a label that a page break cut in two.
    bool repeats_label(const PlacedCell& cell) const {
        const auto label = sections_.back().label;
        if (!label) return false;
        const std::u32string part = label_form(cell.text);
        const SectionKind kind = sections_.back().kind;
        if (kind != SectionKind::text_block) return false;
        for (const std::string& whole : edition_.text_blocks[sections_.back().spec].labels)
            if (label_form(whole).find(part) != std::u32string::npos) return true;
        return false;
    }

    int count_labels(const Strip& strip, const std::vector<Labels>& labels, double enough) const {
        int count = 0;
        for (const std::size_t cell : strip.cells) {
            if (!layout_.starts(strip, cell)) continue;
            const auto match = best_label(layout_.cells[cell].texts, labels, confusions_);
            if (match && match->similarity >= enough) ++count;
        }
        return count;
    }

    bool is_indicator_header(const Strip& strip) const {
        int headings = 0, others = 0;
        for (const std::size_t cell : strip.cells) {
            if (!layout_.starts(strip, cell) || layout_.cells[cell].blank()) continue;
            if (cell == strip.cells.front() && clear_label(layout_.cells[cell].texts, lead_labels_, confusions_))
                continue;
            if (find_column(layout_.cells[cell], edition_.indicators, confusions_))
                ++headings;
            else
                ++others;
        }
        return headings > 0 && headings >= kHeaderShare * (headings + others);
    }

    Layout& layout_;
    const FormEdition& edition_;
    const Confusions& confusions_;
    std::vector<Labels> lead_labels_, header_labels_, goal_labels_, funding_labels_, row_labels_;
    std::vector<std::size_t> goal_specs_;  // of goal_labels_
    std::vector<Section> leads_;
    std::vector<Section> sections_;
};

}  // namespace

std::vector<Section> find_sections(Layout& layout, const FormEdition& edition, const Confusions& confusions) {
    return SectionFinder(layout, edition, confusions).find();
}

}  // namespace shenbao
