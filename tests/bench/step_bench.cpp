// SPDX-License-Identifier: GPL-3.0-or-later
// Time from the key to the drawn picture while a person steps through a folder, with and without the picture being read ahead. Usage:
// QT_QPA_PLATFORM=offscreen glenoid-step-bench FOLDER   (at least eight pictures, each of which can be opened)
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QTest>
#include <QTimer>

#include "core/base/files.h"
#include "core/decoding/child_decoder.h"
#include "ui/cases/case_list.h"
#include "ui/elements/theme.h"
#include "ui/viewer/canvas.h"

using namespace glenoid;
using namespace glenoid::ui;

namespace {

constexpr int kLongestMs = 60'000;

std::unique_ptr<Decoder> decoderOfTheWindow() {
  ChildDecoderOptions options;
  options.children = 2;
  return makeChildDecoder(options);
}

struct Bench {
  Settings settings;
  Commands commands{settings};
  MessageList messages;
  std::unique_ptr<Decoder> decoder = decoderOfTheWindow();
  ThreadJobRunner files{2}, inference, training;
  ModelCatalogue models{{}, {}, files, messages};
  Identifier identifier{settings, inference};
  Services services{settings, commands, messages, files, inference, training, *decoder, models, identifier};
  CaseList cases{services};
  Canvas canvas{cases.main().view(), commands, settings};

  void waitUntilIdle() {
    if (!QTest::qWaitFor([this] { return files.isIdle(); }, kLongestMs)) std::exit(1);
  }

  // Milliseconds until the picture that `open` opens is drawn.
  double timeOf(const std::function<void()>& open) {
    QImage screen(canvas.size(), QImage::Format_RGB32);
    QEventLoop loop;
    QObject::connect(&cases.main(), &CaseSlot::opened, &loop, &QEventLoop::quit);
    QTimer::singleShot(kLongestMs, &loop, [] { std::exit(1); });
    QElapsedTimer clock;
    clock.start();
    open();
    loop.exec();
    canvas.render(&screen);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
  }
};

void print(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("%-28s %6.1f ms, worst %6.1f (median of %zu)\n", what, times[times.size() / 2], times.back(), times.size());
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "glenoid-step-bench FOLDER\n");
    return 2;
  }
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QApplication application(count, words);
  applyTheme(*qApp, QStringLiteral("dark"));
  Bench bench;
  auto& cases = bench.cases;
  bench.canvas.resize(1280, 800);
  cases.main().view().setCanvas(bench.canvas.size(), 1);
  cases.open({fromUtf8(words[1])});
  bench.waitUntilIdle();

  std::vector<double> ahead, anew;
  while (cases.canStep(+1)) {
    ahead.push_back(bench.timeOf([&] { cases.step(+1); }));
    bench.waitUntilIdle();
  }
  // The neighbours of a picture are in memory; the second next is not.
  for (std::size_t row = 0; row < cases.entries().size(); row += 2) {
    anew.push_back(bench.timeOf([&] { cases.openRow(row); }));
    bench.waitUntilIdle();
  }
  if (ahead.size() < 4 || anew.size() < 4) {
    std::fprintf(stderr, "too few pictures\n");
    return 1;
  }
  print("a step", ahead);
  print("a picture not read ahead", anew);
}
