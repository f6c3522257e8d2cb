#include "tools/scan/render_paper.hpp"

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <cmath>
#include <memory>
#include <opencv2/imgproc.hpp>

#include "models/declaration/error.hpp"

namespace shenbao::scan {
namespace {

std::unique_ptr<poppler::document> open_document(const std::string& pdf) {
    std::unique_ptr<poppler::document> document(poppler::document::load_from_file(pdf));
    if (!document || document->is_locked())
        throw Error(ErrorCode::unreadable_input, {pdf, std::nullopt}, "not a PDF that can be opened");
    return document;
}

cv::Mat render_grey(const poppler::page& page, double dpi) {
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    poppler::image image = renderer.render_page(&page, dpi, dpi);
    const cv::Mat view(image.height(), image.width(), CV_8U, image.data(),
                       static_cast<std::size_t>(image.bytes_per_row()));
    return view.clone();
}

}  // namespace

int count_pages(const std::string& pdf) {
    return open_document(pdf)->pages();
}

PaperPage render_paper(const std::string& pdf, int number, double dpi) {
    const auto document = open_document(pdf);
    const std::unique_ptr<poppler::page> page(document->create_page(number - 1));
    if (!page) throw Error(ErrorCode::unreadable_input, {pdf, number}, "the page cannot be read");
    const poppler::rectf box = page->page_rect();
    PaperPage paper;
    paper.number = number;
    paper.dpi = dpi;
    paper.width_pt = box.width();
    paper.height_pt = box.height();
    const cv::Mat large = render_grey(*page, 2 * dpi);
    cv::Mat even;  // halved exactly, so that px = pt * dpi / 72 holds for every point
    cv::copyMakeBorder(large, even, 0, large.rows % 2, 0, large.cols % 2, cv::BORDER_REPLICATE);
    cv::resize(even, paper.grey, {even.cols / 2, even.rows / 2}, 0, 0, cv::INTER_AREA);
    return paper;
}

}  // namespace shenbao::scan
