// P1  the phone has the digits of a landline, with or without area code, or of a mobile. Fail flags it. Passing
//     confirms only the count of digits, so the rule speaks only when it fails.
#include "pipeline/base/typed_values.hpp"
#include "pipeline/check/make_finding.hpp"
#include "pipeline/check/rules.hpp"

namespace shenbao {

Findings check_people(const Declaration& declaration) {
    const OptionalField& phone = declaration.organisation.phone;
    if (!phone || phone->text.empty() || parse_phone(phone->text)) return {};
    return {make_failure("P1", {"organisation/phone"}, "no phone number: " + phone->text)};
}

}  // namespace shenbao
