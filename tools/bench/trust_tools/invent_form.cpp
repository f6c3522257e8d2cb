#include "tools/bench/trust_tools/invent_form.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<const char*>;

// Invented; any likeness to a place or a person is chance.
const Words kPlaces{"栖梧", "澜沙", "岫川", "碧泉", "望岩", "苇塘",
                    "榆岭", "霁河", "砚桥", "柘林", "泮溪", "锦渡"};
const Words kSurnames{"陆", "孟", "程", "韩", "薛", "贺", "尹", "龚", "邵", "万", "钱", "汤", "欧阳"};
const Words kGiven{"文博", "婉", "志远", "若兰", "建", "晓峰", "雨桐", "国栋", "敏", "子涵", "海燕", "启明"};
const Words kThings{"档案整理", "道路养护", "设备巡检", "图书采编", "苗木补植", "管网疏通",
                    "师资培训", "饮水工程", "疫苗接种", "堤防加固", "信访接待", "数据录入",
                    "标识更新", "宣传手册", "绿地管护", "应急演练"};
const Words kRates{"完成率", "合格率", "覆盖率", "及时率", "达标率"};
const Words kCounts{"数量", "次数", "总数"};

class Dice {
  public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}
    int between(int low, int high) {  // both included
        return low + static_cast<int>(random_() % static_cast<std::uint32_t>(high - low + 1));
    }
    std::string one_of(const Words& words) {
        return words[static_cast<std::size_t>(between(0, static_cast<int>(words.size()) - 1))];
    }

  private:
    std::mt19937 random_;
};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

template <class Change>
void change_strings(Json& json, const Change& change) {
    if (json.is_string()) {
        json = change(json.get<std::string>());
    } else if (json.is_structured()) {
        for (auto& item : json) change_strings(item, change);
    }
}

// 松岭 of 松岭县卫生健康局; empty where it is of no county, district, city or town.
std::string place_of(const std::string& department) {
    const std::u32string text = decode_utf8(department);
    const std::size_t end = text.find_first_of(U"县区市镇");
    return end == std::u32string::npos || end < 2 || end > 4 ? "" : encode_utf8(text.substr(0, end));
}

std::string string_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// One name for one place: the declarations of a list stand under one department.
using Renamed = std::map<std::string, std::string>;

void rename_place(Json& declaration, Dice& dice, Renamed& renamed) {
    const auto organisation = declaration.find("organisation");
    if (organisation == declaration.end() || !organisation->is_object()) return;
    const std::string place = place_of(string_at(*organisation, "department_name")), drawn = dice.one_of(kPlaces);
    if (place.empty()) return;
    const std::string other = renamed.try_emplace(place, drawn).first->second;
    for (auto& [key, value] : declaration.items())
        if (key != "form" && key != "title")  // forms are known by these
            change_strings(value, [&](std::string text) {
                replace_all(text, place, other);
                return text;
            });
}

void rename_people(Json& declaration, Dice& dice) {
    auto& organisation = declaration["organisation"];
    if (!organisation.is_object()) return;
    for (const char* key : {"filler", "principal", "unit_head", "finance_head"}) {
        const std::string known = string_at(organisation, key),
                          other = dice.one_of(kSurnames) + dice.one_of(kGiven);
        if (known.empty()) continue;  // who signs is who is named
        change_strings(declaration, [&](const std::string& text) { return text == known ? other : text; });
    }
    std::string phone = string_at(organisation, "phone");
    const std::size_t kept = phone.find('-') == std::string::npos ? 3 : phone.find('-') + 2;
    for (std::size_t i = kept; i < phone.size(); ++i)
        if (phone[i] >= '0' && phone[i] <= '9') phone[i] = static_cast<char>('0' + dice.between(0, 9));
    if (!phone.empty()) organisation["phone"] = phone;
}

void scale_amounts(Json& item, int factor) {
    for (const char* key : {"current", "history", "initial", "adjusted", "executed", "forecast", "amount_total",
                            "amount_fiscal", "amount_other"})
        if (const auto found = item.find(key); found != item.end())
            change_strings(*found, [factor](const std::string& text) { return times(text, factor); });
}

