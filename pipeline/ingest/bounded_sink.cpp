#include "pipeline/ingest/bounded_sink.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace shenbao {

namespace {

// QPDF keeps the sink's exception to itself for streams of a file, not for those made in memory.
void unpack(QPDFObjectHandle stream, BoundedSink& sink) {
    bool filtered = false;
    constexpr bool kQuiet = true;
    try {
        stream.pipeStreamData(&sink, &filtered, 0, qpdf_dl_specialized, kQuiet);
    } catch (const std::length_error&) {
        if (!sink.overflowed()) throw;
    }
}

}  // namespace

BoundedSink::BoundedSink(std::size_t limit, std::size_t slack)
    : Pipeline("bounded sink", nullptr), limit_(limit), most_(limit + slack) {}

void BoundedSink::write(unsigned char const* data, std::size_t size) {
    seen_ += size;
    bytes_.insert(bytes_.end(), data, data + std::min(size, limit_ - bytes_.size()));
    if (overflowed()) throw std::length_error("the stream is over its limit");
}

std::vector<std::uint8_t> unpack_head(QPDFObjectHandle stream, std::size_t limit) {
    BoundedSink sink(limit, 0);
    unpack(stream, sink);
    return std::move(sink.bytes());
}

std::size_t measure_unpacked(QPDFObjectHandle stream, std::size_t limit) {
    BoundedSink sink(0, limit);
    unpack(stream, sink);
    return sink.seen();
}

}  // namespace shenbao
