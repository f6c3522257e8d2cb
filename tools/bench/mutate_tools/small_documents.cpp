#include "tools/bench/mutate_tools/small_documents.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "tools/scan/write_scan.hpp"

namespace shenbao::bench {

namespace {

constexpr int kWidth = 420, kHeight = 240;  // px at 200 dpi: 53 x 30 mm
constexpr int kRows = 2, kCols = 2, kMargin = 20;
constexpr double kDpi = 200;

std::string figure(int row, int col) {
    return std::to_string(100 * (row + 1) + 7 * col) + ".50";
}

cv::Mat draw_table(int channels) {
    cv::Mat page(kHeight, kWidth, CV_8UC(channels), cv::Scalar::all(255));
    const int w = (kWidth - 2 * kMargin) / kCols, h = (kHeight - 2 * kMargin) / kRows;
    for (int row = 0; row < kRows; ++row)
        for (int col = 0; col < kCols; ++col) {
            const cv::Rect cell(kMargin + col * w, kMargin + row * h, w, h);
            cv::rectangle(page, cell, cv::Scalar::all(0), 2);
            cv::putText(page, figure(row, col), {cell.x + 30, cell.y + h / 2 + 12}, cv::FONT_HERSHEY_DUPLEX, 1,
                        cv::Scalar::all(20), 2, cv::LINE_AA);
        }
    return page;
}

FileBytes encoded(const std::string& ending, const cv::Mat& page) {
    FileBytes bytes;
    cv::imencode(ending, page, bytes);
    return bytes;
}

FileBytes written(const std::string& path, scan::Encoding encoding, int pages) {
    scan::ScannedPage page;
    page.image = draw_table(encoding == scan::Encoding::bilevel ? 1 : 3);
    if (encoding == scan::Encoding::bilevel) cv::threshold(page.image, page.image, 128, 255, cv::THRESH_BINARY);
    page.dpi_x = page.dpi_y = kDpi;
    page.encoding = encoding;
    scan::write_scan(std::vector(static_cast<std::size_t>(pages), page), path);
    std::ifstream file(path, std::ios::binary);
    FileBytes bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    file.close();
    std::filesystem::remove(path);
    return bytes;
}

// The same table as text and strokes, nothing packed: damage reaches every part of it.
std::string table_contents() {
    std::string contents = "1 w\n";
    char part[160];
    for (int row = 0; row < kRows; ++row)
        for (int col = 0; col < kCols; ++col) {
            const int x = 10 + 70 * col, y = 10 + 36 * row;
            std::snprintf(part, sizeof part, "%d %d 70 36 re S\nBT /F1 12 Tf %d %d Td (%s) Tj ET\n", x, y, x + 8,
                          y + 12, figure(kRows - 1 - row, col).c_str());
            contents += part;
        }
    return contents;
}

FileBytes digital_pdf() {
    const std::string contents = table_contents();
    const std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 160 92] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + std::to_string(contents.size()) + " >>\nstream\n" + contents + "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    std::string pdf = "%PDF-1.4\n", table;
    char entry[32];
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
        table += entry;
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(pdf.size()), size = std::to_string(objects.size() + 1);
    pdf += "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + size +
           " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
    return {pdf.begin(), pdf.end()};
}

std::string number(std::size_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

// One stored file; what is in it does not matter as long as OFD is not read.
FileBytes ofd_zip() {
    const std::string name = "OFD.xml", content = "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'/>";
    const std::string facts = number(20, 2) + number(0, 8) + number(0, 4) + number(content.size(), 4) +
                              number(content.size(), 4) + number(name.size(), 2) + number(0, 2);
    const std::string local = "PK\3\4" + facts + name + content;
    const std::string entry = "PK\1\2" + number(20, 2) + facts + number(0, 14) + name;
    const std::string zip = local + entry + "PK\5\6" + number(0, 4) + number(1, 2) + number(1, 2) +
                            number(entry.size(), 4) + number(local.size(), 4) + number(0, 2);
    return {zip.begin(), zip.end()};
}

}  // namespace

std::vector<SmallDocument> make_small_documents(const std::string& folder) {
    using scan::Encoding;
    const std::string pdf = folder + "/scan.pdf", tif = folder + "/scan.tif";
    return {{"pdf-digital", ".pdf", digital_pdf()},
            {"pdf-jpeg", ".pdf", written(pdf, Encoding::jpeg, 1)},
            {"pdf-bilevel", ".pdf", written(pdf, Encoding::bilevel, 1)},
            {"tiff-deflate", ".tif", written(tif, Encoding::lossless, 2)},
            {"tiff-g4", ".tif", written(tif, Encoding::bilevel, 2)},
            {"png", ".png", encoded(".png", draw_table(3))},
            {"jpeg", ".jpg", encoded(".jpg", draw_table(3))},
            {"webp", ".webp", encoded(".webp", draw_table(3))},
            {"bmp", ".bmp", encoded(".bmp", draw_table(1))},
            {"ofd", ".ofd", ofd_zip()}};
}

}  // namespace shenbao::bench
