#include "pipeline/base/level_words.hpp"

#include <algorithm>

namespace shenbao {

std::span<const Level2Word> level2_words() {
    static const std::vector<Level2Word> kWords{
        {"数量指标", {"产出指标"}},
        {"质量指标", {"产出指标"}},
        {"时效指标", {"产出指标"}},
        {"成本指标", {"产出指标"}},
        {"经济成本指标", {"成本指标", "产出指标"}},
        {"社会成本指标", {"成本指标"}},
        {"生态环境成本指标", {"成本指标"}},
        {"经济效益指标", {"效益指标"}},
        {"社会效益指标", {"效益指标"}},
        {"生态效益指标", {"效益指标"}},
        {"可持续影响指标", {"效益指标"}},
        {"服务对象满意度指标", {"满意度指标", "效益指标"}},
    };
    return kWords;
}

const Level2Word* find_level2(std::string_view canonical) {
    const auto words = level2_words();
    const auto found = std::ranges::find(words, canonical, &Level2Word::word);
    return found == words.end() ? nullptr : &*found;
}

}  // namespace shenbao
