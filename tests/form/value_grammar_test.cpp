#include "pipeline/base/value_grammar.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

using namespace shenbao;
using nlohmann::json;

namespace {

std::string kind_name(ValueKind kind) {
    switch (kind) {
        case ValueKind::empty: return "empty";
        case ValueKind::not_applicable: return "not_applicable";
        case ValueKind::placeholder: return "placeholder";
        case ValueKind::boolean: return "boolean";
        case ValueKind::quantity: return "quantity";
        case ValueKind::date: return "date";
        case ValueKind::compound: return "compound";
        default: return "qualitative";
    }
}

std::string cmp_name(Comparator cmp) {
    switch (cmp) {
        case Comparator::ge: return "ge";
        case Comparator::gt: return "gt";
        case Comparator::le: return "le";
        case Comparator::lt: return "lt";
        case Comparator::eq: return "eq";
        case Comparator::approx: return "approx";
        case Comparator::change_up: return "change_up";
        case Comparator::change_down: return "change_down";
        default: return "none";
    }
}

std::string form_name(ComparatorForm form) {
    switch (form) {
        case ComparatorForm::symbol: return "symbol";
        case ComparatorForm::word: return "word";
        case ComparatorForm::suffix: return "suffix";
        default: return "none";
    }
}

void put(json& out, const char* key, const std::optional<std::string>& value) {
    if (value) out[key] = *value;
}

void put_year(json& out, const char* key, const std::optional<int>& value) {
    if (value) out[key] = std::to_string(*value);
}

// The parse in the notation of value_examples.tsv.
json dump(const Value& value) {
    json out{{"kind", kind_name(value.kind)}};
    if (value.kind == ValueKind::quantity) {
        out["cmp"] = cmp_name(value.cmp);
        out["unit"] = value.unit.value_or("");
        if (value.cmp_from != ComparatorForm::none) out["cmp_from"] = form_name(value.cmp_from);
    }
    put(out, "lo", value.lo);
    put(out, "hi", value.hi);
    put(out, "label", value.label);
    put(out, "per", value.per);
    put(out, "text", value.text);
    put(out, "part", value.part);
    put(out, "rel", value.rel);
    put_year(out, "y", value.year);
    put_year(out, "m", value.month);
    put_year(out, "d", value.day);
    if (value.truth) out["value"] = *value.truth;
    for (const Value& part : value.parts) {
        if (value.kind == ValueKind::compound)
            out["parts"].push_back(dump(part));
        else
            out["embedded"].push_back(part.text.value_or(""));
    }
    for (const std::string& flag : std::set<std::string>(value.flags.begin(), value.flags.end()))
        out["flags"].push_back(flag);
    return out;
}

json with_sorted_flags(json parse) {
    if (parse.contains("flags")) {
        const auto sorted = parse["flags"].get<std::set<std::string>>();
        parse["flags"] = sorted;
    }
    if (parse.contains("parts"))
        for (json& part : parse["parts"]) part = with_sorted_flags(part);
    return parse;
}

struct Example {
    std::string printed;
    json parse;
};

std::vector<Example> read_examples() {
    std::ifstream file(std::string(SHENBAO_SOURCE_DIR) + "/tests/form/value_examples.tsv");
    std::vector<Example> examples;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream row(line);
        Example example;
        std::string source, kind, parse;
        std::getline(row, example.printed, '\t');
        std::getline(row, source, '\t');
        std::getline(row, kind, '\t');
        std::getline(row, parse);
        example.parse = json::parse(parse);
        examples.push_back(example);
    }
    return examples;
}

}  // namespace

TEST_CASE("every printed example parses as the table says") {
    const auto examples = read_examples();
    REQUIRE(examples.size() > 80);
    for (const Example& example : examples) {
        INFO(example.printed);
        CHECK(dump(parse_target_value(example.printed)) == with_sorted_flags(example.parse));
    }
}

TEST_CASE("a parsed value printed and parsed again is the same value") {
    for (const Example& example : read_examples()) {
        const Value first = parse_target_value(example.printed);
        INFO(example.printed << " -> " << print_target_value(first));
        CHECK(dump(parse_target_value(print_target_value(first))) == dump(first));
    }
}

TEST_CASE("every comparator with every number and unit survives printing and parsing") {
    for (const std::string sign :
         {"", "≥", "≤", ">", "<", "=", "≈", "不低于", "不超过", "大于", "小于", "等于", "约"})
        for (const std::string number : {"0", "7", "98.5", "1200", "10157.60"})
            for (const std::string unit : {"", "%", "万元", "元/人·月", "人次", "平方米", "/株", "个月"}) {
                const Value value = parse_target_value(sign + number + unit);
                INFO(sign << number << unit);
                CHECK(value.kind == ValueKind::quantity);
                CHECK(value.lo == number);
                CHECK(print_target_value(value) == sign + number + unit);
            }
}

TEST_CASE("the grammar keeps its words apart") {
    CHECK(parse_target_value("").kind == ValueKind::empty);
    CHECK(parse_target_value("1,200人次").lo == "1200");
    CHECK(parse_target_value("12,00人").kind != ValueKind::quantity);
    CHECK(parse_target_value("≥ 95 ％").unit == "%");
    CHECK(parse_target_value("2019年").kind == ValueKind::date);
    CHECK(parse_target_value("20年").kind == ValueKind::quantity);
    CHECK(parse_target_value("5个百分点").kind == ValueKind::qualitative);
    CHECK(parse_target_value("100多").kind == ValueKind::qualitative);
    CHECK(has_flag(parse_target_value("103.2%"), "percent_gt_100"));
    CHECK_FALSE(has_flag(parse_target_value("100.00%"), "percent_gt_100"));
}

TEST_CASE("what archives, power and classes are counted in are units") {
    for (const char* text :
         {"≥3.6万卷", "600万页", "36.8万千瓦时", "12班次", "40TB", "2学年", "≤1个工作日", "30日历天"}) {
        INFO(text);
        CHECK(parse_target_value(text).kind == ValueKind::quantity);
    }
    CHECK(parse_target_value("≥3.6万卷").unit == "万卷");
    CHECK(parse_target_value("2021年度").kind != ValueKind::quantity);
}
