#include "tools/scan/profiles.hpp"

#include <algorithm>
#include <array>

#include "models/declaration/error.hpp"

namespace shenbao::scan {
namespace {

constexpr std::array kProfiles{
    Profile{"clean300", 300, 300, scan_clean}, Profile{"office200", 200, 200, scan_office},
    Profile{"copy200", 200, 200, scan_copy},   Profile{"fax200", 200, 200, scan_fax},
    Profile{"photo", 250, 250, scan_photo},    Profile{"seal300", 300, 300, scan_sealed},
    Profile{"turned", 200, 300, scan_turned},  Profile{"lowres150", 150, 150, scan_lowres},
};

}  // namespace

std::span<const Profile> all_profiles() {
    return kProfiles;
}

const Profile& find_profile(std::string_view name) {
    const auto found =
        std::find_if(kProfiles.begin(), kProfiles.end(), [name](const Profile& p) { return p.name == name; });
    if (found != kProfiles.end()) return *found;
    std::string known;
    for (const Profile& profile : kProfiles) known.append(" ").append(profile.name);
    throw Error(ErrorCode::wrong_usage, {}, "unknown profile '" + std::string(name) + "'", "use one of" + known);
}

}  // namespace shenbao::scan
