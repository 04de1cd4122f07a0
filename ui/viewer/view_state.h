// SPDX-License-Identifier: GPL-3.0-or-later
// How one radiograph is shown: window, zoom, turns, measurements and their history. No widget; canvas, panels and tests share it.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>

#include "core/imaging/display_image.h"
#include "core/imaging/display_view.h"
#include "core/imaging/network_input.h"
#include "ui/viewer/measurement.h"
#include "ui/viewer/view_geometry.h"
#include "ui/viewer/voi_selection.h"

namespace glenoid::ui {

enum class Tool { Window, Pan, Length, Angle, Calibrate, Lens, Part };

// What undo takes back.
struct View {
  VoiSelection voi;
  Orientation orientation;
  bool inverted = false;  // by the person, beside the file's polarity
  bool fitted = true;     // zoom follows the canvas
  double zoom = 1;        // device pixels a column; of the last fit while fitted
  QPointF centre;         // the picture's point in the middle of the canvas
  std::vector<Measurement> measurements;
  std::optional<Calibration> calibration;
  bool operator==(const View&) const = default;
};

// The window's thread only. Every change emits changed(); coordinates named `at` are the canvas's (logical pixels).
class ViewState : public QObject {
  Q_OBJECT

 public:
  explicit ViewState(QObject* parent = nullptr);
  ~ViewState() override;

  // --- the picture ---
  // Shows another picture as opening does. Both must be of the same file, `image` of `frame`.
  void open(std::shared_ptr<const Radiograph> radiograph, std::shared_ptr<const DisplayImage> image, int frame = 0);
  // No picture; `reason` stands in its place ("Opening…", what went wrong, an invitation).
  void clear(const QString& reason);
  bool hasPicture() const { return image_ != nullptr; }
  const QString& reason() const { return reason_; }
  const std::shared_ptr<const Radiograph>& radiograph() const { return radiograph_; }
  const std::shared_ptr<const DisplayImage>& image() const { return image_; }

  int frame() const { return frame_; }  // 0-based
  int frames() const { return radiograph_ ? radiograph_->frames : 0; }
  // Asks for another frame; frameRequested() makes somebody (FrameLoader) call showFrame(). Clamped.
  void requestFrame(int frame);
  int requestedFrame() const { return requestedFrame_; }
  // Keeps window, zoom and measurements.
  void showFrame(int frame, std::shared_ptr<const DisplayImage> image);
  bool isPlaying() const { return playing_; }
  void setPlaying(bool playing);  // false where there is one frame

  // Properties of the source: they change what the network is given, so sourceChanged() asks for a new answer.
  bool treatAsInverted() const { return treatAsInverted_; }
  void setTreatAsInverted(bool inverted);
  // The part that the person marked; by PartOrigin::Whole, the whole picture as they wish; absent: the program chooses.
  const std::optional<Part>& part() const { return part_; }
  // Ignored if too little of it lies in the picture.
  void setPart(const Part& part);
  void setWhole();
  void forgetPart();
  // What the answer is about; nothing while there is none.
  void setIdentified(std::optional<Part> identified);
  // Where implants were found, to choose from; forgotten with the picture.
  void setFound(std::vector<Part> found);
  const std::vector<Part>& found() const { return found_; }
  // Drawn round what is identified; none if that is the whole picture.
  std::optional<Part> shownPart() const;
  // False for a picture that nobody is asked about: no part of it can be marked.
  bool offersParts() const { return offersParts_; }
  void setOffersParts(bool offers) { offersParts_ = offers; }
  // The mark goes; what the program found itself gives way to the whole picture.
  void removePart();
  SourceProperties source() const { return {frame_, treatAsInverted_, part_}; }

