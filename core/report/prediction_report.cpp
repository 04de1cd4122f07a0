// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/prediction_report.h"

#include <algorithm>

#include "core/answer/folder_truth.h"
#include "core/answer/headline.h"
#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/base/numbers.h"

namespace glenoid {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<Fact>& facts, const CsvWords& words) {
  std::string text;
  for (const auto& fact : facts) text += (text.empty() ? "" : " ") + words.fact(fact);
  return text;
}

std::string line(const std::vector<std::string>& fields, const CsvForm& form) {
  std::string text;
  for (const auto& field : fields) {
    if (!text.empty()) text += form.separator;
    text += field.empty() ? "\"\"" : csvField(field, form.separator);
  }
  return text.append("\r\n");
}

// The reason why no maker may be named comes first.
std::vector<Fact> factsOf(const Answer& answer) {
  std::vector<Fact> facts;
  if (answer.unknownReason) facts.push_back(*answer.unknownReason);
  addFacts(facts, answer.facts);
  return facts;
}

std::string reasonOf(const Answer& answer) { return answer.picture.error ? answer.picture.error->message() : ""; }
Json toJson(const Part& part) {
  return {{"x", part.x}, {"y", part.y}, {"width", part.width}, {"height", part.height}, {"by", partOriginName(part.by)}};
}
Json foundOf(const Answer& answer) {
  if (!answer.found) return {};
  auto parts = Json::array();
  for (const auto& part : *answer.found) parts.push_back(toJson(part));
  return parts;
}
Json similarOf(const Answer& answer) {
  auto cases = Json::array();
  for (const auto& similar : answer.similar) {
    auto& json = cases.emplace_back(
        Json{{"label", answer.model->labels[similar.label].name}, {"distance", similar.distance}, {"sha256", similar.sha256}});
    if (!similar.name.empty()) json["name"] = similar.name;
  }
  return cases;
}
std::string setText(const Answer& answer) {
  std::string text;
  for (const auto label : answer.set) text += (text.empty() ? "" : "|") + answer.model->labels[label].name;
  return text;
}
std::string unknownOf(const Answer& answer) { return answer.unknownReason ? std::string(factName(answer.unknownReason->code)) : ""; }

}  // namespace

Json toJson(const std::vector<Fact>& facts) {
  auto array = Json::array();
  for (const auto& fact : facts) {
    auto values = Json::array();
    for (const auto& value : fact.values) std::visit([&](const auto& plain) { values.push_back(plain); }, value);
    auto& json = array.emplace_back(Json{{"code", factName(fact.code)},
                                         {"severity", severityName(factSeverity(fact.code))},
                                         {"values", values},
                                         {"sentence", sentence(fact)}});
    if (const auto known = factConcept(fact.code)) {
      json["concept"] = {{"value", known->value}, {"scheme", known->scheme}, {"meaning", known->meaning}};
    }
  }
  return array;
}

// The headline of an answer or a joint answer.
template <class AnyAnswer>
Json headlineJson(const AnyAnswer& answer) {
  return toJson(std::vector<Fact>{headlineOf(answer)}).front();
}

Json toJson(const Answer& answer) {
  const auto& error = answer.picture.error;
  const auto* maker = answer.maker();
  auto probabilities = Json::object();
  for (std::size_t k = 0; k < answer.prediction.probabilities.size(); ++k) {
    probabilities[answer.model->labels[k].name] = answer.prediction.probabilities[k];
  }
  auto set = Json::array();
  for (const auto label : answer.set) set.push_back(answer.model->labels[label].name);
  return {{"file", toUtf8(answer.picture.file)},
          {"status", statusName(answer.status())},
          {"reason", reasonOf(answer)},
          {"code", error ? Json(errorName(error->code())) : Json()},
          {"verdict", error ? Json() : Json(verdictName(answer.verdict))},
          {"headline", headlineJson(answer)},
          {"set", std::move(set)},
          {"confidence", answer.set.empty() ? Json() : Json(answer.confidence)},
          {"unknownReason", answer.unknownReason ? Json(unknownOf(answer)) : Json()},
          {"gateMargin", answer.gateMargin ? Json(*answer.gateMargin) : Json()},
          {"label", maker ? Json(maker->name) : Json()},
          {"display", maker ? Json(maker->display) : Json()},
          {"probability", maker ? Json(answer.prediction.probabilities[answer.prediction.best]) : Json()},
          {"probabilities", probabilities},
          {"similar", similarOf(answer)},
          {"part", error ? Json() : toJson(answer.part)},
          {"found", foundOf(answer)},
          {"looks", error ? Json() : Json{{"count", answer.prediction.looks.size()}, {"agree", answer.agreeing()}}},
          {"model", answer.model->identification()},
          {"milliseconds", answer.prediction.milliseconds},
          {"notices", sentences(factsOf(answer))},
          {"facts", toJson(factsOf(answer))},
          {"disclaimer", kDisclaimer}};
}

