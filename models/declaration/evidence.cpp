#include "models/declaration/evidence.hpp"

namespace shenbao {

std::string_view evidence_name(EvidenceKind kind) {
    static constexpr std::array<std::string_view, kEvidenceKinds> kNames{"char_score_mean",
                                                                         "char_score_min",
                                                                         "reader_agreement",
                                                                         "attempts",
                                                                         "models_agree",
                                                                         "borne_out",
                                                                         "vocabulary_similarity",
                                                                         "grammar",
                                                                         "rules_exact",
                                                                         "rules_rounded",
                                                                         "rules_failed",
                                                                         "seal_overlap",
                                                                         "rule_coverage",
                                                                         "glyph_height_px",
                                                                         "sharpness",
                                                                         "contrast",
                                                                         "repeats",
                                                                         "text_layer_agreement",
                                                                         "alphabet_gap",
                                                                         "text_length",
                                                                         "cell_darkness",
                                                                         "signs_confirmed",
                                                                         "unlike_print"};
    return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace shenbao
