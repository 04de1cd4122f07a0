// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures with known pixels and what a canvas needs around it.
#pragma once

#include <memory>
#include <string>

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

#include "tests/support/small_radiograph.h"
#include "ui/viewer/canvas.h"
#include "ui/viewer/viewer_commands.h"

namespace glenoid::test {

// 12-bit values that rise to the right and downwards: 10 x + 1000 y / rows.
inline Radiograph slope(int columns = 200, int rows = 100) {
  std::vector<std::uint16_t> values;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) values.push_back(static_cast<std::uint16_t>(10 * x + 1000 * y / rows));
  }
  auto radiograph = greyRadiograph(columns, std::move(values));
  radiograph.bitsStored = 12;
  radiograph.kind = "DICOM";
  radiograph.modality = "DX";
  return radiograph;
}

inline void openIn(ui::ViewState& state, Radiograph radiograph) {
  const auto shared = std::make_shared<const Radiograph>(std::move(radiograph));
  state.open(shared, std::make_shared<const DisplayImage>(*shared, 0));
}

inline bool differ(const QImage& a, const QImage& b, const QRect& area) { return a.copy(area) != b.copy(area); }

// A canvas of 400 x 300, shown offscreen.
struct CanvasBench {
  ui::Settings settings;
  ui::Commands commands{settings};
  ui::ViewState state;
  ui::ViewerCommands viewerCommands{commands, settings};
  ui::Canvas canvas{state, commands, settings};

  explicit CanvasBench(bool texts = false) {
    settings.set(ui::setting::showCorners, texts);
    viewerCommands.setState(&state);
    for (const auto& row : commands.rows()) canvas.addAction(commands[row.id]);
    canvas.resize(400, 300);
    canvas.show();
    canvas.activateWindow();
    canvas.setFocus();
    QTest::qWait(1);
    forgetKeys();
  }

  // As if the pointer were in use. What an earlier test pressed would show a frame.
  void forgetKeys() {
    QObject nobody;
    QMouseEvent press(QEvent::MouseButtonPress, {}, {}, Qt::LeftButton, Qt::LeftButton, {});
    QApplication::sendEvent(&nobody, &press);
  }

  void trigger(const char* id) { commands[QString::fromLatin1(id)]->trigger(); }
  QImage grab() { return canvas.grab().toImage().convertToFormat(QImage::Format_RGB32); }
  QColor colourAt(QPointF picture) {
    return grab().pixelColor((state.geometry().toCanvas(picture) * canvas.devicePixelRatioF()).toPoint());
  }

  void mouse(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons, Qt::KeyboardModifiers keys = {}) {
    QMouseEvent event(type, at, canvas.mapToGlobal(at), button, buttons, keys);
    QApplication::sendEvent(&canvas, &event);
  }
  void drag(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton) {
    mouse(QEvent::MouseButtonPress, from, button, button);
    mouse(QEvent::MouseMove, (from + to) / 2, Qt::NoButton, button);
    mouse(QEvent::MouseMove, to, Qt::NoButton, button);
    mouse(QEvent::MouseButtonRelease, to, button, Qt::NoButton);
  }
  void click(QPointF at) {
    mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton);
    mouse(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
    mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
  }
  void wheel(QPointF at, int degrees) {
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, {0, degrees}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
  }
};

}  // namespace glenoid::test
