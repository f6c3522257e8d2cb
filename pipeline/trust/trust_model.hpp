// The fitted calibration: logistic over named evidence, one set of weights per group of field kinds.
#pragma once

#include <memory>
#include <string>

#include "models/declaration/field.hpp"

namespace shenbao {

class TrustModel {
  public:
    // path: models/trust/model.json. Throws Error{missing_dependency} if absent, Error{internal} if malformed.
    explicit TrustModel(const std::string& path);
    ~TrustModel();
    TrustModel(TrustModel&&) noexcept;
    TrustModel& operator=(TrustModel&&) noexcept;

    // Probability that the field's text is exactly right; nullopt where the evidence does not suffice to say.
    [[nodiscard]] std::optional<double> confidence(const Field& field) const;
    // Smallest confidence whose share of errors among accepted fields stays under the budget (held-out documents);
    // above 1 where none does, 0 for a budget of 1.
    [[nodiscard]] double threshold(double error_budget) const;

    struct Parts;

  private:
    std::unique_ptr<const Parts> parts_;
};

}  // namespace shenbao
