// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/own_model_chip.h"

#include "ui/elements/controls.h"

namespace glenoid::ui {

OwnModelChip::OwnModelChip(const IdentifyState& state, Services& services, QWidget* parent)
    : QPushButton(parent), state_(state), services_(services) {
  setFocusPolicy(Qt::TabFocus);
  setText(tr("Own model"));  // the tip has the name, which may be long
  nameControl(*this, "ownModelChip", text());
  connect(&state, &IdentifyState::answerChanged, this, &OwnModelChip::refresh);
  connect(&services.models, &ModelCatalogue::changed, this, &OwnModelChip::refresh);
  connect(&services.models, &ModelCatalogue::defaultChanged, this, &OwnModelChip::refresh);
  connect(this, &QPushButton::clicked, services.commands["go.models"], &QAction::trigger);
  refresh();
}

void OwnModelChip::refresh() {
  const auto bundle = state_.mainBundle();
  const bool own = bundle && (state_.guest() || services_.models.isOwn(bundle->path));
  setVisible(own);
  if (!own) return;
  const auto title = tr("Own model: %1").arg(modelTitle(bundle->model));
  setAccessibleName(title);
  setToolTip(title + '\n' + tr("This model did not come with the program. Click to see all models."));
}

}  // namespace glenoid::ui
