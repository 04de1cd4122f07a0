// SPDX-License-Identifier: GPL-3.0-or-later
// A button that copies the terminal command of a set-up.
#pragma once

#include <QString>

#include "ui/training/option_setup.h"

class QPushButton;

namespace glenoid::ui {

// Enabled while there is a command. Its name is PREFIXCopyCommand.
QPushButton* copyCommandButton(Services& services, const OptionSetup& setup, const QString& prefix);

}  // namespace glenoid::ui
