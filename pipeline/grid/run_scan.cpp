#include "pipeline/grid/run_scan.hpp"

#include <cstring>
#include <opencv2/core.hpp>

#include "pipeline/grid/disjoint_sets.hpp"

namespace shenbao {
namespace {

// First x >= from with the value, or `width`.
int find_value(const uchar* row, int from, int width, int value) {
    if (from >= width) return width;
    const void* hit = std::memchr(row + from, value, static_cast<std::size_t>(width - from));
    return hit ? static_cast<int>(static_cast<const uchar*>(hit) - row) : width;
}

void scan_row(const cv::Mat& mask, int y, const RunRule& rule, std::vector<Run>& runs) {
    const uchar* row = mask.ptr<uchar>(y);
    const int width = mask.cols;
    int begin = find_value(row, 0, width, 255);
    while (begin < width) {
        int end = find_value(row, begin, width, 0);
        int next = find_value(row, end, width, 255);
        int inked = end - begin;
        while (next < width && next - end <= rule.max_gap) {
            end = find_value(row, next, width, 0);
            inked += end - next;
            next = find_value(row, end, width, 255);
        }
        if (end - begin >= rule.min_length && inked >= rule.min_fill * (end - begin))
            runs.push_back({y, begin, end});
        begin = next;
    }
}

void clear_stretch(cv::Mat& mask, int x, int y0, int y1) {
    for (int y = y0; y < y1; ++y) mask.ptr<uchar>(y)[x] = 0;
}

}  // namespace

std::vector<Run> scan_runs(const cv::Mat& mask, const RunRule& rule) {
    std::vector<Run> runs;
    for (int y = 0; y < mask.rows; ++y) scan_row(mask, y, rule, runs);
    return runs;
}

cv::Mat smear_down(const cv::Mat& mask, int steps) {
    cv::Mat smeared = mask.clone();
    for (int s = 1; s <= steps && s < mask.rows; ++s) {
        cv::Mat upper = smeared.rowRange(0, mask.rows - s);
        cv::bitwise_or(upper, mask.rowRange(s, mask.rows), upper);
    }
    return smeared;
}

cv::Mat draw_runs(const std::vector<Run>& runs, const cv::Size& size) {
    cv::Mat mask = cv::Mat::zeros(size, CV_8U);
    for (const Run& run : runs) {
        std::memset(mask.ptr<uchar>(run.y) + run.x0, 255, static_cast<std::size_t>(run.x1 - run.x0));
    }
    return mask;
}

cv::Mat drop_thick(const cv::Mat& mask, int max_thickness) {
    cv::Mat thin = mask.clone();
    std::vector<int> top(static_cast<std::size_t>(mask.cols), -1);  // where the stretch of each column began
    for (int y = 0; y <= mask.rows; ++y) {
        const uchar* row = y < mask.rows ? mask.ptr<uchar>(y) : nullptr;
        for (int x = 0; x < mask.cols; ++x) {
            int& begin = top[static_cast<std::size_t>(x)];
            const bool inked = row && row[x];
            if (inked && begin < 0) begin = y;
            if (inked || begin < 0) continue;
            if (y - begin > max_thickness) clear_stretch(thin, x, begin, y);
            begin = -1;
        }
    }
    return thin;
}

std::vector<std::vector<Run>> group_runs(const std::vector<Run>& runs, int reach) {
    DisjointSets sets(runs.size());
    std::size_t above = 0;  // first run of the row above that can still meet the current one
    for (std::size_t i = 0; i < runs.size(); ++i) {
        while (above < i && (runs[above].y < runs[i].y - 1 ||
                             (runs[above].y == runs[i].y - 1 && runs[above].x1 + reach < runs[i].x0))) {
            ++above;
        }
        for (std::size_t k = above; k < i && runs[k].y == runs[i].y - 1 && runs[k].x0 <= runs[i].x1 + reach; ++k) {
            sets.join(i, k);
        }
    }
    std::vector<std::vector<Run>> groups;
    std::vector<std::size_t> group_of(runs.size(), runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        std::size_t& group = group_of[sets.find(i)];
        if (group == runs.size()) {
            group = groups.size();
            groups.emplace_back();
        }
        groups[group].push_back(runs[i]);
    }
    return groups;
}

}  // namespace shenbao
