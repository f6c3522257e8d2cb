// Scanner PDFs: one page-filling image per page, no text.
#include <cstdio>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "models/declaration/error.hpp"
#include "tools/scan/write_scan.hpp"

namespace shenbao::scan {
namespace {

std::string jpeg_bytes(const ScannedPage& page) {
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", page.image, bytes, {cv::IMWRITE_JPEG_QUALITY, page.jpeg_quality});
    return {bytes.begin(), bytes.end()};
}

std::string raw_bytes(const ScannedPage& page) {
    if (page.encoding == Encoding::bilevel) return pack_bits(page.image, 0);
    cv::Mat rgb = page.image.clone();
    if (rgb.channels() == 3) cv::cvtColor(page.image, rgb, cv::COLOR_BGR2RGB);
    return {reinterpret_cast<const char*>(rgb.data), rgb.total() * rgb.elemSize()};
}

QPDFObjectHandle name(const std::string& text) {
    return QPDFObjectHandle::newName(text);
}

QPDFObjectHandle image_object(QPDF& pdf, const ScannedPage& page) {
    const bool jpeg = page.encoding == Encoding::jpeg;
    QPDFObjectHandle image = pdf.newStream();
    QPDFObjectHandle entries = image.getDict();
    entries.replaceKey("/Type", name("/XObject"));
    entries.replaceKey("/Subtype", name("/Image"));
    entries.replaceKey("/Width", QPDFObjectHandle::newInteger(page.image.cols));
    entries.replaceKey("/Height", QPDFObjectHandle::newInteger(page.image.rows));
    entries.replaceKey("/BitsPerComponent",
                       QPDFObjectHandle::newInteger(page.encoding == Encoding::bilevel ? 1 : 8));
    entries.replaceKey("/ColorSpace", name(page.image.channels() == 3 ? "/DeviceRGB" : "/DeviceGray"));
    image.replaceStreamData(jpeg ? jpeg_bytes(page) : raw_bytes(page),
                            jpeg ? name("/DCTDecode") : QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    return image;
}

void add_page(QPDF& pdf, const ScannedPage& page) {
    const double width = page.image.cols * 72 / page.dpi_x, height = page.image.rows * 72 / page.dpi_y;
    char content[96];
    std::snprintf(content, sizeof content, "q %.4f 0 0 %.4f 0 0 cm /Im0 Do Q\n", width, height);
    char media_box[64];
    std::snprintf(media_box, sizeof media_box, "[0 0 %.4f %.4f]", width, height);
    QPDFObjectHandle images = QPDFObjectHandle::newDictionary();
    images.replaceKey("/Im0", image_object(pdf, page));
    QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
    resources.replaceKey("/XObject", images);
    QPDFObjectHandle sheet = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    sheet.replaceKey("/Type", name("/Page"));
    sheet.replaceKey("/MediaBox", QPDFObjectHandle::parse(media_box));
    sheet.replaceKey("/Resources", resources);
    sheet.replaceKey("/Contents", pdf.newStream(content));
    QPDFPageDocumentHelper(pdf).addPage(QPDFPageObjectHelper(sheet), false);
}

}  // namespace

void write_pdf(const std::vector<ScannedPage>& pages, const std::string& path) {
    QPDF pdf;
    pdf.emptyPDF();
    for (const ScannedPage& page : pages) add_page(pdf, page);
    try {
        QPDFWriter writer(pdf, path.c_str());
        writer.setDeterministicID(true);
        writer.write();
    } catch (const std::exception& problem) {
        throw Error(ErrorCode::cannot_write, {path, std::nullopt}, problem.what());
    }
}

}  // namespace shenbao::scan
