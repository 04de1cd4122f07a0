// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_sheet.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include <QStringList>

#include "core/base/files.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/services/model_text.h"

namespace glenoid::ui {
namespace {

using Json = nlohmann::json;

QString escaped(const std::string& text) { return textOf(text).toHtmlEscaped(); }

const Json* child(const Json& json, const char* key) {
  const auto found = json.is_object() ? json.find(key) : json.end();
  return json.is_object() && found != json.end() ? &*found : nullptr;
}

std::optional<double> number(const Json& json, const char* key) {
  const auto* value = child(json, key);
  return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

// A sentence of the model, in the user's language.
QString translated(const std::string& english) { return modelText(english).toHtmlEscaped(); }

QString text(const Json& json, const char* key) {
  const auto* value = child(json, key);
  return value && value->is_string() ? translated(value->get<std::string>()) : QString();
}

QString wholeText(double value) { return numberText(value, 0); }

// Shares are percentages, scores (F1, AUC, calibration error) numbers from 0 to 1, as on the pages of a run.
QString scoreText(double value) { return numberText(value, 3); }

QString cell(const Json& json, const char* key, QString (*format)(double)) {
  const auto value = number(json, key);
  return value ? format(*value) : kNoValue;
}

class Table {
 public:
  void row(const QStringList& cells, const char* tag = "td", const QStringList& styles = {}) {
    html_ += "<tr>";
    for (int i = 0; i < cells.size(); ++i) {
      const auto align = i == 0 ? "left" : "right";
      html_ += QString("<%1 align=\"%2\" style=\"padding: 3px 14px 3px 0px; %3\">%4</%1>").arg(tag, align, styles.value(i), cells[i]);
    }
    html_ += "</tr>";
  }
  QString html() const { return "<table cellspacing=\"0\">" + html_ + "</table>"; }

 private:
  QString html_;
};

QString heading(const QString& title) { return "<p style=\"margin-top: 16px;\"><b>" + title + "</b></p>"; }

QString fact(const QString& name, const QString& value) {
  if (value.isEmpty()) return {};
  return QString("<tr><td style=\"padding: 3px 18px 3px 0px; color: %1;\">%2</td><td style=\"padding: 3px 0px;\">%3</td></tr>")
      .arg(themeColours().quietText.name(), name, value);
}

// The display name for a label in the figures.
QString displayOf(const ModelDescription& model, const QString& label) {
  for (const auto& known : model.labels) {
    if (escaped(known.name) == label) return escaped(known.display);
  }
  return label;
}

QString perClassTable(const ModelDescription& model, const Json& figures) {
  const auto* classes = child(figures, "classes");
  if (!classes || !classes->is_array() || classes->empty()) return {};
  Table table;
  table.row({tr("Maker"), tr("Images"), tr("Found (recall)"), tr("Right when named (precision)"), "F1", "AUC"}, "th");
  for (const auto& one : *classes) {
    const auto support = number(one, "support");
    table.row({displayOf(model, text(one, "label")), support ? wholeText(*support) : kNoValue, cell(one, "recall", percentText),
               cell(one, "precision", percentText), cell(one, "f1", scoreText), cell(one, "auc", scoreText)});
  }
  return table.html();
}

// The shade of a cell shows its share of the true maker's images, its colour whether the answer was right.
QString shade(double share, bool isRight) {
  const auto &c = isRight ? themeColours().accent : themeColours().bad, &ground = themeColours().surface;
  const auto mix = [&](int a, int b) { return static_cast<int>(std::lround(b + (a - b) * 0.55 * share)); };
  return QString("background-color: %1;")
      .arg(QColor(mix(c.red(), ground.red()), mix(c.green(), ground.green()), mix(c.blue(), ground.blue())).name());
}

QString confusionTable(const ModelDescription& model, const Json& figures) {
  const auto* rows = child(figures, "confusion");
  if (!rows || !rows->is_array() || rows->size() != model.labels.size()) return {};
  Table table;
  QStringList head{tr("true ↓  named →")};
  for (const auto& label : model.labels) head.append(escaped(label.display));
  table.row(head, "th");
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const auto& counts = (*rows)[i];
    const bool valid = counts.is_array() && counts.size() == model.labels.size() &&
                       std::all_of(counts.begin(), counts.end(), [](const Json& count) { return count.is_number(); });
    if (!valid) return {};
    double all = 0;
    for (const auto& count : counts) all += count.get<double>();
    QStringList cells{escaped(model.labels[i].display)}, styles{{}};
    for (std::size_t j = 0; j < counts.size(); ++j) {
      const double count = counts[j].get<double>();
      cells.append(wholeText(count));
      styles.append("padding-left: 14px; " + shade(all > 0 ? count / all : 0, i == j));
    }
    table.row(cells, "td", styles);
  }
  return table.html();
}

// Empty for a part of a later version.
QString figuresTitle(const std::string& key) {
  if (key == "crossValidation") return tr("Cross-validation: every image identified by a network that never saw it");
  if (key == "crossValidationAugmented") return tr("Cross-validation with the mean of eight looks");
  if (key == "calibration") return tr("Calibration of each fold with the temperature of the other folds");
  if (key == "calibrationAugmented") return tr("Calibration with the mean of eight looks");
  if (key == "test") return tr("Test part");
  if (key == "validation") return tr("Validation part");
  return {};
}

// How often the true maker is among those named, and how often a single maker is named.
QString setsSection(const ModelDescription& model) {
  QString lines;
  for (const auto& rule : model.sets) {
    const auto images = std::accumulate(rule.images.begin(), rule.images.end(), std::size_t{0});
    for (const auto& level : rule.levels) {
      if (!level.measured || images == 0) continue;
      const auto& [covered, single, singleRight] = *level.measured;
      const auto share = [](std::size_t part, std::size_t whole) {
        return percentText(static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1)));
      };
      const auto all = std::accumulate(covered.begin(), covered.end(), std::size_t{0});
      const auto looks = rule.looks == 1 ? tr("One look") : tr("Mean of %1 looks").arg(rule.looks);
      lines +=
          "<p>" +
          tr("%1, confidence %2: the true maker is among those named in %3 of images. A single maker is named in %4, correctly in %5 of "
             "these.")
              .arg(looks, tr("%1 %").arg(level.confidence), share(all, images), share(single, images), share(singleRight, single)) +
          "</p>";
    }
  }
  return lines.isEmpty() ? lines : heading(tr("Makers named, measured on images the network never saw")) + lines;
}

