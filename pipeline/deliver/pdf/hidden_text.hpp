// Whether somebody laid text over the scan before us.
#pragma once

#include <cstddef>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace shenbao {

// Bytes of the strings that the page's contents, or forms that it may draw, show in render modes 3 and 7.
[[nodiscard]] std::size_t count_hidden_text(QPDFPageObjectHelper page);

}  // namespace shenbao
