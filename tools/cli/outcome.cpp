#include "tools/cli/outcome.hpp"

#include <algorithm>

namespace shenbao {

FieldCounts count_fields(const std::vector<Declaration>& declarations) {
    FieldCounts counts;
    for (const Declaration& declaration : declarations)
        visit_fields(declaration, [&counts](const std::string&, const Field& field) {
            ++counts.all;
            if (field.status == FieldStatus::review) ++counts.review;
        });
    return counts;
}

void Outcome::add(const Error& error) {
    failures_.push_back(error.code());
}

int Outcome::exit_code() const {
    constexpr int kSomeFieldsNeedReview = 3;
    for (const ErrorCode code : {ErrorCode::internal, ErrorCode::cannot_write, ErrorCode::missing_dependency,
                                 ErrorCode::wrong_usage, ErrorCode::unreadable_input})
        if (std::find(failures_.begin(), failures_.end(), code) != failures_.end()) return static_cast<int>(code);
    return review_ ? kSomeFieldsNeedReview : 0;
}

}  // namespace shenbao
