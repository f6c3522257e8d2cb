// Pictures of pages: kept like sources, each once by its hash.
#include "pipeline/archive/page_images.hpp"

#include "pipeline/archive/store.hpp"

namespace shenbao {

void insert_images(soci::session& session, long long source, int version,
                   const std::vector<NewPageImage>& images) {
    for (const auto& [info, content] : images) {
        const auto bytes = static_cast<long long>(info.bytes);
        session << "INSERT INTO page_images (source_id, version, page, width, height, media_type, sha256, bytes)"
                   " VALUES (:id, :version, :page, :width, :height, :type, :hash, :bytes)",
            soci::use(source), soci::use(version), soci::use(info.page), soci::use(info.width_px),
            soci::use(info.height_px), soci::use(info.media_type), soci::use(info.sha256), soci::use(bytes);
    }
}

std::optional<PageImage> Archive::open_page_image(const std::string& sha256, int page) const {
    PageImageInfo info;
    const bool there = store_->guarded([&] {
        long long bytes = 0;
        store_->session << "SELECT p.page, p.width, p.height, p.media_type, p.sha256, p.bytes FROM page_images p"
                           " JOIN documents w ON w.source_id = p.source_id AND w.versions = p.version"
                           " JOIN sources s ON s.id = p.source_id WHERE s.sha256 = :hash AND p.page = :page",
            soci::use(sha256), soci::use(page), soci::into(info.page), soci::into(info.width_px),
            soci::into(info.height_px), soci::into(info.media_type), soci::into(info.sha256), soci::into(bytes);
        info.bytes = static_cast<unsigned long long>(bytes);
        return store_->session.got_data();
    });
    if (!there) return std::nullopt;
    return PageImage{info, store_->guarded([&] { return store_->blobs->open(info.sha256); })};
}

}  // namespace shenbao
