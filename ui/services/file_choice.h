// SPDX-License-Identifier: GPL-3.0-or-later
// Where the file dialogs of the window begin, and what is asked before a file is saved.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <QString>
#include <QStringList>

#include "ui/jobs/path_look.h"
#include "ui/services/messages.h"

class QFileDialog;
class QWidget;

namespace glenoid::ui {

// A dialog reads its folder on the window's thread, so it is made in the home folder and opened by this: in `folder` if that answers in
// time, otherwise in the home folder; then a message says why. Returns at once. The dialog deletes itself when it is closed.
void openIn(QFileDialog& dialog, const QString& folder, Messages& messages);

struct SaveChoice {
  QString name;  // object name of the dialog
  QString title;
  QString folder;       // in which the dialog opens
  QString suggestion;   // name of the file; may be empty
  QStringList filters;  // "Picture (*.png)"; the extension of the chosen one is added to a name without any of them
};
// Asks for a file over a page without blocking. Calls `save`, also with the chosen filter, after the questions of askBeforeSaving().
void chooseFileToSave(QWidget& over, Messages& messages, const SaveChoice& choice,
                      std::function<void(const QString& file, const QString& filter)> save);

// Calls `save` if the files are new and their folders exist. Otherwise asks first, once for all: which files are replaced, which folders
// are created. A folder that does not answer is reported, and nothing is saved. Returns at once.
void askBeforeSaving(QWidget& over, Messages& messages, const std::vector<std::filesystem::path>& files, std::function<void()> save);

// Says that a folder does not answer.
QString silentText(const std::filesystem::path& folder);
// Why a dialog does not start in this folder. Empty if it can, and for a documents folder that the system names but does not have.
QString absenceText(const std::filesystem::path& folder, PathState state);

}  // namespace glenoid::ui
