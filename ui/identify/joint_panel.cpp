// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/joint_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "core/answer/headline.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/labels.h"
#include "ui/elements/layouts.h"
#include "ui/elements/number_text.h"
#include "ui/services/answer_text.h"

namespace glenoid::ui {
namespace {

QString singleText(QString name, const Answer& answer) {
  if (const int frame = answer.picture.source.frame; frame > 0) name = JointPanel::tr("%1, frame %2").arg(name, QString::number(frame + 1));
  const auto words = answer.picture.error ? errorText(*answer.picture.error) : namedText(answer);
  const bool isMaker = answer.maker() != nullptr;
  return isMaker ? JointPanel::tr("%1: %2, %3").arg(name, words, percentText(answer.prediction.probabilities[answer.prediction.best]))
                 : JointPanel::tr("%1: %2").arg(name, words);
}

QString jointText(const JointAnswer& joint) {
  const auto headline = factText(headlineOf(joint));
  if (joint.maker()) return JointPanel::tr("%1, mean probability %2").arg(headline, percentText(joint.probabilities[joint.named.front()]));
  if (joint.named.empty()) return headline;
  std::vector<std::string> makers;
  for (const auto label : joint.named) makers.push_back(joint.model->labels[label].display);
  return JointPanel::tr("%1: %2").arg(headline, makersHeading(makers, joint.model->labels.size()));
}

}  // namespace

JointPanel::JointPanel(JointState& state, QWidget* parent) : QWidget(parent), state_(state) {
  setObjectName("jointPanel");
  setAccessibleName(tr("Joint answer"));
  heading_ = plainLabel("jointHeading", "subheading", this);
  answer_ = plainLabel("jointAnswer", "", this);
  singles_ = plainLabel("jointSingles", "quiet", this);
  ground_ = plainLabel("jointGround", "quiet", this);
  auto* column = bareLayout<QVBoxLayout>(this);
  column->setSpacing(4);
  for (auto* label : {heading_, answer_, singles_, ground_}) column->addWidget(label);
  connect(&state_, &JointState::changed, this, &JointPanel::refresh);
  refresh();
}

void JointPanel::refresh() {
  const auto& joint = state_.joint();
  setVisible(joint || state_.isWorking());
  heading_->setText(tr("%1 pictures together").arg(state_.others().size() + 1));
  for (auto* label : {singles_, ground_}) label->setVisible(joint.has_value());
  if (!joint) return answer_->setText(tr("Identifying the other pictures…"));
  const auto& answer = joint->answer;
  answer_->setText(jointText(answer));
  QStringList singles;
  for (const auto& single : joint->singles) singles.push_back(singleText(state_.titleOf(single.picture.file), single));
  singles_->setText(singles.join('\n'));
  auto ground = factText(answer.ground);
  for (const auto& fact : answer.facts) ground += '\n' + factText(fact);
  ground_->setText(ground);
}

}  // namespace glenoid::ui
