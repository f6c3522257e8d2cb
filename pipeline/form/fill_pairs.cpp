// Label | value pairs: a label's value is the next cell to its right that is no label itself. Also amounts of
// funding that stand so: 年度资金总额: | 16.
#include <algorithm>
#include <map>
#include <set>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/check_boxes.hpp"
#include "pipeline/form/filling.hpp"
#include "pipeline/form/mend_text.hpp"

namespace shenbao {
namespace {

struct RowPlace {
    std::size_t group = 0, row = 0;
    friend auto operator<=>(const RowPlace&, const RowPlace&) = default;
};

// What a label names: an entry of the header, or rows of funding that have the label in common.
struct PairTarget {
    std::optional<std::size_t> entry;
    std::vector<RowPlace> rows;
};

// What a stray rule leaves of a cell: blank and narrower than any value.
bool is_sliver(const PlacedCell& cell) {
    constexpr double kNarrow = 1.5;  // row heights. Guess, unmeasured
    return cell.blank() && cell.grid->box.width() < kNarrow * cell.grid->box.height();
}

class PairReader {
  public:
    explicit PairReader(Filling& filling) : filling_(filling), unit_(form_unit(filling.declaration)) {
        for (std::size_t i = 0; i < filling.edition.header.size(); ++i) {
            labels_.push_back(filling.edition.header[i].labels);
            targets_.push_back({i, {}});
        }
        collect_rows();
    }

    void read(const Strip& strip) {
        constexpr double kLabelForSure = 0.95;  // a value may be like a label: 单位自筹资金. Guess, unmeasured
        const PairTarget* waiting = nullptr;    // of the label whose value comes next
        bool sliver = false;                    // behind that label: what is left of a blank value
        for (const std::size_t index : strip.cells) {
            PlacedCell& cell = filling_.layout.cells[index];
            if (!filling_.layout.starts(strip, index) || cell.used) continue;
            if (!waiting && clear_label(cell.texts, group_labels_, filling_.lexicon.confusions)) {
                cell.used = true;  // 按收入性质分: heads the pairs below
                continue;
            }
            const auto match = clear_label(cell.texts, labels_, filling_.lexicon.confusions);
            if (match && (!waiting || sliver || match->similarity >= kLabelForSure)) {
                // A label in the place of a value may be one: a person sees the label before it.
                if (waiting && !sliver) filling_.layout.cells[label_].used = false;
                sliver = false;
                cell.used = true;
                waiting = &targets_[match->index];
                label_ = index;
                continue;
            }
            sliver = sliver || is_sliver(cell);
            if (!waiting || is_sliver(cell)) continue;
            if (const auto run_in = find_run_in_label(*waiting, strip, index)) {
                fill_before_label(*waiting->entry, index, *run_in);
                waiting = &targets_[run_in->target];
                run_in_ = label_ = index;
                continue;
            }
            fill(*waiting, index);
            waiting = nullptr;
        }
    }

  private:
    // A label that a lost rule left at the end of the value before it.
    struct RunInLabel {
        std::size_t target = 0;
        std::size_t begin = 0;  // code points of the cell's text
    };

    // Only where the next cell is no label and would be nobody's value: 公共体育场馆免费低收费开放项目性质 |
    // 经常性项目.
    std::optional<RunInLabel> find_run_in_label(const PairTarget& waiting, const Strip& strip,
                                                std::size_t index) const {
        constexpr std::size_t kShortest = 4;  // characters of a label: 单位, 其他 end many names
        const auto at = std::ranges::find(strip.cells, index);
        const bool is_last = at == strip.cells.end() || at + 1 == strip.cells.end();
        if (!waiting.entry || is_last || cell_at(*(at + 1)).blank() || !filling_.layout.starts(strip, *(at + 1)) ||
            clear_label(cell_at(*(at + 1)).texts, labels_, filling_.lexicon.confusions))
            return std::nullopt;
        const std::u32string text = decode_utf8(joined_pieces(cell_pieces(*cell_at(index).reading, 0)));
        for (std::size_t i = 0; i < filling_.edition.header.size(); ++i)
            for (const std::string& label : labels_[i]) {
                const std::u32string wanted = decode_utf8(label);
                const bool longer = text.size() > wanted.size() + 1 && wanted.size() >= kShortest;
                if (longer && text.ends_with(wanted) && is_free(filling_.edition.header[i].field) &&
                    targets_[i].entry != waiting.entry)
                    return RunInLabel{i, text.size() - wanted.size()};
            }
        return std::nullopt;
    }

