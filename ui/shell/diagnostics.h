// SPDX-License-Identifier: GPL-3.0-or-later
// What a report of a fault needs: versions, machine, models, settings and the last lines of the log, without anybody's identity.
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/base/log.h"
#include "ui/services/services.h"

namespace glenoid::ui {

// Of a text that may carry by accident what it should not: paths and file names keep their ending alone, names in DICOM's writing, quoted
// words, long numbers, dates, and words in capitals that the program itself does not use are masked.
QString withoutIdentity(const QString& text);

// `devices` as availableDevices(); of `log`, oldest first, the last 200 lines, each withoutIdentity().
QString diagnosticsText(const Services& services, const std::vector<std::string>& devices, const std::vector<LogLine>& log);

}  // namespace glenoid::ui
