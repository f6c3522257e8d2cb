// Questions to an XML document, by libxml2: it must be well-formed first.
#pragma once

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>

namespace shenbao::testing {

class XPath {
  public:
    // `n:` is the namespace.
    XPath(const std::string& xml, const std::string& name_space)
        : document_(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR),
                    &xmlFreeDoc) {
        INFO(xml);
        REQUIRE(document_);
        context_.reset(xmlXPathNewContext(document_.get()));
        xmlXPathRegisterNs(context_.get(), chars("n"), chars(name_space.c_str()));
    }
    // What the expression gives, as XPath's string().
    [[nodiscard]] std::string text(const std::string& expression) const {
        const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> found(
            xmlXPathEval(chars(("string(" + expression + ")").c_str()), context_.get()), &xmlXPathFreeObject);
        INFO(expression);
        REQUIRE(found);
        return reinterpret_cast<const char*>(found->stringval);
    }

  private:
    static const xmlChar* chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }
    std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
    std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context_{nullptr, &xmlXPathFreeContext};
};

}  // namespace shenbao::testing
