#include "tools/bench/reading/plain_reader.hpp"

#include <omp.h>
#include <tesseract/baseapi.h>

#include <cmath>

#include "models/declaration/error.hpp"

namespace shenbao::bench {

struct PlainReader::Api {
    tesseract::TessBaseAPI tesseract;
    ~Api() { tesseract.End(); }
};

PlainReader::PlainReader(const std::string& model, int mode)
    : name_(model + " psm " + std::to_string(mode)), api_(std::make_unique<Api>()) {
    omp_set_max_active_levels(0);  // as the program does, see tesseract_recogniser.cpp
    tesseract::TessBaseAPI& tesseract = api_->tesseract;
    if (tesseract.Init(nullptr, model.c_str(), tesseract::OEM_LSTM_ONLY) != 0)
        throw Error(ErrorCode::missing_dependency, {}, "the recognition model " + model + " cannot be loaded");
    tesseract.SetPageSegMode(static_cast<tesseract::PageSegMode>(mode));
    tesseract.SetVariable("debug_file", "/dev/null");
}

PlainReader::~PlainReader() = default;
PlainReader::PlainReader(PlainReader&&) noexcept = default;

std::string PlainReader::read(const cv::Mat& cell, double dpi) {
    tesseract::TessBaseAPI& tesseract = api_->tesseract;
    tesseract.SetImage(cell.data, cell.cols, cell.rows, 1, static_cast<int>(cell.step));
    tesseract.SetSourceResolution(static_cast<int>(std::lround(dpi)));
    const std::unique_ptr<char[]> text(tesseract.GetUTF8Text());
    return text ? text.get() : "";
}

}  // namespace shenbao::bench
