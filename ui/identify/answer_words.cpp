#include "ui/identify/answer_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <numeric>

#include "core/report/case_words.h"
#include "ui/elements/notices.h"

namespace glenoid::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("glenoid::ui", text); }

QString display(const Identification& found, std::size_t label) { return QString::fromStdString(found.model.labels[label].display); }

}  // namespace

QString percentText(double share) { return tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1)); }

QString probabilityKindText(const ModelDescription& model) { return coreText(model.calibrated ? kCalibratedProbability : kRawProbability); }

QString certaintyText(const Identification& found) {
  const auto& probabilities = found.prediction.probabilities;
  const auto certainty = certaintyOf(probabilities);
  auto text = coreText(certaintySentence(certainty)) + '.';
  const auto ranked = rankedLabels(found.prediction);
  if (certainty != Certainty::Clear && ranked.size() > 1) {
    text += ' ' + tr("Next: %1, %2.").arg(display(found, ranked[1]), percentText(probabilities[ranked[1]]));
  }
  return text;
}

QString knownMakersText() { return coreText(kKnownMakersOnly); }

QString originText(const Identification& found) {
  return tr("Answered by %1 on %2 in %3 s.")
      .arg(QString::fromStdString(found.model.name + ' ' + found.model.version), QString::fromStdString(found.device),
           QLocale().toString(found.seconds, 'f', 2));
}

QStringList noticeTexts(const Radiograph& radiograph, const Identification* found) {
  QStringList texts;
  const auto add = [&](const std::vector<std::string>& notices) {
    for (const auto& notice : notices) {
      auto text = noticeText(notice);
      if (!text.endsWith('.')) text += '.';
      if (!texts.contains(text)) texts << text;
    }
  };
  if (found) add(found->notices);
  add(radiograph.notices);
  return texts;
}

std::vector<std::size_t> rankedLabels(const Prediction& prediction) {
  std::vector<std::size_t> labels(prediction.probabilities.size());
  std::iota(labels.begin(), labels.end(), std::size_t{0});
  std::stable_sort(labels.begin(), labels.end(),
                   [&](std::size_t a, std::size_t b) { return prediction.probabilities[a] > prediction.probabilities[b]; });
  return labels;
}

}  // namespace glenoid::ui
