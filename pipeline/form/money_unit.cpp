#include "pipeline/form/money_unit.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"
#include "pipeline/form/match_label.hpp"

namespace shenbao {

const Vocabulary& money_units() {
    static const Vocabulary kUnits{{"万元", {}, {}}, {"元", {}, {}}};
    return kUnits;
}

bool is_money_unit(const std::string& text, const Confusions& confusions) {
    constexpr std::size_t kLongest = 5;  // characters of 人民币万元
    constexpr double kAlike = 0.5;       // one sign of 万元 misread. Guess, unmeasured
    const std::u32string form = label_form(text);
    if (form.empty() || form.size() > kLongest) return false;
    return form.back() == U'元' || std::ranges::any_of(money_units(), [&](const VocabularyWord& unit) {
               return confusable_similarity(form, decode_utf8(unit.word), confusions) >= kAlike;
           });
}

}  // namespace shenbao
