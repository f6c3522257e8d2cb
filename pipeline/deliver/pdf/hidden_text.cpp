#include "pipeline/deliver/pdf/hidden_text.hpp"

#include <string>
#include <vector>

namespace shenbao {
namespace {

// Follows one stream: what Tr sets, what q keeps and Q brings back.
class HiddenText final : public QPDFObjectHandle::ParserCallbacks {
  public:
    void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "q") kept_.push_back(mode_);
        if (name == "Q" && !kept_.empty()) {
            mode_ = kept_.back();
            kept_.pop_back();
        }
        if (name == "Tr" && !operands_.empty() && operands_.back().isInteger())
            mode_ = operands_.back().getIntValue();
        const bool shows = name == "Tj" || name == "TJ" || name == "'" || name == "\"";
        if (shows && (mode_ == 3 || mode_ == 7) && !operands_.empty()) count(operands_.back());
        operands_.clear();
    }
    void handleEOF() override {}
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    void count(QPDFObjectHandle shown) {
        if (shown.isString()) bytes_ += shown.getStringValue().size();
        if (!shown.isArray()) return;
        for (int i = 0; i < shown.getArrayNItems(); ++i)
            if (shown.getArrayItem(i).isString()) bytes_ += shown.getArrayItem(i).getStringValue().size();
    }

    std::vector<QPDFObjectHandle> operands_;
    std::vector<long long> kept_;
    long long mode_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace

std::size_t count_hidden_text(QPDFPageObjectHelper page) {
    HiddenText own;
    page.parseContents(&own);
    std::size_t bytes = own.bytes();
    page.forEachFormXObject(true, [&](QPDFObjectHandle& form, QPDFObjectHandle&, std::string const&) {
        HiddenText inside;
        QPDFPageObjectHelper(form).parseContents(&inside);
        bytes += inside.bytes();
    });
    return bytes;
}

}  // namespace shenbao
