// The only source of chance of the scanner: same seed, same numbers, on every machine.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <random>

namespace shenbao::scan {

class Random {
  public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    // Uniform in [low, high). Written out: the standard's distributions differ between libraries.
    [[nodiscard]] double uniform(double low, double high) {
        return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1.0p-53;
    }
    [[nodiscard]] int integer(int low, int high) {  // both ends included
        return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }
    [[nodiscard]] bool chance(double probability) { return uniform(0, 1) < probability; }
    [[nodiscard]] cv::RNG field_source() { return cv::RNG(engine_()); }

  private:
    std::mt19937_64 engine_;
};

}  // namespace shenbao::scan
