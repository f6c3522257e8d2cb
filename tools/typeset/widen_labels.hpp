// The printed words of a form in full-width punctuation, as most paper has them: 项目资金（万元）, 年度资金总额：.
#pragma once

#include "tools/typeset/form_sheet.hpp"

namespace shenbao::typeset {

// Brackets and colons of all texts become full-width, except those in fields, which are as filled in.
void widen_labels(FormSheet& sheet);

}  // namespace shenbao::typeset
