// A PDF in memory, opened with Poppler: page pixels and text boxes. Nothing is printed.
#pragma once

#include <poppler-document.h>
#include <poppler-page.h>

#include <memory>
#include <opencv2/core/mat.hpp>

#include "pipeline/ingest/read_context.hpp"

namespace shenbao {

enum class Channels { grey, colour };

class PopplerFile {
  public:
    // bytes must outlive the object.
    explicit PopplerFile(Bytes bytes);

    [[nodiscard]] bool is_open() const { return document_ != nullptr; }
    [[nodiscard]] bool is_locked() const { return document_ != nullptr && document_->is_locked(); }
    [[nodiscard]] int page_count() const { return document_ ? document_->pages() : 0; }
    // index: 0-based. nullptr where the page cannot be had.
    [[nodiscard]] std::unique_ptr<poppler::page> page(int index) const;

  private:
    std::unique_ptr<poppler::document> document_;
};

struct Rendering {
    cv::Mat image;            // 8-bit, 1 channel or BGR; empty if Poppler gave up
    bool complained = false;  // Poppler reported a fault while drawing
};

// The whole crop box after /Rotate at dpi pixels per 72 points.
[[nodiscard]] Rendering render_page(const poppler::page& page, double dpi, Channels channels);

// A drawing that failed altogether: nothing on it although its drawing was faulty.
[[nodiscard]] bool is_failed(const Rendering& rendering);

}  // namespace shenbao
