// SPDX-License-Identifier: GPL-3.0-or-later
// What the page says about a model: everything in model.json, escaped, and nothing that it lacks.
#include "ui/models/model_sheet.h"

#include <QLocale>
#include <QTextDocument>
#include <gtest/gtest.h>

#include "core/bundle/model_folders.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

QString plain(const QString& html) {
  QTextDocument document;
  document.setHtml(html);
  return document.toPlainText();
}

CatalogueEntry entryOf(ModelDescription model) {
  CatalogueEntry entry;
  entry.path = "/models/one";
  entry.bundle = std::make_shared<const Bundle>(Bundle{entry.path, entry.path / "weights.safetensors", std::move(model)});
  return entry;
}

ModelDescription bare() {
  ModelDescription model;
  model.name = "bare";
  model.version = "1";
  model.architecture = "custom-cnn";
  model.head = "linear";
  model.labels = {{"A", "Maker <A>"}, {"B", "Maker B"}};
  model.weightsSha256 = std::string(64, 'a');
  model.limits = "knows little";
  return model;
}

}  // namespace

TEST(ModelSheet, SaysHowOftenTheMakersNamedHoldTheTrueOne) {
  QLocale::setDefault(QLocale::c());
  auto model = bare();
  EXPECT_FALSE(plain(modelSheet(entryOf(model))).contains("Makers named")) << "not measured";
  model.sets = {{8, 1, {50, 150}, {{90, {0.1, 0.2}, SetCoverage{{46, 140}, 120, 114}}, {95, {0, 0.1}, {}}}}};
  const auto text = plain(modelSheet(entryOf(model)));
  EXPECT_TRUE(
      text.contains("Mean of 8 looks, confidence 90 %: the true maker is among those named in 93.0 % of images. A single maker is "
                    "named in 60.0 %, correctly in 95.0 % of these."))
      << text.toStdString();
  EXPECT_FALSE(text.contains("confidence 95")) << "not measured";
}

TEST(ModelSheet, ShowsEveryFigureOfTheShippedModel) {
  QLocale::setDefault(QLocale::c());
  const auto bundle = findModel("", {std::filesystem::path(GLENOID_SOURCE_DIR) / "models"});
  auto entry = entryOf(bundle.model);
  const auto text = plain(modelSheet(entry));
  for (const auto& words : {bundle.model.name + " " + bundle.model.version, bundle.model.licence, bundle.model.limits,
                            bundle.model.weightsSha256, std::string("Smith & Nephew (Cofield)")}) {
    EXPECT_TRUE(text.contains(QString::fromStdString(words))) << words;
  }
  EXPECT_TRUE(text.contains(QString::fromStdString(inEnglish(bundle.model.accuracyText()))));
  for (const auto& [key, figures] : bundle.model.figures.items()) {
    if (!figures.contains("low")) continue;
    const auto percent = [&](const char* name) { return QString::number(100 * figures[name].get<double>(), 'f', 1) + " %"; };
    const auto interval = "(95 % interval " + percent("low") + " to " + percent("high") + ")";
    EXPECT_TRUE(QString(text).replace(QChar::Nbsp, ' ').contains(interval)) << key << interval.toStdString();
  }
  for (const auto& [key, figures] : bundle.model.figures.items()) {
    for (const auto& one : figures.value("classes", nlohmann::json::array())) {
      const auto recall = QString::number(100 * one["recall"].get<double>(), 'f', 1) + " %";
      EXPECT_TRUE(text.contains(recall)) << key << recall.toStdString();
    }
    for (const auto& row : figures.value("confusion", nlohmann::json::array())) {
      for (const auto& count : row) EXPECT_TRUE(text.contains(QString::number(count.get<int>()))) << key;
    }
  }
}

