// Plain Tesseract on the picture of a cell, as a program without our text room would ask it.
#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>

namespace shenbao::bench {

class PlainReader {
  public:
    // model: "chi_sim", "HanS", "eng"; mode: Tesseract's page segmentation mode, 7 = one line, 13 = raw line,
    // 6 = a block. Throws Error{missing_dependency}.
    PlainReader(const std::string& model, int mode);
    ~PlainReader();
    PlainReader(PlainReader&&) noexcept;
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string read(const cv::Mat& cell, double dpi);  // 8-bit grey

  private:
    struct Api;
    std::string name_;
    std::unique_ptr<Api> api_;
};

}  // namespace shenbao::bench
