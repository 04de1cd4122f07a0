// SPDX-License-Identifier: GPL-3.0-or-later
// How fast an identification and the window are during a training run: prints the times without the run, then with it.
// glenoid-beside-training DATA MODEL RADIOGRAPH [IDENTIFICATIONS]   (DATA as `glenoid-cli train --data`, MODEL a bundle)
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "core/base/process_memory.h"
#include "core/bundle/bundle.h"
#include "core/decoding/in_process_decoder.h"
#include "core/engine/engine.h"
#include "core/ingest/open_dataset.h"
#include "ui/elements/theme.h"
#include "ui/services/identifier.h"
#include "ui/training/run_page.h"
#include "ui/training/training_session.h"

using namespace glenoid;
using namespace glenoid::ui;
namespace fs = std::filesystem;

namespace {

// The longest time in which the event loop did not turn, measured by a timer that is always due.
class Heartbeat : public QObject {
 public:
  Heartbeat() {
    clock_.start();
    connect(&timer_, &QTimer::timeout, this, [this] {
      longest_ = std::max(longest_, clock_.restart());
      ++beats_;
    });
    timer_.start(1);
  }
  void reset() {
    clock_.restart();
    longest_ = beats_ = 0;
  }
  qint64 longestMs() const { return longest_; }
  qint64 beats() const { return beats_; }

 private:
  QElapsedTimer clock_;
  QTimer timer_;
  qint64 longest_ = 0, beats_ = 0;
};

struct Bench {
  Settings settings;
  Commands commands{settings};
  MessageList messages;
  ThreadJobRunner files{2}, inference{1}, training{1};
  std::unique_ptr<Decoder> decoder = makeInProcessDecoder();
  ModelCatalogue models{{}, {}, files, messages};
  Identifier identifier{settings, inference};
  Services services{settings, commands, messages, files, inference, training, *decoder, models, identifier};
  Heartbeat heart;
  IdentifyRequest request;

  // Milliseconds from the request to the arrival of the answer.
  double once() {
    bool here = false;
    QElapsedTimer clock;
    clock.start();
    JobCallbacks<Answer> callbacks;
    callbacks.done = [&](Answer) { here = true; };
    callbacks.failed = [](const Error& error) {
      std::fprintf(stderr, "%s\n", error.what());
      std::exit(1);
    };
    identifier.identify(&heart, request, std::move(callbacks));
    if (!QTest::qWaitFor([&] { return here; }, 600'000)) std::exit(1);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
  }
  void print(const char* title, int count) {
    heart.reset();
    std::vector<double> times;
    for (int i = 0; i < count; ++i) times.push_back(once());
    std::sort(times.begin(), times.end());
    std::printf("%s: identification %.0f ms (median of %d; %.0f to %.0f), longest pause of the event loop %lld ms of %lld turns\n", title,
                times[times.size() / 2], count, times.front(), times.back(), static_cast<long long>(heart.longestMs()),
                static_cast<long long>(heart.beats()));
    std::fflush(stdout);
  }
};

int measure(char** words, int count) {
  const QTemporaryDir folder;
  const fs::path made = folder.path().toStdString();
  Bench bench;
  bench.request.radiograph = std::make_shared<Radiograph>(bench.decoder->read(words[2], {}, {}));
  bench.request.bundle = std::make_shared<const Bundle>(readBundle(words[1]));
  std::printf("first identification, loading the model: %.0f ms\n", bench.once());
  bench.print("alone", count);

  TrainingRequest training;
  training.cacheFile = made / "pixels.cache";
  training.cache = std::make_shared<const PixelCache>(openDataset(words[0], training.cacheFile, makeInProcessDecoder));
  training.split = stratifiedSplit(training.cache->items(), {}, 1);
  training.runFolder = made / "run";
  training.data = words[0];
  TrainingSession session(bench.settings, bench.training);
  RunPage page(bench.services, session);
  page.resize(1280, 800);
  page.show();
  session.start(std::move(training));
  // The first batches are over once the speed is known.
  if (!QTest::qWaitFor([&] { return session.status().imagesPerSecond > 0 || !session.isBusy(); }, 600'000) || !session.isBusy()) {
    std::fprintf(stderr, "the training run did not start\n");
    return 1;
  }
  bench.print("beside training", count);
  std::printf("training meanwhile: %.1f images/s\n", session.status().imagesPerSecond);
  session.stop();
  return QTest::qWaitFor([&] { return !session.isBusy(); }, 600'000) ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::fprintf(stderr, "glenoid-beside-training DATA MODEL RADIOGRAPH [IDENTIFICATIONS]\n");
    return 2;
  }
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(count, words);
  applyTheme(*qApp, QStringLiteral("dark"));
  keepFreedMemory();
  engine().setThreads(1);
  return measure(words + 1, count > 4 ? std::max(1, std::atoi(words[4])) : 30);
}
