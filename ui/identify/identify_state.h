// SPDX-License-Identifier: GPL-3.0-or-later
// What the models say of the open radiograph, kept true: another picture, frame, part, polarity or model makes the answer anew.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "ui/services/services.h"
#include "ui/viewer/heat_layer.h"

namespace glenoid::ui {

// What is asked about; equal subjects have equal answers.
struct Subject {
  std::shared_ptr<const Radiograph> radiograph;  // null: nothing is open
  SourceProperties source;
  std::filesystem::path file = {};  // for the answer to name
};

enum class HeatMethod { GradCam, LayerCam };

// One model's answer to the present subject.
struct ModelAnswer {
  enum class Phase { Idle, Working, Answered, Failed, Stopped } phase = Phase::Idle;
  std::shared_ptr<const Answer> identification;  // of Answered alone: never of an older subject
  bool isRefining = false;                       // of Answered: more looks follow, and take the place of the answer
  QString problem;                               // of Failed: what happened and what to do
  std::filesystem::path model;                   // the bundle asked; empty where there is none
};

// The window's thread.
class IdentifyState : public QObject {
  Q_OBJECT

 public:
  // `services` outlives it.
  explicit IdentifyState(Services& services, QObject* parent = nullptr);

  // Starts by itself. While frames follow each other quickly it waits for the one that stays.
  void setSubject(const Subject& subject);
  const Subject& subject() const { return subject_; }

  // A bundle's path; empty: the default model, whichever that becomes.
  void setModel(const std::filesystem::path& path);
  // A second model to hold beside the first; empty: none, as it becomes when the model is removed.
  void setComparedModel(const std::filesystem::path& path);
  const std::filesystem::path& model() const { return model_; }
  const std::filesystem::path& comparedModel() const { return comparedModel_; }

  void again();
  void cancel();
  bool isWorking() const;
  const ModelAnswer& answer() const { return main_.answer; }
  const ModelAnswer& compared() const { return compared_.answer; }

  // Whose evidence is shown; none: of the most probable label. Of the first model.
  void setHeatLabel(std::optional<std::size_t> label);
  void setHeatMethod(HeatMethod method);
  std::optional<std::size_t> chosenHeatLabel() const { return heatLabel_; }
  std::size_t heatLabel() const;  // the label meant by it
  HeatMethod heatMethod() const { return heatMethod_; }
  // Null while there is none: no answer yet, an answer without a maker, or LayerCAM under way.
  std::shared_ptr<const HeatMap> heatMap() const { return heatMap_; }
  bool isHeatMapWorking() const { return detail_.isActive(); }
  // For the canvas; none where there is no map or the map is flat.
  std::optional<HeatLayer> heatLayer() const;
  // For a report: the Grad-CAM maps of all makers in question, the best first, as long as the person chose none; else as heatLayer().
  // Without flat ones.
  std::vector<HeatLayer> heatLayers() const;

 signals:
  void answerChanged();
  void heatMapChanged();

 private:
  struct Side {
    ModelAnswer answer;
    Job job, refinement;
    std::shared_ptr<const Bundle> bundle;  // asked; null before
  };
  void ask();
  void askSide(Side& side, std::shared_ptr<const Bundle> bundle);
  void take(Side& side, Answer&& found);
  void refine(Side& side);
  void drop(Side& side);
  static bool isOutdated(const Side& side, const std::shared_ptr<const Bundle>& now);
  void followModels();
  void updateHeatMap();
  std::shared_ptr<const Bundle> bundleOf(const std::filesystem::path& path) const;

  Services& services_;
  Subject subject_;
  std::filesystem::path model_, comparedModel_;
  Side main_, compared_;
  QTimer settling_;
  std::optional<std::size_t> heatLabel_;
  HeatMethod heatMethod_ = HeatMethod::GradCam;
  std::shared_ptr<const HeatMap> heatMap_;
  Job detail_;
};

}  // namespace glenoid::ui
