#include <algorithm>
#include <map>
#include <string>

#include "pipeline/base/utf8.hpp"
#include "tools/eval/compare.hpp"

namespace shenbao {

namespace {

std::string text_at(const Json& item, const char* key) {
    const auto found = item.find(key);
    if (found == item.end() || found->is_null()) return {};
    if (found->is_string()) return found->get<std::string>();
    if (found->is_object() && found->contains("text")) return found->at("text").get<std::string>();
    return found->dump();
}

std::vector<ItemPair> pair_by_index(const Json& truth, const Json& output) {
    std::vector<ItemPair> pairs;
    const std::size_t longer = std::max(truth.size(), output.size());
    for (std::size_t i = 0; i < longer; ++i)
        pairs.emplace_back(i < truth.size() ? static_cast<int>(i) : -1,
                           i < output.size() ? static_cast<int>(i) : -1);
    return pairs;
}

// Items with the same key pair in order; a key met twice pairs first with first, second with second.
template <class Key>
std::vector<ItemPair> pair_by_key(const Json& truth, const Json& output, const Key& key) {
    std::map<std::string, std::vector<int>> answers;
    for (std::size_t i = output.size(); i-- > 0;) answers[key(output[i])].push_back(static_cast<int>(i));
    std::vector<ItemPair> pairs;
    std::vector<bool> used(output.size(), false);
    for (std::size_t i = 0; i < truth.size(); ++i) {
        auto& waiting = answers[key(truth[i])];
        const int answer = waiting.empty() ? -1 : waiting.back();
        if (answer >= 0) {
            waiting.pop_back();
            used[static_cast<std::size_t>(answer)] = true;
        }
        pairs.emplace_back(static_cast<int>(i), answer);
    }
    for (std::size_t i = 0; i < output.size(); ++i)
        if (!used[i]) pairs.emplace_back(-1, static_cast<int>(i));
    return pairs;
}

// Cheapest alignment in order. A gap costs half a pair of entirely different names, so equal counts pair by
// index unless a shift makes the names agree better.
class Alignment {
  public:
    Alignment(const Json& truth, const Json& output, std::vector<int> left, std::vector<int> right)
        : left_(std::move(left)), right_(std::move(right)), width_(right_.size() + 1) {
        cost_.resize((left_.size() + 1) * width_);
        for (std::size_t i = 0; i <= left_.size(); ++i)
            for (std::size_t j = 0; j <= right_.size(); ++j) cost_[i * width_ + j] = best(truth, output, i, j);
    }

    [[nodiscard]] std::vector<ItemPair> pairs() const {
        std::vector<ItemPair> pairs;
        std::size_t i = left_.size(), j = right_.size();
        while (i > 0 || j > 0) {
            if (i > 0 && at(i, j) == at(i - 1, j) + kGap) {
                pairs.emplace_back(left_[--i], -1);
            } else if (j > 0 && at(i, j) == at(i, j - 1) + kGap) {
                pairs.emplace_back(-1, right_[--j]);
            } else {
                pairs.emplace_back(left_[--i], right_[--j]);
            }
        }
        std::reverse(pairs.begin(), pairs.end());
        return pairs;
    }

  private:
    static constexpr double kGap = 0.5 + 1e-6;

    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return cost_[i * width_ + j]; }
    [[nodiscard]] double best(const Json& truth, const Json& output, std::size_t i, std::size_t j) const {
        if (i == 0 && j == 0) return 0;
        double least = 1e9;
        if (i > 0) least = std::min(least, at(i - 1, j) + kGap);
        if (j > 0) least = std::min(least, at(i, j - 1) + kGap);
        if (i > 0 && j > 0) {
            const double alike = similarity(text_at(truth[static_cast<std::size_t>(left_[i - 1])], "name"),
                                            text_at(output[static_cast<std::size_t>(right_[j - 1])], "name"));
            least = std::min(least, at(i - 1, j - 1) + 1 - alike);
        }
        return least;
    }

    std::vector<int> left_, right_;
    std::size_t width_;
    std::vector<double> cost_;
};

std::vector<ItemPair> pair_indicators(const Json& truth, const Json& output) {
    struct Block {
        std::vector<int> truth, output;
    };
    std::map<std::string, Block> blocks;
    const auto block = [](const Json& item) { return text_at(item, "horizon") + "/" + text_at(item, "goal"); };
    for (std::size_t i = 0; i < truth.size(); ++i) blocks[block(truth[i])].truth.push_back(static_cast<int>(i));
    for (std::size_t i = 0; i < output.size(); ++i) blocks[block(output[i])].output.push_back(static_cast<int>(i));
    std::vector<ItemPair> pairs;
    for (auto& [name, b] : blocks) {
        const auto aligned = Alignment(truth, output, std::move(b.truth), std::move(b.output)).pairs();
        pairs.insert(pairs.end(), aligned.begin(), aligned.end());
    }
    std::sort(pairs.begin(), pairs.end(), [](const ItemPair& a, const ItemPair& b) {
        const auto rank = [](const ItemPair& p) { return p.first >= 0 ? p.first : 1'000'000 + p.second; };
        return rank(a) < rank(b);
    });
    return pairs;
}

}  // namespace

std::vector<ItemPair> pair_items(const std::string& name, const Json& truth, const Json& output) {
    if (name == "indicators") return pair_indicators(truth, output);
    if (name == "goals") return pair_by_key(truth, output, [](const Json& goal) { return text_at(goal, "id"); });
    if (name == "funding")
        return pair_by_key(truth, output,
                           [](const Json& line) { return text_at(line, "group") + "/" + text_at(line, "key"); });
    if (name == "approvals")
        return pair_by_key(truth, output, [](const Json& approval) { return text_at(approval, "role"); });
    // A list item lost or joined to its neighbour costs itself, not everything after it.
    if (name == "items" || name == "annual_tasks")
        return pair_by_key(truth, output, [](const Json& item) { return text_at(item, "number"); });
    return pair_by_index(truth, output);
}

}  // namespace shenbao
