#include "tools/cli/bulk/owner.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace shenbao {

namespace {

std::string first_line(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

// "" where there is no such process. The name in /proc/PID/stat may hold anything, so fields count from its end.
std::string start_of(const std::string& pid) {
    const std::string line = first_line("/proc/" + pid + "/stat");
    const std::size_t name_end = line.rfind(')');
    if (name_end == std::string::npos) return {};
    std::istringstream fields(line.substr(name_end + 1));
    constexpr int kStartTime = 20;  // proc(5): field 22 of all
    std::string field;
    for (int i = 0; i < kStartTime; ++i) fields >> field;
    return field;
}

// What processes that can see each other share.
std::string view_of_this_process() {
    std::error_code ignored;
    return first_line("/proc/sys/kernel/random/boot_id") + " " +
           std::filesystem::read_symlink("/proc/self/ns/pid", ignored).string();
}

}  // namespace

std::string name_of_this_process() {
    const std::string pid = std::to_string(getpid());
    return view_of_this_process() + " " + pid + " " + start_of(pid);
}

bool is_gone(const std::string& owner) {
    const std::string view = view_of_this_process() + " ";
    if (view.starts_with(" ") || !owner.starts_with(view)) return false;
    std::istringstream rest(owner.substr(view.size()));
    std::string pid, start;
    return rest >> pid >> start && start_of(pid) != start;
}

}  // namespace shenbao
