// Typed readings: amounts, percents, years and the grammar of indicator values (指标值).
// Numbers are decimal strings exactly as printed, without thousands separators; never rounded.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace shenbao {

enum class ValueKind {
    empty,
    not_applicable,
    placeholder,
    boolean,
    quantity,
    date,
    compound,
    qualitative,  // 指标值
    amount,
    percent,
    year,
    phone,
    code,
    enumeration,  // other columns
};
enum class Comparator { none, ge, gt, le, lt, eq, approx, change_up, change_down };
enum class ComparatorForm { none, symbol, word, suffix };
// Where the unit of an amount is printed.
enum class UnitOrigin {
    none,     // nowhere, or not an amount
    cell,     // behind the number: 10000万元
    heading,  // in a label or heading of the table: 项目资金(万元)
    title,    // in the lines over the table: 单位:万元
};

struct Value {
    ValueKind kind = ValueKind::qualitative;
    Comparator cmp = Comparator::none;
    ComparatorForm cmp_from = ComparatorForm::none;
    std::optional<std::string> number;  // amount, percent, year, code, phone: its digits
    std::optional<std::string> lo;      // quantity
    std::optional<std::string> hi;      // quantity range
    std::optional<std::string> unit;    // canonical, e.g. "%", "万元", "元/亩"
    UnitOrigin unit_from = UnitOrigin::none;
    std::optional<std::string> label;  // words before the comparator
    std::optional<std::string> per;    // "每年"
    std::optional<std::string> text;   // qualitative, enumeration, rest of a date
    std::optional<int> year, month, day;
    std::optional<std::string> part;  // 底, 末, 上旬 ...
    std::optional<std::string> rel;   // 前, 之前 ...
    std::optional<bool> truth;        // boolean
    std::vector<Value> parts;         // compound; several phones; hints of a qualitative value; check boxes
    std::vector<std::string> flags;   // redundant_ge_100, percent_gt_100, no_unit, ...
    friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace shenbao
