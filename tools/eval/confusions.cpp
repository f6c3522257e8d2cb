#include "tools/eval/confusions.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kLongest = 1500;  // characters; the table of an alignment takes their square

using Pair = std::pair<std::string, std::string>;

// One character of a short text may always be misread.
bool are_two_texts(const std::u32string& truth, const std::u32string& output) {
    const auto half = static_cast<int>(std::max(truth.size(), output.size()) / 2);
    return edit_distance(truth, output) > std::max(1, half);
}

// Costs of the cheapest alignments of all beginnings.
class EditTable {
  public:
    EditTable(const std::u32string& a, const std::u32string& b)
        : width_(b.size() + 1), cost_((a.size() + 1) * width_) {
        for (std::size_t i = 0; i <= a.size(); ++i)
            for (std::size_t j = 0; j <= b.size(); ++j) {
                int least = i == 0 && j == 0 ? 0 : 1 << 20;
                if (i > 0) least = std::min(least, at(i - 1, j) + 1);
                if (j > 0) least = std::min(least, at(i, j - 1) + 1);
                if (i > 0 && j > 0) least = std::min(least, at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1));
                cost_[i * width_ + j] = least;
            }
    }
    [[nodiscard]] int at(std::size_t i, std::size_t j) const { return cost_[i * width_ + j]; }

  private:
    std::size_t width_;
    std::vector<int> cost_;
};

std::vector<Pair> differences(const std::u32string& a, const std::u32string& b) {
    const EditTable table(a, b);
    std::vector<Pair> pairs;
    std::size_t i = a.size(), j = b.size();
    while (i > 0 || j > 0) {
        const int here = table.at(i, j);
        if (i > 0 && j > 0 && here == table.at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1)) {
            --i, --j;
            if (a[i] != b[j]) pairs.emplace_back(encode_utf8(a[i]), encode_utf8(b[j]));
        } else if (i > 0 && here == table.at(i - 1, j) + 1) {
            pairs.emplace_back(encode_utf8(a[--i]), "");
        } else {
            pairs.emplace_back("", encode_utf8(b[--j]));
        }
    }
    return pairs;
}

}  // namespace

std::vector<Confusion> count_confusions(const std::vector<FieldOutcome>& fields) {
    std::map<Pair, Confusion> counted;
    for (const FieldOutcome& field : fields) {
        if (field.right || field.kind != FieldOutcome::Kind::compared) continue;
        const std::u32string truth = decode_utf8(fold_text(field.truth)),
                             output = decode_utf8(fold_text(field.output));
        if (std::max(truth.size(), output.size()) > kLongest) continue;
        if (are_two_texts(truth, output)) continue;
        for (const Pair& pair : differences(truth, output)) {
            Confusion& confusion = counted[pair];
            confusion.truth = pair.first, confusion.output = pair.second;
            ++confusion.count;
            if (field.accepted) ++confusion.accepted;
        }
    }
    std::vector<Confusion> confusions;
    for (auto& [pair, confusion] : counted) confusions.push_back(std::move(confusion));
    std::stable_sort(confusions.begin(), confusions.end(), [](const Confusion& a, const Confusion& b) {
        return std::tie(a.count, a.accepted) > std::tie(b.count, b.accepted);
    });
    return confusions;
}

}  // namespace shenbao
