// Union-find over 0 .. count - 1.
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace shenbao {

class DisjointSets {
  public:
    explicit DisjointSets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }
    [[nodiscard]] std::size_t find(std::size_t i) {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    // The smaller index stays the representative.
    void join(std::size_t a, std::size_t b) {
        a = find(a);
        b = find(b);
        if (a < b) parent_[b] = a;
        if (b < a) parent_[a] = b;
    }

  private:
    std::vector<std::size_t> parent_;
};

}  // namespace shenbao
