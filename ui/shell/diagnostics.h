// SPDX-License-Identifier: GPL-3.0-or-later
// What a problem report needs: versions, machine, models, settings and the last lines of the log, without any identity.
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/base/log.h"
#include "ui/services/services.h"

namespace glenoid::ui {

// Removes what might identify a person: of paths and file names only the extension stays. Masks names in DICOM notation, quoted words, long
// numbers, dates, and capitalised words that the program itself does not use.
QString withoutIdentity(const QString& text);

// `devices` as from availableDevices(). Contains the last 200 lines of `log`, oldest first, each passed through withoutIdentity().
QString diagnosticsText(const Services& services, const std::vector<std::string>& devices, const std::vector<LogLine>& log);

}  // namespace glenoid::ui
