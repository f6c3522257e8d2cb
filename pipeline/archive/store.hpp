// The inside of the archive: the database and the folder of sources. For the .cpp files of this room.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "models/declaration/error.hpp"
#include "pipeline/archive/archive.hpp"
#include "pipeline/archive/blob_store.hpp"
#include "pipeline/archive/soci_session.hpp"
#include "pipeline/archive/write_transaction.hpp"

namespace shenbao {

struct Archive::Store {
    Store(std::string shown, Clock clock) : place(std::move(shown)), now_ms(std::move(clock)) {}

    std::string place;  // for errors: the folder, or the address without its password
    Clock now_ms;
    mutable soci::session session;
    std::unique_ptr<BlobStore> blobs;

    void open_folder(const std::string& folder, OpenMode mode);
    void open_address(const std::string& address, OpenMode mode);

    [[nodiscard]] Error unusable(const std::string& why) const;

    // What the database says, as an Error with the archive's place.
    template <class Work>
    auto guarded(const Work& work) const {
        try {
            return work();
        } catch (const soci::soci_error& fault) {
            throw unusable(fault.get_error_message());
        }
    }

    // In one transaction; what `work` returns, after the commit.
    template <class Work>
    auto write(const Work& work, Durability durability = Durability::on_disk) {
        return guarded([&] {
            WriteTransaction transaction(session, durability);
            auto result = work();
            transaction.commit();
            return result;
        });
    }

    // What a database of text holds: PostgreSQL takes no bytes that are not UTF-8, which names of files and the
    // last words of processes may be. Those are written out as \xNN.
    [[nodiscard]] std::string storable(const std::string& text) const;

    // Within a transaction. source: 0 for none.
    void note(const std::string& action, long long source, const std::string& who, const std::string& detail);

    // Within a transaction: ends the lease with that state. False where it is not held any more.
    [[nodiscard]] bool end_lease(const Lease& lease, DocumentState state, const std::string& reason,
                                 const std::string& log = {});
};

}  // namespace shenbao
