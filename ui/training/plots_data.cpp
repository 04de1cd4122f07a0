// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/plots_data.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/base/csv.h"
#include "core/base/format.h"
#include "core/base/numbers.h"
#include "core/bundle/maker_names.h"
#include "core/report/disclaimer.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/training/training_session.h"

namespace glenoid::ui {
namespace {

using Figure = double EpochRecord::*;

PlotCurve curveOf(const QString& name, const std::vector<EpochRecord>& history, Figure figure, std::size_t colour) {
  PlotCurve curve{name, {}, {}, colour};
  for (const auto& record : history) {
    curve.x.push_back(static_cast<double>(record.epoch));
    curve.y.push_back(record.*figure);
  }
  curve.noisy = figure != &EpochRecord::rate;
  return curve;
}

PlotCurve batchCurve(const std::vector<BatchRecord>& batches, double BatchRecord::*figure, std::size_t colour) {
  PlotCurve curve{tr("batches of this epoch"), {}, {}, colour};
  for (const auto& batch : batches) {
    curve.x.push_back(batch.epochs);
    curve.y.push_back(batch.*figure);
  }
  curve.dashed = true;
  curve.noisy = figure != &BatchRecord::rate;
  return curve;
}

PlotCurve probeCurve(const QString& name, const std::vector<ProbeRecord>& probes, double ProbeRecord::*figure, std::size_t colour) {
  PlotCurve curve{name, {}, {}, colour};
  for (const auto& probe : probes) {
    curve.x.push_back(static_cast<double>(probe.epoch));
    curve.y.push_back(probe.*figure);
  }
  curve.dots = true;
  return curve;
}

bool hasFigure(const std::vector<EpochRecord>& history, Figure figure) {
  return std::any_of(history.begin(), history.end(), [figure](const auto& record) { return !std::isnan(record.*figure); });
}

}  // namespace

std::vector<double> smoothed(const std::vector<double>& y, double weight) {
  std::vector<double> result;
  double sum = 0, total = 0;
  for (const double value : y) {
    if (std::isnan(value)) {
      result.push_back(value);
      continue;
    }
    sum = weight * sum + value;
    total = weight * total + 1;
    result.push_back(sum / total);
  }
  return result;
}

PlotContent historyPlot(HistoryFigure figure, const std::vector<EpochRecord>& history, const std::vector<BatchRecord>& batches) {
  PlotContent content;
  content.xTitle = tr("epoch");
  content.nothing = tr("The curves begin with the first images of a run.");
  const auto add = [&](const QString& name, Figure member, std::size_t colour) {
    if (hasFigure(history, member)) content.curves.push_back(curveOf(name, history, member, colour));
  };
  const auto addBatches = [&](double BatchRecord::*member, std::size_t colour) {
    if (!batches.empty()) content.curves.push_back(batchCurve(batches, member, colour));
  };
  switch (figure) {
    case HistoryFigure::Loss:
      content.title = tr("Loss");
      add(tr("training"), &EpochRecord::trainLoss, 0);
      add(tr("validation"), &EpochRecord::validationLoss, 1);
      addBatches(&BatchRecord::loss, 0);
      break;
    case HistoryFigure::Accuracy:
      content.title = tr("Accuracy");
      content.percent = true;
      add(tr("training"), &EpochRecord::trainAccuracy, 0);
      add(tr("validation"), &EpochRecord::validationAccuracy, 1);
      addBatches(&BatchRecord::accuracy, 0);
      break;
    case HistoryFigure::Rate:
      content.title = tr("Learning rate");
      add(tr("rate"), &EpochRecord::rate, 2);
      addBatches(&BatchRecord::rate, 2);
      break;
  }
  content.yTitle = content.title;
  content.mayBeLogarithmic = !content.percent;
  if (!history.empty()) {
    const auto best = bestEpochOf(history);
    content.mark = PlotMark{static_cast<double>(best), tr("best: %1").arg(best)};
  }
  return content;
}

PlotContent pretrainingPlot(HistoryFigure figure, const std::vector<EpochRecord>& history, const std::vector<BatchRecord>& batches,
                            const std::vector<ProbeRecord>& probes) {
  auto content = historyPlot(figure, history, batches);
  content.mark.reset();
  if (figure != HistoryFigure::Accuracy) return content;
  // Views and teachers have no accuracy.
  std::erase_if(content.curves, [](const PlotCurve& curve) {
    return std::all_of(curve.y.begin(), curve.y.end(), [](double value) { return std::isnan(value); });
  });
  if (!probes.empty()) {
    content.curves.push_back(probeCurve(tr("probe, nearest neighbours"), probes, &ProbeRecord::neighbours, 1));
    content.curves.push_back(probeCurve(tr("probe, linear"), probes, &ProbeRecord::linear, 3));
  }
  content.nothing = tr("An accuracy needs labels to learn, or labelled pictures for a probe.");
  return content;
}

QString overlayTitle(OverlayFigure figure) {
  switch (figure) {
    case OverlayFigure::ValidationAccuracy: return tr("Validation accuracy");
    case OverlayFigure::ValidationLoss: return tr("Validation loss");
    case OverlayFigure::TrainingAccuracy: return tr("Training accuracy");
    case OverlayFigure::TrainingLoss: return tr("Training loss");
    case OverlayFigure::Rate: return tr("Learning rate");
  }
  return {};
}

PlotContent overlayPlot(OverlayFigure figure, const std::vector<NamedHistory>& runs) {
  constexpr Figure kFigures[] = {&EpochRecord::validationAccuracy, &EpochRecord::validationLoss, &EpochRecord::trainAccuracy,
                                 &EpochRecord::trainLoss, &EpochRecord::rate};
  const auto member = kFigures[static_cast<std::size_t>(figure)];
  PlotContent content;
  content.title = content.yTitle = overlayTitle(figure);
  content.nothing =
      runs.empty() ? tr("Select runs in the table to see their curves.") : tr("The selected runs did not record this quantity.");
  content.xTitle = tr("epoch");
  content.percent = figure == OverlayFigure::ValidationAccuracy || figure == OverlayFigure::TrainingAccuracy;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (hasFigure(runs[i].history, member)) content.curves.push_back(curveOf(runs[i].name, runs[i].history, member, i));
  }
  return content;
}

