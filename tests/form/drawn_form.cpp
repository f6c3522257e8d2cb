#include "drawn_form.hpp"

#include <algorithm>
#include <set>

#include "pipeline/base/utf8.hpp"

namespace shenbao::drawn {
namespace {

using nlohmann::json;
constexpr int kGlyph = 44;    // px, 10.5 pt at 300 dpi
constexpr int kPitch = 56;    // px, line to line
constexpr int kMargin = 12;   // px, rule to text
constexpr int kWidth = 2000;  // px of the table
constexpr int kLeft = 240, kTop = 500;

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

std::vector<std::string> wrap(const Cell& cell) {
    const auto fit = static_cast<std::size_t>(std::max(1, (cell.x1 - cell.x0 - 2 * kMargin) / kGlyph));
    std::vector<std::string> lines;
    for (const std::string& paragraph : cell.paragraphs) {
        const std::u32string text = decode_utf8(paragraph);
        for (std::size_t at = 0; at < text.size(); at += fit) lines.push_back(encode_utf8(text.substr(at, fit)));
    }
    return lines;
}

std::vector<int> row_heights(const Form& form) {
    std::vector<int> heights(static_cast<std::size_t>(form.rows), kPitch + 2 * kMargin);
    for (const Cell& cell : form.cells) {
        int& height = heights[static_cast<std::size_t>(cell.row)];
        if (cell.row_span == 1)
            height = std::max(height, static_cast<int>(wrap(cell).size()) * kPitch + 2 * kMargin);
    }
    return heights;
}

int width_of(const std::string& text) {
    int width = 0;
    for (const char32_t c : decode_utf8(text)) width += c < 0x80 ? kGlyph / 2 : kGlyph;
    return width;
}

class Chunk {
  public:
    Chunk(const Form& form, const std::vector<int>& heights, int from, int to, CutText cut)
        : form_(form), from_(from), to_(to), cut_(cut) {
        tops_ = {kTop};
        for (int row = from; row < to; ++row)
            tops_.push_back(tops_.back() + heights[static_cast<std::size_t>(row)]);
    }

    void add_to(ReadPage& page) {
        GridTable table;
        table.box = {kLeft, tops_.front(), kLeft + kWidth, tops_.back()};
        for (const int y : tops_) table.row_lines.push_back(y);
        std::set<int> edges;
        std::vector<const Cell*> own;
        for (const Cell& cell : form_.cells)
            if (cell.row < to_ && cell.row + cell.row_span > from_) {
                own.push_back(&cell);
                edges.insert({cell.x0, cell.x1});
            }
        for (const int x : edges) table.col_lines.push_back(kLeft + x);
        std::ranges::sort(
            own, [](const Cell* a, const Cell* b) { return std::pair(a->row, a->x0) < std::pair(b->row, b->x0); });
        std::vector<CellReading> readings;
        for (const Cell* cell : own) {
            table.cells.push_back(grid_cell(*cell, edges));
            readings.push_back(reading(*cell, table.cells.back().box));
        }
        page.grid.tables.push_back(std::move(table));
        page.text.tables.push_back(std::move(readings));
    }

  private:
    GridCell grid_cell(const Cell& cell, const std::set<int>& edges) const {
        const int first = std::max(cell.row, from_) - from_;
        const int last = std::min(cell.row + cell.row_span, to_) - from_;
        const auto column = [&](int x) { return static_cast<int>(std::distance(edges.begin(), edges.find(x))); };
        const Box box{kLeft + cell.x0, tops_[static_cast<std::size_t>(first)], kLeft + cell.x1,
                      tops_[static_cast<std::size_t>(last)]};
        return {first, column(cell.x0), last - first, column(cell.x1) - column(cell.x0), box, 0.95};
    }

    CellReading reading(const Cell& cell, const Box& box) const {
        CellReading made;
        const bool is_cut_before = cell.row<from_, is_cut_after = cell.row + cell.row_span> to_;
        const bool here = cut_ == CutText::first_part ? !is_cut_before : !is_cut_after;
        if (!here) return made;
        int y = box.y0 + kMargin;
        for (const std::string& line : wrap(cell)) {
            made.lines.push_back(
                make_line(line, {box.x0 + kMargin, y, box.x0 + kMargin + width_of(line), y + kGlyph}));
            y += kPitch;
        }
        return made;
    }

    const Form& form_;
    int from_, to_;
    CutText cut_;
    std::vector<int> tops_;
};

void add_loose(ReadPage& page, const std::string& text, int x, int y) {
    if (!text.empty()) page.text.loose_lines.push_back(make_line(text, {x, y, x + width_of(text), y + kGlyph}));
}

}  // namespace

LineReading make_line(const std::string& text, Box box) {
    LineReading line;
    line.box = box;
    line.text = text;
    line.attempts = {{"HanS", text, 0.98}, {"chi_sim", text, 0.97}};
    line.evidence.set(EvidenceKind::char_score_mean, 0.98);
    line.evidence.set(EvidenceKind::char_score_min, 0.9);
    line.evidence.set(EvidenceKind::reader_agreement, 1);
    line.evidence.set(EvidenceKind::attempts, 2);
    return line;
}

Form draw(const json& declaration) {
    return Drawing(declaration).draw();
}

std::vector<ReadPage> paginate(const Form& form, const std::vector<int>& breaks, CutText cut, int first_page) {
    const std::vector<int> heights = row_heights(form);
    std::vector<int> bounds{0};
    bounds.insert(bounds.end(), breaks.begin(), breaks.end());
    bounds.push_back(form.rows);
    std::vector<ReadPage> pages;
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
        ReadPage page;
        page.info.number = first_page + static_cast<int>(i);
        page.info.width_px = kWidth + 2 * kLeft;
        if (i == 0) add_loose(page, form.attachment, kLeft, 200);
        add_loose(page, form.title, 600, 300);
        if (i == 0) add_loose(page, form.fill_line, kLeft, 400);
        Chunk(form, heights, bounds[i], bounds[i + 1], cut).add_to(page);
        int y = page.grid.tables.back().box.y1 + kPitch;
        if (i + 2 == bounds.size()) {
            if (!form.notes.empty()) add_loose(page, "备注：", kLeft, y);
            for (const std::string& note : form.notes)
                for (const std::string& line : wrap({0, 1, 0, kWidth, {note}}))
                    add_loose(page, line, kLeft, y += kPitch);
        }
        add_loose(page, "— " + std::to_string(page.info.number) + " —", 1200, y + 3 * kPitch);
        page.info.height_px = y + 5 * kPitch;
        pages.push_back(std::move(page));
    }
    return pages;
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