QString figuresSection(const ModelDescription& model, const std::string& key, const Json& figures) {
  const auto title = figuresTitle(key);
  if (!figures.is_object() || title.isEmpty()) return {};
  QStringList words;
  const auto add = [&](const char* name, const QString& label, const auto& format) {
    if (const auto value = number(figures, name)) words.append(label + " " + format(*value));
  };
  add("images", tr("images"), wholeText);
  add("folds", tr("folds"), wholeText);
  if (const auto accuracy = number(figures, "accuracy")) {
    const auto low = number(figures, "low"), high = number(figures, "high");
    words.append(tr("accuracy") + " " + percentText(*accuracy) +
                 (low && high ? " " + tr("(95 % interval %1 to %2)").arg(percentText(*low), percentText(*high)) : QString()));
  }
  add("balancedAccuracy", tr("balanced accuracy"), percentText);
  add("macroAuc", tr("mean AUC"), scoreText);
  add("calibrationError", tr("calibration error"), scoreText);
  const auto tables = perClassTable(model, figures), confusion = confusionTable(model, figures);
  if (words.isEmpty() && tables.isEmpty()) return {};
  return heading(title) + "<p>" + words.join(" · ") + "</p>" + tables + (confusion.isEmpty() ? QString() : "<p></p>" + confusion);
}

QString checkText(CatalogueEntry::Check check) {
  switch (check) {
    case CatalogueEntry::Check::Good: return tr("checked: the weights match the recorded checksum");
    case CatalogueEntry::Check::Damaged: return tr("damaged: the weights do not match the recorded checksum; import the model again");
    case CatalogueEntry::Check::NotYet: break;
  }
  return tr("not checked yet");
}

QString checkHtml(CatalogueEntry::Check check) {
  const auto& c = themeColours();
  const auto colour = check == CatalogueEntry::Check::Good ? c.good : check == CatalogueEntry::Check::Damaged ? c.bad : c.quietText;
  return QString("<span style=\"color: %1;\">%2</span>").arg(colour.name(), checkText(check));
}

QString pathHtml(const std::filesystem::path& path) { return escaped(toUtf8(path)); }
QString digestHtml(const std::string& digest) { return "<code>" + escaped(digest) + "</code>"; }

QString makersHtml(const ModelDescription& model) {
  QStringList makers;
  for (const auto& label : model.labels) makers.append(escaped(label.display));
  return makers.join(", ");
}

}  // namespace

QString modelSheet(const CatalogueEntry& entry) {
  if (!entry.bundle) {
    return QString("<h3>%1</h3><p style=\"color: %2;\">%3</p><p>%4</p><p>%5</p>")
        .arg(escaped(toUtf8(entry.path.filename())), themeColours().bad.name(), tr("This model cannot be read."),
             entry.problem.toHtmlEscaped(), pathHtml(entry.path));
  }
  const ModelDescription& model = entry.bundle->model;
  const auto input = tr("%1, head %2, input %3 × %3 pixels").arg(escaped(model.architecture), escaped(model.head)).arg(model.inputSize);
  const auto calibrated = model.isCalibrated() ? tr("Its probabilities are calibrated.") : factText({FactCode::NotCalibrated, {}});
  const auto images = number(model.training, "images");
  auto html = QString("<h3>%1</h3><p>%2</p><p><b>%3</b> %4</p><p style=\"color: %5;\">%6</p><table>")
                  .arg(escaped(model.title()), translated(model.summary), coreText(model.accuracyText()), calibrated,
                       themeColours().warning.name(), translated(model.limits));
  html += fact(tr("Makers"), makersHtml(model)) + fact(tr("Network"), input);
  html +=
      fact(tr("Training data"), text(model.training, "data")) + fact(tr("Images in all parts"), images ? wholeText(*images) : QString());
  html += fact(tr("Start weights"), text(model.training, "startWeights")) + fact(tr("Protocol"), text(model.training, "protocol"));
  html += fact(tr("Licence"), translated(model.licence)) + fact(tr("Checksum"), digestHtml(model.weightsSha256));
  html += fact(tr("Weights"), checkHtml(entry.check)) + fact(tr("Location"), pathHtml(entry.path)) + "</table>";
  html += setsSection(model);
  if (model.figures.is_object()) {
    for (const auto& [key, figures] : model.figures.items()) html += figuresSection(model, key, figures);
  }
  return html;
}

QString startWeightsSheet(const StartWeights& weights) {
  const auto use = tr("Weights that a training run can start from. By themselves they cannot identify a maker.");
  return QString("<h3>%1</h3><p>%2</p><table>").arg(escaped(weights.name), use) + fact(tr("Trained on"), translated(weights.data)) +
         fact(tr("Licence"), translated(weights.licence)) + fact(tr("Checksum"), digestHtml(weights.sha256)) +
         fact(tr("Location"), pathHtml(weights.path)) + "</table>";
}

}  // namespace glenoid::ui
