// The inside of the archive: the database and the folder of sources. For the .cpp files of this room.
#pragma once

#include <string>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/soci_session.hpp"
#include "pipeline/archive/write_transaction.hpp"

namespace shenbao {

struct Archive::Store {
    Store(std::string place, Clock clock)
        : folder(std::move(place)), now_ms(std::move(clock)), blobs(folder + "/blobs") {}

    std::string folder;
    Clock now_ms;
    BlobFolder blobs;
    mutable soci::session session;

    // What the database says, as an Error with the archive's place.
    template <class Work>
    auto guarded(const Work& work) const {
        try {
            return work();
        } catch (const soci::soci_error& fault) {
            throw Error(ErrorCode::cannot_write, {folder, std::nullopt},
                        "the archive cannot be used (" + fault.get_error_message() + ")",
                        "check the folder, its permissions and the free space");
        }
    }

    // In one transaction; what `work` returns, after the commit.
    template <class Work>
    auto write(const Work& work) {
        return guarded([&] {
            WriteTransaction transaction(session);
            auto result = work();
            transaction.commit();
            return result;
        });
    }

    // Within a transaction. source: 0 for none.
    void note(const std::string& action, long long source, const std::string& who, const std::string& detail);

    // Within a transaction: ends the lease with that state. False where it is not held any more.
    [[nodiscard]] bool end_lease(const Lease& lease, DocumentState state, const std::string& reason,
                                 const std::string& log = {});
};

}  // namespace shenbao
