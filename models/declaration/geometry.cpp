#include "models/declaration/geometry.hpp"

#include <algorithm>
#include <cassert>

namespace shenbao {

long long Box::area() const {
    return empty() ? 0 : static_cast<long long>(width()) * height();
}

bool Box::contains(const Point& p) const {
    return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1;
}

Box intersect(const Box& a, const Box& b) {
    const Box common{std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
    return common.empty() ? Box{} : common;
}

Box unite(const Box& a, const Box& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

double intersection_over_union(const Box& a, const Box& b) {
    const auto common = static_cast<double>(intersect(a, b).area());
    const auto all = static_cast<double>(a.area() + b.area()) - common;
    return all > 0 ? common / all : 0.0;
}

Point Affine::operator()(const Point& p) const {
    return {a * p.x + b * p.y + c, d * p.x + e * p.y + f};
}

Affine compose(const Affine& outer, const Affine& inner) {
    return {outer.a * inner.a + outer.b * inner.d,           outer.a * inner.b + outer.b * inner.e,
            outer.a * inner.c + outer.b * inner.f + outer.c, outer.d * inner.a + outer.e * inner.d,
            outer.d * inner.b + outer.e * inner.e,           outer.d * inner.c + outer.e * inner.f + outer.f};
}

Affine inverse(const Affine& map) {
    const double det = map.a * map.e - map.b * map.d;
    assert(det != 0);
    Affine back{map.e / det, -map.b / det, 0, -map.d / det, map.a / det, 0};
    back.c = -(back.a * map.c + back.b * map.f);
    back.f = -(back.d * map.c + back.e * map.f);
    return back;
}

Quad corners(const Box& box) {
    const double x0 = box.x0, y0 = box.y0, x1 = box.x1, y1 = box.y1;
    return {Point{x0, y0}, Point{x1, y0}, Point{x1, y1}, Point{x0, y1}};
}

}  // namespace shenbao
