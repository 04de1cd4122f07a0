// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window freezes while a batch of 10,000 rows arrives, and while a table of 100,000 is filtered and sorted. Usage:
// QT_QPA_PLATFORM=offscreen glenoid-batch-bench. At 60 frames per second, a frame takes 16.7 ms.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QTableView>

#include "tests/support/small_answer.h"
#include "ui/batch/batch_table.h"
#include "ui/elements/theme.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

constexpr int kRows = 10'000, kManyRows = 100'000, kBundle = 50;  // a fast graphics processor sends 20 bundles per second

std::vector<BatchRow> bundle(int first) {
  static const auto model = [] {
    auto made = test::modelOf(4);
    made->labels = {{"a", "Smith & Nephew (Cofield)"}, {"b", "DePuy"}, {"c", "Tornier"}, {"d", "Zimmer"}};
    return made;
  }();
  std::vector<BatchRow> rows;
  for (int i = 0; i < kBundle; ++i) {
    const auto number = static_cast<unsigned>(first + i) * 2654435761U;
    const auto file = "/radiographs/shoulder-" + std::to_string(number) + ".dcm";
    const double most = 0.5 + 0.5 * (number >> 8 & 0xffff) / 65535.0;
    std::vector<double> probabilities(4);
    probabilities[number % 4] = most;
    probabilities[(number + 1) % 4] = 1 - most;
    rows.push_back(number % 16 == 0 ? test::refusedAnswer(file, ErrorCode::UnknownFormat, 4) : test::answerOf(file, probabilities));
    rows.back().answer.model = model;
  }
  return rows;
}

double milliseconds(const std::function<void()>& work) {
  const auto start = std::clock();
  work();
  QApplication::sendPostedEvents();
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  applyTheme(*qApp, "dark");
  BatchModel model;
  BatchTable table(model);
  table.resize(1280, 700);
  table.show();
  for (const int column : {-1, int{BatchModel::File}, int{BatchModel::Probability}}) {
    model.clear();
    table.view()->sortByColumn(column, Qt::AscendingOrder);
    std::vector<double> times;
    for (int row = 0; row < kRows; row += kBundle) {
      auto rows = bundle(row);
      times.push_back(milliseconds([&] {
        model.append(std::move(rows));
        table.view()->viewport()->repaint();
      }));
    }
    std::sort(times.begin(), times.end());
    std::printf("%d rows in bundles of %d, sorted by column %2d: median %.2f ms, longest %.2f ms a bundle\n", kRows, kBundle, column,
                times[times.size() / 2], times.back());
  }
  model.clear();
  table.view()->sortByColumn(-1, Qt::AscendingOrder);
  for (int row = 0; row < kManyRows; row += kBundle) model.append(bundle(row));
  auto* search = table.findChild<QLineEdit*>("batchSearch");
  auto* unsure = table.findChild<QCheckBox*>("batchUnsure");
  std::printf("%d rows in no order\n", model.rowCount());
  for (int column = 0; column < BatchModel::ColumnCount; ++column) {
    const auto title = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().toStdString();
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder})
      std::printf("sort by %s: %.1f ms\n", title.c_str(), milliseconds([&] { table.view()->sortByColumn(column, order); }));
  }
  for (const int column : {-1, int{BatchModel::File}}) {
    table.view()->sortByColumn(column, Qt::AscendingOrder);
    std::printf("sorted by column %d\n", column);
    std::printf("search: %.1f ms\n", milliseconds([&] { search->setText("tornier"); }));
    std::printf("search without a find: %.1f ms\n", milliseconds([&] { search->setText("nowhere"); }));
    std::printf("search cleared: %.1f ms\n", milliseconds([&] { search->clear(); }));
    std::printf("unsure only: %.1f ms\n", milliseconds([&] { unsure->setChecked(true); }));
    std::printf("all again: %.1f ms\n", milliseconds([&] { unsure->setChecked(false); }));
  }
  return 0;
}
