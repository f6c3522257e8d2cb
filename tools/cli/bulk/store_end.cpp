// How the work on a document ended -> what the archive is told.
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <cstring>

#include "models/declaration/error.hpp"
#include "tools/cli/bulk/lines_file.hpp"
#include "tools/cli/bulk/read_result.hpp"
#include "tools/cli/bulk/work_pool.hpp"

namespace shenbao {

namespace {

bool is_from_outside(int signal) {
    return signal == SIGKILL || signal == SIGTERM || signal == SIGINT || signal == SIGHUP || signal == SIGQUIT;
}

// Whose grid somebody may repair, soon.
bool will_be_looked_at(const DocumentResult& result, const Lease& lease) {
    return !lease.repairs.empty() ||
           std::ranges::any_of(result.declarations, [](const NewDeclaration& d) { return !d.review.empty(); });
}

std::string describe_death(int signal) {
    if (signal == SIGXCPU) return "reading it took too much processor time";
    return "reading it ended with signal " + std::to_string(signal) + " (" + strsignal(signal) + ")";
}

}  // namespace

DocumentEnd WorkPool::store_end(const Job& job, int status) {
    DocumentEnd end;
    end.name = job.lease.name;
    end.pages = job.reader.log().page;
    if (WIFSIGNALED(status)) return store_death(job, WTERMSIG(status), std::move(end));
    return store_exit(job, WEXITSTATUS(status), std::move(end));
}

DocumentEnd WorkPool::store_exit(const Job& job, int exit_code, DocumentEnd end) {
    const std::string& reason = job.reader.log().error;
    if (job.reader.output_bytes() > settings_.limits.output_bytes) return store_too_much(job, std::move(end));
    switch (exit_code) {
        case 0:
        case 3: return store_result(job, std::move(end));
        case static_cast<int>(ErrorCode::unreadable_input):  // a part of it may have been read all the same
            return job.reader.read_output().empty() ? store_failure(job, reason, std::move(end))
                                                    : store_result(job, std::move(end));
        case static_cast<int>(ErrorCode::internal): return store_failure(job, reason, std::move(end));
        default: break;
    }
    // What says so itself is not about this document: all others would end alike.
    if (!reason.empty()) throw Error(static_cast<ErrorCode>(exit_code), {}, reason);
    constexpr int kCannotStart = 127;
    if (exit_code == kCannotStart)
        throw Error(ErrorCode::internal, {}, "the program cannot be started: " + settings_.reader.front());
    end.reason = "reading it ended with exit code " + std::to_string(exit_code);
    end.state = archive_.add_death(job.lease, DeathCause::fault, end.reason, job.reader.log().last_lines)
                    .value_or(DocumentState::waiting);
    return end;
}

DocumentEnd WorkPool::store_death(const Job& job, int signal, DocumentEnd end) {
    if (signal == SIGXFSZ) return store_too_much(job, std::move(end));
    const bool stalled = job.reader.was_stalled();
    end.reason = stalled ? "reading it made no headway" : describe_death(signal);
    const DeathCause cause = !stalled && is_from_outside(signal) ? DeathCause::outside : DeathCause::fault;
    end.state = archive_.add_death(job.lease, cause, end.reason, job.reader.log().last_lines)
                    .value_or(DocumentState::waiting);
    return end;
}

DocumentEnd WorkPool::store_too_much(const Job& job, DocumentEnd end) {
    return store_failure(job,
                         "what was read of it is too much: the file has more than " +
                             std::to_string(settings_.limits.output_bytes >> 20) + " MiB; split it",
                         std::move(end));
}

DocumentEnd WorkPool::store_failure(const Job& job, const std::string& reason, DocumentEnd end) {
    end.reason = reason;
    end.state = archive_.fail(job.lease, reason) ? DocumentState::failed : DocumentState::waiting;
    return end;
}

DocumentEnd WorkPool::store_result(const Job& job, DocumentEnd end) {
    DocumentResult result;
    try {
        result = read_result(job.reader.read_output(), job.lease, settings_.audit_share);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::unreadable_input) throw;
        return store_failure(job, error.one_line(), std::move(end));
    }
    result.images = read_page_images(job.reader.pages_file());
    if (will_be_looked_at(result, job.lease)) result.lines = find_lines(job.reader.lines_file());
    result.pages = end.pages;
    result.program = settings_.program;
    result.elapsed_ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - job.begun)
            .count();
    for (const NewDeclaration& declaration : result.declarations) {
        end.fields += declaration.fields;
        end.review_fields += static_cast<long>(declaration.review.size());
    }
    if (archive_.finish(job.lease, result, settings_.reviser)) return end;
    end.state = DocumentState::waiting;
    end.reason = "the lease on it ended before it was read";
    return end;
}

}  // namespace shenbao
