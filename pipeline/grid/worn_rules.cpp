// A worn rule leaves pieces: some in the ink, some in the grey only, and none that goes from one rule to the next.
// What tells it from a column of figures, from stems or from an underline is the run: its pieces lie on one line
// over cells that follow each other, every cell shows it for a good part of the way, there is no print on it or
// beside it (worn_trace), and it is seen right beside the rules it crosses. Characters leave white there, in every
// row.
//
// Lines are tried through the pieces that are no rules, and along the lattice lines, which are rules elsewhere:
// one that is worn in a single cell is continued by them.
#include "pipeline/grid/worn_rules.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "pipeline/grid/worn_trace.hpp"

namespace shenbao {
namespace {

constexpr double kFromSideMm = 2.5;     // from the cell's sides: what is nearer makes no cell; as in cell_dividers
constexpr double kPieceClear = 0.7;     // of a piece that a line is tried through; guess
constexpr double kOneLineMm = 0.25;     // pieces of one rule lie this near to its line; guess
constexpr double kFromRuleMm = 0.2;     // as in cell_dividers
constexpr double kBeyondMm = 2.5;       // what must be blank beyond an end; as in pale_dividers
constexpr double kBeyondShare = 0.5;    // as in pale_dividers
constexpr double kLeastOutsideMm = 8;   // to tell by
constexpr double kOutsideMm = 25;       // of the page beside the table
constexpr double kOutsideShare = 0.35;  // of it; guess: a character of a title takes a fifth
constexpr double kContacts = 0.65;      // of the crossings, both ends among them; guess
constexpr std::size_t kFewestCells = 2;  // rules that continue it counted; in one cell it may be anything

// Shares of the length. Of 264 pages of worn copies, stems had up to 0.72 in single cells and touched no rule.
constexpr double kCellSeen = 0.5;       // of one cell
constexpr double kSeen = 0.7;           // of all
constexpr double kSeenContinued = 0.6;  // where rules continue it at both ends, and it touches all it meets
constexpr double kSeenLoose = 0.85;     // where a rule continues it at one end and it is blank at the other
constexpr double kRuled = 0.3;          // in the ink, where no rule continues it

struct Candidate {
    LatticeLine line;
    std::optional<std::size_t> index;  // where it is a line of the lattice
    std::optional<DividerSpan> cell;   // elsewhere, that its longest piece lies in
};

// Cells that follow each other, each of which shows the line.
struct WornRun {
    std::vector<CellTrace> cells;
    bool before = false, after = false;  // a rule continues it at that end
    [[nodiscard]] double length() const { return sum(&LineLook::length); }
    [[nodiscard]] double seen() const { return sum(&LineLook::seen) / length(); }
    [[nodiscard]] double ruled() const { return sum(&LineLook::ruled) / length(); }
    [[nodiscard]] double begin() const { return cells.front().begin; }
    [[nodiscard]] double end() const { return cells.back().end; }
    [[nodiscard]] bool begins() const { return before || cells.front().touches_begin; }
    [[nodiscard]] bool ends() const { return after || cells.back().touches_end; }

  private:
    [[nodiscard]] double sum(double LineLook::*what) const {
        double total = 0;
        for (const CellTrace& cell : cells) total += cell.look.*what;
        return total;
    }
};

// Share of the rules that it crosses or ends at that it keeps contact with.
double contact_share(const WornRun& run) {
    double contacts = (run.begins() ? 1 : 0) + (run.ends() ? 1 : 0);
    for (std::size_t i = 1; i < run.cells.size(); ++i)
        contacts += run.cells[i - 1].touches_end || run.cells[i].touches_begin ? 1 : 0;
    return contacts / static_cast<double>(run.cells.size() + 1);
}

bool touches_all(const WornRun& run) {
    return std::ranges::all_of(run.cells, [](const CellTrace& c) { return c.touches_begin && c.touches_end; });
}

// Is it seen well enough for what else speaks for it?
bool is_seen(const WornRun& run) {
    const bool is_continued = run.before || run.after;
    if (!run.begins() || !run.ends()) return is_continued && run.seen() >= kSeenLoose;
    if (run.before && run.after && touches_all(run)) return run.seen() >= kSeenContinued;
    return run.seen() >= kSeen && contact_share(run) >= kContacts && (is_continued || run.ruled() >= kRuled);
}

class WornSearch {
  public:
    WornSearch(Direction direction, const Lattice& lattice, const Tiling& tiling, const PageInk& page,
               const GridScale& scale)
        : direction_(direction),
          along_(direction == Direction::horizontal ? lattice.rows : lattice.cols),
          across_(direction == Direction::horizontal ? lattice.cols : lattice.rows),
          edges_(tiling.edges),
          page_(page),
          scale_(scale) {
        for (const FaceBlock& b : tiling.blocks) spans_.push_back(span_of(b, direction));
        std::ranges::sort(spans_, {}, &DividerSpan::end0);
    }

