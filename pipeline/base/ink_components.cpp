#include "pipeline/base/ink_components.hpp"

#include <algorithm>
#include <cstring>
#include <opencv2/core.hpp>

#include "pipeline/base/disjoint_sets.hpp"
#include "pipeline/base/ink_runs.hpp"

namespace shenbao {
namespace {

void find_runs(const cv::Mat& mask, InkComponents& c) {
    c.row.reserve(static_cast<std::size_t>(mask.rows) + 1);
    for (int y = 0; y < mask.rows; ++y) {
        c.row.push_back(c.runs.size());
        const uchar* row = mask.ptr(y);
        for (int x = next_ink(row, 0, mask.cols); x < mask.cols;) {
            const int end = next_paper(row, x, mask.cols);
            c.runs.push_back({y, x, end, 0});
            x = next_ink(row, end, mask.cols);
        }
    }
    c.row.push_back(c.runs.size());
}

// Runs of two rows touch if they overlap or meet at a corner.
void join_rows(const InkComponents& c, std::size_t y, DisjointSets& sets) {
    std::size_t above = c.row[y - 1];
    for (std::size_t i = c.row[y]; i < c.row[y + 1]; ++i) {
        while (above < c.row[y] && c.runs[above].x1 < c.runs[i].x0) ++above;
        for (std::size_t k = above; k < c.row[y] && c.runs[k].x0 <= c.runs[i].x1; ++k) sets.join(i, k);
    }
}

void number_parts(InkComponents& c, DisjointSets& sets) {
    c.parts.push_back({{0, 0, c.size.width, c.size.height}, c.size.area()});
    for (std::size_t i = 0; i < c.runs.size(); ++i) {
        InkRun& run = c.runs[i];
        const std::size_t first = sets.find(i);
        if (first == i) {
            run.part = static_cast<int>(c.parts.size());
            c.parts.emplace_back();
        } else {
            run.part = c.runs[first].part;
        }
        InkPart& part = c.parts[static_cast<std::size_t>(run.part)];
        part.box |= cv::Rect(run.x0, run.y, run.x1 - run.x0, 1);  // an empty box takes the other
        part.area += run.x1 - run.x0;
        c.parts.front().area -= run.x1 - run.x0;
    }
}

}  // namespace

std::span<const InkRun> InkComponents::runs_in(int y, int x0, int x1) const {
    if (y < 0 || y >= size.height) return {};
    const std::span all(runs);
    const std::span in_row = all.subspan(row[static_cast<std::size_t>(y)],
                                         row[static_cast<std::size_t>(y) + 1] - row[static_cast<std::size_t>(y)]);
    const auto first = std::ranges::partition_point(in_row, [&](const InkRun& run) { return run.x1 <= x0; });
    const auto last = std::partition_point(first, in_row.end(), [&](const InkRun& run) { return run.x0 < x1; });
    return {first, last};
}

int InkComponents::part_at(const cv::Point& pixel) const {
    const auto found = runs_in(pixel.y, pixel.x, pixel.x + 1);
    return found.empty() ? 0 : found.front().part;
}

InkComponents label_ink(const cv::Mat& mask) {
    CV_Assert(mask.empty() || mask.type() == CV_8UC1);
    InkComponents components;
    components.size = mask.size();
    find_runs(mask, components);
    DisjointSets sets(components.runs.size());
    for (std::size_t y = 1; y < static_cast<std::size_t>(mask.rows); ++y) join_rows(components, y, sets);
    number_parts(components, sets);
    return components;
}

cv::Mat paint_components(const InkComponents& components, const std::vector<uchar>& levels) {
    cv::Mat picture(components.size, CV_8UC1, cv::Scalar(levels.front()));
    for (const InkRun& run : components.runs) {
        const uchar level = levels[static_cast<std::size_t>(run.part)];
        if (level != levels.front())
            std::memset(picture.ptr(run.y) + run.x0, level, static_cast<std::size_t>(run.x1 - run.x0));
    }
    return picture;
}

cv::Mat mask_of(const InkComponents& components, int part, const cv::Rect& box) {
    cv::Mat mask = cv::Mat::zeros(box.size(), CV_8UC1);
    for (int y = 0; y < box.height; ++y) {
        for (const InkRun& run : components.runs_in(box.y + y, box.x, box.br().x)) {
            const int from = std::max(run.x0, box.x), to = std::min(run.x1, box.br().x);
            if (run.part == part)
                std::memset(mask.ptr(y) + (from - box.x), 255, static_cast<std::size_t>(to - from));
        }
    }
    return mask;
}

}  // namespace shenbao
