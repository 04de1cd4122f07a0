// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/bands.h"

#include <algorithm>
#include <atomic>
#include <memory>

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

namespace glenoid::ui {
namespace {

constexpr int kBandRows = 64, kMostThreads = 8;

// May outlive the call: a helper that wakes late finds no band left and returns.
struct Bands {
  Bands(const std::function<void(int, int)>& work_, int rows_, int count_) : work(work_), rows(rows_), count(count_) {}
  const std::function<void(int, int)>& work;  // called only while a band is left, so only during the call
  const int rows, count;
  std::atomic<int> next{0};
  QSemaphore finished{0};

  void takeAll() {
    for (int band = next++; band < count; band = next++) {
      work(band * kBandRows, std::min(kBandRows, rows - band * kBandRows));
      finished.release();
    }
  }
};

}  // namespace

void inBands(int rows, const std::function<void(int, int)>& work) {
  const int count = (rows + kBandRows - 1) / kBandRows;
  const int helpers = std::min({QThread::idealThreadCount(), kMostThreads, count}) - 1;
  if (helpers < 1) return work(0, rows);
  const auto bands = std::make_shared<Bands>(work, rows, count);
  for (int i = 0; i < helpers; ++i) QThreadPool::globalInstance()->start([bands] { bands->takeAll(); });
  bands->takeAll();
  bands->finished.acquire(count);
}

}  // namespace glenoid::ui
