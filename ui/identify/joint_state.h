// SPDX-License-Identifier: GPL-3.0-or-later
// The joint answer for the open radiograph and the others of its implant: those that the user marked, and those of the same study or
// patient.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>

#include "core/answer/together.h"
#include "ui/cases/same_patient.h"
#include "ui/identify/identify_state.h"

namespace glenoid::ui {

// Follows the answer of the open picture: identifies the other pictures with the same model and number of looks, and stops when another
// picture is opened. Used only on the window's thread.
class JointState : public QObject {
  Q_OBJECT

 public:
  struct Joint {
    JointAnswer answer;
    std::vector<Answer> singles;  // one for each file, without pictures
  };

  // All outlive it.
  JointState(CaseList& cases, IdentifyState& state, Services& services, QObject* parent = nullptr);

  struct Other {
    std::filesystem::path file;
    SourceProperties source;  // as the user set it when the picture was open
    bool operator==(const Other&) const = default;
  };
  // The pictures other than the open one. Empty: there is no joint answer.
  const std::vector<Other>& others() const { return others_; }
  QString titleOf(const std::filesystem::path& file) const { return cases_.titleOf(file); }
  bool isWorking() const { return job_.isActive(); }
  const std::optional<Joint>& joint() const { return joint_; }

 signals:
  void changed();

 private:
  void follow();
  void ask(std::shared_ptr<const Bundle> bundle);
  CaseList& cases_;
  IdentifyState& state_;
  Services& services_;
  SamePatient same_;
  std::vector<Other> others_;
  std::shared_ptr<const Answer> own_;  // the answer of the open picture, on which the joint answer is based
  std::optional<Joint> joint_;
  Job job_;
};

}  // namespace glenoid::ui
