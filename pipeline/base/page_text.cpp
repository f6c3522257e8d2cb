#include "pipeline/base/page_text.hpp"

namespace shenbao {

std::string joined_text(const CellReading& cell) {
    std::string text;
    for (const LineReading& line : cell.lines) text += line.text;
    return text;
}

}  // namespace shenbao
