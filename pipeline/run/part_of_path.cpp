#include "pipeline/run/part_of_path.hpp"

#include <algorithm>

namespace shenbao {

std::string part_of_path(const std::string& path) {
    constexpr std::size_t kYear = 4;  // digits
    std::string part;
    std::size_t begin = 0;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string step = path.substr(begin, end - begin);
        const bool entry = step.find_first_not_of("0123456789") == std::string::npos && step.size() < kYear;
        part += (entry ? "" : step) + "/";
        begin = end + 1;
    }
    return part;
}

}  // namespace shenbao
