#include "pipeline/ingest/pdf_image.hpp"

#include <algorithm>
#include <array>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>
#include <vector>

#include "pipeline/ingest/bounded_sink.hpp"
#include "pipeline/ingest/pdf_samples.hpp"
#include "pipeline/ingest/poppler_file.hpp"
#include "pipeline/ingest/read_images.hpp"

namespace shenbao {

namespace {

const char* const kRemedy = "scan the page again, or open the PDF and print it to a new one";

// The only filter's name, "" where there is none, "several" for a chain.
std::string find_filter(QPDFObjectHandle dict) {
    QPDFObjectHandle filter = dict.getKey("/Filter");
    if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
    if (filter.isName()) return filter.getName();
    return filter.isArray() && filter.getArrayNItems() > 1 ? "several" : "";
}

bool is_plain_jpeg(QPDFObjectHandle dict) {
    return find_filter(dict) == "/DCTDecode" && !dict.hasKey("/Decode") &&
           count_colour_channels(dict.getKey("/ColorSpace")) > 0;
}

// Every filter is one that QPDF undoes without loss.
bool is_plain_stream(QPDFObjectHandle dict) {
    static constexpr std::array<const char*, 10> kPlain{"/FlateDecode",
                                                        "/LZWDecode",
                                                        "/RunLengthDecode",
                                                        "/ASCII85Decode",
                                                        "/ASCIIHexDecode",
                                                        "/Fl",
                                                        "/LZW",
                                                        "/RL",
                                                        "/A85",
                                                        "/AHx"};
    const auto is_plain = [](QPDFObjectHandle filter) {
        return std::any_of(kPlain.begin(), kPlain.end(),
                           [&](const char* name) { return filter.isNameAndEquals(name); });
    };
    QPDFObjectHandle filter = dict.getKey("/Filter");
    if (filter.isNull()) return true;
    if (filter.isName()) return is_plain(filter);
    if (!filter.isArray()) return false;
    std::vector<QPDFObjectHandle> chain = filter.getArrayAsVector();
    return std::all_of(chain.begin(), chain.end(), is_plain);
}

cv::Mat read_samples(QPDFObjectHandle stream, const SampleLayout& layout, const ReadContext& context) {
    const std::size_t expected = layout.row_bytes() * static_cast<std::size_t>(layout.height);
    constexpr std::size_t kSlack = 1 << 20;  // bytes of padding tolerated after the last row
    BoundedSink sink(expected, kSlack);
    bool filtered = false;
    const bool ok = stream.pipeStreamData(&sink, &filtered, 0, qpdf_dl_specialized, true);
    // The last row may lack its end in sloppy files; more than that is a cut.
    if (!ok || sink.bytes().size() + layout.row_bytes() < expected)
        refuse(context.place, "the page image is damaged or cut off", kRemedy);
    sink.bytes().resize(expected);
    return unpack_samples(layout, sink.bytes());
}

cv::Mat read_jpeg_stream(QPDFObjectHandle stream, const ReadContext& context) {
    const auto data = stream.getRawStreamData();
    return read_jpeg_pixels(Bytes(data->getBuffer(), data->getSize()), context);
}

// Splash rounds an image's corners outwards and then adds a pixel, which would stretch and blur it; a placement
// this much inside the page comes out one for one.
constexpr double kInsetPt = 0.01;

// A PDF of one page of width x height points that shows the image and nothing else.
std::shared_ptr<Buffer> wrap_image(QPDFObjectHandle stream, long long width, long long height) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.emptyPDF();
    const std::string w = std::to_string(width), h = std::to_string(height);
    const std::string inset = std::to_string(kInsetPt);
    const std::string contents = std::to_string(static_cast<double>(width) - 2 * kInsetPt) + " 0 0 " +
                                 std::to_string(static_cast<double>(height) - 2 * kInsetPt) + " " + inset + " " +
                                 inset + " cm /Im0 Do";
    QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 " + w + " " + h +
                                                    "] /Resources << /XObject << >> >> >>");
    page.getKey("/Resources").getKey("/XObject").replaceKey("/Im0", pdf.copyForeignObject(stream));
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, contents));
    pdf.addPage(pdf.makeIndirectObject(page), false);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    return writer.getBufferSharedPointer();
}

Channels find_channels(QPDFObjectHandle dict) {
    QPDFObjectHandle bits = dict.getKey("/BitsPerComponent"), space = dict.getKey("/ColorSpace");
    const bool bilevel = find_filter(dict) == "/CCITTFaxDecode" || find_filter(dict) == "/JBIG2Decode" ||
                         (bits.isInteger() && bits.getIntValue() == 1 && !space.isArray());
    return bilevel || count_colour_channels(space) == 1 ? Channels::grey : Channels::colour;
}

cv::Mat draw_image(QPDFObjectHandle stream, long long width, long long height, const ReadContext& context) {
    const auto wrapped = wrap_image(stream, width, height);
    const PopplerFile file(Bytes(wrapped->getBuffer(), wrapped->getSize()));
    const auto page = file.page(0);
    if (!page) refuse(context.place, "the page image is damaged", kRemedy);
    constexpr double kOnePixelPerPoint = 72;
    const Rendering drawn = render_page(*page, kOnePixelPerPoint, find_channels(stream.getDict()));
    if (is_failed(drawn)) refuse(context.place, "the page image is damaged", kRemedy);
    return drawn.image;
}

}  // namespace

cv::Mat read_pdf_image(QPDFObjectHandle stream, const ReadContext& context) {
    QPDFObjectHandle dict = stream.getDict();
    QPDFObjectHandle width = dict.getKey("/Width"), height = dict.getKey("/Height");
    if (!width.isInteger() || !height.isInteger()) refuse(context.place, "the page image has no size", kRemedy);
    check_image_size(context, width.getIntValue(), height.getIntValue());
    try {
        if (is_plain_jpeg(dict)) return read_jpeg_stream(stream, context);
        const auto layout = is_plain_stream(dict) ? find_sample_layout(dict) : std::nullopt;
        if (layout) return read_samples(stream, *layout, context);
        return draw_image(stream, width.getIntValue(), height.getIntValue(), context);
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        refuse(context.place, "the page image is damaged", kRemedy);
    }
}

void check_pdf_image(QPDFObjectHandle stream, const ReadContext& context) {
    if (is_plain_jpeg(stream.getDict())) (void)read_pdf_image(stream, context);
}

}  // namespace shenbao
