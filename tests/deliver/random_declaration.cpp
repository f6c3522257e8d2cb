#include "tests/deliver/random_declaration.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <string_view>

#include "pipeline/deliver/figures.hpp"
#include "pipeline/deliver/model_shape.hpp"
#include "pipeline/deliver/names.hpp"

namespace shenbao::testing {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kOfXml{
    "",     " ",      "  两 端  ",     "县财政局",  "≥95%",      "\U00020000\U0002A6D6\U0001F600",
    "<&>",  "]]>",    "\"'",           "a\r\nb\rc", "\n\t\n",    "<!--x-->",
    "null", "&amp;",  "\uFFFD",        "\uFDD0",    "\uFEFF",    "\U0001FFFF",
    "\x7F", "\u0085", "e\u0301\u200D", "<![CDATA[", "\\u0041/~", "\u2028"};
constexpr std::array kOfJson{"\0"sv, "\x01\x1F"sv, "a\x0B"sv, "\uFFFE"sv, "\uFFFF"sv, "\x0C\x1B"sv};
constexpr std::array<double, 11> kFigures{0.0,    -0.0, 0.1,        1.0 / 3, -2.5, 1e300, 1.7976931348623157e308,
                                          5e-324, 1e-7, 123456.789, -1e21};
constexpr std::array<int, 8> kWholes{
    0, 1, -1, 7, 65536, 1000000, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};

class Dice {
  public:
    Dice(unsigned seed, Characters characters) : random_(seed), characters_(characters) {}

    [[nodiscard]] std::size_t below(std::size_t count) { return random_() % count; }
    template <class List>
    auto pick(const List& list) {
        return list[below(list.size())];
    }

    template <Record T>
    void fill(T& record, const Rule& = {}) {
        ++depth_;
        for_each_member<T>([&](const auto& member) { fill_member(member, record); });
        --depth_;
    }
    template <class T>
    void fill(std::vector<T>& items, const Rule& rule) {
        const bool deep = depth_ > 6;  // values within values come to an end
        for (std::size_t count = deep ? 0 : below(4); count-- > 0;) {
            if constexpr (kIsMap<std::vector<T>>)
                add_entry(items);
            else
                fill(items.emplace_back(), rule);
        }
    }
    template <class T>
    void fill(std::optional<T>& value, const Rule& rule) {
        if (below(2) == 0) fill(value.emplace(), rule);
    }
    void fill(std::string& text, const Rule& rule) {
        switch (rule.form) {
            case TextForm::any: text = any_text(); break;
            case TextForm::sha256: text = std::string(63, "0123456789abcdef"[below(16)]) + "a"; break;
            case TextForm::decimal: text = decimal(); break;
            case TextForm::goal_id: text = std::string(pick(names_of(Horizon{}))) + "-" + digits(); break;
            case TextForm::family: text = pick(family_names()); break;
        }
    }
    void fill(bool& value, const Rule&) { value = below(2) == 0; }
    void fill(int& value, const Rule& rule) {
        value = static_cast<int>(std::clamp(static_cast<double>(pick(kWholes)), rule.least, rule.most));
    }
    void fill(unsigned long long& value, const Rule&) {
        value = below(2) == 0 ? std::numeric_limits<unsigned long long>::max() : below(1000000);
    }
    void fill(double& value, const Rule& rule) {
        const double share = static_cast<double>(below(1000001)) / 1e6;
        const double figure = below(2) == 0 ? share : pick(kFigures);
        value = rounded(std::clamp(figure, rule.least, rule.most), rule);
    }
    template <class E>
    requires std::is_enum_v<E>
    void fill(E& value, const Rule&) { value = static_cast<E>(below(names_of(E{}).size())); }
    void fill(Box& box, const Rule& rule) {
        for (int* side : {&box.x0, &box.y0, &box.x1, &box.y1}) fill(*side, rule);
    }
    void fill(Affine& map, const Rule& rule) {
        for (double* one : {&map.a, &map.b, &map.c, &map.d, &map.e, &map.f}) fill(*one, rule);
    }
    void fill(Quad& quad, const Rule& rule) {
        for (Point& point : quad) {
            fill(point.x, rule);
            fill(point.y, rule);
        }
    }
    void fill(Evidence& evidence, const Rule& rule) {
        for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
            double value = 0;
            fill(value, rule);
            if (below(2) == 0) evidence.set(static_cast<EvidenceKind>(i), value);
        }
    }

  private:
    template <class Owner, class T>
    void fill_member(const Member<Owner, T>& member, Owner& owner) {
        fill(owner.*member.place, member.rule);
    }
    template <class Owner, class T>
    void fill_member(const Derived<Owner, T>&, Owner&) {}
    template <class Owner>
    void fill_member(const Constant&, Owner&) {}

    template <class Map>
    void add_entry(Map& map) {
        const std::string name = any_text() + std::to_string(map.size());
        fill(map.emplace_back(name, typename Map::value_type::second_type{}).second);
    }
    std::string any_text() {
        std::string text;
        for (std::size_t parts = below(4); parts-- > 0;) {
            text += pick(kOfXml);
            if (characters_ == Characters::of_json && below(3) == 0) text += pick(kOfJson);
        }
        return below(200) == 0 ? text + std::string(20000, 'x') : text;
    }
    std::string digits() { return std::to_string(below(1000)); }
    std::string decimal() {
        const std::string number = std::string(below(3) == 0 ? "-" : "") + digits() + std::string(below(40), '0');
        return below(2) == 0 ? number : number + "." + digits() + "0";
    }

    std::mt19937 random_;
    Characters characters_;
    int depth_ = 0;
};

}  // namespace

Declaration random_declaration(unsigned seed, Characters characters) {
    Declaration declaration;
    Dice(seed, characters).fill(declaration);
    return declaration;
}

Declaration without_evidence(Declaration declaration) {
    visit_fields(declaration, [](const std::string&, Field& field) {
        field.kind = FieldKind::text;
        field.evidence = {};
    });
    return declaration;
}

}  // namespace shenbao::testing
