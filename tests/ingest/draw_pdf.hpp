// Small PDFs written byte by byte, so that every box, matrix and filter of a test is on the page of the test.
#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

namespace shenbao::testing {

class PdfDrawing {
  public:
    PdfDrawing();
    // Returns the object's number.
    int add_object(const std::string& body);
    int add_stream(const std::string& dict_entries, const std::string& data);
    // entries: further keys of the page, such as "/Rotate 90". resources: of its /Resources dictionary,
    // which has Helvetica as /F1 unless they name fonts.
    void add_page(const std::string& media_box, const std::string& contents, const std::string& resources,
                  const std::string& entries = {});
    [[nodiscard]] std::vector<std::uint8_t> bytes() const;

  private:
    std::vector<std::string> objects_;  // [i] is object i + 1; 1 is the catalogue, 2 the page tree, 3 Helvetica
    std::vector<int> pages_;
};

[[nodiscard]] std::string samples_of(const cv::Mat& image);   // 8-bit rows, RGB where the image is BGR
[[nodiscard]] std::string packed_bits(const cv::Mat& image);  // 1 bit a pixel, set = white
// "/Width w /Height h /Subtype /Image /BitsPerComponent n /ColorSpace s"
[[nodiscard]] std::string image_entries(const cv::Mat& image, int bits, const std::string& colour_space);

// An uneven, asymmetric picture: no turning or mirroring of it equals itself. 8-bit grey or BGR.
[[nodiscard]] cv::Mat draw_marks(int width, int height, int channels);
// The same in black and white only.
[[nodiscard]] cv::Mat draw_bilevel_marks(int width, int height);

[[nodiscard]] std::vector<std::uint8_t> to_bytes(const std::string& text);
[[nodiscard]] double largest_difference(const cv::Mat& a, const cv::Mat& b);  // 256 where sizes or types differ

}  // namespace shenbao::testing
