#include "drawn_grid.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace shenbao::drawn {
namespace {

constexpr int kWidth = 2000;  // px of the table

std::vector<std::string> split(const std::string& text, const std::string& sign) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = text.find(sign); at != text.npos; at = text.find(sign, from)) {
        parts.push_back(text.substr(from, at - from));
        from = at + sign.size();
    }
    parts.push_back(text.substr(from));
    return parts;
}

std::string trim(const std::string& text) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

struct Token {
    std::string text;
    int across = 1, down = 1;
};

// Takes ` ×3` or ` ↓2` off the end of a text; 1 if there is none.
int take_count(std::string& text, const std::string& sign) {
    const std::size_t at = text.rfind(sign);
    if (at == text.npos || text.find_first_not_of("0123456789", at + sign.size()) != text.npos) return 1;
    const int count = std::stoi(text.substr(at + sign.size()));
    text = trim(text.substr(0, at));
    return count;
}

Token parse(const std::string& cell) {
    Token token{trim(cell)};
    for (int twice = 0; twice < 2; ++twice) {
        token.down = std::max(token.down, take_count(token.text, "↓"));
        token.across = std::max(token.across, take_count(token.text, "×"));
    }
    return token;
}

std::vector<std::vector<Token>> parse_rows(const std::string& rows) {
    std::vector<std::vector<Token>> parsed;
    std::istringstream lines(rows);
    for (std::string line; std::getline(lines, line);) {
        if (trim(line).empty()) continue;
        parsed.emplace_back();
        for (const std::string& cell : split(line, "|")) parsed.back().push_back(parse(cell));
    }
    return parsed;
}

}  // namespace

Form draw_grid(const std::string& text) {
    const auto rows = parse_rows(text);
    int columns = 0;
    for (const Token& token : rows.front()) columns += token.across;
    Form form;
    form.rows = static_cast<int>(rows.size());
    std::vector<int> free_from(static_cast<std::size_t>(columns), 0);  // row from which a column is free
    for (int row = 0; row < form.rows; ++row) {
        int column = 0;
        for (const Token& token : rows[static_cast<std::size_t>(row)]) {
            if (token.text == "^") {  // up to the next free column
                const auto covered = [&](int c) {
                    return c < columns && free_from[static_cast<std::size_t>(c)] > row;
                };
                if (!covered(column)) throw std::logic_error("no cell reaches here: row " + std::to_string(row));
                for (const Cell& cell : form.cells)
                    if (cell.row < row && cell.row + cell.row_span > row && cell.x0 == column * kWidth / columns) {
                        column = (cell.x1 * columns + kWidth - 1) / kWidth;
                        break;
                    }
                continue;
            }
            if (column + token.across > columns) throw std::logic_error("row too long: " + token.text);
            form.cells.push_back({row, token.down, column * kWidth / columns,
                                  (column + token.across) * kWidth / columns, split(token.text, "⏎")});
            for (int c = 0; c < token.across; ++c)
                free_from[static_cast<std::size_t>(column++)] = row + token.down;
        }
        if (column != columns) throw std::logic_error("row too short: " + std::to_string(row));
    }
    return form;
}

}  // namespace shenbao::drawn
