// SPDX-License-Identifier: GPL-3.0-or-later
// Where a picture lies on the canvas under zoom, pan, quarter turns and mirroring; exact both ways.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>

#include "core/imaging/display_view.h"

namespace glenoid::ui {

// One of the eight ways a picture can lie: mirrored left to right first, then turned clockwise.
struct Orientation {
  int quarterTurns = 0;  // 0..3
  bool mirrored = false;

  // What the person sees changes by this, whatever was done before.
  Orientation turned(int clockwiseQuarters) const;
  Orientation flippedHorizontally() const;
  Orientation flippedVertically() const;
  // A direction in the picture (x along a row, y down) as it points on the screen.
  QPointF onScreen(QPointF direction) const;
  QPointF inPicture(QPointF screenDirection) const;
  bool operator==(const Orientation&) const = default;
};

// A picture's size as it matters for drawing.
struct PictureShape {
  int columns = 0, rows = 0;
  double pixelAspect = 1;  // height of a pixel over its width
};

// Picture coordinates: pixels of the source, edges at integers, x along a row. Canvas coordinates: whatever unit `canvas` and `zoom` have.
class ViewGeometry {
 public:
  // `zoom`: canvas units a column; `centre`: the picture's point in the middle of the canvas.
  ViewGeometry(const PictureShape& shape, const Orientation& orientation, double zoom, QPointF centre, QSizeF canvas);

  QPointF toCanvas(QPointF picture) const { return toCanvas_.map(picture); }
  QPointF toPicture(QPointF canvas) const { return toPicture_.map(canvas); }
  QRectF pictureOnCanvas() const { return toCanvas_.mapRect(QRectF(0, 0, shape_.columns, shape_.rows)); }
  const QTransform& transform() const { return toCanvas_; }  // picture to canvas
  const PictureShape& shape() const { return shape_; }
  double zoom() const { return zoom_; }

  // For sampleViewport into `width` x `height` pixels, `scale` of which make a canvas unit.
  Viewport viewport(double scale, int width, int height) const;

  // The zoom at which the whole picture just fits.
  static double fittingZoom(const PictureShape& shape, const Orientation& orientation, QSizeF canvas);

 private:
  PictureShape shape_;
  double zoom_;
  QTransform toCanvas_, toPicture_;
};

}  // namespace glenoid::ui
