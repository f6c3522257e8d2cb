#include "pipeline/deliver/pdf/picture_page.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace shenbao {
namespace {

constexpr double kPointsPerInch = 72, kA4LongPt = 841.89;
constexpr double kLeastSidePt = 3, kMostSidePt = 14400;  // ISO 32000-1, annex C

struct Size {
    double width = 0, height = 0;
};

Size turned_size(const Picture& picture) {
    const double w = picture.width, h = picture.height;
    return picture.is_turned() ? Size{h, w} : Size{w, h};
}

// Stored px -> px as they lie on the page, for the tags 1 to 8 of TIFF and EXIF.
Affine turn_of(const Picture& picture) {
    const double w = picture.width, h = picture.height;
    switch (picture.orientation) {
        case 2: return {-1, 0, w, 0, 1, 0};
        case 3: return {-1, 0, w, 0, -1, h};
        case 4: return {1, 0, 0, 0, -1, h};
        case 5: return {0, 1, 0, 1, 0, 0};
        case 6: return {0, -1, h, 1, 0, 0};
        case 7: return {0, -1, h, -1, 0, w};
        case 8: return {0, 1, 0, -1, 0, w};
        default: return {};
    }
}

std::string number(double value) {
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 4).ptr;
    return {text.data(), end};
}

QPDFObjectHandle make_image(QPDF& pdf, const Picture& picture) {
    QPDFObjectHandle image = QPDFObjectHandle::newStream(&pdf, picture.data);
    QPDFObjectHandle dict =
        QPDFObjectHandle::parse("<< /Type /XObject /Subtype /Image /Width " + std::to_string(picture.width) +
                                " /Height " + std::to_string(picture.height) + " " + picture.entries + ">>");
    if (!picture.palette.empty()) {
        const auto last = static_cast<long long>(picture.palette.size() / 3) - 1;
        dict.replaceKey("/ColorSpace",
                        QPDFObjectHandle::newArray(
                            {QPDFObjectHandle::newName("/Indexed"), QPDFObjectHandle::newName("/DeviceRGB"),
                             QPDFObjectHandle::newInteger(last), QPDFObjectHandle::newString(picture.palette)}));
    }
    image.replaceDict(dict);
    return image;
}

}  // namespace

std::optional<PictureScale> scale_of(const PageInfo& info) {
    const double x = std::hypot(info.to_source.a, info.to_source.b);  // source px for an upright px
    const double y = std::hypot(info.to_source.d, info.to_source.e);
    const double dpi = info.dpi.value_or(0);
    if (!(dpi > 0 && x > 0 && y > 0 && std::isfinite(dpi * x * y))) return std::nullopt;
    return PictureScale{kPointsPerInch / (dpi * x), kPointsPerInch / (dpi * y)};
}

PictureScale usual_scale(const Picture& picture) {
    const double scale = kA4LongPt / std::max(picture.width, picture.height);
    return {scale, scale};
}

QPDFPageObjectHelper add_picture_page(QPDF& pdf, const Picture& picture, const PictureScale& scale,
                                      int quarter_turns) {
    const Size size = turned_size(picture);
    const double width = std::clamp(size.width * scale.x, kLeastSidePt, kMostSidePt);
    const double height = std::clamp(size.height * scale.y, kLeastSidePt, kMostSidePt);
    const Affine unit_to_stored{static_cast<double>(picture.width), 0, 0, 0, -static_cast<double>(picture.height),
                                static_cast<double>(picture.height)};
    const Affine m = compose(picture_to_user(picture, scale), compose(turn_of(picture), unit_to_stored));
    std::string contents = "q ";
    for (const double value : {m.a, m.d, m.b, m.e, m.c, m.f}) contents += number(value) + " ";
    QPDFObjectHandle page = pdf.makeIndirectObject(QPDFObjectHandle::parse(
        "<< /Type /Page /MediaBox [0 0 " + number(width) + " " + number(height) + "] /Rotate " +
        std::to_string(quarter_turns * 90) + " /Resources << /XObject << >> >> >>"));
    page.getKey("/Resources").getKey("/XObject").replaceKey("/Scan", make_image(pdf, picture));
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, contents + "cm /Scan Do Q\n"));
    QPDFPageDocumentHelper(pdf).addPage(page, false);
    return page;
}

Affine picture_to_user(const Picture& picture, const PictureScale& scale) {
    return {scale.x, 0, 0, 0, -scale.y, turned_size(picture).height * scale.y};
}

}  // namespace shenbao
