// SPDX-License-Identifier: GPL-3.0-or-later
// How one radiograph is shown: window, zoom, orientation, measurements and their history. Not a widget; canvas, panels and tests share it.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QObject>
#include <QPointer>

#include "core/imaging/display_image.h"
#include "core/imaging/display_view.h"
#include "ui/viewer/view.h"

namespace glenoid::ui {

enum class Tool { Window, Pan, Length, Angle, Calibrate, Lens, Part };

// Used only on the window's thread. Every change emits changed(). Coordinates named `at` are canvas coordinates (logical pixels).
class ViewState : public QObject {
  Q_OBJECT

 public:
  explicit ViewState(QObject* parent = nullptr);
  ~ViewState() override;

  // --- the picture ---
  // Opens a picture. Both arguments must come from the same file; `image` must be that of `frame`.
  void open(std::shared_ptr<const Radiograph> radiograph, std::shared_ptr<const DisplayImage> image, int frame = 0);
  // Opens a picture as it was kept, or as open() does if its size has changed. `image` must be that of the frame in `kept`.
  void reopen(std::shared_ptr<const Radiograph> radiograph, std::shared_ptr<const DisplayImage> image, const KeptView& kept);
  KeptView kept() const;  // only if there is a picture
  void setExported(std::vector<Measurement> measurements) { exported_ = std::move(measurements); }
  // Shows `reason` instead of a picture ("Opening…", what went wrong, an invitation).
  void clear(const QString& reason);
  bool hasPicture() const { return image_ != nullptr; }
  const QString& reason() const { return reason_; }
  const std::shared_ptr<const Radiograph>& radiograph() const { return radiograph_; }
  const std::shared_ptr<const DisplayImage>& image() const { return image_; }

  int frame() const { return frame_; }  // 0-based
  int frames() const { return radiograph_ ? radiograph_->frames : 0; }
  // Asks for another frame, clamped to those that exist. FrameLoader answers frameRequested() by calling showFrame().
  void requestFrame(int frame);
  int requestedFrame() const { return requestedFrame_; }
  // Requests the next frame that can be read, +1 or -1, if there is one. Stops playing.
  void stepFrame(int direction);
  // Shows a frame; keeps window, zoom and measurements.
  void showFrame(int frame, std::shared_ptr<const DisplayImage> image);
  bool isPlaying() const { return playing_; }
  void setPlaying(bool playing);  // ignored if there is only one frame

  // Properties of the source. They change what the network is given, so sourceChanged() asks for a new answer.
  bool treatAsInverted() const { return treatAsInverted_; }
  void setTreatAsInverted(bool inverted);
  // The part that the user marked. With PartOrigin::Whole, the user wants the whole picture. Empty: the program chooses.
  const std::optional<Part>& part() const { return part_; }
  // Ignored if too little of the part is in the picture.
  void setPart(const Part& part);
  void setWhole();
  void forgetPart();
  // The part that the answer is about; empty while there is no answer.
  void setIdentified(std::optional<Part> identified);
  // Where implants were found, for the user to choose from. Cleared with the picture.
  void setFound(std::vector<Part> found);
  const std::vector<Part>& found() const { return found_; }
  // The box drawn around the identified part; empty if the whole picture was identified.
  std::optional<Part> shownPart() const;
  // Removes the user's mark. If the program chose the part, the whole picture is identified instead.
  void removePart();
  SourceProperties source() const { return {frame_, treatAsInverted_, part_}; }

  // --- the view ---
  const View& view() const { return view_; }
  void selectVoi(const VoiSelection& selection);
  void setWindow(const Window& window);  // typed values; clamped like a drag
  // Call within a gesture; `pixels` counts from its start.
  void dragWindow(QPointF pixels);
  void nudgeWindow(QPointF pixels);        // as dragWindow() does, from the window of now; repeated calls are one step of the history
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
  // Moves one point of a measurement, or all of them, by canvas pixels. Repeated moves are one step of the history.
  void nudgeMeasurement(std::size_t index, std::optional<std::size_t> point, QPointF pixels);
  void removeMeasurement(std::size_t index);
  void clearMeasurements();  // removes lengths and angles; keeps the calibration
  // Calibrates lengths by an object of `lengthMm` between two points; ignored if that gives no valid calibration.
  void calibrate(QPointF a, QPointF b, double lengthMm);
  void clearCalibration();
  // Restores window, zoom and orientation to what opening sets; keeps measurements.
  void reset();
  // All changes between these two calls are one step of the history.
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
  bool original() const { return original_; }  // true: everything laid over the picture is hidden
  void setOriginal(bool original);
  Tool tool() const { return tool_; }
  void setTool(Tool tool);
  void leaveCalibration();  // returns to the tool that was chosen before Tool::Calibrate

