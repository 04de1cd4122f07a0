#include "ui/identify/answer_words.h"

#include <QCoreApplication>

#include "core/report/case_report.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/number_text.h"

namespace glenoid::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("glenoid::ui", text); }

QString display(const Answer& found, std::size_t label) { return QString::fromStdString(found.model->labels[label].display); }

}  // namespace

QString probabilityKindText(const ModelDescription& model) { return coreText(probabilityKind(model)); }

QString certaintyText(const Answer& found) {
  if (found.unknownReason) return factText({*found.unknownReason, {}});
  const auto certainty = certaintyOf(found.prediction);
  auto text = factText({certainty, {}});
  const auto ranked = rankedLabels(found.prediction);
  if (certainty != FactCode::OneMakerStandsOut && ranked.size() > 1) {
    text += ' ' + tr("Next: %1, %2.").arg(display(found, ranked[1]), percentText(found.prediction.probabilities[ranked[1]]));
  }
  return text;
}

QString knownMakersText() { return factText({FactCode::KnownMakersOnly, {}}); }

QString originText(const Answer& found) {
  return tr("Answered by %1 on %2 in %3 s.")
      .arg(QString::fromStdString(found.model->name + ' ' + found.model->version), QString::fromStdString(found.device),
           numberText(found.seconds, 2));
}

QStringList noticeTexts(const Radiograph& radiograph, const Answer* found) {
  auto facts = found ? found->facts : std::vector<Fact>();
  addFacts(facts, radiograph.facts);
  return factTexts(facts);
}

}  // namespace glenoid::ui