    const PlacedCell& cell_at(std::size_t index) const { return filling_.layout.cells[index]; }

    bool is_free(const FieldName& name) const {
        const OptionalField* field = field_slot(filling_.declaration, name);
        return field && !*field;
    }

    // Both the value and that of the label behind it go to a person: where the rule stood nobody saw.
    void fill_before_label(std::size_t entry, std::size_t index, const RunInLabel& run_in) {
        const HeaderEntry& here = filling_.edition.header[entry];
        const PlacedCell& cell = cell_at(index);
        const Pieces pieces = take_pieces(filling_, {index});
        OptionalField* field = field_slot(filling_.declaration, here.field);
        if (!field || *field) return;
        fill_entry(filling_, here.field, here.kind, sub_pieces(pieces, 0, run_in.begin),
                   [&](const Pieces& part, const Expectation& expected) {
                       return make_cell_field(cell, part, expected, filling_.lexicon.confusions);
                   });
        if (*field) (*field)->evidence.set(EvidenceKind::alphabet_gap, 1);
    }

    // Rows that have the same labels in several groups are one target; variants that only some of them have
    // are another.
    void collect_rows() {
        std::map<std::string, std::set<RowPlace>> by_label;
        std::vector<std::string> order;
        const auto& groups = filling_.edition.funding.groups;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if (!groups[g].pairs) continue;
            if (!groups[g].labels.empty()) group_labels_.push_back(groups[g].labels);
            for (std::size_t r = 0; r < groups[g].rows.size(); ++r)
                for (const std::string& label : groups[g].rows[r].labels) {
                    if (!by_label.contains(label)) order.push_back(label);
                    by_label[label].insert({g, r});
                }
        }
        std::map<std::set<RowPlace>, std::size_t> known;
        for (const std::string& label : order) {
            const std::set<RowPlace>& rows = by_label[label];
            if (!known.contains(rows)) {
                known[rows] = labels_.size();
                labels_.emplace_back();
                targets_.push_back({std::nullopt, {rows.begin(), rows.end()}});
            }
            labels_[known[rows]].push_back(label);
        }
    }

    void fill(const PairTarget& target, std::size_t index) {
        if (target.entry)
            fill_header_entry(filling_.edition.header[*target.entry], index);
        else
            add_line(choose_row(target), index);
    }

    void fill_header_entry(const HeaderEntry& entry, std::size_t index) {
        if (entry.field == "other") {
            const Field label = fill_cell(filling_, label_, {FieldKind::text, nullptr, {}});
            filling_.declaration.others.push_back({label, fill_cell(filling_, index, {entry.kind, nullptr, {}})});
            return;
        }
        OptionalField* field = field_slot(filling_.declaration, entry.field);
        if (!field || (*field && !(*field)->text.empty())) return;
        const PlacedCell& cell = filling_.layout.cells[index];
        fill_entry(filling_, entry.field, entry.kind, take_pieces(filling_, {index}),
                   [&](const Pieces& pieces, const Expectation& expected) {
                       return make_cell_field(cell, pieces, expected, filling_.lexicon.confusions);
                   });
        if (run_in_ && *run_in_ == label_ && *field) (*field)->evidence.set(EvidenceKind::alphabet_gap, 1);
        if (!entry.options) return;
        const std::string mended =
            (*field)->source == FieldSource::ocr ? mend_boxes((*field)->text) : (*field)->text;
        if (mended != (*field)->text) (*field)->evidence.set(EvidenceKind::alphabet_gap, 1);  // no reader gave it
        (*field)->text = mended;
        (*field)->value = parse_options(mended);
    }

