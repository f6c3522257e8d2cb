#include "pipeline/grid/stroke.hpp"

#include <algorithm>
#include <cmath>

namespace shenbao {

void LineFit::add(const LineFit& other) {
    n += other.n;
    sx += other.sx;
    sy += other.sy;
    sxx += other.sxx;
    sxy += other.sxy;
}

double LineFit::slope() const {
    const double spread = n * sxx - sx * sx;
    return spread > 1e-6 * (n * sxx + 1) ? (n * sxy - sx * sy) / spread : 0;
}

bool Stroke::covers(double along) const {
    if (along < begin || along > end) return false;
    return std::none_of(breaks.begin(), breaks.end(),
                        [&](const auto& gap) { return gap.first < along && along < gap.second; });
}

Stroke make_stroke(Direction direction, double position, double begin, double end, double width_px) {
    Stroke s;
    s.direction = direction;
    s.begin = begin;
    s.end = end;
    s.width_px = width_px;
    s.coverage = 1;
    s.clear = 1;
    const double weight = std::max(1.0, end - begin) / 2;
    s.fit.add(begin, position, weight);
    s.fit.add(end, position, weight);
    return s;
}

RuleSegment to_segment(const Stroke& stroke) {
    RuleSegment r;
    r.direction = stroke.direction;
    r.position = stroke.at(stroke.middle());
    r.begin = stroke.begin;
    r.end = stroke.end;
    r.width_px = stroke.width_px;
    r.coverage = stroke.coverage;
    r.inferred = stroke.inferred;
    return r;
}

}  // namespace shenbao
