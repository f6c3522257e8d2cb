#include "tools/cli/bulk/reader_process.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <nlohmann/json.hpp>
#include <span>

#include "models/declaration/error.hpp"
#include "pipeline/archive/nameless_file.hpp"

namespace shenbao {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostLogBytes = 4096, kMostLineBytes = 64 * 1024;
constexpr int kCannotStart = 127;  // as shells say

[[noreturn]] void refuse_start() {
    throw Error(ErrorCode::internal, {}, std::string("no process can be started (") + std::strerror(errno) + ")",
                "use fewer --jobs");
}

// Ours, but: English, for what is stored; and one thread, for there is a process for every core.
std::vector<std::string> make_environment() {
    static constexpr std::array<std::string_view, 4> kOwn{"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1",
                                                          "OMP_NUM_THREADS=1", "OPENCV_FOR_THREADS_NUM=1"};
    std::vector<std::string> variables(kOwn.begin(), kOwn.end());
    for (char** at = environ; *at != nullptr; ++at) {
        const std::string_view name = std::string_view(*at).substr(0, std::string_view(*at).find('=') + 1);
        bool own = false;
        for (const std::string_view variable : kOwn) own = own || variable.starts_with(name);
        if (!own) variables.emplace_back(*at);
    }
    return variables;
}

// What a process with a stranger's bytes in hand writes may be anything: no member, or of another kind.
std::string text_in(const Json& event, const char* name) {
    const auto found = event.is_object() ? event.find(name) : event.end();
    return found != event.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int number_in(const Json& event, const char* name) {
    const auto found = event.is_object() ? event.find(name) : event.end();
    return found != event.end() && found->is_number_integer() ? found->get<int>() : 0;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

// The repairs as a file that nobody else sees; beyond the numbers that the child's own streams get.
FileDescriptor repairs_file(const std::string& repairs) {
    if (repairs.empty()) return {};
    constexpr int kBeyond = 10;
    const FileDescriptor low(memfd_create("shenbao-repairs", MFD_CLOEXEC));
    FileDescriptor file(low.is_open() ? fcntl(low.number(), F_DUPFD_CLOEXEC, kBeyond) : -1);
    if (!file.is_open()) refuse_start();
    write_all(file, std::as_bytes(std::span(repairs)));
    return file;
}

// What there is no room for is left out: the lines are read again.
void fill(const FileDescriptor& file, const std::string& lines) {
    try {
        write_all(file, std::as_bytes(std::span(lines)));
    } catch (const Error&) {
        if (ftruncate(file.number(), 0) != 0) refuse_start();
    }
}

using Streams = std::array<int, 6>;  // of the child, by number; -1: it has none

// In the child; nothing here may take memory. Ends with its parent, so that who was killed leaves nobody behind.
[[noreturn]] void become_reader(char** command, char** environment, const Streams& streams, pid_t parent,
                                const ReaderLimits& limits) noexcept {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(kCannotStart);
    sigset_t none;  // where signals wait for one thread of ours, that is none of its business
    sigemptyset(&none);
    if (sigprocmask(SIG_SETMASK, &none, nullptr) != 0) _exit(kCannotStart);
    for (int i = 0; i < static_cast<int>(streams.size()); ++i) {
        const int stream = streams[static_cast<std::size_t>(i)];
        if (stream < 0) continue;
        if (dup2(stream, i) < 0) _exit(kCannotStart);
        if (fcntl(i, F_SETFD, 0) != 0) _exit(kCannotStart);  // where it has that number already, dup2 does nothing
    }
    if (!apply_limits(limits)) _exit(kCannotStart);
    execve(command[0], command, environment);
    _exit(kCannotStart);
}

}  // namespace

ReaderProcess::ReaderProcess(const std::vector<std::string>& command, const FileDescriptor& source,
                             const ReaderLimits& limits, const std::string& repairs, const std::string& lines) {
    std::array<int, 2> pipe_ends{};
    output_ = FileDescriptor(memfd_create("shenbao-output", MFD_CLOEXEC));
    if (!output_.is_open() || pipe2(pipe_ends.data(), O_CLOEXEC) != 0) refuse_start();
    pages_ = std::make_shared<FileDescriptor>(open_nameless_file());
    lines_ = std::make_shared<FileDescriptor>(open_nameless_file());
    fill(*lines_, lines);
    messages_ = FileDescriptor(pipe_ends[0]);
    const FileDescriptor told(pipe_ends[1]);
    if (fcntl(messages_.number(), F_SETFL, O_NONBLOCK) != 0) refuse_start();

    const FileDescriptor said = repairs_file(repairs);
    std::vector<std::string> arguments = command;
    if (said.is_open()) arguments.insert(arguments.end(), {"--repairs", kRepairsFile});
    std::vector<std::string> variables = make_environment();
    const auto argument_pointers = pointers_to(arguments), variable_pointers = pointers_to(variables);
    const pid_t parent = getpid();
    pid_ = fork();
    if (pid_ < 0) refuse_start();
    if (pid_ == 0)
        become_reader(
            const_cast<char**>(argument_pointers.data()), const_cast<char**>(variable_pointers.data()),
            {source.number(), output_.number(), told.number(), pages_->number(), said.number(), lines_->number()},
            parent, limits);
}

ReaderProcess::ReaderProcess(ReaderProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      output_(std::move(other.output_)),
      messages_(std::move(other.messages_)),
      pages_(std::move(other.pages_)),
      lines_(std::move(other.lines_)),
      unfinished_line_(std::move(other.unfinished_line_)),
      log_(std::move(other.log_)),
      last_page_(other.last_page_),
      stalled_(other.stalled_) {}

ReaderProcess::~ReaderProcess() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
}

void ReaderProcess::take_messages() {
    std::array<char, 16384> piece{};
    while (messages_.is_open()) {
        const ssize_t taken = read(messages_.number(), piece.data(), piece.size());
        if (taken < 0 && errno == EINTR) continue;
        if (taken < 0) return;
        if (taken == 0) messages_ = FileDescriptor();
        for (const char c : std::string_view(piece.data(), static_cast<std::size_t>(taken))) {
            if (c != '\n' && unfinished_line_.size() < kMostLineBytes)
                unfinished_line_ += c;
            else
                take_line(std::exchange(unfinished_line_, {}));
        }
    }
    if (!unfinished_line_.empty()) take_line(std::exchange(unfinished_line_, {}));
}

void ReaderProcess::take_line(const std::string& line) {
    const Json event = Json::parse(line, nullptr, false);
    const std::string kind = text_in(event, "event");
    if (kind == "page") {
        log_.page = number_in(event, "page");
        log_.pages = number_in(event, "pages");
        last_page_ = std::chrono::steady_clock::now();
        return;
    }
    if (kind == "info") return;
    const std::string text = kind.empty() ? line : text_in(event, "message");
    if (kind == "error") log_.error = event.contains("reason") ? text_in(event, "reason") : text;
    log_.last_lines += text + "\n";
    if (log_.last_lines.size() > kMostLogBytes) log_.last_lines.erase(0, log_.last_lines.size() - kMostLogBytes);
}

std::optional<int> ReaderProcess::find_end() {
    int status = 0;
    if (pid_ <= 0 || waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
    pid_ = -1;
    take_messages();
    return status;
}

void ReaderProcess::end_stalled() {
    stalled_ = true;
    if (pid_ > 0) kill(pid_, SIGKILL);
}

std::uint64_t ReaderProcess::output_bytes() const {
    struct stat found {};
    return fstat(output_.number(), &found) == 0 ? static_cast<std::uint64_t>(found.st_size) : 0;
}

std::string ReaderProcess::read_output() const {
    struct stat found {};
    if (fstat(output_.number(), &found) != 0) return {};
    std::string text(static_cast<std::size_t>(found.st_size), '\0');
    std::size_t had = 0;
    while (had < text.size()) {
        const ssize_t taken =
            pread(output_.number(), text.data() + had, text.size() - had, static_cast<off_t>(had));
        if (taken <= 0) break;
        had += static_cast<std::size_t>(taken);
    }
    text.resize(had);
    return text;
}

}  // namespace shenbao
