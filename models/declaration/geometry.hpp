// Points, boxes and plane maps shared by every room.
//
// Frames: "source px" are pixels of the image as it came (page image or rendering of a PDF page);
// "upright px" are pixels of the upright, deskewed page. Both have the origin at the top left corner,
// x to the right, y down. Boxes exclude their right and bottom edge.
#pragma once

#include <array>

namespace shenbao {

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;  // exclusive
    int y1 = 0;  // exclusive
    [[nodiscard]] int width() const { return x1 - x0; }
    [[nodiscard]] int height() const { return y1 - y0; }
    [[nodiscard]] bool empty() const { return x1 <= x0 || y1 <= y0; }
    [[nodiscard]] long long area() const;
    [[nodiscard]] bool contains(const Point& p) const;
    friend bool operator==(const Box&, const Box&) = default;
};

[[nodiscard]] Box intersect(const Box& a, const Box& b);  // empty box where they do not meet
[[nodiscard]] Box unite(const Box& a, const Box& b);      // an empty operand is ignored
[[nodiscard]] double intersection_over_union(const Box& a, const Box& b);

// Corners of an upright box in another frame, clockwise from the upright top left.
using Quad = std::array<Point, 4>;

// x' = a*x + b*y + c,  y' = d*x + e*y + f  (`to_source` in the JSON).
struct Affine {
    double a = 1, b = 0, c = 0;
    double d = 0, e = 1, f = 0;
    [[nodiscard]] Point operator()(const Point& p) const;
    friend bool operator==(const Affine&, const Affine&) = default;
};

[[nodiscard]] Affine compose(const Affine& outer, const Affine& inner);  // outer(inner(p))
[[nodiscard]] Affine inverse(const Affine& map);                         // asserts that the map is invertible
[[nodiscard]] Quad corners(const Box& box);

}  // namespace shenbao
