// A declaration as it was read -> the same with what people said in it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "models/declaration/declaration.hpp"
#include "pipeline/form/lexicon.hpp"
#include "pipeline/trust/trust_model.hpp"

namespace shenbao {

struct CorrectedText {
    std::string path;  // as of visit_fields
    std::string text;
    // Something else was read there since: the text stays, the reading is an alternative, and a person decides.
    bool open = false;
};

// What is needed besides the declaration.
struct CorrectionKnowledge {
    Lexicon lexicon;
    TrustModel trust;
    double error_budget = 0.001;
};

// models_dir: the project's models/ folder. Throws Error{missing_dependency} naming what is not there.
[[nodiscard]] CorrectionKnowledge load_correction_knowledge(const std::string& models_dir, double error_budget);

// What all corrections of one reading begin with.
struct Correctable {
    Declaration read;
    Declaration bare;  // without what the rules found in it
};
[[nodiscard]] Correctable make_correctable(Declaration read);

// read: as extraction delivers it, with kinds and evidence; where an earlier version of the program left them out,
// kinds are told from the values, and no field is accepted that was not.
//
// A corrected field has the text, its type read anew, status `corrected`, source `correction`, no confidence
// (nobody measured the person), and what was read as an alternative. So have the same parts of other entries
// (level 1 of other indicators) in the same cell: a merged cell is one thing. Its cell in `tables` gets the text,
// too, where it held nothing else.
//
// Then the rules are run again. Other fields keep text and status, but for those whom a rule says something else
// than before: these are assessed anew, and may go to a person or be accepted.
[[nodiscard]] Declaration correct_declaration(const Correctable& reading, std::span<const CorrectedText> texts,
                                              const CorrectionKnowledge& knowledge);
[[nodiscard]] Declaration correct_declaration(const Declaration& read, std::span<const CorrectedText> texts,
                                              const CorrectionKnowledge& knowledge);

}  // namespace shenbao
