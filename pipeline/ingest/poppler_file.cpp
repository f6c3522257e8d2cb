#include "pipeline/ingest/poppler_file.hpp"

#include <fcntl.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <opencv2/core.hpp>

namespace shenbao {

namespace {

// Poppler has one message callback per process and gives it no document; a count per thread tells whether the
// drawing that runs on this thread was faulty.
long& complaints_of_this_thread() {
    thread_local long count = 0;
    return count;
}

void count_complaint(const std::string&, void*) {
    ++complaints_of_this_thread();
}

// Poppler's JPEG decoder leaves libjpeg's printing of warnings on, and no interface of Poppler turns it off: while
// a page is drawn, the process's stderr goes nowhere.
class SilentStderr {
  public:
    SilentStderr() : saved_(::dup(STDERR_FILENO)) {
        std::fflush(stderr);
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (saved_ >= 0 && nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
        if (nowhere >= 0) ::close(nowhere);
    }
    ~SilentStderr() {
        if (saved_ < 0) return;
        std::fflush(stderr);
        ::dup2(saved_, STDERR_FILENO);
        ::close(saved_);
    }
    SilentStderr(const SilentStderr&) = delete;
    SilentStderr& operator=(const SilentStderr&) = delete;

  private:
    int saved_;
};

cv::Mat copy_pixels(const poppler::image& image, Channels channels) {
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return {};
    const int type = channels == Channels::grey ? CV_8UC1 : CV_8UC3;
    const cv::Mat view(image.height(), image.width(), type, const_cast<char*>(image.const_data()),
                       static_cast<std::size_t>(image.bytes_per_row()));
    return view.clone();
}

}  // namespace

PopplerFile::PopplerFile(Bytes bytes) {
    poppler::set_debug_error_function(count_complaint, nullptr);
    if (bytes.empty() || bytes.size() > INT_MAX) return;
    document_.reset(poppler::document::load_from_raw_data(reinterpret_cast<const char*>(bytes.data()),
                                                          static_cast<int>(bytes.size())));
}

std::unique_ptr<poppler::page> PopplerFile::page(int index) const {
    return std::unique_ptr<poppler::page>(document_ ? document_->create_page(index) : nullptr);
}

Rendering render_page(const poppler::page& page, double dpi, Channels channels) {
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(channels == Channels::grey ? poppler::image::format_gray8
                                                         : poppler::image::format_bgr24);
    const long before = complaints_of_this_thread();
    Rendering rendering;
    const SilentStderr silence;
    rendering.image = copy_pixels(renderer.render_page(&page, dpi, dpi), channels);
    rendering.complained = complaints_of_this_thread() != before;
    return rendering;
}

bool is_failed(const Rendering& rendering) {
    if (rendering.image.empty()) return true;
    if (!rendering.complained) return false;
    double low = 0, high = 0;
    cv::minMaxLoc(rendering.image.reshape(1), &low, &high);
    return low == high;
}

}  // namespace shenbao
