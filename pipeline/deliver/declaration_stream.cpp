// A file with one declaration is cut into what stands before it, itself, and what stands behind it.
#include "pipeline/deliver/declaration_stream.hpp"

#include <span>
#include <stdexcept>
#include <utility>

#include "pipeline/deliver/json.hpp"
#include "pipeline/deliver/xml.hpp"

namespace shenbao {

namespace {

using Kind = DeclarationStream::Kind;

struct Cuts {
    std::string_view before, behind, between;
};

// The first and the last place of the file where these can stand: text has its quotes, < and line breaks escaped.
constexpr Cuts kJsonCuts{"\"declarations\": [\n", "\n ]\n}\n", ",\n"};
constexpr Cuts kXmlCuts{"<declarations>\n", "\n </declarations>\n", "\n"};

std::string write_file(Kind kind, std::span<const Declaration> declarations) {
    return kind == Kind::xml ? to_xml(declarations) : to_json(declarations);
}

}  // namespace

DeclarationStream::DeclarationStream(Kind kind, Write write) : kind_(kind), write_(std::move(write)) {}

void DeclarationStream::add(const Declaration& declaration) {
    const Cuts& cuts = kind_ == Kind::xml ? kXmlCuts : kJsonCuts;
    const std::string file = write_file(kind_, std::span(&declaration, 1));
    const std::size_t before = file.find(cuts.before), behind = file.rfind(cuts.behind);
    if (before == std::string::npos || behind == std::string::npos)
        throw std::logic_error("a file of declarations has another frame");
    const std::size_t begin = before + cuts.before.size();
    write_(end_.empty() ? std::string_view(file).substr(0, begin) : cuts.between);
    write_(std::string_view(file).substr(begin, behind - begin));
    end_ = file.substr(behind);
}

void DeclarationStream::finish() {
    write_(end_.empty() ? write_file(kind_, {}) : end_);
}

}  // namespace shenbao
