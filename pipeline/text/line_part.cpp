#include "pipeline/text/line_part.hpp"

#include <algorithm>

namespace shenbao {

LinePart make_part(const LinePicture& line, const std::vector<Symbol>& located, std::size_t head,
                   std::size_t tail) {
    LinePart part{head, tail, 0, line.grey.cols};
    const std::size_t end = located.size() - tail;
    if (head > 0) part.x0 = (located[head - 1].x1 + located[head].x0) / 2;
    if (tail > 0) part.x1 = (located[end - 1].x1 + located[end].x0) / 2;
    return part;
}

LinePicture picture_of(const LinePicture& line, const LinePart& part) {
    return tail_of(head_of(line, part.x1), part.x0);
}

std::vector<Symbol> put_into(const std::vector<Symbol>& reading, const std::vector<LinePart>& parts,
                             const std::vector<std::vector<Symbol>>& read) {
    std::vector<Symbol> whole;
    auto at = reading.begin();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        whole.insert(whole.end(), at, reading.begin() + static_cast<std::ptrdiff_t>(parts[i].head));
        for (Symbol symbol : read[i]) {
            symbol.x0 += parts[i].x0;
            symbol.x1 += parts[i].x0;
            whole.push_back(std::move(symbol));
        }
        at = reading.end() - static_cast<std::ptrdiff_t>(parts[i].tail);
    }
    whole.insert(whole.end(), at, reading.end());
    return whole;
}

}  // namespace shenbao