    // Groups stand side by side: of the rows with such a label, the one whose group stands here; else the one that
    // follows in the form.
    RowPlace choose_row(const PairTarget& target) const {
        constexpr double kSamePlace = 0.5;  // of the narrower label. Guess, unmeasured
        const PlacedCell& label = filling_.layout.cells[label_];
        for (const RowPlace& place : target.rows) {
            const auto above = places_.find(place.group);
            if (above != places_.end() &&
                common_width(label.left, label.right, above->second.first, above->second.second) > kSamePlace)
                return place;
        }
        const auto same = std::ranges::find(target.rows, last_group_, &RowPlace::group);
        return same == target.rows.end() ? target.rows.front() : *same;
    }

    void add_line(const RowPlace& place, std::size_t index) {
        const FundingGroup& group = filling_.edition.funding.groups[place.group];
        const FundingRow& row = group.rows[place.row];
        const PlacedCell& label = filling_.layout.cells[label_];
        if (row.role != "current" && add_to_line(group, row, index)) return;
        places_[place.group] = {label.left, label.right};
        last_group_ = place.group;
        const Vocabulary words = vocabulary_of(row.labels);
        FundingLine line;
        line.key = row.key;
        line.group = group.name;
        line.is_total = row.is_total;
        line.label = fill_cell(filling_, label_, {FieldKind::vocabulary, &words, {}});
        line.is_of_which = is_of_which(line.label->text);
        if (OptionalField* value = field_slot(line, row.role))
            *value = fill_cell(filling_, index, {row.kind, nullptr, unit_});
        filling_.declaration.funding.push_back(std::move(line));
    }

    // A rate, points: of the line that the row names. False where there is none yet, or it has one.
    bool add_to_line(const FundingGroup& group, const FundingRow& row, std::size_t index) {
        std::vector<FundingLine>& lines = filling_.declaration.funding;
        const auto line = std::ranges::find_if(
            lines, [&](const FundingLine& one) { return one.group == group.name && one.key == row.key; });
        OptionalField* value = line == lines.end() ? nullptr : field_slot(*line, row.role);
        if (!value || *value) return false;
        *value = fill_cell(filling_, index, {row.kind, nullptr, unit_});
        return true;
    }

    Filling& filling_;
    FormUnit unit_;
    std::vector<Labels> labels_;
    std::vector<Labels> group_labels_;
    std::vector<PairTarget> targets_;                          // parallel to labels_
    std::optional<std::size_t> run_in_;                        // cell of the last label that had run into a value
    std::size_t label_ = 0;                                    // cell of the label read last
    std::map<std::size_t, std::pair<double, double>> places_;  // group -> left and right of its last label
    std::size_t last_group_ = 0;
};

}  // namespace

bool is_of_which(const std::string& label) {
    return label_form(label).starts_with(U"其中");
}

bool stands_in_pairs(const Filling& filling, const Strip& strip) {
    std::vector<Labels> labels, others;
    for (const FundingGroup& group : filling.edition.funding.groups) {
        std::vector<Labels>& own = group.pairs ? labels : others;
        if (!group.labels.empty()) own.push_back(group.labels);
        for (const FundingRow& row : group.rows) own.push_back(row.labels);
    }
    return std::ranges::any_of(strip.cells, [&](std::size_t index) {
        const PlacedCell& cell = filling.layout.cells[index];
        if (labels.empty() || cell.used || !filling.layout.starts(strip, index)) return false;
        const auto match = clear_label(cell.texts, labels, filling.lexicon.confusions);
        const auto other = best_label(cell.texts, others, filling.lexicon.confusions);
        return match && (!other || match->similarity > other->similarity);
    });
}

void fill_pairs(Filling& filling, const Section& section) {
    PairReader reader(filling);
    for (const Strip* strip : section.strips) reader.read(*strip);
}

}  // namespace shenbao
