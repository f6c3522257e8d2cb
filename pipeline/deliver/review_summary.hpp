// What is left for a person on a declaration: the `review` of the contract, section 2.
#pragma once

#include "models/declaration/declaration.hpp"

namespace shenbao {

struct ReviewSummary {
    // Some field needs a person, or an issue of severity warning or error tells of something that has no field: a
    // form that was not understood, a page that could not be read. An issue of fields that a person corrected was
    // seen by that person.
    bool required = false;
    long fields = 0;  // of status review
    long of = 0;      // all fields
};

[[nodiscard]] ReviewSummary summarise_review(const Declaration& declaration);

}  // namespace shenbao
