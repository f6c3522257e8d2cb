// In what unit the amounts of a form are. Places and figures are invented.
#include "pipeline/form/money_unit.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "drawn_grid.hpp"
#include "pipeline/base/utf8.hpp"
#include "small_filing.hpp"

using namespace shenbao;
using namespace shenbao::drawn;

namespace {

Declaration targets(const std::string& fill_line, const std::string& label, const std::string& amount = "86.40") {
    Form form =
        draw_grid("项目名称 | 设备购置 ×4\n主管部门 | 县卫健局 ×2 | 实施单位 | 镇卫生院\n" + label +
                  " | 年度资金总额: ×2 | " + amount +
                  " ×2\n年度目标 | 购置设备。 ×4\n"
                  "绩效指标 ↓2 | 一级指标 | 二级指标 | 三级指标 | 指标值\n^ | 产出指标 | 数量指标 | 购置数 | 1台");
    form.title = "项目支出绩效目标表";
    form.fill_line = fill_line;
    return build(paginate(form, {})).at(0);
}

// 单位：元 in an em of 30 px, with so much paper between the colon's dots, or a bracket, and 元.
bool doubts_yuan(int blank_px, const std::string& unit = "元", const std::string& head = "单位：") {
    LineReading line;
    line.text = head + unit;
    line.evidence.set(EvidenceKind::glyph_height_px, 27.6);
    int x = 100;
    for (const char32_t c : decode_utf8(line.text)) {
        const bool colon = std::u32string_view(U"：:(（").find(c) != std::u32string_view::npos;
        line.chars.push_back({encode_utf8(c), {x, 10, x + (colon ? 6 : 28), 38}, 0.99});
        x += colon ? 6 + blank_px : 30;
    }
    const std::size_t begin = decode_utf8(head).size();
    const Piece piece{&line, 1, begin, begin + decode_utf8(unit).size()};
    Field field;
    field.text = unit;
    field.source = FieldSource::ocr;
    return with_lost_wan_doubted(field, {piece}).evidence.get(EvidenceKind::alphabet_gap) == 1;
}

}  // namespace

// Every 元 of a list went to a person.
TEST_CASE("a unit 元 is doubted where 万 may have stood before it") {
    CHECK_FALSE(doubts_yuan(4));
    CHECK_FALSE(doubts_yuan(22));
    CHECK(doubts_yuan(22 + 30));
    for (const char* head : {"资金(", "资金（", "单位:"}) {
        INFO(head);
        CHECK_FALSE(doubts_yuan(4, "元", head));
        CHECK(doubts_yuan(4 + 30, "元", head));
    }
    CHECK_FALSE(doubts_yuan(22 + 30, "万元"));
    LineReading alone;
    alone.text = "元";
    alone.chars = {{"元", {10, 10, 38, 38}, 0.99}};
    Field field;
    field.text = "元";
    field.source = FieldSource::ocr;
    CHECK(with_lost_wan_doubted(field, {{&alone, 1, 0, 1}}).evidence.get(EvidenceKind::alphabet_gap) == 1);
    field.source = FieldSource::text_layer;
    CHECK_FALSE(with_lost_wan_doubted(field, {{&alone, 1, 0, 1}}).evidence.get(EvidenceKind::alphabet_gap));
}

// 填报单位:县财政局 was taken for the label 单位, the body for the unit, and (万元) was not looked at any more.
TEST_CASE("a body's name is no unit of money") {
    const Declaration d = targets("填报单位:县财政局", "项目资金(万元)");
    CHECK(d.money_unit->text == "万元");
    CHECK(d.funding.at(0).current->value->unit == "万元");
    CHECK(targets("填报单位:县财政局 金额单位:元", "项目资金").money_unit->text == "元");
    CHECK_FALSE(targets("填报单位:县财政局", "项目资金").money_unit);
    CHECK(targets("", "项目资金(含结转)(万元)").money_unit->text == "万元");
}

// The first unit won without a word: amounts of 万元 were delivered as 元.
TEST_CASE("labels that name different units of money are reported, those that agree are not") {
    const auto conflict = [](const Declaration& d) {
        return std::ranges::any_of(d.issues, [](const Issue& i) { return i.code == "money-unit-conflict"; });
    };
    CHECK(conflict(targets("金额单位:元", "项目资金(万元)")));
    CHECK_FALSE(conflict(targets("金额单位:万元", "项目资金(万元)")));
}

TEST_CASE("an amount says where its unit is printed: in a heading, over the table, behind the number") {
    const auto origin = [](const std::string& fill_line, const std::string& label, const std::string& amount) {
        return targets(fill_line, label, amount).funding.at(0).current->value.value().unit_from;
    };
    CHECK(origin("", "项目资金(万元)", "86.40") == UnitOrigin::heading);
    CHECK(origin("填报单位:县财政局 金额单位:元", "项目资金", "86.40") == UnitOrigin::title);
    CHECK(origin("", "项目资金(元)", "86.40万元") == UnitOrigin::cell);
    CHECK(origin("", "项目资金", "86.40") == UnitOrigin::none);
}