Json toJson(const JointAnswer& joint) {
  const auto* maker = joint.maker();
  auto files = Json::array(), probabilities = Json::object();
  for (const auto& file : joint.files) files.push_back(toUtf8(file));
  std::vector<Fact> facts{joint.ground};
  facts.insert(facts.end(), joint.facts.begin(), joint.facts.end());
  auto named = Json::array();
  for (const auto label : joint.named) named.push_back(joint.model->labels[label].name);
  for (std::size_t k = 0; k < joint.probabilities.size(); ++k) probabilities[joint.model->labels[k].name] = joint.probabilities[k];
  return {{"together",
           {{"files", std::move(files)},
            {"used", joint.used},
            {"verdict", verdictName(joint.verdict)},
            {"headline", headlineJson(joint)},
            {"unknownReason", joint.verdict == Verdict::Unknown ? Json(factName(joint.ground.code)) : Json()},
            {"named", std::move(named)},
            {"label", maker ? Json(maker->name) : Json()},
            {"display", maker ? Json(maker->display) : Json()},
            {"probability", maker ? Json(joint.probabilities[joint.named.front()]) : Json()},
            {"probabilities", std::move(probabilities)},
            {"model", joint.model->identification()},
            {"notices", sentences(facts)},
            {"facts", toJson(facts)},
            {"disclaimer", kDisclaimer}}}};
}

CsvForm excelForm(char decimalSign) { return {decimalSign == ',' ? ';' : ',', decimalSign, true}; }

std::string csvField(const std::string& text, char separator) {
  std::string field;
  if (!text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos) field += '\'';
  field += text;
  return quotedCsv(field, separator);
}

std::string csvHeader(const ModelDescription& model, const CsvForm& form) {
  std::vector<std::string> fields{"file", "folder", "folder label", "status", "label", "display", "probability"};
  for (const auto& label : model.labels) fields.push_back("probability of " + label.name);
  for (const char* name : {"part x", "part y", "part width", "part height", "part by"}) fields.emplace_back(name);
  for (const char* name : {"model", "milliseconds", "notices", "reason", "code", "verdict", "set", "confidence", "looks",
                           "looks that agree", "unknown reason", "headline", "disclaimer"}) {
    fields.emplace_back(name);
  }
  return (form.byteOrderMark ? "\xEF\xBB\xBF" : "") + line(fields, form);
}

std::string csvLine(const Answer& answer, const CsvForm& form, const CsvWords& words) {
  const auto& prediction = answer.prediction;
  const auto& probabilities = prediction.probabilities;
  const auto& labels = answer.model->labels;
  const auto& error = answer.picture.error;
  const auto* maker = answer.maker();
  const auto truth = folderTruth(answer.picture.file, *answer.model);
  const auto number = [&](double value, int digits) {
    auto text = fixedNumber(value, digits);
    std::replace(text.begin(), text.end(), '.', form.decimalSign);
    return text;
  };
  std::vector<std::string> fields{toUtf8(answer.picture.file),
                                  parentFolderName(answer.picture.file),
                                  truth ? labels[*truth].name : "",
                                  std::string(statusName(answer.status())),
                                  maker ? maker->name : "",
                                  maker ? maker->display : "",
                                  maker ? number(probabilities[prediction.best], 6) : ""};
  for (std::size_t k = 0; k < labels.size(); ++k) fields.push_back(error ? "" : number(probabilities[k], 6));
  for (const int pixels : {answer.part.x, answer.part.y, answer.part.width, answer.part.height}) {
    fields.push_back(error ? "" : std::to_string(pixels));
  }
  fields.emplace_back(error ? "" : partOriginName(answer.part.by));
  fields.insert(fields.end(),
                {answer.model->identification(), error ? "" : number(prediction.milliseconds, 1), joined(factsOf(answer), words),
                 error ? words.error(*error) : "", error ? std::string(errorName(error->code())) : "",
                 error ? "" : std::string(verdictName(answer.verdict)), setText(answer),
                 answer.set.empty() ? "" : std::to_string(answer.confidence), error ? "" : std::to_string(prediction.looks.size()),
                 error ? "" : std::to_string(answer.agreeing()), unknownOf(answer), words.fact(headlineOf(answer)), words.disclaimer});
  return line(fields, form);
}

}  // namespace glenoid
