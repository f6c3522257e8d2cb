// What became of a run: the exit code of the contract, section 1.
#pragma once

#include <vector>

#include "models/declaration/declaration.hpp"
#include "models/declaration/error.hpp"

namespace shenbao {

struct FieldCounts {
    long all = 0;
    long review = 0;
    bool review_required = false;  // fields or issues that need a person
};

[[nodiscard]] FieldCounts count_fields(const std::vector<Declaration>& declarations);

class Outcome {
  public:
    void add(const Error& error);
    void add(const FieldCounts& counts) { review_ = review_ || counts.review_required; }
    // The gravest thing that happened: 15, 5, 4, 1, 2, then 3 if something needs review, else 0.
    [[nodiscard]] int exit_code() const;

  private:
    std::vector<ErrorCode> failures_;
    bool review_ = false;
};

}  // namespace shenbao
