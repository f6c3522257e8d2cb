#include "pipeline/run/reader_identity.hpp"

#include <link.h>
#include <sys/stat.h>

#include "pipeline/ingest/sha256.hpp"
#include "pipeline/text/recogniser.hpp"

namespace shenbao {

namespace {

// Of what is not there: nothing.
std::string stamp_of(const std::string& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0) return path + " -\n";
    return path + " " + std::to_string(found.st_size) + " " + std::to_string(found.st_ctim.tv_sec) + "." +
           std::to_string(found.st_ctim.tv_nsec) + "\n";
}

std::string stamps_of_libraries() {
    std::string stamps;
    const auto add = [](dl_phdr_info* library, std::size_t, void* to) {
        const std::string path = library->dlpi_name;
        if (path.find('/') != std::string::npos) *static_cast<std::string*>(to) += stamp_of(path);
        return 0;
    };
    dl_iterate_phdr(add, &stamps);
    return stamps;
}

}  // namespace

std::string reader_identity(const std::string& models_dir, const std::string& tessdata_dir,
                            const std::vector<std::string>& printed_words) {
    std::string told = stamp_of("/proc/self/exe") + stamps_of_libraries();
    for (const char* model : {"tessdata/values.traineddata", "tessdata/values.characters.txt", "glyphs/model.bin",
                              "glyphs/network.onnx", "lexicon/words.txt", "lexicon/indicator_words.txt"})
        told += stamp_of(models_dir + "/" + model);
    for (const std::string& model : recogniser_files(tessdata_dir)) told += stamp_of(model);
    for (const std::string& word : printed_words) told += word + "\n";
    return find_sha256({reinterpret_cast<const std::uint8_t*>(told.data()), told.size()});
}

}  // namespace shenbao
