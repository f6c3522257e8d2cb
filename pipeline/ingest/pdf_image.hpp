// An image of a PDF -> its own pixels, one for one.
#pragma once

#include <opencv2/core/mat.hpp>
#include <qpdf/QPDFObjectHandle.hh>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

// stream: an image XObject without masks. Out: 8-bit, 1 channel or BGR, rows as stored.
// JPEG goes to libjpeg; plain samples in grey, RGB or a palette are unpacked; every other kind (CCITT, JBIG2,
// JPEG 2000, CMYK, ...) is drawn by Poppler on a page of exactly its size.
// Throws Error{unreadable_input} for damaged, truncated and oversized images.
[[nodiscard]] cv::Mat read_pdf_image(QPDFObjectHandle stream, const ReadContext& context);

// Refuses a damaged or truncated JPEG, which Poppler would draw in part without a word. Other kinds pass.
void check_pdf_image(QPDFObjectHandle stream, const ReadContext& context);

}  // namespace shenbao
