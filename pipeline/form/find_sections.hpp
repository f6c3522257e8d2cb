// Strips -> sections of the form, by their labels; what has no label of its own goes on with the section before.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/form/form_edition.hpp"
#include "pipeline/form/lexicon.hpp"
#include "pipeline/form/read_layout.hpp"

namespace shenbao {

enum class SectionKind {
    header,
    funding,
    text_block,
    goals,
    heading,
    indicators,
    totals,
    rows,
    signature,
    notes,
    unplaced
};

struct Section {
    SectionKind kind = SectionKind::unplaced;
    std::size_t spec = 0;              // index of the edition's text block, goals, row table or signature
    std::optional<Horizon> horizon;    // heading, indicators
    std::optional<int> number;         // heading: its printed counter
    std::optional<std::size_t> label;  // cell with the section's label
    std::vector<const Strip*> strips;  // of the layout, which must outlive the sections
};

// Marks the label cells of sections as used.
[[nodiscard]] std::vector<Section> find_sections(Layout& layout, const FormEdition& edition,
                                                 const Confusions& confusions);

}  // namespace shenbao
