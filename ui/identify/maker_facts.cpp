// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/maker_facts.h"

#include <stdexcept>

#include <QFile>
#include <QLocale>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

MakerFact::About aboutFrom(const std::string& name) {
  if (name == "company") return MakerFact::About::Company;
  if (name == "systems") return MakerFact::About::Systems;
  if (name == "unknown") return MakerFact::About::Unknown;
  throw std::runtime_error("makers.json has a statement of an unknown kind: \"" + name + "\"");
}

// A plain text is the same in every language.
std::map<QString, QString> textsFrom(const nlohmann::json& byLanguage) {
  std::map<QString, QString> texts;
  if (byLanguage.is_string()) return {{"en", textOf(byLanguage.get<std::string>())}};
  for (const auto& [language, text] : byLanguage.items()) texts[textOf(language)] = textOf(text.get<std::string>());
  return texts;
}

QString inLanguageOfWindow(const std::map<QString, QString>& texts) {
  for (const auto& language : QLocale().uiLanguages()) {
    const auto found = texts.find(language.section('-', 0, 0));
    if (found != texts.end()) return found->second;
  }
  return texts.at("en");
}

}  // namespace

QString MakerFact::text() const { return inLanguageOfWindow(texts); }
QString MakerFact::source() const { return inLanguageOfWindow(sources); }

std::vector<MakerFact> MakerTable::of(const std::string& label) const {
  for (const auto& [name, facts] : makers) {
    if (name == label) return facts;
  }
  return {};
}

MakerTable makerTableFrom(const nlohmann::json& json) {
  if (json.at("format") != "glenoid-makers") throw std::runtime_error("this is not a table of makers");
  MakerTable table;
  table.checked = textOf(json.at("checked").get<std::string>());
  for (const auto& [label, rows] : json.at("makers").items()) {
    std::vector<MakerFact> facts;
    for (const auto& row : rows) {
      MakerFact fact{aboutFrom(row.at("about").get<std::string>()), textsFrom(row.at("text")), textsFrom(row.at("source"))};
      if (fact.texts["en"].isEmpty() || fact.sources["en"].isEmpty())
        throw std::runtime_error("a statement about " + label + " has no text or no source");
      facts.push_back(std::move(fact));
    }
    table.makers.emplace_back(label, std::move(facts));
  }
  return table;
}

const MakerTable& makerTable() {
  static const MakerTable table = [] {
    QFile file(":/makers/makers.json");
    if (!file.open(QIODevice::ReadOnly)) throw std::logic_error("the table of makers is missing from the program");
    return makerTableFrom(nlohmann::json::parse(file.readAll().toStdString()));
  }();
  return table;
}

QString aboutText(MakerFact::About about) {
  switch (about) {
    case MakerFact::About::Company: return tr("Company today");
    case MakerFact::About::Systems: return tr("Systems sold under it");
    case MakerFact::About::Unknown: break;
  }
  return tr("What the label does not say");
}

}  // namespace glenoid::ui
