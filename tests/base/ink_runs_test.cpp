#include "pipeline/base/ink_runs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace shenbao;

namespace {

// Levels of long stretches, so that whole words of eight pixels are alike.
std::vector<unsigned char> random_row(std::mt19937& chance, int length) {
    std::vector<unsigned char> row;
    const unsigned char levels[] = {0, 0, 255, 1, 128};
    while (static_cast<int>(row.size()) < length)
        row.insert(row.end(), 1 + chance() % 21, levels[chance() % std::size(levels)]);
    row.resize(static_cast<std::size_t>(length));
    return row;
}

template <class Stop>
int first_where(int from, int end, const Stop& stop) {
    while (from < end && !stop(static_cast<std::size_t>(from))) ++from;
    return from;
}

}  // namespace

TEST_CASE("a row is searched as pixel by pixel, from every place to every end") {
    std::mt19937 chance(5);
    for (int round = 0; round < 20; ++round) {
        const auto row = random_row(chance, 70);
        auto other = row;
        other[chance() % other.size()] ^= 1U;
        other[chance() % other.size()] ^= 0x80U;
        int wrong = 0;
        for (int end = 0; end <= 70; ++end) {
            for (int from = 0; from <= end; ++from) {
                const auto is_ink = [&](std::size_t x) { return row[x] != 0; };
                const auto is_paper = [&](std::size_t x) { return row[x] == 0; };
                const auto differs = [&](std::size_t x) { return row[x] != other[x]; };
                wrong += next_ink(row.data(), from, end) != first_where(from, end, is_ink) ? 1 : 0;
                wrong += next_paper(row.data(), from, end) != first_where(from, end, is_paper) ? 1 : 0;
                wrong +=
                    next_change(row.data(), other.data(), from, end) != first_where(from, end, differs) ? 1 : 0;
            }
        }
        CHECK(wrong == 0);
    }
}
