#include "tools/cli/bulk/work_pool.hpp"

#include <poll.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/repairs_json.hpp"
#include "tools/cli/bulk/lines_file.hpp"
#include "tools/cli/bulk/owner.hpp"

namespace shenbao {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// As extract --repairs takes them; empty for none.
std::string repairs_of(const Lease& lease) {
    if (lease.repairs.empty()) return {};
    SourceRepairs source{lease.sha256, {}};
    for (const std::string& edit : lease.repairs) source.repairs.push_back(repair_from_json(edit));
    return to_json(std::vector{source});
}

}  // namespace

WorkPool::WorkPool(Archive& archive, PoolSettings settings, std::function<void(const DocumentEnd&)> on_end)
    : archive_(archive),
      settings_(std::move(settings)),
      on_end_(std::move(on_end)),
      owner_(name_of_this_process()) {
    archive_.take_back(is_gone);
}

WorkPool::~WorkPool() {
    for (const Job& job : jobs_) {
        try {
            archive_.give_back(job.lease);
        } catch (const Error&) {  // it ends by itself
        }
    }
}

bool WorkPool::turn(milliseconds wait) {
    start_readers();
    if (jobs_.empty()) return false;
    wait_for_news(wait);
    jobs_.remove_if([&](Job& job) { return has_ended(job); });
    for (Job& job : jobs_) look_after(job);
    return true;
}

void WorkPool::wait_for_others(milliseconds wait) {
    if (!jobs_.empty()) return;
    std::this_thread::sleep_for(wait);
    archive_.take_back(is_gone);
}

int WorkPool::pages_read() const {
    int pages = pages_done_;
    for (const Job& job : jobs_) pages += job.reader.log().page;
    return pages;
}

void WorkPool::start_readers() {
    while (static_cast<int>(jobs_.size()) < settings_.jobs) {
        const auto lease = archive_.lease(owner_, settings_.lease, settings_.scope);
        if (!lease) return;
        try {
            start_reader(*lease);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::unreadable_input) throw;
            const Error reason(error.code(), {}, error.what(), error.remedy());
            archive_.fail(*lease, reason.one_line());
            on_end_({lease->name, DocumentState::failed, 0, 0, 0, reason.one_line()});
        }
    }
}

void WorkPool::start_reader(const Lease& lease) {
    std::vector<std::string> command = settings_.reader;
    command.insert(command.end(), {"--name", lease.name});
    const auto now = steady_clock::now();
    jobs_.push_back({lease,
                     ReaderProcess(command, archive_.open_source(lease), settings_.limits, repairs_of(lease),
                                   read_lines_before(archive_, lease)),
                     now, now});
}

// A process that has said its last is not yet a process that has ended: those are asked again soon.
void WorkPool::wait_for_news(milliseconds wait) const {
    constexpr milliseconds kSoon(5);
    std::vector<pollfd> places;
    bool silent = false;
    for (const Job& job : jobs_) {
        silent = silent || job.reader.messages() < 0;
        if (job.reader.messages() >= 0) places.push_back({job.reader.messages(), POLLIN, 0});
    }
    const milliseconds most = silent ? std::min(wait, kSoon) : wait;
    poll(places.data(), places.size(), static_cast<int>(most.count()));
}

bool WorkPool::has_ended(Job& job) {
    job.reader.take_messages();
    const auto status = job.reader.find_end();
    if (!status) return false;
    const DocumentEnd end = store_end(job, *status);
    pages_done_ += end.pages;
    on_end_(end);
    return true;
}

void WorkPool::look_after(Job& job) {
    const auto now = steady_clock::now();
    if (now - job.reader.last_page() > settings_.limits.without_a_page) job.reader.end_stalled();
    if (now - job.renewed < settings_.lease / 4) return;
    archive_.renew(job.lease, settings_.lease);
    job.renewed = now;
}

}  // namespace shenbao
