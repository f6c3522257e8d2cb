// A sign alone in its line: the operator and the unit in columns of their own.
#pragma once

#include <vector>

#include "pipeline/text/vote.hpp"

namespace shenbao {

// Neural readers know lines, not single signs: of a worn % alone they make 人 and 和, of ≥ 安 and 六, while the
// glyphs read its shape, if unsurely. Where the glyphs see nothing but a sign and no two other readers agree on
// anything else, the glyphs' ballot decides. True where no other reader bears it out: a person looks.
[[nodiscard]] bool trust_lone_sign(std::vector<Ballot>& ballots);

}  // namespace shenbao