TEST(ModelSheet, ABareModelSaysThatNothingWasMeasured) {
  const auto text = plain(modelSheet(entryOf(bare())));
  EXPECT_TRUE(text.contains("was not measured"));
  EXPECT_TRUE(text.contains("not calibrated"));
  EXPECT_TRUE(text.contains("Maker <A>"));
  EXPECT_FALSE(text.contains("AUC"));
}

TEST(ModelSheet, NamesThePartsAndColoursWrongAnswersDifferently) {
  auto model = bare();
  model.figures = nlohmann::json::parse(R"({"validation": {"accuracy": 0.5, "confusion": [[5, 5], [5, 5]]}})");
  model.training = nlohmann::json::parse(R"({"images": 538})");
  const auto html = modelSheet(entryOf(model));
  EXPECT_TRUE(plain(html).contains("Validation part"));
  EXPECT_TRUE(plain(html).contains("Images in all parts"));
  QStringList colours;
  for (const auto& piece : html.split("background-color: ").mid(1)) colours.append(piece.left(7));
  ASSERT_EQ(colours.size(), 4);
  EXPECT_EQ(colours[0], colours[3]);
  EXPECT_EQ(colours[1], colours[2]);
  EXPECT_NE(colours[0], colours[1]) << "the same share, right and wrong";
}

TEST(ModelSheet, SharesArePercentagesAndScoresAreNumbers) {
  QLocale::setDefault(QLocale::c());
  auto model = bare();
  model.figures = nlohmann::json::parse(R"({"test": {"accuracy": 0.5, "macroAuc": 0.8, "calibrationError": 0.0842,
                                            "classes": [{"label": "A", "recall": 0.25, "precision": 0.75, "f1": 0.375, "auc": 0.625}]}})");
  const auto text = plain(modelSheet(entryOf(model))).replace(QChar::Nbsp, ' ');
  for (const char* words : {"accuracy 50.0 %", "mean AUC 0.800", "calibration error 0.084", "25.0 %", "75.0 %", "0.375", "0.625"}) {
    EXPECT_TRUE(text.contains(words)) << words << '\n' << text.toStdString();
  }
}

TEST(ModelSheet, FiguresOfAnotherShapeAreLeftOut) {
  auto model = bare();
  model.figures = nlohmann::json::parse(R"({"test": {"accuracy": "high", "classes": [3, {"label": 4}], "confusion": [[1, 2], [3]]},
                                            "other": 7, "third": {"confusion": 3, "classes": {}}})");
  model.training = nlohmann::json::array();
  const auto text = plain(modelSheet(entryOf(model)));
  EXPECT_TRUE(text.contains("was not measured"));
}

TEST(ModelSheet, ShowsNoKeyOfTheFile) {
  QLocale::setDefault(QLocale::c());
  auto model = bare();
  model.figures = nlohmann::json::parse(R"({"crossValidation": {"accuracy": 0.75, "later": 1}, "laterPart": {"accuracy": 0.125}})");
  model.training = nlohmann::json::parse(R"({"data": "hips", "laterText": "of another version"})");
  const auto text = plain(modelSheet(entryOf(model)));
  EXPECT_TRUE(text.contains("Cross-validation") && text.contains("75.0"));
  EXPECT_FALSE(text.contains("crossValidation") || text.contains("later")) << text.toStdString();
  EXPECT_FALSE(text.contains("12.5")) << "nobody knows what it is a figure of";
}

TEST(ModelSheet, TellsTheCheckAndTheProblem) {
  auto entry = entryOf(bare());
  EXPECT_TRUE(plain(modelSheet(entry)).contains("not checked yet"));
  entry.check = CatalogueEntry::Check::Good;
  EXPECT_TRUE(plain(modelSheet(entry)).contains("weights match the recorded checksum"));
  entry.check = CatalogueEntry::Check::Damaged;
  EXPECT_TRUE(plain(modelSheet(entry)).contains("damaged"));
  entry.bundle = nullptr;
  entry.problem = "model.json lacks <a> name";
  EXPECT_TRUE(plain(modelSheet(entry)).contains("lacks <a> name"));
}
