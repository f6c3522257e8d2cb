// The pictures of a document's pages in one file, as the process that reads hands them to the one that stores: for
// each a line "PAGE WIDTH HEIGHT BYTES", then that many bytes of JPEG.
#pragma once

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/archive/file_descriptor.hpp"
#include "pipeline/archive/page_image.hpp"
#include "pipeline/base/upright_page.hpp"

namespace shenbao {

// A page that is larger is reduced to this: A4 at 171 dpi. With the quality, four pages of the seed filing in
// three scans took 65 to 290 kB each, and 20 ms to write; WebP took half of that and a second, PNG of 16 greys
// twice as much and two.
inline constexpr int kLongestSidePx = 2000;
inline constexpr int kPictureQuality = 40;                        // of the JPEG
inline constexpr std::size_t kMostPictureBytes = 4 << 20;         // of one page; more is not kept
inline constexpr std::size_t kMostPictureFileBytes = 512u << 20;  // of one document; pages beyond have none

class PageImageFile {
  public:
    // Throws Error{cannot_write}, as add() does.
    explicit PageImageFile(std::string path);
    void add(const UprightPage& page);

  private:
    std::string path_;
    std::ofstream file_;
    std::size_t written_ = 0;
};

// What is in such a file, as far as it is sound: whoever wrote it had a stranger's bytes in hand. The contents are
// read from the file when they are asked for.
[[nodiscard]] std::vector<NewPageImage> read_page_images(const std::shared_ptr<FileDescriptor>& file);

}  // namespace shenbao
