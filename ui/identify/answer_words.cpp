// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/answer_words.h"

#include "ui/elements/core_texts.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/services/answer_text.h"
#include "ui/services/model_text.h"

namespace glenoid::ui {
QString probabilityKindText(const ModelDescription& model) { return coreText(probabilityKind(model)); }

QString reportValueText(const ReportRow& row) {
  const auto* text = std::get_if<ReportText>(&row.value);
  return text ? coreText(*text) : modelText(std::get<std::string>(row.value));
}

QString verdictText(const Answer& found) {
  switch (found.verdict) {
    case Verdict::Maker:
      return found.isMeasured() ? QString::fromUtf8("● ") + tr("One maker") : QString::fromUtf8("◇ ") + tr("Confidence not measured");
    case Verdict::Several: return QString::fromUtf8("◐ ") + tr("More than one maker in question");
    case Verdict::Unknown: break;
  }
  return QString::fromUtf8("○ ") + tr("No maker");
}

QString probabilityText(const Answer& found) {
  const auto share = percentText(found.prediction.probabilities[found.prediction.best]);
  return found.model->isCalibrated() ? tr("Calibrated probability %1").arg(share) : tr("Probability %1, not calibrated").arg(share);
}

QString groundText(const Answer& found) {
  const auto ground = groundOf(found);
  return ground ? factText(*ground) : QString();
}

QString agreementText(const Answer& found) {
  const auto agreement = agreementOf(found);
  return agreement ? factText(*agreement) : QString();
}

QString knownMakersText() { return factText({FactCode::KnownMakersOnly, {}}); }

QString originText(const Answer& found) {
  return tr("Answered by %1 on %2 in %3 s.")
      .arg(textOf(found.model->title()), textOf(deviceText(found.device)), numberText(found.seconds, 2));
}

QString answerText(const Answer& found, const Radiograph& radiograph) {
  QStringList lines{answerHeading(found), severalText(found)};
  if (found.verdict == Verdict::Maker) lines << probabilityText(found);
  lines << groundText(found) << noticeTexts(radiograph, &found) << originText(found) << disclaimerText();
  lines.removeAll(QString());
  return lines.join('\n');
}

QStringList noticeTexts(const Radiograph& radiograph, const Answer* found) {
  auto facts = found ? found->facts : std::vector<Fact>();
  addFacts(facts, radiograph.facts);
  if (const auto ground = found ? groundOf(*found) : std::nullopt) std::erase(facts, *ground);  // groundText() says it
  return factTexts(facts);
}

}  // namespace glenoid::ui
