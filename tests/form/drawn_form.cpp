#include "drawn_form.hpp"

#include <algorithm>

namespace shenbao::drawn {
namespace {

using nlohmann::json;
constexpr int kWidth = 2000;  // px of the table

std::string text_of(const json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}

class Drawing {
  public:
    explicit Drawing(const json& declaration) : d_(declaration) {}

    Form draw() {
        form_.title = text_of(d_["title"]);
        form_.attachment = text_of(d_["attachment"]);
        for (const json& note : d_["notes"]) form_.notes.push_back(text_of(note));
        header();
        funding();
        block("部门职能概述", functions());
        block("年度工作任务", tasks());
        goals();
        for (const json& goal : d_["goals"])
            if (goal["heading"].is_string()) indicators(goal);
        form_.rows = row_;
        return form_;
    }

  private:
    void put(int x0, int x1, std::vector<std::string> paragraphs, int row_span = 1, int row_offset = 0) {
        form_.cells.push_back({row_ + row_offset, row_span, x0, x1, std::move(paragraphs)});
    }

    void header() {
        put(0, 250, {"部门名称"});
        put(250, kWidth, {text_of(d_["organisation"]["department_name"])});
        ++row_;
        put(0, 250, {"填报人"});
        put(250, 800, {text_of(d_["organisation"]["filler"])});
        put(800, 1200, {"联系电话"});
        put(1200, kWidth, {text_of(d_["organisation"]["phone"])});
        ++row_;
    }

    void funding() {
        const json& lines = d_["funding"];
        put(0, 250, {"部门总体资金情况(" + text_of(d_["money_unit"]) + ")"}, 8);
        put(250, 800, {"总体资金情况"}, 2);
        put(800, 1200, {"当年预算收支"}, 2);
        put(1200, 1400, {"占比"}, 2);
        put(1400, kWidth, {"近两年收支情况"});
        ++row_;
        const std::vector<std::string> years = years_of(lines[0]["history"], true);
        put(1400, 1700, {years[0] + "年"});
        put(1700, kWidth, {years[1] + "年"});
        ++row_;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i % 3 == 0) put(250, 500, {i == 0 ? "收入构成" : "支出构成"}, 3);
            put(500, 800, {text_of(lines[i]["label"])});
            put(800, 1200, {text_of(lines[i]["current"])});
            put(1200, 1400, {text_of(lines[i]["ratio"])});
            put(1400, 1700, {text_of(lines[i]["history"][years[0]])});
            put(1700, kWidth, {text_of(lines[i]["history"][years[1]])});
            ++row_;
        }
    }

    std::vector<std::string> functions() {
        std::vector<std::string> paragraphs{text_of(d_["functions_overview"]["intro"])};
        for (const json& item : d_["functions_overview"]["items"]) paragraphs.push_back(numbered(item));
        return paragraphs;
    }
    std::vector<std::string> tasks() {
        std::vector<std::string> paragraphs;
        for (const json& task : d_["annual_tasks"]) paragraphs.push_back(numbered(task));
        return paragraphs;
    }
    static std::string numbered(const json& item) {
        return std::to_string(item["number"].get<int>()) + "." + text_of(item["text"]);
    }

    void block(const std::string& label, std::vector<std::string> paragraphs) {
        put(0, 250, {label});
        put(250, kWidth, std::move(paragraphs));
        ++row_;
    }

    void goals() {
        put(0, 250, {"整体绩效目标"}, 2);
        put(250, 1200, {"长期目标"});
        put(1200, kWidth, {"年度目标"});
        ++row_;
        std::vector<std::string> columns[2];
        for (const json& goal : d_["goals"])
            columns[goal["horizon"] == "annual" ? 1 : 0].push_back(
                "目标" + std::to_string(goal["number"].get<int>()) + ": " + text_of(goal["text"]));
        put(250, 1200, columns[0]);
        put(1200, kWidth, columns[1]);
        ++row_;
    }

    static std::vector<std::string> years_of(const json& history, bool falling) {
        std::vector<std::string> years;
        for (const auto& [year, value] : history.items()) years.push_back(year);
        std::ranges::sort(years);
        if (falling) std::ranges::reverse(years);
        return years;
    }

    void indicators(const json& goal) {
        std::vector<json> own;
        for (const json& indicator : d_["indicators"])
            if (indicator["goal"] == goal["id"]) own.push_back(indicator);
        const bool annual = goal["horizon"] == "annual";
        const std::string word = annual ? "年度" : "长期";
        put(0, 250, {word + "目标" + std::to_string(goal["number"].get<int>()) + ":"});
        put(250, kWidth, {text_of(goal["heading"])});
        ++row_;
        const int count = static_cast<int>(own.size()), headings = annual ? 3 : 1;
        put(0, 250, {word + "绩效指标"}, count + headings);
        if (annual)
            annual_headings(own.front());
        else
            long_headings();
        rows(own, annual);
    }

    void long_headings() {
        put(250, 500, {"一级指标"});
        put(500, 800, {"二级指标"});
        put(800, 1400, {"指标名称"});
        put(1400, 1750, {"指标值"});
        put(1750, kWidth, {"绩效标准"});
        ++row_;
    }
    void annual_headings(const json& indicator) {
        const std::vector<std::string> years = years_of(indicator["history"], false);
        put(250, 450, {"一级指标"}, 3);
        put(450, 700, {"二级指标"}, 3);
        put(700, 1100, {"指标名称"}, 3);
        put(1100, 1800, {"指标值"});
        put(1800, kWidth, {"绩效标准"}, 3);
        ++row_;
        put(1100, 1550, {"近两年指标值"});
        put(1550, 1800, {"预期当年实现值"}, 2);
        ++row_;
        put(1100, 1320, {years[0] + "年"});
        put(1320, 1550, {years[1] + "年"});
        ++row_;
    }

    void rows(const std::vector<json>& own, bool annual) {
        for (std::size_t i = 0; i < own.size(); ++i) {
            std::size_t same = i;
            while (same < own.size() && own[same]["level1"] == own[i]["level1"]) ++same;
            const bool starts = i == 0 || own[i - 1]["level1"] != own[i]["level1"];
            const int span = static_cast<int>(same - i);
            const std::string level2 = text_of(own[i]["level2"]), name = text_of(own[i]["name"]);
            const std::string value = text_of(own[i]["value"]), standard = text_of(own[i]["standard"]);
            if (starts) put(250, annual ? 450 : 500, {text_of(own[i]["level1"])}, span);
            if (annual) {
                const std::vector<std::string> years = years_of(own[i]["history"], false);
                put(450, 700, {level2});
                put(700, 1100, {name});
                put(1100, 1320, {text_of(own[i]["history"][years[0]])});
                put(1320, 1550, {text_of(own[i]["history"][years[1]])});
                put(1550, 1800, {value});
                put(1800, kWidth, {standard});
            } else {
                put(500, 800, {level2});
                put(800, 1400, {name});
                put(1400, 1750, {value});
                put(1750, kWidth, {standard});
            }
            ++row_;
        }
    }

    const json& d_;
    Form form_;
    int row_ = 0;
};

}  // namespace

Form draw(const json& declaration) {
    return Drawing(declaration).draw();
}

bool replace_text(Form& form, const std::string& text, const std::string& other) {
    for (Cell& cell : form.cells)
        if (cell.paragraphs == std::vector{text}) {
            cell.paragraphs = {other};
            return true;
        }
    return false;
}

}  // namespace shenbao::drawn
