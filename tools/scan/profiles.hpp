// Kinds of scans by name. A profile is a plain function: a printed sheet in, a page image and its warp out.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "tools/scan/page_warp.hpp"
#include "tools/scan/random.hpp"
#include "tools/scan/render_paper.hpp"

namespace shenbao::scan {

using Json = nlohmann::ordered_json;

enum class Encoding { jpeg, lossless, bilevel };

struct SealMark {  // paper frame, points
    Point centre;
    double radius_pt = 0;
};

struct ScannedPage {
    cv::Mat image;  // 8-bit, 1 channel or BGR; for bilevel 0 or 255
    PageWarp warp;
    double dpi_x = 0;
    double dpi_y = 0;
    int quarter_turns = 0;  // clockwise turns that make the image upright
    Encoding encoding = Encoding::jpeg;
    int jpeg_quality = 75;
    std::vector<SealMark> seals;
};

// What a profile may know: the sheet, and what stands on it (for seals and pens that have their place).
struct SheetToScan {
    PaperPage paper;
    const Json& truth;                // in points
    int pages = 1;                    // of the document
    std::uint64_t document_seed = 0;  // for what is one for all pages
};

struct Profile {
    std::string_view name;
    double min_dpi = 0;  // one resolution is drawn per document
    double max_dpi = 0;
    ScannedPage (*scan)(const SheetToScan&, Random&) = nullptr;
};

[[nodiscard]] std::span<const Profile> all_profiles();
// Throws Error{wrong_usage} naming the known ones.
[[nodiscard]] const Profile& find_profile(std::string_view name);

// profile_office.cpp
[[nodiscard]] ScannedPage scan_clean(const SheetToScan& sheet, Random& random);
[[nodiscard]] ScannedPage scan_office(const SheetToScan& sheet, Random& random);
[[nodiscard]] ScannedPage scan_lowres(const SheetToScan& sheet, Random& random);
[[nodiscard]] ScannedPage scan_turned(const SheetToScan& sheet, Random& random);
// profile_copy.cpp, profile_fax.cpp, profile_photo.cpp, profile_seal.cpp
[[nodiscard]] ScannedPage scan_copy(const SheetToScan& sheet, Random& random);
[[nodiscard]] ScannedPage scan_fax(const SheetToScan& sheet, Random& random);
[[nodiscard]] ScannedPage scan_photo(const SheetToScan& sheet, Random& random);
[[nodiscard]] ScannedPage scan_sealed(const SheetToScan& sheet, Random& random);

}  // namespace shenbao::scan
