// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures that a run's model learned from, and its test part, as points: near points look alike to the network. Helps to find wrong
// labels.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <QFrame>
#include <QPolygonF>

#include "core/doubt/embedding_map.h"
#include "core/runs/stored_run.h"
#include "ui/services/services.h"

class QCheckBox;
class QComboBox;
class QCustomPlot;
class QLabel;

namespace glenoid::ui {

class MapSelection;
class PictureList;

struct MappedPicture {
  MapPoint point;
  std::size_t label = 0;     // index into RunMap::labels
  std::string path, sha256;  // as in the data set; the path is empty if the run's pixel cache is gone
  bool isLearned = true;     // false: of the test part
};
struct RunMap {
  std::vector<QString> labels;  // display names
  std::vector<MappedPicture> pictures;
  int others = 0;  // how many of them are of the test part
};
// Empty if the run's model keeps no features of its pictures. The network sees each picture of the test part once, on the CPU. Blocks.
// Throws Cancelled, and Error as bundleOfRun(), readNeighbours(), readPredictionTable(), PixelCache and learnedPictures().
RunMap mapOf(const StoredRun& run, bool withTestPart = false, const CancelToken& token = {});

// Drag: choose the points of a rectangle, or of a free outline. Wheel, if the map has the focus: zoom. Double-click or Home: show all.
class MapView : public QFrame {
  Q_OBJECT

 public:
  explicit MapView(Services& services, QWidget* parent = nullptr);
  // Reads the run when the view is visible.
  void setRun(const StoredRun& run);
  const RunMap& map() const { return map_; }

 signals:
  void opened(const std::string& path);  // of a chosen picture, as in the data set

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void makePlot();
  void read();
  void take(RunMap map);
  void draw();
  void addPoints(const std::vector<std::size_t>& rows, const QColor& colour, int shape, double size);
  void fit();
  void chooseIn(const QPolygonF& outline);
  void chooseGroup();
  void choose(const QString& title, std::vector<std::size_t> rows);
  std::vector<std::size_t> doubtful() const;

  Services& services_;
  std::optional<StoredRun> run_;
  bool isRead_ = false;
  RunMap map_;
  std::vector<std::size_t> chosen_;
  Job reading_;
  QLabel* words_;
  QLabel* legend_;
  QComboBox* group_;
  QComboBox* tool_;
  QCheckBox* testPart_;
  QCustomPlot* plot_;
  MapSelection* selection_;  // belongs to the plot
  PictureList* pictures_;
};

}  // namespace glenoid::ui
