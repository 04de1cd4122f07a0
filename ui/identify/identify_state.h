// SPDX-License-Identifier: GPL-3.0-or-later
// The models' answers about the open radiograph, kept up to date: another picture, frame, part, polarity or model starts a new answer.
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

// What is to be identified. Equal subjects have equal answers.
struct Subject {
  std::shared_ptr<const Radiograph> radiograph;  // null: nothing is open
  SourceProperties source;
  std::filesystem::path file = {};  // to be named in the answer
};

enum class HeatMethod { GradCam, LayerCam };

// One model's answer about the current subject.
struct ModelAnswer {
  enum class Phase { Idle, Working, Answered, Failed, Stopped } phase = Phase::Idle;
  std::shared_ptr<const Answer> identification;  // only if Answered; never about an older subject
  bool isRefining = false;                       // only if Answered: more looks follow, and their result will replace this answer
  QString problem;                               // only if Failed: what happened and what to do
  std::filesystem::path model;                   // the bundle in use; empty if there is none
};

// Used only on the window's thread.
class IdentifyState : public QObject {
  Q_OBJECT

 public:
  // `services` outlives it.
  explicit IdentifyState(Services& services, QObject* parent = nullptr);

  // Starts the identification, unless the subject is the one before this one, whose answer is remembered: two pictures side by side, or a
  // step back in the list. If frames change quickly, waits until one stays.
  void setSubject(const Subject& subject);
  const Subject& subject() const { return subject_; }

  // The path of a bundle. Empty: the default model, even if another one becomes the default later.
  void setModel(const std::filesystem::path& path);
  // A model that need not be installed, such as that of a training run, answers about this one file, until setModel() is called.
  void setGuest(const std::filesystem::path& file, std::shared_ptr<const Bundle> bundle);
  // The guest, if it answers about the current subject; otherwise null.
  std::shared_ptr<const Bundle> guest() const;
  // The model that answers about the current subject; null if none is installed.
  std::shared_ptr<const Bundle> mainBundle() const;
  // A second model to compare with the first. Empty: none; it also becomes empty if the model is removed, or if the first has its weights.
  void setComparedModel(const std::filesystem::path& path);
  const std::filesystem::path& model() const { return model_; }
  const std::filesystem::path& comparedModel() const { return comparedModel_; }

  void again();
  void cancel();
  bool isWorking() const;
  // Working for longer than a second: the user sees it, and may stop it. A key that comes earlier was meant for something else.
  bool isTakingLong() const { return isWorking() && isLong_; }
  const ModelAnswer& answer() const { return main_.answer; }
  const ModelAnswer& compared() const { return compared_.answer; }

  // The label for which evidence is shown, for the first model. Empty: the most probable label.
  void setHeatLabel(std::optional<std::size_t> label);
  void setHeatMethod(HeatMethod method);
  std::optional<std::size_t> chosenHeatLabel() const { return heatLabel_; }
  std::size_t heatLabel() const;  // the label that this selects
  HeatMethod heatMethod() const { return heatMethod_; }
  // Null if there is no answer yet, if the answer names no maker, or while LayerCAM is being computed.
  std::shared_ptr<const HeatMap> heatMap() const { return heatMap_; }
  bool isHeatMapWorking() const { return detail_.isActive(); }
  // For the canvas; empty if there is no map or the map is flat.
  std::optional<HeatLayer> heatLayer() const;
  // For a report: the Grad-CAM maps of all makers in question, the most probable first. If the user chose a label, or if the verdict is not
  // Several, the same as heatLayer(). Flat maps are left out.
  std::vector<HeatLayer> heatLayers() const;

 signals:
  void answerChanged();
  void heatMapChanged();

 private:
  struct Side {
    ModelAnswer answer;
    Job job, refinement;
    std::shared_ptr<const Bundle> bundle;  // the bundle in use; null before the first request
  };
  // A complete answer that can be shown again. Does not keep the picture in memory.
  struct Remembered {
    std::weak_ptr<const Radiograph> radiograph;
    SourceProperties source;
    ModelAnswer answer, compared;
    std::shared_ptr<const Bundle> bundle, comparedBundle;
    std::optional<std::size_t> heatLabel;
  };
  std::optional<Remembered> remembered() const;
  bool recall(const std::optional<Remembered>& before);
  void ask();
  void askSide(Side& side, std::shared_ptr<const Bundle> bundle);
  void take(Side& side, Answer&& found);
  void refine(Side& side);
  void drop(Side& side);
  static bool isOutdated(const Side& side, const std::shared_ptr<const Bundle>& now);
  void followModels();
  void endComparisonWithItself();
  void updateHeatMap();

  Services& services_;
  Subject subject_;
  std::filesystem::path model_, comparedModel_;
  std::filesystem::path guestFile_;
  std::shared_ptr<const Bundle> guest_;
  Side main_, compared_;
  std::optional<Remembered> before_;  // of the subject before this one
  QTimer settling_;
  QTimer patience_{this};  // begins anew with each request
  bool isLong_ = false;
  std::optional<std::size_t> heatLabel_;
  HeatMethod heatMethod_ = HeatMethod::GradCam;
  std::shared_ptr<const HeatMap> heatMap_;
  Job detail_;
};

}  // namespace glenoid::ui
