// SPDX-License-Identifier: GPL-3.0-or-later
// Says that a model of the user's own answers, not one that came with the program. A click shows the Models page.
#pragma once

#include <QPushButton>

#include "ui/identify/identify_state.h"

namespace glenoid::ui {

// Hidden while another model answers. `state` and `services` outlive it.
class OwnModelChip : public QPushButton {
  Q_OBJECT

 public:
  OwnModelChip(const IdentifyState& state, Services& services, QWidget* parent = nullptr);

 private:
  void refresh();
  const IdentifyState& state_;
  Services& services_;
};

}  // namespace glenoid::ui
