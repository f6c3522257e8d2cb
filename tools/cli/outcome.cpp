#include "tools/cli/outcome.hpp"

#include <algorithm>

#include "pipeline/deliver/review_summary.hpp"

namespace shenbao {

FieldCounts count_fields(const std::vector<Declaration>& declarations) {
    FieldCounts counts;
    for (const Declaration& declaration : declarations) {
        const ReviewSummary summary = summarise_review(declaration);
        counts.all += summary.of;
        counts.review += summary.fields;
        counts.review_required = counts.review_required || summary.required;
    }
    return counts;
}

void Outcome::add(const Error& error) {
    failures_.push_back(error.code());
}

int Outcome::exit_code() const {
    constexpr int kSomeNeedReview = 3;
    for (const ErrorCode code : {ErrorCode::internal, ErrorCode::cannot_write, ErrorCode::missing_dependency,
                                 ErrorCode::wrong_usage, ErrorCode::unreadable_input})
        if (std::find(failures_.begin(), failures_.end(), code) != failures_.end()) return static_cast<int>(code);
    return review_ ? kSomeNeedReview : 0;
}

}  // namespace shenbao
