#include "models/declaration/error.hpp"

#include <algorithm>
#include <utility>

namespace shenbao {

Error::Error(ErrorCode code, ErrorPlace place, const std::string& message, std::string remedy)
    : std::runtime_error(message), code_(code), place_(std::move(place)), remedy_(std::move(remedy)) {}

std::string Error::one_line() const {
    std::string line = place_.file;
    if (place_.page) line += (line.empty() ? "page " : ", page ") + std::to_string(*place_.page);
    if (place_.where) {
        const Box& box = *place_.where;
        line += " [" + std::to_string(box.x0) + "," + std::to_string(box.y0) + "," + std::to_string(box.x1) + "," +
                std::to_string(box.y1) + "]";
    }
    if (!line.empty()) line += ": ";
    line += what();
    if (!remedy_.empty()) line += "; " + remedy_;
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

}  // namespace shenbao
