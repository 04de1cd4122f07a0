// SPDX-License-Identifier: GPL-3.0-or-later
// Published DICOM files of every kind: all readable files are drawn, and no view of them fails.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/decoding/in_process_decoder.h"
#include "tests/ui/viewer/viewer_bench.h"

using namespace glenoid;
using namespace glenoid::ui;
namespace fs = std::filesystem;

TEST(PublishedFiles, AreDrawnInEveryPosition) {
  const char* data = std::getenv("GLENOID_TEST_DATA");
  if (!data || !fs::exists(fs::path(data) / "dicom")) GTEST_SKIP() << "skipped: GLENOID_TEST_DATA holds no dicom folder";
  test::CanvasBench bench(true);
  const auto decoder = makeInProcessDecoder();
  ReadOptions options;
  options.identity = options.firstFrameOnly = true;
  int drawn = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(data) / "dicom")) {
    if (!entry.is_regular_file()) continue;
    try {
      test::openIn(bench.state, decoder->read(entry.path(), options, {}));
    } catch (const Error&) {
      continue;  // the tests of the readers check which files are refused, and why
    }
    const auto& image = *bench.state.image();
    const bool plain = !image.isColour() && !(image.minimum() < image.maximum());
    const auto inside = [&] {
      return bench.grab().copy(bench.state.geometry().pictureOnCanvas().toRect().intersected(bench.canvas.rect()));
    };
    bench.settings.set(setting::showCorners, false);
    auto first = inside();
    auto blank = first;
    blank.fill(first.pixelColor(0, 0));
    EXPECT_TRUE(plain || first != blank) << entry.path();
    bench.settings.set(setting::showCorners, true);
    for (const char* id :
         {"view.rotateRight", "view.flipHorizontal", "view.invert", "view.actualSize", "view.fullRange", "view.autoWindow"}) {
      bench.trigger(id);
      bench.grab();
    }
    bench.drag({200, 150}, {260, 90}, Qt::RightButton);
    bench.mouse(QEvent::MouseMove, {200, 150}, Qt::NoButton, Qt::NoButton);
    EXPECT_FALSE(bench.canvas.snapshot().isNull());
    ++drawn;
  }
  EXPECT_GT(drawn, 50);
}
