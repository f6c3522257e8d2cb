// What confidences are worth: how often fields are right that were said to be, what is accepted, what is reviewed.
//
// Missing fields have no confidence and are in none of these figures; spurious ones are, and are wrong.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tools/eval/evaluate.hpp"

namespace shenbao {

// Both ends of an interval for a share, 0..1.
struct Interval {
    double low = 0;
    double high = 1;
};

// Exact (Clopper and Pearson 1934), 95 %: the share may be anything in it without `wrong` of `all` being odder
// than 2.5 % in either direction. 0..1 where nothing was counted.
[[nodiscard]] Interval exact_interval(long wrong, long all);

// Its upper end alone: a larger share would give `wrong` or fewer of `all` with less than `doubt`, 0..1.
[[nodiscard]] double exact_upper_bound(long wrong, long all, double doubt);

struct CalibrationBin {
    long fields = 0;
    double said = 0;   // mean confidence
    double right = 0;  // share that is right
};

struct Calibration {
    long fields = 0;  // with a confidence
    long accepted = 0;
    long wrong_accepted = 0;
    long wrong = 0;   // of all output fields
    long review = 0;  // likewise
    long without_confidence = 0;
    double expected_calibration_error = 0;  // over `bins`, weighted by their fields
    std::vector<CalibrationBin> bins;       // 15 of equal mass, by rising confidence; fewer where fields are
    [[nodiscard]] Share reviewed() const { return {review, accepted + review}; }
    [[nodiscard]] Interval wrong_interval() const { return exact_interval(wrong_accepted, accepted); }
};

[[nodiscard]] Calibration measure_calibration(const std::vector<FieldOutcome>& fields);

// The kind that the output gives with --evidence ("amount", "text", ...), else its place: "indicators/value".
[[nodiscard]] std::string kind_of(const FieldOutcome& field);

[[nodiscard]] std::map<std::string, Calibration> calibration_by_kind(const Evaluation& evaluation);
// Of the documents whose profile is known; empty where none is.
[[nodiscard]] std::map<std::string, Calibration> calibration_by_profile(const Evaluation& evaluation);

// If only the surest fields were accepted: how many of all, and how many of these are wrong.
struct RiskPoint {
    double coverage = 0;
    double risk = 0;
    double confidence = 0;  // of the least sure one
};
// By rising coverage, one point per distinct confidence.
[[nodiscard]] std::vector<RiskPoint> risk_coverage(const std::vector<FieldOutcome>& fields);

}  // namespace shenbao
