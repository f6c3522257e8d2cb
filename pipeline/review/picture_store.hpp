// Pictures of pages, decoded, the last few of them; and what is cut out of them.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/review/iiif_request.hpp"
#include "pipeline/review/review_desk.hpp"

namespace shenbao {

// A picture may be smaller than the page it shows; boxes and regions are in the page's own upright px.
struct PagePicture {
    std::string key;  // of the very picture: its hash
    cv::Mat grey;     // 8-bit, one channel
    int page_width = 0, page_height = 0;
};
using PicturePointer = std::shared_ptr<const PagePicture>;

class PictureStore {
  public:
    explicit PictureStore(ReviewDesk& desk) : desk_(desk) {}

    // Throws Refusal{404} where none was kept.
    [[nodiscard]] PicturePointer find(const std::string& sha256, int page);

  private:
    [[nodiscard]] PicturePointer recall(const std::string& key);
    void keep(const PicturePointer& picture);

    ReviewDesk& desk_;
    std::mutex mutex_;
    std::list<PicturePointer> recent_;  // the last one used in front
};

// The bytes of a JPEG or PNG.
[[nodiscard]] std::string cut_out(const PagePicture& picture, const IiifCut& cut);

}  // namespace shenbao
