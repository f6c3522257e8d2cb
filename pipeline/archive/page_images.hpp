// For the .cpp files of this room.
#pragma once

#include <vector>

#include "pipeline/archive/page_image.hpp"
#include "pipeline/archive/soci_session.hpp"

namespace shenbao {

// Within a transaction; their bytes are stored already.
void insert_images(soci::session& session, long long source, int version, const std::vector<NewPageImage>& images);

}  // namespace shenbao
