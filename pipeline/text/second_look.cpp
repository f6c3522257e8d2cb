#include "pipeline/text/second_look.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr double kWorthASecondLook = 0.6;  // of the characters; a larger part is read as the whole line

std::size_t shared_head(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto shorter = std::min(a.size(), b.size());
    return static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first - a.begin());
}

std::vector<std::string> folded(const std::vector<Symbol>& symbols) {
    std::vector<std::string> texts;
    for (const Symbol& symbol : symbols) texts.push_back(fold_text(symbol.text));
    return texts;
}

}  // namespace

std::optional<LinePart> find_dispute(const LinePicture& line, const std::vector<Symbol>& located,
                                     const std::vector<Symbol>& other) {
    std::vector<std::string> a = folded(located), b = folded(other);
    const std::size_t shorter = std::min(a.size(), b.size()), head = shared_head(a, b);
    std::reverse(a.begin(), a.end());
    std::reverse(b.begin(), b.end());
    const std::size_t tail = std::min(shared_head(a, b), shorter - head);
    if (head == a.size() && head == b.size()) return std::nullopt;
    const LinePart dispute =
        make_part(line, located, head - std::min(head, kPartContext), tail - std::min(tail, kPartContext));
    const std::size_t disputed = located.size() - dispute.head - dispute.tail;
    const bool most = static_cast<double>(disputed) > kWorthASecondLook * static_cast<double>(located.size());
    if (most || dispute.x1 <= dispute.x0) return std::nullopt;
    return dispute;
}

}  // namespace shenbao
