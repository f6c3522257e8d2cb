// Pages that are images, as a PDF can hold them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace shenbao {

struct Picture {
    int width = 0, height = 0;  // px as stored
    int orientation = 1;        // how the stored rows lie on the page: tag 274 of TIFF and EXIF, 1..8
    std::string entries;        // of the image's dictionary: colour space, filter and what belongs to it
    std::string palette;        // RGB triples; empty: `entries` has the colour space
    std::string data;           // as the filter takes it
    [[nodiscard]] bool is_turned() const { return orientation >= 5; }  // rows become columns
};

using PictureSink = std::function<void(Picture)>;

// Each page in turn. JPEG stays as it is (but for kinds that PDF does not know), so do plain PNG and TIFF pages of
// one strip of fax group 4; all else is packed anew without loss. Throws Error{unreadable_input} for what cannot
// be read to its end, and for pages of more than 150 million pixels.
void visit_pictures(std::string_view bytes, const std::string& media_type, const PictureSink& sink);

// Rows of samples, or any bytes -> Flate (RFC 1950).
[[nodiscard]] std::string deflated(std::string_view samples);

[[noreturn]] void refuse_picture();
void check_picture_size(long long width, long long height);

}  // namespace shenbao
