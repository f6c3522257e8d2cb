// A department declaration drawn from its known content as the form stage sees it: grid cells and read lines.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pipeline/base/read_page.hpp"

namespace shenbao::drawn {

struct Cell {
    int row = 0, row_span = 1;
    int x0 = 0, x1 = 0;                   // px in the table
    std::vector<std::string> paragraphs;  // wrapped at the cell's width
};

struct Form {
    std::string title, attachment, fill_line;
    std::vector<Cell> cells;
    int rows = 0;
    std::vector<std::string> notes;
    std::vector<std::string> below{};  // lines below the notes
};

enum class CutText { first_part, second_part };  // where a merged cell's text stands after a page break

// The first declaration of a truth file (fixtures/forms; every field a string).
Form draw(const nlohmann::json& declaration);

// breaks: rows that begin a new page, ascending, 1..rows-1.
std::vector<ReadPage> paginate(const Form& form, const std::vector<int>& breaks, CutText cut = CutText::first_part,
                               int first_page = 1);

LineReading make_line(const std::string& text, Box box);

// The text of the first cell with this text is replaced; true if there was one.
bool replace_text(Form& form, const std::string& text, const std::string& other);

}  // namespace shenbao::drawn