    [[nodiscard]] std::vector<Stroke> find(const std::vector<Stroke>& pieces) const {
        std::vector<Stroke> worn;
        for (const Candidate& candidate : list_candidates(pieces)) {
            for (const WornRun& run : list_runs(candidate))
                if (is_rule(candidate, run) && !lies_beside(candidate, run, worn))
                    worn.push_back(stroke_of(candidate, run));
        }
        return worn;
    }

  private:
    // The lattice's own lines first; then the pieces within cells, the longest first.
    [[nodiscard]] std::vector<Candidate> list_candidates(const std::vector<Stroke>& pieces) const {
        std::vector<Candidate> candidates;
        for (std::size_t i = 1; i + 1 < along_.size(); ++i) candidates.push_back({along_[i], i, std::nullopt});
        std::vector<Stroke> free;
        std::ranges::copy_if(pieces, std::back_inserter(free),
                             [&](const Stroke& s) { return s.clear >= kPieceClear && cell_of(s).has_value(); });
        std::ranges::sort(free, std::ranges::greater{}, &Stroke::length);
        for (const Stroke& s : free) {
            const DividerSpan cell = *cell_of(s);
            const bool is_tried = std::ranges::any_of(candidates, [&](const Candidate& c) {
                if (c.cell && *c.cell != cell) return false;
                const double near = c.index ? scale_.collinear_px : kOneLineMm * scale_.px_per_mm;
                return std::abs(c.line.at(s.middle()) - s.at(s.middle())) <= near;
            });
            if (!is_tried) candidates.push_back({line_through(s, free), std::nullopt, cell});
        }
        return candidates;
    }
    [[nodiscard]] std::optional<DividerSpan> cell_of(const Stroke& s) const {
        const double along = s.middle(), across = s.at(along);
        const auto found = std::ranges::find_if(spans_, [&](const DividerSpan& span) {
            return across_[span.end0].at(across) <= along && along <= across_[span.end1].at(across) &&
                   is_inside(across, along, span);
        });
        return found == spans_.end() ? std::nullopt : std::optional(*found);
    }
    // Well between the sides of the cell.
    [[nodiscard]] bool is_inside(double across, double along, const DividerSpan& span) const {
        const double least = kFromSideMm * scale_.px_per_mm;
        return across - along_[span.side0].at(along) >= least && along_[span.side1].at(along) - across >= least;
    }
    // With the slope of the table's rules, in the middle of the pieces near it.
    [[nodiscard]] LatticeLine line_through(const Stroke& seed, const std::vector<Stroke>& pieces) const {
        LatticeLine line;
        line.direction = direction_;
        line.slope = along_.front().slope;
        line.reference = seed.middle();
        line.position = seed.at(seed.middle());
        double weight = 0, offset = 0, width = 0;
        for (const Stroke& s : pieces) {
            const double off = s.at(s.middle()) - line.at(s.middle());
            if (std::abs(off) > kOneLineMm * scale_.px_per_mm) continue;
            weight += s.length();
            offset += s.length() * off;
            width += s.length() * s.width_px;
        }
        line.position += offset / weight;
        line.width_px = width / weight;
        return line;
    }

    [[nodiscard]] std::vector<WornRun> list_runs(const Candidate& c) const {
        std::vector<WornRun> runs;
        if (c.cell && !trace(c, *c.cell)) return runs;  // print, nearly always
        for (const DividerSpan& span : spans_) {
            const std::optional<CellTrace> cell = trace(c, span);
            if (!cell) continue;
            if (runs.empty() || runs.back().cells.back().span.end1 != span.end0) runs.emplace_back();
            runs.back().cells.push_back(*cell);
        }
        for (WornRun& run : runs) {
            run.before = is_ruled(c, static_cast<int>(run.cells.front().span.end0) - 1);
            run.after = is_ruled(c, static_cast<int>(run.cells.back().span.end1));
        }
        return runs;
    }
    // nullopt where the cell does not show the line.
    [[nodiscard]] std::optional<CellTrace> trace(const Candidate& c, const DividerSpan& span) const {
        const LatticeLine &first = across_[span.end0], &last = across_[span.end1];
        const double middle = (first.position + last.position) / 2;
        if (!is_inside(c.line.at(middle), middle, span)) return std::nullopt;
        const std::optional<CellTrace> cell = trace_cell(page_, c.line, span, first, last, scale_);
        return cell && cell->look.seen >= kCellSeen * cell->look.length ? cell : std::nullopt;
    }
    // Does the lattice have a rule on edge k of the line?
    [[nodiscard]] bool is_ruled(const Candidate& c, int k) const {
        const bool flat = direction_ == Direction::horizontal;
        if (!c.index || k < 0 || k >= (flat ? edges_.cols() : edges_.rows())) return false;
        const int line = static_cast<int>(*c.index);
        return (flat ? edges_.along_row(line, k) : edges_.along_col(k, line)).present;
    }

