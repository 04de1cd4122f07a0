// SPDX-License-Identifier: GPL-3.0-or-later
// Rows are shared among threads: each is done once, even if every helping thread is busy.
#include "ui/viewer/bands.h"

#include <algorithm>
#include <atomic>
#include <vector>

#include <QSemaphore>
#include <QThreadPool>
#include <gtest/gtest.h>

using namespace glenoid::ui;

namespace {

void expectEachRowOnce(int rows) {
  std::vector<std::atomic<int>> visits(static_cast<std::size_t>(rows));
  inBands(rows, [&](int first, int count) {
    for (int row = first; row < first + count; ++row) ++visits[static_cast<std::size_t>(row)];
  });
  EXPECT_TRUE(std::all_of(visits.begin(), visits.end(), [](const auto& count) { return count == 1; })) << rows;
}

}  // namespace

TEST(Bands, CoverEachRowOnce) {
  for (const int rows : {0, 1, 63, 64, 65, 1600}) expectEachRowOnce(rows);
}

TEST(Bands, DoNotWaitForBusyThreads) {
  auto* pool = QThreadPool::globalInstance();
  QSemaphore release;
  const int busy = pool->maxThreadCount();
  for (int i = 0; i < busy; ++i) pool->start([&release] { release.acquire(); });
  expectEachRowOnce(500);
  release.release(busy);
  pool->waitForDone();
}
