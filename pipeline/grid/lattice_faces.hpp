// Edges -> the rectangles that tile the lattice.
#pragma once

#include <vector>

#include "pipeline/grid/lattice_edges.hpp"

namespace shenbao {

// Faces [row0, row1) x [col0, col1) of the lattice.
struct FaceBlock {
    int row0 = 0, row1 = 0, col0 = 0, col1 = 0;
    friend bool operator==(const FaceBlock&, const FaceBlock&) = default;
};

struct Tiling {
    LatticeEdges edges;             // with the cuts that made rectangles of regions that were none (inferred)
    std::vector<FaceBlock> blocks;  // by row, then column; disjoint, together the whole lattice
};

[[nodiscard]] Tiling tile_lattice(LatticeEdges edges);

}  // namespace shenbao