    [[nodiscard]] bool is_rule(const Candidate& c, const WornRun& run) const {
        if (run.cells.size() + (run.before ? 1 : 0) + (run.after ? 1 : 0) < kFewestCells) return false;
        return is_seen(run) && (run.before || !goes_on(c, run, -1)) && (run.after || !goes_on(c, run, 1)) &&
               !is_streak(c);
    }
    // A streak is broken, too, and may be white just beyond the rows that it seems to divide; but it goes over all
    // of the page. A stem of a title that stands in its way is not as much. (A rule of another table that happens
    // to lie on the same line right there keeps this one from being found.)
    [[nodiscard]] bool is_streak(const Candidate& c) const {
        if (c.index) return false;
        const std::size_t frame = c.line.direction == Direction::horizontal ? 0 : 1;
        const int page_end = page_.ink[frame].cols;
        const auto is_seen_beside = [&](const LatticeLine& side, int step) {
            const double from = crossing_at(c.line, side) + step * kFromRuleMm * scale_.px_per_mm;
            const double to = from + step * kOutsideMm * scale_.px_per_mm;
            const int x0 = std::max(0, static_cast<int>(std::lround(std::min(from, to))));
            const int x1 = std::min(page_end, static_cast<int>(std::lround(std::max(from, to))));
            if (x1 - x0 < kLeastOutsideMm * scale_.px_per_mm) return false;
            const LineLook look = look_along(page_, c.line, x0, x1, scale_);
            return look.seen >= kOutsideShare * look.length;
        };
        return is_seen_beside(across_.front(), -1) || is_seen_beside(across_.back(), 1);
    }
    // A streak or a fold is seen beyond the rule that a divider ends at, a character leaves white there.
    [[nodiscard]] bool goes_on(const Candidate& c, const WornRun& run, int step) const {
        const LatticeLine& rule = across_[step < 0 ? run.cells.front().span.end0 : run.cells.back().span.end1];
        const double at = step < 0 ? run.begin() : run.end();
        if (is_blank_beside(page_, c.line, {at, rule.width_px}, step, scale_)) return false;
        const double edge = rule.width_px / 2 + kFromRuleMm * scale_.px_per_mm;
        const double from = at + step * edge;
        const double to = from + step * kBeyondMm * scale_.px_per_mm;
        const LineLook look = look_along(page_, c.line, static_cast<int>(std::lround(std::min(from, to))),
                                         static_cast<int>(std::lround(std::max(from, to))), scale_);
        return look.seen >= kBeyondShare * look.length;
    }
    // The same rule by another of its pieces, or one too near for a cell between.
    [[nodiscard]] bool lies_beside(const Candidate& c, const WornRun& run, const std::vector<Stroke>& worn) const {
        return std::ranges::any_of(worn, [&](const Stroke& s) {
            const double middle = (std::max(s.begin, run.begin()) + std::min(s.end, run.end())) / 2;
            return s.begin < run.end() && run.begin() < s.end &&
                   std::abs(s.at(middle) - c.line.at(middle)) < kFromSideMm * scale_.px_per_mm;
        });
    }
    [[nodiscard]] Stroke stroke_of(const Candidate& c, const WornRun& run) const {
        Stroke s = make_stroke(direction_, 0, run.begin(), run.end(), c.line.width_px);
        s.fit = {};
        s.fit.add(run.begin(), c.line.at(run.begin()));
        s.fit.add(run.end(), c.line.at(run.end()));
        s.slope = s.fit.slope();
        s.coverage = run.seen();
        return s;
    }

    Direction direction_;
    const std::vector<LatticeLine>& along_;   // of its direction
    const std::vector<LatticeLine>& across_;  // that it ends at
    const LatticeEdges& edges_;
    const PageInk& page_;
    const GridScale& scale_;
    std::vector<DividerSpan> spans_;  // by end0
};

}  // namespace

RuleSet find_worn_rules(const Lattice& lattice, const Tiling& tiling, const RuleSet& pieces, const PageInk& page,
                        const GridScale& scale) {
    if (tiling.blocks.empty()) return {};
    return {WornSearch(Direction::horizontal, lattice, tiling, page, scale).find(pieces.horizontal),
            WornSearch(Direction::vertical, lattice, tiling, page, scale).find(pieces.vertical)};
}

}  // namespace shenbao
