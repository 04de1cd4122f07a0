// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of 180 x 270 mm, ten pixels a millimetre, that keeps the texts that are painted on it.
#pragma once

#include <vector>

#include <QPaintDevice>
#include <QPaintEngine>
#include <QRectF>
#include <QString>

namespace glenoid::test {

class TextEngine : public QPaintEngine {
 public:
  struct Written {
    QString text;
    int size;  // of its letters, pixels
    QRectF place;
  };
  std::vector<Written> written;

  TextEngine() : QPaintEngine(AllFeatures) {}
  using QPaintEngine::drawPolygon;
  bool begin(QPaintDevice*) override { return true; }
  bool end() override { return true; }
  void updateState(const QPaintEngineState&) override {}
  void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
  void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
  void drawTextItem(const QPointF& base, const QTextItem& item) override {
    const QRectF place(base.x(), base.y() - item.ascent(), item.width(), item.ascent() + item.descent());
    written.push_back({item.text(), item.font().pixelSize(), place});
  }
  Type type() const override { return User; }
};

class TextDevice : public QPaintDevice {
 public:
  static constexpr QRectF kSheet{0, 0, 1800, 2700};

  QPaintEngine* paintEngine() const override { return &engine; }
  int metric(PaintDeviceMetric which) const override {
    switch (which) {
      case PdmWidth: return static_cast<int>(kSheet.width());
      case PdmHeight: return static_cast<int>(kSheet.height());
      case PdmDevicePixelRatio: return 1;
      case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
      default: return 254;  // pixels per inch
    }
  }
  // Every text, without the places where lines break.
  QString words() const {
    QString all;
    for (const auto& one : engine.written) all += one.text.trimmed() + ' ';
    return all;
  }
  mutable TextEngine engine;
};

}  // namespace glenoid::test
