// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/model_comparison.h"

#include <algorithm>

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/identify/answer_words.h"
#include "ui/identify/model_choice.h"
#include "ui/services/answer_text.h"

namespace glenoid::ui {
namespace {

// The makers that both answers name. Compares label names, because the models may list their labels in different orders.
std::vector<std::string> sharedMakers(const Answer& a, const Answer& b) {
  std::vector<std::string> makers;
  for (const auto label : a.named()) {
    const auto& known = a.model->labels[label];
    const auto others = b.named();
    const bool shared =
        std::any_of(others.begin(), others.end(), [&](std::size_t other) { return b.model->labels[other].name == known.name; });
    if (shared) makers.push_back(known.display);
  }
  return makers;
}

QString namesOf(const Answer& found) {
  const auto makers = namedMakers(found);
  return makers.empty() ? answerHeading(found) : makersHeading(makers, found.model->labels.size());
}

QString verdictText(const Answer& a, const Answer& b) {
  const auto named = a.named().size(), other = b.named().size();
  if (named == 0 && other == 0) return ModelComparison::tr("Neither model names a maker.");
  const auto shared = sharedMakers(a, b);
  if (shared.empty()) {
    return ModelComparison::tr("The models disagree: %1 and %2. Trust neither without checking.").arg(namesOf(a), namesOf(b));
  }
  if (shared.size() == named && shared.size() == other) return ModelComparison::tr("Both models name %1.").arg(namesOf(a));
  return ModelComparison::tr("The models agree in part: both name %1.").arg(makersHeading(shared, a.model->labels.size()));
}

QString probabilityOf(const Answer& found, const std::string& label) {
  if (!found.hasProbabilities()) return kNoValue;
  const auto& labels = found.model->labels;
  const auto place = std::find_if(labels.begin(), labels.end(), [&](const ModelLabel& known) { return known.name == label; });
  return place == labels.end() ? kNoValue : percentText(found.prediction.probabilities[static_cast<std::size_t>(place - labels.begin())]);
}

QString sentence(QString text) {
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

}  // namespace

ModelComparison::ModelComparison(QWidget* parent) : QWidget(parent), verdict_(new QLabel(this)), grid_(new QGridLayout) {
  setObjectName("modelComparison");
  setAccessibleName(tr("Two models compared"));
  verdict_->setObjectName("comparisonVerdict");
  verdict_->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 4, 4, 4);
  column->addWidget(verdict_);
  column->addLayout(grid_);
  grid_->setHorizontalSpacing(10);
  grid_->setColumnStretch(0, 4);
  grid_->setColumnStretch(1, 3);
  grid_->setColumnStretch(2, 3);
}

void ModelComparison::addRow(const QString& name, const QString& first, const QString& second, Row kind) {
  const int row = grid_->rowCount();
  const QString texts[] = {name, first, second};
  for (int column = 0; column < 3; ++column) {
    auto* label = new QLabel(texts[column], this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    label->setProperty("role", kind == Row::Head ? "subheading" : column == 0 ? "quiet" : "");
    const bool isMaker = kind == Row::Maker && column == 0;  // it takes the room that the first number leaves free
    if (isMaker) label->setContentsMargins(0, 0, fontMetrics().horizontalAdvance(first) + grid_->horizontalSpacing(), 0);
    grid_->addWidget(label, row, column, 1, isMaker ? 2 : 1, Qt::AlignTop);
  }
}

void ModelComparison::addProbabilities(const Answer& a, const Answer& b) {
  if (!a.hasProbabilities() && !b.hasProbabilities()) return;
  const auto& ranking = a.hasProbabilities() ? a : b;
  for (const std::size_t label : rankedLabels(ranking.prediction)) {
    const auto& known = ranking.model->labels[label];
    addRow(textOf(known.display), probabilityOf(a, known.name), probabilityOf(b, known.name), Row::Maker);
  }
  const auto kind = [](const Answer& found) { return found.hasProbabilities() ? sentence(probabilityKindText(*found.model)) : kNoValue; };
  addRow(tr("Probabilities"), kind(a), kind(b));
}

void ModelComparison::show(const ModelAnswer& first, const ModelAnswer& second) {
  while (auto* item = grid_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const auto& a = first.identification;
  const auto& b = second.identification;
  if (!a || !b) {
    verdict_->setText(second.phase == ModelAnswer::Phase::Failed ? second.problem : tr("Waiting for the second answer…"));
    return;
  }
  verdict_->setText(verdictText(*a, *b));
  addRow({}, modelTitle(*a->model), modelTitle(*b->model), Row::Head);
  addRow(tr("Maker"), answerHeading(*a), answerHeading(*b));
  if (const auto ofA = severalText(*a), ofB = severalText(*b); !ofA.isEmpty() || !ofB.isEmpty()) {
    addRow(tr("In question"), ofA.isEmpty() ? kNoValue : ofA, ofB.isEmpty() ? kNoValue : ofB);
  }
  addProbabilities(*a, *b);
  addRow(tr("Time"), tr("%1 s").arg(numberText(a->seconds, 2)), tr("%1 s").arg(numberText(b->seconds, 2)));
}

}  // namespace glenoid::ui
