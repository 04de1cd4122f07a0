// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/joint_state.h"

#include <algorithm>

#include "core/engine/engine.h"

namespace glenoid::ui {

JointState::JointState(CaseList& cases, IdentifyState& state, Services& services, QObject* parent)
    : QObject(parent), cases_(cases), state_(state), services_(services), same_(cases, services) {
  connect(&state_, &IdentifyState::answerChanged, this, &JointState::follow);
  connect(&cases_, &CaseList::rowsMarked, this, &JointState::follow);
  connect(&cases_, &CaseList::sourcesChanged, this, &JointState::follow);
  connect(&same_, &SamePatient::changed, this, &JointState::follow);
}

void JointState::follow() {
  const auto& answer = state_.answer();
  const auto own = answer.isRefining ? nullptr : answer.identification;
  std::vector<Other> others;
  if (own) {
    auto files = cases_.togetherWithOpen();
    for (const auto& file : same_.files()) {
      if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    }
    for (const auto& file : files) others.push_back({file, cases_.sourceOf(file)});
  }
  if (own == own_ && others == others_) return;
  own_ = own;
  others_ = std::move(others);
  job_.cancel();
  job_ = {};
  joint_.reset();
  const auto guest = state_.guest();
  if (const auto bundle = guest ? guest : services_.models.bundleAt(answer.model); bundle && !others_.empty()) ask(bundle);
  emit changed();
}

void JointState::ask(std::shared_ptr<const Bundle> bundle) {
  const IdentifyOptions options{.confidence = services_.identifier.confidence(), .looks = static_cast<int>(own_->prediction.looks.size())};
  job_ = services_.identifier.withModel<Joint>(
      this, std::move(bundle),
      [own = own_, others = others_, options, &decoder = services_.decoder](LoadedModel& model, const JobContext& context) {
        Joint joint;
        joint.singles.push_back(withoutPictures(*own));
        for (const auto& [file, source] : others) {
          DecodeAhead decoded(decoder, {file}, source, context.token, 1);
          model.identifyFiles(decoded, options, context.token,
                              [&](Answer&& answer) { joint.singles.push_back(withoutPictures(std::move(answer))); });
        }
        joint.answer = together(joint.singles);
        return joint;
      },
      {.done =
           [this](Joint joint) {
             joint_ = std::move(joint);
             job_ = {};
             emit changed();
           },
       .failed =
           [this](const Error& error) {
             job_ = {};
             services_.messages.show(error);
             emit changed();
           }});
}

}  // namespace glenoid::ui