  // --- linking ---
  // From now on, window, zoom and pan of both follow each other; `other` starts with those of this one. Null unlinks them. Windows are
  // copied as values if both pictures have the same scale of values, otherwise in proportion to their automatic windows. Zoom is copied in
  // proportion to the fit.
  void linkTo(ViewState* other);
  ViewState* linked() const { return linked_; }

  // --- for drawing ---
  // The canvas's size in logical pixels and its device pixel ratio.
  void setCanvas(QSizeF size, double devicePixelRatio);
  QSizeF canvasSize() const { return canvas_; }
  double devicePixelRatio() const { return devicePixelRatio_; }
  PictureShape shape() const;
  ViewGeometry geometry() const;                 // in logical pixels of the canvas
  ViewGeometry geometryIn(QSizeF canvas) const;  // the same view on a canvas of another size, zoomed in proportion to the fit
  double zoomPercent() const { return 100 * view_.zoom; }
  GreyScale greyScale() const;
  bool shownInverted() const { return greyScale().inverted; }
  Window shownWindow() const;  // for a lookup table, the nearest window
  const DisplayTable& table() const;
  Ruler ruler() const;
  std::vector<VoiPreset> presets() const;

 signals:
  void changed();  // something visible changed: redraw
  void opened();   // another picture is shown, or none
  void frameRequested(int frame);
  void frameShown(int frame);
  // frame, treatAsInverted or part changed, so the answer is stale. While frames play, it is only emitted when they stop.
  void sourceChanged();
  void historyChanged();
  void toolChosen(Tool tool);  // also if it is the tool of now
  void toolChanged(Tool tool);
  void measurementsRemoved(const std::vector<glenoid::ui::Measurement>& removed);  // by the user, not by undo()
  void playingChanged(bool playing);

 private:
  enum class Change { Step, Window, Zoom, Pan, Nudge };  // repeated changes other than Step are one step
  void forget();
  void announceOpened();
  View openingView() const;
  void apply(View next, Change change = Change::Step);
  void settle(View& view) const;  // applies fit and limits
  void announce();
  void follow(const ViewState& leader);
  bool sharesValuesWith(const ViewState& other) const;
  VoiSelection draggedFrom(const VoiSelection& start, QPointF pixels) const;
  VoiSelection voiLike(const ViewState& leader) const;
  void askForAnswer();
  void askAbout(std::optional<Part> part);
  double fittingZoom(const Orientation& orientation) const;  // device pixels

  std::shared_ptr<const Radiograph> radiograph_;
  std::shared_ptr<const DisplayImage> image_;
  QString reason_;
  int frame_ = 0, requestedFrame_ = 0, answeredFrame_ = 0;
  bool treatAsInverted_ = false, playing_ = false;
  std::optional<Part> part_, identified_;
  std::vector<Part> found_;
  bool overlaysShown_ = true, shutterShown_ = true, original_ = false;
  Tool tool_ = Tool::Window, toolBefore_ = Tool::Window;

  View view_;
  std::vector<View> past_, future_;
  std::optional<View> gestureStart_;
  std::optional<Change> lastChange_;
  std::vector<Measurement> exported_;

  QPointer<ViewState> linked_;
  bool following_ = false;
  QSizeF canvas_{1, 1};
  double devicePixelRatio_ = 1;
  mutable std::unique_ptr<DisplayTable> table_;  // of tableScale_
  mutable GreyScale tableScale_;
};

}  // namespace glenoid::ui
