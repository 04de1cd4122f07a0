// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the pages of figures that the window writes.
#pragma once

#include "core/report/html.h"

namespace glenoid::ui {

// The user's language and number format. May be used on any thread.
PageLanguage pageLanguage();

}  // namespace glenoid::ui
