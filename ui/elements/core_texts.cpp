// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/core_texts.h"

#include <QCoreApplication>

#include "ui/elements/number_text.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

namespace {

// Core writes ASCII, for terminals and tables.
std::string withTimesSigns(QString pattern) { return pattern.replace(QStringLiteral(" x %"), QString::fromUtf8(" × %")).toStdString(); }

}  // namespace

QString factValueText(const FactValue& value) {
  // A text value is translated only if it is the subject of a model; any other text is the same in every language.
  if (const auto* text = std::get_if<std::string>(&value)) return QCoreApplication::translate("Subject", text->c_str());
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return exactNumber(static_cast<double>(*whole));
  return exactNumber(std::get<double>(value));
}

QString factText(const Fact& fact) {
  const auto pattern = withTimesSigns(QCoreApplication::translate("Fact", std::string(factPattern(fact.code)).c_str()));
  std::vector<std::string> values;
  for (const auto& value : fact.values) values.push_back(factValueText(value).toStdString());
  return textOf(filled(pattern, values));
}

QStringList factTexts(const std::vector<Fact>& facts) {
  QStringList texts;
  for (const auto& fact : facts) texts << factText(fact);
  return texts;
}

QString statusText(Status status) {
  switch (status) {
    case Status::Ok: return tr("ok");
    case Status::Refused: return tr("refused");
    case Status::Failed: break;
  }
  return tr("failed");
}

QString coreText(std::string_view english) { return QCoreApplication::translate("Core", std::string(english).c_str()); }

QString coreText(const ReportText& text) {
  std::vector<std::string> values;
  for (const auto& value : text.values) {
    const auto* real = std::get_if<double>(&value);
    values.push_back((real ? numberText(*real, text.digits) : factValueText(value)).toStdString());
  }
  return textOf(filled(withTimesSigns(coreText(text.pattern)), values));
}

}  // namespace glenoid::ui
