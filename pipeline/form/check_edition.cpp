#include "pipeline/form/check_edition.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "pipeline/form/field_slots.hpp"
#include "pipeline/form/match_label.hpp"
#include "pipeline/form/read_xml.hpp"

namespace shenbao {
namespace {

using FileProblems = std::vector<FileProblem>;

bool has_label(const Labels& labels, const std::string& wanted) {
    return std::ranges::any_of(
        labels, [form = label_form(wanted)](const std::string& label) { return label_form(label) == form; });
}

// Pages of both are told apart by their other labels alone.
FileProblems find_shared_titles(const XmlElement& form, std::span<const FormEdition> others) {
    FileProblems found;
    for (const XmlElement& label : form.child("title").children("label"))
        for (const FormEdition& other : others) {
            const bool replaced = other.same_as(form.attribute("family"), form.attribute("edition"));
            if (replaced || !has_label(other.titles, label.text())) continue;
            found.push_back(make_problem(
                label.line(),
                "the title " + label.text() + " is also that of " + other.family + "/" + other.edition,
                "give a more exact title, unless their labels differ", Gravity::warning));
        }
    return found;
}

// Columns of one section, or entries of the header.
FileProblems find_shared_labels(const XmlElement& section, std::string_view part) {
    FileProblems found;
    std::map<std::u32string, std::size_t> owners;  // of a label: the part it names first
    const std::vector<XmlElement> parts = section.children(part);
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (const XmlElement& label : parts[i].children("label")) {
            const std::size_t owner = owners.emplace(label_form(label.text()), i).first->second;
            if (owner == i) continue;
            found.push_back(make_problem(label.line(),
                                         "the label " + label.text() + " is also that of the one in line " +
                                             std::to_string(parts[owner].line()),
                                         "keep it in one of the two"));
        }
    return found;
}

template <class Row>
bool takes(const std::string& role) {
    Row row;
    return role == "group" || role == "other" || field_slot(row, role) != nullptr;
}

bool is_taken(const XmlElement& columns, std::string_view section, const std::string& role) {
    if (section == "funding") return takes<FundingLine>(role);
    if (section == "indicators") return takes<Indicator>(role) || role == "cause";
    return columns.attribute("list") == "annual_tasks" ? takes<AnnualTask>(role) : takes<ScheduleStep>(role);
}

FileProblems find_lost_roles(const XmlElement& columns, std::string_view section) {
    FileProblems found;
    const std::vector<XmlElement> all = columns.children("column");
    const bool list = std::ranges::any_of(
        all, [](const XmlElement& column) { return column.attribute("role") == "project/name"; });
    for (const XmlElement& column : all) {
        const std::string role = column.attribute("role");
        if (is_taken(columns, section, role)) continue;
        const bool subject = section == "indicators" && is_subject_role(role);
        if (subject && list) continue;
        found.push_back(subject ? make_problem(column.line(),
                                               "the role " + role + " needs a column of the role project/name",
                                               "add that column, or make it an entry of the header")
                                : make_problem(column.line(), "nothing in this section takes the role " + role,
                                               "use the role other, or one that forms.xsd names for the section"));
    }
    return found;
}

FileProblems find_lost_vocabularies(const XmlElement& form) {
    FileProblems found;
    for (const XmlElement& column : form.descendants("column"))
        if (column.attribute("kind") == "vocabulary" && column.attribute("vocabulary").empty())
            found.push_back(make_problem(column.line(), "the kind vocabulary does not say which",
                                         "add the attribute vocabulary, or use the kind text"));
    return found;
}

// A row that nothing on the page could be, or one of any label where each label has an amount beside it.
FileProblems find_rows_without_place(const XmlElement& form) {
    FileProblems found;
    const XmlElement funding = form.child("funding");
    const bool matrix = !funding.children("column").empty();
    for (const XmlElement& group : funding.children("group"))
        for (const XmlElement& row : group.children("row")) {
            const bool labelled = !row.children("label").empty();
            if (row.flag("any") == labelled)
                found.push_back(make_problem(row.line(),
                                             labelled ? "a row of any label has labels" : "a row has no label",
                                             "write its labels, or any=\"true\" for a row under any label"));
            else if (row.flag("any") && (!matrix || group.flag("pairs")))
                found.push_back(make_problem(row.line(), "a row of any label needs columns to stand in",
                                             "add the columns of its amounts, or write its labels"));
        }
    return found;
}

FileProblems find_lost_halves(const XmlElement& form) {
    FileProblems found;
    const std::string halves = " " + form.child("indicators").attribute("halves") + " ";
    for (const XmlElement& column : form.descendants("column")) {
        const std::string half = column.attribute("half");
        if (half.empty() || halves.find(" " + half + " ") != std::string::npos) continue;
        found.push_back(make_problem(column.line(), "the half " + half + " is none of the indicators' halves",
                                     "name it in the attribute halves of indicators"));
    }
    return found;
}

struct Placeholders {
    std::string around;  // the label without them
    int count = 0;
};

Placeholders take_placeholders(std::string label) {
    int count = 0;
    for (const std::string_view known : {"{*}", "{n}"})
        for (std::size_t at = label.find(known); at != std::string::npos; at = label.find(known), ++count)
            label.erase(at, known.size());
    return {std::move(label), count};
}

FileProblems find_wrong_placeholders(const XmlElement& form) {
    FileProblems found;
    for (const XmlElement& label : form.descendants("label")) {
        const std::string text = label.text();
        const Placeholders placeholders = take_placeholders(text);
        if (placeholders.around.find_first_of("{}") != std::string::npos)
            found.push_back(make_problem(label.line(), "the label " + text + " has an unknown placeholder",
                                         "write {n} for a number or {*} for any text"));
        else if (placeholders.count > 1)
            found.push_back(make_problem(label.line(), "the label " + text + " has more than one placeholder",
                                         "write one {n} or one {*}"));
        else if (text == "{*}")
            found.push_back(
                make_problem(label.line(), "the label {*} fits every text", "add what is always printed"));
    }
    return found;
}

FileProblems find_beyond_schema(const XmlElement& form, std::span<const FormEdition> others) {
    FileProblems found = find_shared_titles(form, others);
    const auto add = [&found](FileProblems more) { std::ranges::move(more, std::back_inserter(found)); };
    add(find_shared_labels(form.child("header"), "entry"));
    for (const char* section : {"funding", "indicators", "rows"})
        for (const XmlElement& columns : form.children(section)) {
            add(find_shared_labels(columns, "column"));
            add(find_lost_roles(columns, section));
        }
    add(find_rows_without_place(form));
    add(find_lost_halves(form));
    add(find_lost_vocabularies(form));
    add(find_wrong_placeholders(form));
    std::ranges::stable_sort(found, {}, &FileProblem::line);
    return found;
}

}  // namespace

std::vector<FileProblem> check_edition(const std::string& xml_path, const std::string& xsd_path,
                                       std::span<const FormEdition> others) {
    const CheckedXml checked = check_xml(xml_path, xsd_path);
    if (!checked.problems.empty()) return checked.problems;
    return find_beyond_schema(XmlElement(xmlDocGetRootElement(checked.document.get())), others);
}

}  // namespace shenbao