PlotContent rocContent(const Evaluation& evaluation) {
  PlotContent content;
  content.title = tr("ROC, each maker against the rest");
  content.nothing = tr("No curve can be drawn from these images.");
  content.namesBelow = true;
  content.xTitle = tr("false positive rate");
  content.yTitle = tr("true positive rate");
  content.sharesX = content.mayBeLogarithmic = false;
  content.diagonal = content.unitSquare = true;
  for (std::size_t i = 0; i < evaluation.classes.size(); ++i) {
    const auto& one = evaluation.classes[i];
    if (one.roc.empty()) continue;
    PlotCurve curve{tr("%1 (AUC %2)").arg(textOf(makerDisplayName(one.label)), numberText(one.auc, 3)), {}, {}, i};
    for (const auto& point : one.roc) {
      curve.x.push_back(point.falsePositiveRate);
      curve.y.push_back(point.truePositiveRate);
    }
    content.curves.push_back(std::move(curve));
  }
  return content;
}

PlotContent reliabilityContent(const Evaluation& evaluation) {
  PlotContent content;
  content.title = tr("Reliability (calibration error %1)").arg(numberText(evaluation.calibrationError, 3));
  content.nothing = tr("No curve can be drawn from these images.");
  content.xTitle = tr("confidence");
  content.yTitle = tr("accuracy");
  content.sharesX = content.mayBeLogarithmic = false;
  content.diagonal = content.unitSquare = true;
  PlotCurve curve{tr("bins of equal size"), {}, {}, 0};
  curve.dots = true;
  for (const auto& bin : evaluation.reliability) {
    curve.x.push_back(bin.confidence);
    curve.y.push_back(bin.accuracy);
  }
  content.curves.push_back(std::move(curve));
  return content;
}

std::string plotCsv(const std::vector<PlotContent>& plots) {
  std::string text = "plot,curve,x,y,notice\r\n";
  const auto notice = quotedCsv(kDisclaimer);
  for (const auto& plot : plots) {
    for (const auto& curve : plot.curves) {
      const auto names = quotedCsv(plot.title.toStdString()) + ',' + quotedCsv(curve.name.toStdString());
      for (std::size_t i = 0; i < curve.x.size(); ++i) {
        const auto y = std::isnan(curve.y[i]) ? std::string() : plainNumber(curve.y[i]);
        text += fmt::format("{},{},{},{}\r\n", names, plainNumber(curve.x[i]), y, notice);
      }
    }
  }
  return text;
}

std::string historyExport(const std::vector<EpochRecord>& history) {
  std::istringstream lines(historyCsv(history));
  std::string text;
  const char* last = "notice";
  for (std::string line; std::getline(lines, line); last = kDisclaimer) text += line + ',' + quotedCsv(last) + "\r\n";
  return text;
}

QString plotValueText(double value, bool percent) {
  if (std::isnan(value)) return kNoValue;
  return percent ? percentText(value) : shortNumber(value);
}

}  // namespace glenoid::ui
