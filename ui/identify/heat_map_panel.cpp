// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/heat_map_panel.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/elements/bind.h"
#include "ui/elements/controls.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/elided_choice.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"
#include "ui/identify/answer_words.h"
#include "ui/viewer/colour_bar.h"

namespace glenoid::ui {

HeatMapPanel::HeatMapPanel(IdentifyState& state, Services& services, QWidget* parent)
    : QWidget(parent),
      state_(state),
      services_(services),
      shown_(new QCheckBox(tr("Show over the picture"), this)),
      label_(new ElidedChoice(this)),
      method_(new QComboBox(this)),
      opacity_(new QSlider(Qt::Horizontal, this)),
      colours_(new QComboBox(this)),
      words_(new QLabel(this)) {
  setObjectName("heatMapPanel");
  makeControls();
  bind(services_.settings, setting::heatMapShown, shown_);
  bind(services_.settings, setting::heatMapOpacity, opacity_);
  bind(services_.settings, setting::heatMapColours, colours_);
  connect(&state_, &IdentifyState::answerChanged, this, &HeatMapPanel::refresh);
  connect(&state_, &IdentifyState::heatMapChanged, this, &HeatMapPanel::refresh);
  refresh();
}

void HeatMapPanel::makeControls() {
  nameControl(*shown_, "heatMapShown", tr("Heat map over the picture"), services_.commands["answer.heatMap"]->toolTip());
  nameControl(*opacity_, "heatMapOpacity", tr("Heat map opacity"), tr("How strongly the warmest spots cover the picture"));
  nameControl(*label_, "heatMapLabel", tr("Maker whose evidence is shown"), tr("Whose evidence the map shows"));
  nameControl(*method_, "heatMapMethod", tr("Method of the heat map"),
              tr("Grad-CAM comes with the answer. LayerCAM is finer but noisier, and is computed on request."));
  nameControl(*colours_, "heatMapColours", tr("Colours of the heat map"), tr("All three are suitable for colour-blind people"));
  nameControl(*words_, "heatMapWords", tr("About the heat map"));
  opacity_->setRange(0, 100);
  method_->addItem("Grad-CAM");
  method_->addItem("LayerCAM");
  for (const auto& row : Settings::rows()) {
    if (row.key != setting::heatMapColours.key) continue;
    for (const auto& choice : row.choices) colours_->addItem(choice.title, choice.value);
  }
  words_->setWordWrap(true);
  words_->setProperty("role", "quiet");
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  form->addRow(tr("Maker"), label_);
  form->addRow(tr("Method"), method_);
  form->addRow(tr("Opacity"), opacity_);
  form->addRow(tr("Colours"), colours_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 2, 4, 4);
  column->addWidget(shown_);
  column->addLayout(form);
  column->addWidget(new ColourBar(services_.settings, this));
  column->addWidget(words_);
  connect(label_, &QComboBox::activated, this, [this](int row) {
    state_.setHeatLabel(row == 0 ? std::nullopt : std::optional<std::size_t>(label_->itemData(row).toULongLong()));
  });
  connect(method_, &QComboBox::activated, this,
          [this](int row) { state_.setHeatMethod(row == 0 ? HeatMethod::GradCam : HeatMethod::LayerCam); });
}

void HeatMapPanel::refresh() {
  listLabels();
  method_->setCurrentIndex(state_.heatMethod() == HeatMethod::GradCam ? 0 : 1);
  const auto& found = state_.answer().identification;
  const bool answered = found && !found->maps.empty();
  for (QWidget* control : {static_cast<QWidget*>(label_), static_cast<QWidget*>(method_)}) control->setEnabled(answered);
  words_->setText(sentence());
}

void HeatMapPanel::listLabels() {
  label_->clear();
  const auto& found = state_.answer().identification;
  if (!found) return label_->addItem(tr("Most probable"));
  const auto& labels = found->model->labels;
  if (found->maps.empty()) return label_->addItem(tr("Most probable"));
  label_->addItem(factText({FactCode::HeadlineProbable, {labels[found->prediction.best].display}}));
  for (const std::size_t i : rankedLabels(found->prediction)) {  // the makers in question come first
    label_->addItem(textOf(labels[i].display) + "  " + percentText(found->prediction.probabilities[i]), static_cast<qulonglong>(i));
  }
  const auto chosen = state_.chosenHeatLabel();
  label_->setCurrentIndex(chosen ? std::max(0, label_->findData(static_cast<qulonglong>(*chosen))) : 0);
}

QString HeatMapPanel::sentence() const {
  if (state_.isHeatMapWorking()) return tr("Computing LayerCAM…");
  const auto& found = state_.answer().identification;
  if (found && found->maps.empty()) return tr("There is no heat map, because no maker may be named.");
  const auto map = state_.heatMap();
  if (!map) return tr("The heat map comes with the answer.");
  if (map->flat) return tr("The map is the same everywhere. It says nothing about this picture and is not drawn.");
  const auto& square = state_.answer().identification->picture.square;
  const double cell = map->stride / std::min(square.placement.scaleX, square.placement.scaleY);
  return tr("%1 × %2 cells, each about %3 picture pixels wide. The map shows where the network found evidence for this maker. It is not an "
            "outline of the implant, and a warm spot is not proof.")
      .arg(map->columns)
      .arg(map->rows)
      .arg(std::lround(cell));
}

}  // namespace glenoid::ui
