#include "tools/bench/damage_tools/damage.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <opencv2/imgproc.hpp>
#include <set>

namespace shenbao {

namespace {

using Json = nlohmann::json;

int draw(std::mt19937& random, int count) {
    return static_cast<int>(random() % static_cast<std::uint32_t>(count));
}

cv::Rect around(const Json& quad) {
    std::vector<cv::Point2f> corners;
    for (const Json& corner : quad) corners.emplace_back(corner.at(0).get<float>(), corner.at(1).get<float>());
    return cv::boundingRect(corners);
}

std::set<int> turned_pages(const Json& truth) {
    std::set<int> turned;
    for (const Json& page : truth.value("pages", Json::array()))
        if (page.value("quarter_turns", 0) != 0) turned.insert(page.value("number", 0));
    return turned;
}

std::optional<long long> hundredths(const std::string& text) {
    std::string plain;
    for (const char c : text) {
        if (c != ',' && c != '.' && (c < '0' || c > '9')) return std::nullopt;
        if (c != ',') plain += c;
    }
    if (plain.empty() || plain.size() > 14 || std::count(plain.begin(), plain.end(), '.') > 1) return std::nullopt;
    return std::llround(100 * std::stod(plain));
}

struct SumLine {
    std::string path;
    long long amount = 0;
    bool is_total = false, is_of_which = false;
};

// The total's place among the lines, and of the lines that make it up; empty if there is no such sum.
std::vector<std::string> members_of_sum(const std::vector<SumLine>& lines) {
    for (const SumLine& total : lines) {
        if (!total.is_total) continue;
        std::vector<std::string> all{total.path}, parts{total.path};
        long long sum_all = 0, sum_parts = 0;
        for (const SumLine& line : lines) {
            if (line.is_total) continue;
            sum_all += line.amount, all.push_back(line.path);
            if (line.is_of_which) sum_parts += line.amount, parts.push_back(line.path);
        }
        if (all.size() > 2 && sum_all == total.amount) return all;
        if (parts.size() > 2 && sum_parts == total.amount) return parts;
    }
    return {};
}

cv::Mat grey_of(const cv::Mat& picture) {
    cv::Mat grey;
    if (picture.channels() == 1) return picture.clone();
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    return grey;
}

cv::Mat ink_of(const cv::Mat& page, const cv::Rect& box) {
    cv::Mat ink;
    cv::threshold(grey_of(page(box)), ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    return ink;
}

// The tall parts of the ink, if there are as many as the text has digits.
std::vector<cv::Rect> find_digits(const cv::Mat& page, const Site& site) {
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(ink_of(page, site.box), labels, stats, centres, 8);
    std::vector<cv::Rect> parts;
    int tallest = 0;
    for (int i = 1; i < count; ++i) {
        const cv::Rect part(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                            stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        const bool cut =
            part.x == 0 || part.y == 0 || part.br().x == site.box.width || part.br().y == site.box.height;
        if (cut) continue;
        parts.push_back(part + site.box.tl());
        tallest = std::max(tallest, part.height);
    }
    std::erase_if(parts, [tallest](const cv::Rect& part) { return part.height * 3 < tallest * 2; });
    std::sort(parts.begin(), parts.end(), [](const cv::Rect& a, const cv::Rect& b) { return a.x < b.x; });
    const auto digits =
        std::count_if(site.text.begin(), site.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return static_cast<std::ptrdiff_t>(parts.size()) == digits ? parts : std::vector<cv::Rect>{};
}

cv::Scalar paper_of(const cv::Mat& page, const cv::Rect& box) {
    cv::Mat paper;
    cv::bitwise_not(ink_of(page, box), paper);
    cv::erode(paper, paper, cv::Mat(), {-1, -1}, 2);  // the soft edges of strokes are none
    return cv::countNonZero(paper) > 0 ? cv::mean(page(box), paper) : cv::Scalar::all(250);
}

cv::Rect ink_box(const cv::Mat& page, const cv::Rect& box) {
    std::vector<cv::Point> points;
    cv::findNonZero(ink_of(page, box), points);
    return points.empty() ? box : cv::boundingRect(points) + box.tl();
}

cv::Rect grown(const cv::Rect& box, int by, const cv::Mat& page) {
    return cv::Rect(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by) &
           cv::Rect(0, 0, page.cols, page.rows);
}

}  // namespace

std::vector<Site> find_sites(const Json& truth) {
    const std::set<int> turned = turned_pages(truth);
    std::vector<Site> sites;
    for (const Json& field : truth.value("fields", Json::array())) {
        Site site{field.at("path"), field.at("text"), field.at("page"), around(field.at("quad"))};
        if (!site.text.empty() && !turned.contains(site.page) && site.box.area() > 0)
            sites.push_back(std::move(site));
    }
    return sites;
}

std::vector<Site> find_summands(const Json& truth, const std::vector<Site>& sites) {
    if (truth.at("declarations").size() != 1) return {};
    const Json funding = truth["declarations"][0].value("funding", Json::array());
    std::map<std::string, std::vector<SumLine>> groups;
    for (std::size_t i = 0; i < funding.size(); ++i) {
        const auto current = funding[i].find("current");
        if (current == funding[i].end() || !current->is_string()) continue;
        const auto amount = hundredths(current->get<std::string>());
        if (amount)
            groups[funding[i].value("group", "")].push_back({"funding/" + std::to_string(i) + "/current", *amount,
                                                             funding[i].value("is_total", false),
                                                             funding[i].value("is_of_which", false)});
    }
    std::set<std::string> members;
    for (const auto& [name, lines] : groups)
        for (const std::string& path : members_of_sum(lines)) members.insert(path);
    std::vector<Site> summands;
    for (const Site& site : sites)
        if (members.contains(site.path)) summands.push_back(site);
    return summands;
}

std::optional<std::string> retouch_digit(cv::Mat& page, const Site& site, std::mt19937& random) {
    const std::vector<cv::Rect> digits = find_digits(page, site);
    std::vector<std::size_t> places;  // of the digits in the text
    for (std::size_t i = 0; i < site.text.size(); ++i)
        if (site.text[i] >= '0' && site.text[i] <= '9') places.push_back(i);
    std::vector<std::pair<std::size_t, std::size_t>> changes;  // which digit, by which
    for (std::size_t i = 0; i < digits.size(); ++i)
        for (std::size_t j = 0; j < digits.size(); ++j)
            if (site.text[places[i]] != site.text[places[j]] && !(i == 0 && site.text[places[j]] == '0'))
                changes.emplace_back(i, j);
    if (changes.empty()) return std::nullopt;
    const auto [target, donor] = changes[static_cast<std::size_t>(draw(random, static_cast<int>(changes.size())))];
    const cv::Mat patch = page(grown(digits[donor], 1, page)).clone();
    const cv::Rect old = digits[target];
    page(grown(old, 1, page)).setTo(paper_of(page, site.box));
    const int left = old.x + (old.width - patch.cols) / 2, bottom = old.br().y + 1;  // digits stand on one line
    const cv::Rect place =
        cv::Rect(left, bottom - patch.rows, patch.cols, patch.rows) & cv::Rect(0, 0, page.cols, page.rows);
    if (place.size() != patch.size()) return std::nullopt;
    patch.copyTo(page(place));
    std::string text = site.text;
    text[places[target]] = site.text[places[donor]];
    return text;
}

void cover_half(cv::Mat& page, const Site& site, std::mt19937& random) {
    cv::Rect half = grown(ink_box(page, site.box), 2, page);
    const cv::Scalar paper = paper_of(page, site.box);
    const int side = draw(random, 4);
    if (side < 2) {
        const int width = half.width / 2;
        half = cv::Rect(side == 0 ? half.x : half.x + half.width - width, half.y, width, half.height);
    } else {
        const int height = half.height / 2;
        half = cv::Rect(half.x, side == 2 ? half.y : half.y + half.height - height, half.width, height);
    }
    const int with = draw(random, 3);
    page(half & cv::Rect(0, 0, page.cols, page.rows))
        .setTo(with == 0 ? paper : cv::Scalar::all(with == 1 ? 35 : 150));
}

void blur_page(cv::Mat& page, double sigma) {
    cv::GaussianBlur(page, page, {}, sigma);
}

}  // namespace shenbao
