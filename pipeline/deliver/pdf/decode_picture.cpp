#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "pipeline/deliver/pdf/read_pictures.hpp"

namespace shenbao {
namespace {

constexpr double kTo8Bits = 1.0 / 257;

cv::Mat over_white(const cv::Mat& bgra) {
    cv::Mat bgr(bgra.size(), CV_8UC3);
    for (int y = 0; y < bgra.rows; ++y) {
        const auto* from = bgra.ptr<cv::Vec4b>(y);
        auto* to = bgr.ptr<cv::Vec3b>(y);
        for (int x = 0; x < bgra.cols; ++x)
            for (int c = 0; c < 3; ++c)
                to[x][c] = static_cast<std::uint8_t>(255 - (255 - from[x][c]) * from[x][3] / 255);
    }
    return bgr;
}

cv::Mat decode(std::string_view bytes) {
    const cv::Mat packed(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<char*>(bytes.data()));
    cv::Mat image = cv::imdecode(packed, cv::IMREAD_UNCHANGED);
    if (image.empty()) refuse_picture();
    if (image.depth() == CV_16U) image.convertTo(image, CV_8U, kTo8Bits);
    if (image.channels() == 4) image = over_white(image);
    if (image.channels() == 3) cv::cvtColor(image, image, cv::COLOR_BGR2RGB);
    return image.isContinuous() ? image : image.clone();
}

}  // namespace

Picture decode_picture(std::string_view bytes) {
    cv::Mat image;
    try {
        image = decode(bytes);
    } catch (const cv::Exception&) {
        refuse_picture();
    }
    check_picture_size(image.cols, image.rows);
    Picture picture;
    picture.width = image.cols;
    picture.height = image.rows;
    picture.entries = std::string("/BitsPerComponent 8 /Filter /FlateDecode /ColorSpace ") +
                      (image.channels() == 3 ? "/DeviceRGB " : "/DeviceGray ");
    picture.data = deflated({reinterpret_cast<const char*>(image.data), image.total() * image.elemSize()});
    return picture;
}

}  // namespace shenbao
