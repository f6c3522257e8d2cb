#include "pipeline/grid/run_scan.hpp"

#include <cstring>
#include <opencv2/core.hpp>

#include "pipeline/base/disjoint_sets.hpp"
#include "pipeline/base/ink_runs.hpp"

namespace shenbao {
namespace {

void scan_row(const cv::Mat& mask, int y, const RunRule& rule, std::vector<Run>& runs) {
    const uchar* row = mask.ptr<uchar>(y);
    const int width = mask.cols;
    int begin = next_ink(row, 0, width);
    while (begin < width) {
        int end = next_paper(row, begin, width);
        int next = next_ink(row, end, width);
        int inked = end - begin;
        while (next < width && next - end <= rule.max_gap) {
            end = next_paper(row, next, width);
            inked += end - next;
            next = next_ink(row, end, width);
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

cv::Mat drop_thick(cv::Mat mask, int max_thickness) {
    const cv::Mat paper = cv::Mat::zeros(1, mask.cols, CV_8U);
    std::vector<int> top(static_cast<std::size_t>(mask.cols), 0);  // where the last stretch of each column began
    for (int y = 0; y <= mask.rows; ++y) {
        const uchar* above = y > 0 ? mask.ptr(y - 1) : paper.ptr();
        const uchar* row = y < mask.rows ? mask.ptr(y) : paper.ptr();
        for (int x = next_change(above, row, 0, mask.cols); x < mask.cols;
             x = next_change(above, row, x + 1, mask.cols)) {
            int& begin = top[static_cast<std::size_t>(x)];
            if (row[x] != 0)
                begin = y;
            else if (y - begin > max_thickness)
                clear_stretch(mask, x, begin, y);
        }
    }
    return mask;
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
