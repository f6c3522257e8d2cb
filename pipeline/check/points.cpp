#include "pipeline/check/points.hpp"

#include <algorithm>
#include <string_view>

#include "pipeline/base/utf8.hpp"

namespace shenbao {
namespace {

constexpr std::string_view kPoints = "分";

bool is_numeral(char c) {
    return (c >= '0' && c <= '9') || c == '.';
}

std::optional<Decimal> take_number(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() && is_numeral(text[end])) ++end;
    const auto number = parse_decimal(text.substr(0, end));
    text.remove_prefix(end);
    return number;
}

// A merged cell is a field of all rows it covers, and counts once.
bool is_same_cell(const OptionalField& a, const OptionalField& b) {
    return a && b && a->cell && a->cell == b->cell && a->page == b->page;
}

}  // namespace

std::optional<Amount> read_points(const std::string& path, const OptionalField& field) {
    if (!field) return std::nullopt;
    Amount points = read_amount(path, "points", *field);
    points.unit.reset();
    if (points.nothing) return points;
    std::string text = fold_text(field->text);
    if (text.ends_with(kPoints)) text.resize(text.size() - kPoints.size());
    points.number = parse_decimal(text);
    return points;
}

std::optional<Points> collect_points(const Declaration& declaration, OptionalField Indicator::*member,
                                     const char* name, const std::function<bool(const Indicator&)>& chosen) {
    Points points;
    const OptionalField* before = nullptr;
    for (std::size_t i = 0; i < declaration.indicators.size(); ++i) {
        const Indicator& indicator = declaration.indicators[i];
        if (!chosen(indicator)) continue;
        const OptionalField& field = indicator.*member;
        if (before && is_same_cell(*before, field)) continue;
        before = &field;
        const auto read = read_points("indicators/" + std::to_string(i) + "/" + name, field);
        if (!read || !read->number) return std::nullopt;
        points.push_back(*read);
    }
    return points;
}

std::optional<Points> execution_points(const Declaration& declaration, OptionalField FundingLine::*member,
                                       const char* name) {
    Points points;
    for (std::size_t i = 0; i < declaration.funding.size(); ++i) {
        const auto read = read_points("funding/" + std::to_string(i) + "/" + name, declaration.funding[i].*member);
        if (!read || read->nothing) continue;
        if (!read->number) return std::nullopt;
        points.push_back(*read);
    }
    return points;
}

std::optional<Decimal> sum_of(const Points& points) {
    std::optional<Decimal> sum = Decimal{};
    for (const Amount& one : points) sum = sum ? add(*sum, *one.number) : std::nullopt;
    return sum;
}

bool has_blank(const Points& points) {
    return std::ranges::any_of(points, &Amount::nothing);
}

bool is_equal(const Decimal& a, const Decimal& b) {
    const auto order = compare(a, b);
    return order && *order == 0;
}

std::vector<std::string> paths_of(const Points& points) {
    std::vector<std::string> paths;
    for (const Amount& one : points)
        if (!one.nothing) paths.push_back(one.path);
    return paths;
}

bool are_blank(const Points& points) {
    return std::ranges::all_of(points, &Amount::nothing);
}

Points joined(Points points, const Points& more) {
    points.insert(points.end(), more.begin(), more.end());
    return points;
}

bool within_points(const Decimal& a, const Decimal& b, bool whole) {
    const auto difference = subtract(a, b);
    if (!difference) return true;
    const auto order = compare(absolute(*difference), whole ? Decimal{5, 1} : Decimal{5, 2});
    return !order || *order <= 0;
}

std::optional<PointRange> points_in_label(const std::string& label) {
    const std::string folded = fold_text(label);
    std::string_view text = folded;
    const std::size_t start = text.find_first_of("0123456789");
    if (start == std::string_view::npos) return std::nullopt;
    text.remove_prefix(start);
    const auto least = take_number(text);
    auto most = least;
    if (text.starts_with('-') || text.starts_with('~')) {
        text.remove_prefix(1);
        most = take_number(text);
    }
    if (text.starts_with(')')) text.remove_prefix(1);
    if (!least || !most || !text.starts_with(kPoints)) return std::nullopt;
    return PointRange{*least, *most};
}

}  // namespace shenbao
