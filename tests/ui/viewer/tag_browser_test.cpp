// SPDX-License-Identifier: GPL-3.0-or-later
// The table of attributes: model, search, copying, identity.
#include "ui/viewer/tag_browser.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <gtest/gtest.h>

#include "ui/viewer/tag_model.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

std::shared_ptr<const Radiograph> declared() {
  Radiograph radiograph;
  radiograph.attributes = {{"(0028,0010)", "Rows", "512"}, {"(0008,0060)", "Modality", "DX"}, {"(0018,0060)", "KVP", "70"}};
  radiograph.identity = {{"(0010,0010)", "PatientName", "Doe^Jane"}};
  return std::make_shared<const Radiograph>(std::move(radiograph));
}

}  // namespace

TEST(TagModel, KeepsTheRulesOfModels) {
  TagModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.setRadiograph(declared(), true);
  ASSERT_EQ(model.rowCount(), 4);
  EXPECT_EQ(model.index(0, 0).data().toString(), "(0008,0060)") << "by tag";
  EXPECT_EQ(model.index(1, 2).data().toString(), "Doe^Jane");
  model.setRadiograph(declared(), false);
  EXPECT_EQ(model.rowCount(), 3) << "identity only if it is shown";
  model.setRadiograph(nullptr, true);
  EXPECT_EQ(model.rowCount(), 0);
}

TEST(TagBrowser, SearchesTagNameAndValueAndCopies) {
  TagBrowser browser;
  browser.setRadiograph(declared(), true);
  auto* search = browser.findChild<QLineEdit*>("tagSearch");
  auto* table = browser.findChild<QTableView*>("tagTable");
  const auto shown = [&](const char* text) {
    search->clear();
    QTest::keyClicks(search, text);
    return table->model()->rowCount();
  };
  EXPECT_EQ(shown("patient"), 1);
  EXPECT_EQ(shown("0060"), 2);
  EXPECT_EQ(shown("512"), 1);
  EXPECT_EQ(browser.findChild<QLabel*>("tagCount")->text(), "1 of 4 rows");
  QTest::mouseClick(browser.findChild<QPushButton*>("tagCopy"), Qt::LeftButton);
  EXPECT_EQ(QApplication::clipboard()->text(), "(0028,0010)\tRows\t512");
  EXPECT_EQ(shown("(0008"), 1) << "no pattern, plain text";
}

TEST(TagBrowser, SaysWhyItIsEmptyAndHasNothingToCopy) {
  TagBrowser browser;
  const auto* copy = browser.findChild<QPushButton*>("tagCopy");
  browser.setRadiograph(declared(), true);
  EXPECT_TRUE(copy->isEnabled());
  browser.findChild<QLineEdit*>("tagSearch")->setText("no such tag");
  EXPECT_FALSE(copy->isEnabled());
  browser.setRadiograph(std::make_shared<const Radiograph>(), true);  // of a PNG
  EXPECT_FALSE(copy->isEnabled());
  EXPECT_EQ(browser.findChild<QLabel*>("tagCount")->text(), "This file has no tags. Only DICOM files have them.");
}
