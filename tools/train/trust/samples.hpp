// Fields whose right text is known, with the evidence the program had for them.
#pragma once

#include <string>
#include <vector>

#include "models/declaration/evidence.hpp"

namespace shenbao {

struct TrustSample {
    int document = 0;
    std::string group;  // kTrustGroups
    Evidence evidence;
    bool right = false;
    bool may_accept = true;  // nothing but its confidence could keep it back
    std::string what{};      // document, path, truth and output, for people
};

struct TrustData {
    std::vector<std::string> documents;
    std::vector<TrustSample> samples;
};

// manifest: lines LABEL <tab> TRUTH.json <tab> OUTPUT.json, outputs written with --evidence --error-budget 1, so
// that only what may never be accepted is in review. A cell that several fields share (a merged level 1) is one
// sample: counting it often would make errors look rarer or commoner than readings are. Throws
// Error{unreadable_input}.
[[nodiscard]] TrustData load_samples(const std::string& manifest);

}  // namespace shenbao