  // --- the view ---
  const View& view() const { return view_; }
  void selectVoi(const VoiSelection& selection);
  void setWindow(const Window& window);  // typed values; clamped as a drag is
  // Within a gesture: by `pixels` since the gesture began.
  void dragWindow(QPointF pixels);
  void zoomAt(QPointF at, double factor);  // the pixel under `at` stays there
  void setZoom(double devicePixelsAColumn);
  void fit();
  void actualSize();
  void panBy(QPointF pixels);
  void rotate(int clockwiseQuarters);
  void flipHorizontally();
  void flipVertically();
  void toggleInverted();
  void addMeasurement(const Measurement& measurement);
  void changeMeasurement(std::size_t index, const Measurement& measurement);
  void removeMeasurement(std::size_t index);
  void clearMeasurements();  // lengths and angles; the calibration stays
  // Lengths from now on by an object of `lengthMm` between two points; ignored where that is no length.
  void calibrate(QPointF a, QPointF b, double lengthMm);
  void clearCalibration();
  // Window, zoom and orientation exactly as opening sets them; measurements stay.
  void reset();

  // All changes between the two are one step of the history.
  void beginGesture();
  void endGesture();
  bool canUndo() const { return !past_.empty(); }
  bool canRedo() const { return !future_.empty(); }
  void undo();
  void redo();

  // --- what else is drawn ---
  bool overlaysShown() const { return overlaysShown_; }
  void setOverlaysShown(bool shown);
  bool shutterShown() const { return shutterShown_; }
  void setShutterShown(bool shown);
  bool original() const { return original_; }  // everything laid over the picture is hidden
  void setOriginal(bool original);
  Tool tool() const { return tool_; }
  void setTool(Tool tool);

  // --- linking ---
  // Window, zoom and pan of both follow each other from now on (`other` takes this one's); null parts them. Windows are handed on as
  // values where both pictures have the same scale of values, else in proportion to their automatic windows; zoom in proportion to the fit.
  void linkTo(ViewState* other);
  ViewState* linked() const { return linked_; }

  // --- for drawing ---
  // The canvas's size in logical pixels and its device pixel ratio.
  void setCanvas(QSizeF size, double devicePixelRatio);
  QSizeF canvasSize() const { return canvas_; }
  double devicePixelRatio() const { return devicePixelRatio_; }
  PictureShape shape() const;
  ViewGeometry geometry() const;                 // logical pixels of the canvas
  ViewGeometry geometryIn(QSizeF canvas) const;  // the same view on a canvas of another size, whole picture for whole picture
  double zoomPercent() const { return 100 * view_.zoom; }
  GreyScale greyScale() const;
  bool shownInverted() const { return greyScale().inverted; }
  Window shownWindow() const;  // a table's nearest window
  const DisplayTable& table() const;
  Ruler ruler() const;
  std::vector<VoiPreset> presets() const;

 signals:
  void changed();  // something visible: draw again
  void opened();   // another picture, or none
  void frameRequested(int frame);
  void frameShown(int frame);
  void sourceChanged();  // frame, treatAsInverted or part: the answer is stale; not while frames play, but once they stop
  void historyChanged();
  void toolChanged(Tool tool);
  void playingChanged(bool playing);

 private:
  enum class Change { Step, Zoom, Pan };  // repeated zooms and pans are one step
  View openingView() const;
  void apply(View next, Change change = Change::Step);
  void settle(View& view) const;  // fit, limits
  void announce();
  void follow(const ViewState& leader);
  bool sharesValuesWith(const ViewState& other) const;
  VoiSelection voiLike(const ViewState& leader) const;
  void askForAnswer();
  void askAbout(std::optional<Part> part);
  double fittingZoom(const Orientation& orientation) const;  // device pixels

  std::shared_ptr<const Radiograph> radiograph_;
  std::shared_ptr<const DisplayImage> image_;
  QString reason_;
  int frame_ = 0, requestedFrame_ = 0, answeredFrame_ = 0;
  bool treatAsInverted_ = false, playing_ = false, offersParts_ = true;
  std::optional<Part> part_, identified_;
  std::vector<Part> found_;
  bool overlaysShown_ = true, shutterShown_ = true, original_ = false;
  Tool tool_ = Tool::Window;

  View view_;
  std::vector<View> past_, future_;
  std::optional<View> gestureStart_;
  std::optional<Change> lastChange_;

  QPointer<ViewState> linked_;
  bool following_ = false;
  QSizeF canvas_{1, 1};
  double devicePixelRatio_ = 1;
  mutable std::unique_ptr<DisplayTable> table_;  // of tableScale_
  mutable GreyScale tableScale_;
};

}  // namespace glenoid::ui
