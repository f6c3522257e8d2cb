#include "pipeline/text/second_look.hpp"

#include <algorithm>

#include "pipeline/base/utf8.hpp"

namespace shenbao {

namespace {

constexpr std::size_t kContext = 3;        // shared characters shown on both sides; guess, unmeasured
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

std::optional<Dispute> find_dispute(const LinePicture& line, const std::vector<Symbol>& located,
                                    const std::vector<Symbol>& other) {
    std::vector<std::string> a = folded(located), b = folded(other);
    const std::size_t shorter = std::min(a.size(), b.size()), head = shared_head(a, b);
    std::reverse(a.begin(), a.end());
    std::reverse(b.begin(), b.end());
    const std::size_t tail = std::min(shared_head(a, b), shorter - head);
    Dispute dispute{head - std::min(head, kContext), tail - std::min(tail, kContext), 0, line.grey.cols};
    const std::size_t disputed = located.size() - dispute.head - dispute.tail;
    const bool same = head == a.size() && head == b.size();
    if (same || static_cast<double>(disputed) > kWorthASecondLook * static_cast<double>(located.size()))
        return std::nullopt;
    const std::size_t end = located.size() - dispute.tail;
    if (dispute.head > 0) dispute.x0 = (located[dispute.head - 1].x1 + located[dispute.head].x0) / 2;
    if (dispute.tail > 0) dispute.x1 = (located[end - 1].x1 + located[end].x0) / 2;
    if (dispute.x1 <= dispute.x0) return std::nullopt;
    return dispute;
}

LinePicture part_of(const LinePicture& line, const Dispute& dispute) {
    return tail_of(head_of(line, dispute.x1), dispute.x0);
}

std::vector<Symbol> put_into(const std::vector<Symbol>& reading, const Dispute& dispute,
                             std::vector<Symbol> part) {
    std::vector<Symbol> whole(reading.begin(), reading.begin() + static_cast<std::ptrdiff_t>(dispute.head));
    for (Symbol& symbol : part) {
        symbol.x0 += dispute.x0;
        symbol.x1 += dispute.x0;
        whole.push_back(std::move(symbol));
    }
    whole.insert(whole.end(), reading.end() - static_cast<std::ptrdiff_t>(dispute.tail), reading.end());
    return whole;
}

}  // namespace shenbao
