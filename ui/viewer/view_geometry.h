// SPDX-License-Identifier: GPL-3.0-or-later
// The position of a picture on the canvas after zoom, pan, quarter turns and mirroring. Exact in both directions.
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>

#include "core/imaging/display_view.h"

namespace glenoid::ui {

// One of the eight orientations of a picture: first mirrored left to right (or not), then rotated clockwise.
struct Orientation {
  int quarterTurns = 0;  // 0..3
  bool mirrored = false;

  // These apply to what is on the screen, regardless of earlier changes.
  Orientation turned(int clockwiseQuarters) const;
  Orientation flippedHorizontally() const;
  Orientation flippedVertically() const;
  // The direction on the screen of a direction in the picture (x along a row, y down).
  QPointF onScreen(QPointF direction) const;
  QPointF inPicture(QPointF screenDirection) const;
  bool operator==(const Orientation&) const = default;
};

// Whether a piece of the line lies in the area.
bool crosses(const QLineF& line, const QRectF& area);

// The size and pixel shape of a picture, for drawing.
struct PictureShape {
  int columns = 0, rows = 0;
  double pixelAspect = 1;  // height of a pixel divided by its width
};

// Picture coordinates are pixels of the source, with edges at integers and x along a row. Canvas coordinates have the unit of `canvas` and
// `zoom`.
class ViewGeometry {
 public:
  // `zoom`: canvas units per column; `centre`: the point of the picture in the middle of the canvas.
  ViewGeometry(const PictureShape& shape, const Orientation& orientation, double zoom, QPointF centre, QSizeF canvas);

  QPointF toCanvas(QPointF picture) const { return toCanvas_.map(picture); }
  QPointF toPicture(QPointF canvas) const { return toPicture_.map(canvas); }
  QRectF pictureOnCanvas() const { return toCanvas_.mapRect(QRectF(0, 0, shape_.columns, shape_.rows)); }
  const QTransform& transform() const { return toCanvas_; }  // picture to canvas
  const PictureShape& shape() const { return shape_; }
  double zoom() const { return zoom_; }

  // For sampleViewport into `width` x `height` pixels; `scale` pixels are one canvas unit.
  Viewport viewport(double scale, int width, int height) const;

  // The zoom at which the whole picture just fits.
  static double fittingZoom(const PictureShape& shape, const Orientation& orientation, QSizeF canvas);

 private:
  PictureShape shape_;
  double zoom_;
  QTransform toCanvas_, toPicture_;
};

}  // namespace glenoid::ui