// The number of ≥120公里 with what stands around it; empty where there is another number, a date or a share.
struct Count {
    std::string before, number, after;
};
Count count_in(const std::string& text) {
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string::npos) return {};
    const std::size_t end = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
    const Count count{text.substr(0, begin), text.substr(begin, end - begin), text.substr(end)};
    for (const char* other : {"%", "年", "月", "日", "分", "-", "（", "("})
        if (count.after.find(other) != std::string::npos || count.before.find(other) != std::string::npos)
            return {};
    return count.after.find_first_of("0123456789") == std::string::npos ? count : Count{};
}

void scale_counts(Json& indicator, int factor) {
    for (const char* key : {"value", "history", "actual", "forecast"})
        if (const auto found = indicator.find(key); found != indicator.end())
            change_strings(*found, [factor](const std::string& text) {
                const Count count = count_in(text);
                return count.number.empty() ? text : count.before + times(count.number, factor) + count.after;
            });
}

bool ends_with_any(const std::string& text, const Words& ends) {
    for (const char* end : ends)
        if (text.ends_with(end)) return true;
    return false;
}

void change_indicator(Json& indicator, Dice& dice) {
    const int factor = dice.between(2, 9);
    if (string_at(indicator, "unit") != "%") scale_counts(indicator, factor);  // no share is over a hundred
    const std::string name = string_at(indicator, "name");
    if (ends_with_any(name, {"率"}) && name.find_first_of("(*:") == std::string::npos)
        indicator["name"] = dice.one_of(kThings) + dice.one_of(kRates);
    if (ends_with_any(name, {"数", "数量", "次数"}) && name.find_first_of("(*:") == std::string::npos)
        indicator["name"] = dice.one_of(kThings) + dice.one_of(kCounts);
    const std::string value = string_at(indicator, "value");
    const bool lone =
        !indicator.contains("history") && !indicator.contains("actual") && !indicator.contains("forecast");
    for (const char* sign : {"", "≥", "="})
        if (lone && (value == std::string(sign) + "100%" || value == std::string(sign) + "95%"))
            indicator["value"] = sign + std::to_string(dice.between(61, 99)) + "%";
}

void change_declaration(Json& declaration, Dice& dice, Renamed& renamed) {
    rename_place(declaration, dice, renamed);
    rename_people(declaration, dice);
    const int factor = dice.between(2, 39);
    for (const char* list : {"funding", "annual_tasks"})
        if (const auto found = declaration.find(list); found != declaration.end() && found->is_array())
            for (Json& item : *found) scale_amounts(item, factor);
    if (const auto found = declaration.find("indicators"); found != declaration.end() && found->is_array())
        for (Json& indicator : *found) change_indicator(indicator, dice);
}

}  // namespace

std::string times(const std::string& number, int factor) {
    constexpr std::size_t kLongest = 14;  // characters; columns are not wider, and the product fits a long long
    std::string digits;
    std::size_t decimals = 0;
    bool commas = false, point = false;
    for (const char c : number) {
        if (c == ',' && !point)
            commas = true;
        else if (c == '.' && !point)
            point = true;
        else if (c >= '0' && c <= '9')
            digits += c, decimals += point ? 1 : 0;
        else
            return number;
    }
    if (digits.empty() || number.size() > kLongest) return number;
    std::string product = std::to_string(std::stoll(digits) * factor);
    while (product.size() <= decimals) product.insert(product.begin(), '0');
    const std::size_t whole = product.size() - decimals;
    std::string text = product.substr(0, whole);
    if (commas)
        for (std::size_t i = whole; i > 3; i -= 3) text.insert(i - 3, ",");
    return point ? text + "." + product.substr(whole) : text;
}

Json invent_form(Json form, std::uint32_t seed) {
    Dice dice(seed);
    Renamed renamed;
    for (Json& declaration : form.at("declarations")) change_declaration(declaration, dice, renamed);
    return form;
}

}  // namespace shenbao
