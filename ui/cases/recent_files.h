// SPDX-License-Identifier: GPL-3.0-or-later
// What was opened recently, the newest first, and the menus that list it.
#pragma once

#include <functional>
#include <vector>

#include <QString>

#include "ui/settings/settings.h"

class QMenu;

namespace glenoid::ui {

struct RecentFile {
  QString path;
  QString kind;  // "DICOM", "PNG", ..., "ZIP"; "folder" for a folder, "batch" for a batch; empty if it is not known
  bool operator==(const RecentFile&) const = default;
};

std::vector<RecentFile> recentFiles(const Settings& settings);
// Puts the file first. Does nothing if the user does not want files to be remembered.
void rememberFile(Settings& settings, const RecentFile& file);
void forgetRecentFiles(Settings& settings);
// Whether the list has this path as a batch.
bool isBatch(const Settings& settings, const QString& path);

// "1.dcm (DICOM)", "scans (folder)", "scans (batch)", in the user's language.
QString recentTitle(const RecentFile& file);
// The folder, elided in its middle so that it fits a menu.
QString recentFolder(const RecentFile& file);

// Adds the recent files to an empty menu, each with its kind and folder, and folders with an icon. One that is known to be missing turns
// grey; a drive that does not answer changes nothing.
void listRecent(QMenu& menu, const Settings& settings, const std::function<void(const QString& path)>& open);

}  // namespace glenoid::ui
