#include "pipeline/deliver/xml.hpp"

#include <libxml/xmlwriter.h>

#include <charconv>
#include <memory>
#include <new>

#include "models/declaration/error.hpp"
#include "pipeline/deliver/figures.hpp"
#include "pipeline/deliver/model_shape.hpp"
#include "pipeline/deliver/names.hpp"
#include "pipeline/deliver/xml_text.hpp"

namespace shenbao {

namespace {

struct FreeBuffer {
    void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};
struct FreeWriter {
    void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
};

const xmlChar* chars(const char* text) {
    return reinterpret_cast<const xmlChar*>(text);
}

// libxml2's writer. It writes into memory and is given well-formed text, so what fails is memory.
class XmlWriter {
  public:
    XmlWriter() : buffer_(xmlBufferCreate()), writer_(xmlNewTextWriterMemory(buffer_.get(), 0)) {
        if (!buffer_ || !writer_) throw std::bad_alloc();
        check(xmlTextWriterSetIndent(writer_.get(), 1));
        check(xmlTextWriterStartDocument(writer_.get(), nullptr, "UTF-8", nullptr));
    }

    void begin(const char* name) { check(xmlTextWriterStartElement(writer_.get(), chars(name))); }
    void attribute(const char* name, const std::string& value) {
        check(xmlTextWriterWriteAttribute(writer_.get(), chars(name), chars(xml_text(value).c_str())));
    }
    void text(const std::string& text) {
        check(xmlTextWriterWriteString(writer_.get(), chars(xml_text(text).c_str())));
    }
    void end() { check(xmlTextWriterEndElement(writer_.get())); }
    std::string finish() {
        check(xmlTextWriterEndDocument(writer_.get()));
        check(xmlTextWriterFlush(writer_.get()));
        return reinterpret_cast<const char*>(xmlBufferContent(buffer_.get()));
    }

  private:
    static void check(int written) {
        if (written < 0) throw std::bad_alloc();
    }

    std::unique_ptr<xmlBuffer, FreeBuffer> buffer_;
    std::unique_ptr<xmlTextWriter, FreeWriter> writer_;  // freed before its buffer
};

// The shortest decimal that reads back as the same number.
std::string print(double value) {
    if (!std::isfinite(value)) throw Error(ErrorCode::internal, {}, "a figure is no number", "report this");
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

template <class... T>
std::string print_list(const T&... values) {
    std::string text;
    ((text += (text.empty() ? "" : " ") + values), ...);
    return text;
}

// Writes any part of the model as an element of the given name.
class ModelXml {
  public:
    ModelXml(XmlWriter& writer, EvidenceOutput evidence) : writer_(writer), evidence_(evidence) {}

    template <Record T>
    void write(const char* name, const T& record, const Rule& = {}) {
        writer_.begin(name);
        write_members(record);
        writer_.end();
    }
    template <class T>
    void write(const char* name, const std::vector<T>& items, const Rule& rule) {
        writer_.begin(name);
        if constexpr (kIsMap<std::vector<T>>) {
            write_entries(items);
        } else {
            for (const T& item : items) write(rule.item, item, rule);
        }
        writer_.end();
    }
    template <class T>
    void write(const char* name, const std::optional<T>& value, const Rule& rule) {
        if (value && is_there(*value)) write(name, *value, rule);
    }
    void write(const char* name, const std::string& text, const Rule&) { leaf(name, text); }
    void write(const char* name, bool value, const Rule&) { leaf(name, value ? "true" : "false"); }
    void write(const char* name, int value, const Rule&) { leaf(name, std::to_string(value)); }
    void write(const char* name, long value, const Rule&) { leaf(name, std::to_string(value)); }
    void write(const char* name, unsigned long long value, const Rule&) { leaf(name, std::to_string(value)); }
    void write(const char* name, double value, const Rule& rule) { leaf(name, print(rounded(value, rule))); }
    template <class E>
    requires std::is_enum_v<E>
    void write(const char* name, E value, const Rule&) { leaf(name, std::string(name_of(value))); }
    void write(const char* name, const Box& b, const Rule&) {
        leaf(name,
             print_list(std::to_string(b.x0), std::to_string(b.y0), std::to_string(b.x1), std::to_string(b.y1)));
    }
    void write(const char* name, const Affine& m, const Rule&) {
        leaf(name, print_list(print(m.a), print(m.b), print(m.c), print(m.d), print(m.e), print(m.f)));
    }
    void write(const char* name, const Quad& quad, const Rule& rule) {
        std::string text;
        for (const Point& p : quad)
            text += (text.empty() ? "" : " ") + print(rounded(p.x, rule)) + " " + print(rounded(p.y, rule));
        leaf(name, text);
    }
    void write(const char* name, const Evidence& evidence, const Rule& rule) {
        writer_.begin(name);
        for (std::size_t i = 0; i < kEvidenceKinds; ++i) {
            const auto kind = static_cast<EvidenceKind>(i);
            const auto value = evidence.get(kind);
            if (value && is_there(*value)) write(std::string(evidence_name(kind)).c_str(), *value, rule);
        }
        writer_.end();
    }

  private:
    // An optional figure that is none is absent, as it is null in our JSON.
    template <class T>
    static bool is_there(const T& value) {
        if constexpr (std::is_same_v<T, double>) return std::isfinite(value);
        return true;
    }

    void leaf(const char* name, const std::string& text) {
        writer_.begin(name);
        writer_.text(text);
        writer_.end();
    }
    template <class Map>
    void write_entries(const Map& map) {
        const std::vector<std::string> names = distinct_names(map);
        for (std::size_t i = 0; i < map.size(); ++i) {
            writer_.begin("entry");
            writer_.attribute("name", names[i]);
            write_members(map[i].second);
            writer_.end();
        }
    }
    template <Record T>
    void write_members(const T& record) {
        for_each_member<T>([&](const auto& member) { put(member, record); });
    }
    template <class Owner, class T>
    void put(const Member<Owner, T>& member, const Owner& owner) {
        const bool hidden = member.rule.evidence && evidence_ == EvidenceOutput::hidden;
        if (!hidden && !is_omitted(member, owner)) write(member.name, owner.*member.place, member.rule);
    }
    template <class Owner, class T>
    void put(const Derived<Owner, T>& member, const Owner& owner) {
        write(member.name, member.derive(owner));
    }
    template <class Owner>
    void put(const Constant& member, const Owner&) {
        leaf(member.name, member.text);
    }

    XmlWriter& writer_;
    EvidenceOutput evidence_;
};

}  // namespace

std::string to_xml(std::span<const Declaration> declarations, EvidenceOutput evidence) {
    XmlWriter writer;
    ModelXml model(writer, evidence);
    writer.begin("shenbao");
    writer.attribute("xmlns", kXmlNamespace);
    model.write("schema", std::string(kSchemaName), {});
    writer.begin("declarations");
    for (const Declaration& declaration : declarations) model.write("declaration", declaration);
    writer.end();
    writer.end();
    return writer.finish();
}

}  // namespace shenbao
