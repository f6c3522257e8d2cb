// The scan as a PDF in which its text is found.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "models/declaration/declaration.hpp"

namespace shenbao {

// source: the bytes of the document that the declarations were read from; declarations: all of that document.
//
// A PDF keeps its pages as they are: nothing in them is packed anew, and invisible text (render mode 3, a font
// without ink) is laid under what they draw. Lines that came from a page's own text layer are not laid again,
// corrected or not: the page says what it says. Nor are any on pages over which some other program has laid hidden
// text. A signature that covers the whole file does not outlive that.
//
// An image becomes a PDF with a page for each of its pages: the image as it is where a PDF can hold it, else
// packed anew without loss (picture.hpp). Pages that were read lying are shown upright (/Rotate); pages that were
// not read have no text.
//
// Throws Error{unreadable_input} where the source cannot be read or is of a kind that cannot become a PDF.
[[nodiscard]] std::string to_searchable_pdf(std::string_view source, std::span<const Declaration> declarations);

}  // namespace shenbao
