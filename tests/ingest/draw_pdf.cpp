#include "tests/ingest/draw_pdf.hpp"

#include <cstdio>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace shenbao::testing {

PdfDrawing::PdfDrawing() {
    objects_ = {"<< /Type /Catalog /Pages 2 0 R >>", "",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
}

int PdfDrawing::add_object(const std::string& body) {
    objects_.push_back(body);
    return static_cast<int>(objects_.size());
}

int PdfDrawing::add_stream(const std::string& dict_entries, const std::string& data) {
    return add_object("<< " + dict_entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
                      "\nendstream");
}

void PdfDrawing::add_page(const std::string& media_box, const std::string& contents, const std::string& resources,
                          const std::string& entries) {
    const std::string fonts = resources.find("/Font") == std::string::npos ? "/Font << /F1 3 0 R >> " : "";
    const int stream = add_stream("", contents);
    pages_.push_back(add_object("<< /Type /Page /Parent 2 0 R /MediaBox [" + media_box + "] /Contents " +
                                std::to_string(stream) + " 0 R /Resources << " + fonts + resources + " >> " +
                                entries + " >>"));
}

std::vector<std::uint8_t> PdfDrawing::bytes() const {
    std::string kids;
    for (const int page : pages_) kids += std::to_string(page) + " 0 R ";
    std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", table;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
        char entry[32];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
        table += entry;
        const std::string pages =
            "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>";
        out += std::to_string(i + 1) + " 0 obj\n" + (i == 1 ? pages : objects_[i]) + "\nendobj\n";
    }
    const std::string count = std::to_string(objects_.size() + 1);
    const std::string start = std::to_string(out.size());
    out += "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + count +
           " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
    return to_bytes(out);
}

std::string samples_of(const cv::Mat& image) {
    cv::Mat rows = image.clone();
    if (image.channels() == 3) cv::cvtColor(image, rows, cv::COLOR_BGR2RGB);
    return {reinterpret_cast<const char*>(rows.data), rows.total() * rows.elemSize()};
}

std::string packed_bits(const cv::Mat& image) {
    std::string bits;
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; x += 8) {
            unsigned byte = 0;
            for (int i = 0; i < 8 && x + i < image.cols; ++i)
                if (image.at<std::uint8_t>(y, x + i) > 127) byte |= 0x80U >> i;
            bits.push_back(static_cast<char>(byte));
        }
    return bits;
}

std::string image_entries(const cv::Mat& image, int bits, const std::string& colour_space) {
    return "/Type /XObject /Subtype /Image /Width " + std::to_string(image.cols) + " /Height " +
           std::to_string(image.rows) + " /BitsPerComponent " + std::to_string(bits) + " /ColorSpace " +
           colour_space;
}

cv::Mat draw_marks(int width, int height, int channels) {
    cv::Mat image(height, width, channels == 3 ? CV_8UC3 : CV_8UC1, cv::Scalar::all(250));
    const cv::Scalar seal = channels == 3 ? cv::Scalar(40, 30, 200) : cv::Scalar(90);
    cv::rectangle(image, {width / 10, height / 12}, {width / 2, height / 4}, cv::Scalar::all(20), cv::FILLED);
    cv::line(image, {width / 8, height - height / 8}, {width - width / 9, height / 2}, cv::Scalar::all(0), 2);
    cv::circle(image, {width * 3 / 4, height / 5}, height / 10, seal, 3);
    return image;
}

cv::Mat draw_bilevel_marks(int width, int height) {
    cv::Mat bilevel;
    cv::threshold(draw_marks(width, height, 1), bilevel, 127, 255, cv::THRESH_BINARY);
    return bilevel;
}

std::vector<std::uint8_t> to_bytes(const std::string& text) {
    return {text.begin(), text.end()};
}

double largest_difference(const cv::Mat& a, const cv::Mat& b) {
    if (a.size() != b.size() || a.type() != b.type()) return 256;
    return cv::norm(a, b, cv::NORM_INF);
}

}  // namespace shenbao::testing
