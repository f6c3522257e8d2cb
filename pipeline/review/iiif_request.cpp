#include "pipeline/review/iiif_request.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include "pipeline/review/answer.hpp"

namespace shenbao {

namespace {

[[noreturn]] void reject_cut(const std::string& what) {
    throw Refusal(400, "bad-image-request", what);
}

std::optional<double> parse_number(const std::string& text) {
    double value = 0;
    const auto [end, fault] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool whole = fault == std::errc() && end == text.data() + text.size();
    return whole && value >= 0 && value < 1e6 ? std::optional(value) : std::nullopt;
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (auto end = text.find(at); end != std::string::npos; end = text.find(at, begin)) {
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

Box read_region(std::string text, int width, int height) {
    if (text == "full") return {0, 0, width, height};
    if (text == "square") {
        const int side = std::min(width, height), x = (width - side) / 2, y = (height - side) / 2;
        return {x, y, x + side, y + side};
    }
    const bool shares = text.starts_with("pct:");
    if (shares) text = text.substr(4);
    std::vector<double> numbers;
    for (const std::string& part : split(text, ',')) {
        const auto number = parse_number(part);
        if (!number) reject_cut("region: full, square or x,y,w,h");
        numbers.push_back(*number);
    }
    if (numbers.size() != 4) reject_cut("region: full, square or x,y,w,h");
    const double across = shares ? width / 100.0 : 1, down = shares ? height / 100.0 : 1;
    const auto px = [](double value) { return static_cast<int>(std::lround(value)); };
    const int x = px(numbers[0] * across), y = px(numbers[1] * down);
    const Box region{x, y, x + px(numbers[2] * across), y + px(numbers[3] * down)};
    const Box inside = intersect(region, {0, 0, width, height});
    if (inside.empty()) reject_cut("the region is outside the page or has no area");
    return inside;
}

int read_side(const std::string& text) {
    const auto number = parse_number(text);
    if (!number || *number < 1 || *number != std::floor(*number)) reject_cut("size: max, w, or ,h or w,h");
    return static_cast<int>(*number);
}

// `^` allows a picture larger than the region.
void read_size(std::string text, IiifCut& cut) {
    const bool may_grow = text.starts_with("^");
    if (may_grow) text = text.substr(1);
    const double width = cut.region.width(), height = cut.region.height();
    const auto set = [&](double w, double h) {
        cut.width = std::max(1, static_cast<int>(std::lround(w)));
        cut.height = std::max(1, static_cast<int>(std::lround(h)));
    };
    if (text == "max") {
        set(width, height);
    } else if (text.starts_with("pct:")) {
        const auto share = parse_number(text.substr(4));
        if (!share || *share <= 0) reject_cut("size: pct:n of more than 0");
        set(width * *share / 100, height * *share / 100);
    } else {
        const bool within = text.starts_with("!");
        const auto sides = split(within ? text.substr(1) : text, ',');
        if (sides.size() != 2) reject_cut("size: max, w, or ,h or w,h");
        if (within) {
            const double share = std::min(read_side(sides[0]) / width, read_side(sides[1]) / height);
            set(width * share, height * share);
        } else if (sides[1].empty()) {
            set(read_side(sides[0]), height * read_side(sides[0]) / width);
        } else if (sides[0].empty()) {
            set(width * read_side(sides[1]) / height, read_side(sides[1]));
        } else {
            set(read_side(sides[0]), read_side(sides[1]));
        }
    }
    if (!may_grow && (cut.width > cut.region.width() || cut.height > cut.region.height()))
        reject_cut("size: larger than the region; write ^ before it");
}

}  // namespace

IiifCut read_cut(const std::string& region, const std::string& size, const std::string& rotation,
                 const std::string& quality_format, int page_width, int page_height) {
    IiifCut cut;
    cut.region = read_region(region, page_width, page_height);
    read_size(size, cut);
    if (cut.width > kMostSidePx || cut.height > kMostSidePx ||
        static_cast<long long>(cut.width) * cut.height > kMostAreaPx)
        reject_cut("size: too large");
    if (rotation != "0") throw Refusal(501, "not-offered", "rotation: 0 only");
    const auto named = split(quality_format, '.');
    if (named.size() != 2) reject_cut("quality and format, as default.jpg");
    if (named[0] != "default" && named[0] != "gray") throw Refusal(501, "not-offered", "quality: default or gray");
    if (named[1] != "jpg" && named[1] != "png") throw Refusal(501, "not-offered", "format: jpg or png");
    cut.format = named[1] == "png" ? IiifFormat::png : IiifFormat::jpg;
    return cut;
}

IiifImage read_image_name(const std::string& name) {
    constexpr std::size_t kHashDigits = 64, kMostDigits = 6;
    const std::string hash = name.substr(0, kHashDigits);
    const bool is_hash =
        hash.size() == kHashDigits && hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    const std::string rest =
        name.size() > kHashDigits + 1 && name[kHashDigits] == '-' ? name.substr(kHashDigits + 1) : "";
    const auto is_number = [](const std::string& text) {
        return !text.empty() && text.size() <= kMostDigits &&
               text.find_first_not_of("0123456789") == std::string::npos;
    };
    const std::size_t version = rest.find("-v");
    const std::string page = rest.substr(0, version);
    const bool is_version = version == std::string::npos || is_number(rest.substr(version + 2));
    if (!is_hash || !is_number(page) || !is_version) throw Refusal(404, "unknown", "there is no such image");
    return {hash, std::stoi(page)};
}

}  // namespace shenbao
