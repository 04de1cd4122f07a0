// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/file_choice.h"

#include <algorithm>

#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeView>

#include "ui/elements/question.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

namespace fs = std::filesystem;

// ".png" of "Picture (*.png)".
QString extensionOf(const QString& filter) { return filter.section(QStringLiteral("(*"), 1).section(')', 0, 0); }

QString withExtension(const QString& file, const QString& chosen, const QStringList& filters) {
  const bool has = std::any_of(filters.begin(), filters.end(),
                               [&](const QString& filter) { return file.endsWith(extensionOf(filter), Qt::CaseInsensitive); });
  return has ? file : file + extensionOf(chosen.isEmpty() ? filters.front() : chosen);
}

QString listed(const QStringList& paths) {
  QStringList lines;
  for (const auto& path : paths) lines << QDir::toNativeSeparators(path);
  return lines.join('\n');
}

// Qt's own dialog, which stands in where the system has none, cuts titles of columns. The names of files give up the room for them.
void fitTitles(const QFileDialog& dialog) {
  const auto* list = dialog.findChild<QTreeView*>("treeView");
  if (!list) return;
  auto* header = list->header();
  int missing = 0;
  for (int i = 1; i < header->count(); ++i) {
    const int more = std::max(0, header->sectionSizeHint(i) - header->sectionSize(i));
    header->resizeSection(i, header->sectionSize(i) + more);
    missing += more;
  }
  header->resizeSection(0, std::max(header->sectionSizeHint(0), header->sectionSize(0) - missing));
}

void ask(QWidget& over, const QStringList& replaced, const QStringList& folders, const std::function<void()>& save) {
  QStringList texts;
  if (!replaced.isEmpty()) {
    texts << (replaced.size() == 1 ? tr("This file exists and will be replaced:") : tr("These files exist and will be replaced:")) + '\n' +
                 listed(replaced);
  }
  if (!folders.isEmpty()) {
    texts << (folders.size() == 1 ? tr("This folder does not exist and will be created:")
                                  : tr("These folders do not exist and will be created:")) +
                 '\n' + listed(folders);
  }
  auto* box = new QMessageBox(QMessageBox::Question, tr("Save"), texts.join("\n\n"), QMessageBox::NoButton, &over);
  box->setObjectName("saveQuestion");
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setTextFormat(Qt::PlainText);  // a file name may look like markup
  auto* go = box->addButton(replaced.isEmpty() ? tr("Create and save") : tr("Replace"), QMessageBox::AcceptRole);
  go->setObjectName("saveQuestionYes");
  auto* stay = box->addButton(tr("Do not save"), QMessageBox::RejectRole);
  stay->setObjectName("saveQuestionNo");
  box->setDefaultButton(stay);
  box->setEscapeButton(stay);
  QObject::connect(go, &QAbstractButton::clicked, &over, save);
  activateParentAfter(*box);
  box->open();
}

}  // namespace

QString silentText(const fs::path& folder) {
  return tr("%1 does not answer. Check the connection, or choose another folder.").arg(QDir::toNativeSeparators(pathText(folder)));
}

QString absenceText(const fs::path& folder, PathState state) {
  if (state == PathState::Silent) return silentText(folder);
  // The system names a documents folder, but need not have one.
  const bool isChosen = folder != pathOf(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  if (state != PathState::Missing || !isChosen) return {};
  return tr("The folder %1 does not exist.").arg(QDir::toNativeSeparators(pathText(folder)));
}

void openIn(QFileDialog& dialog, const QString& folder, Messages& messages) {
  dialog.setAttribute(Qt::WA_DeleteOnClose);
  activateParentAfter(dialog);
  fitTitles(dialog);
  if (folder.isEmpty()) return dialog.open();
  lookAt(dialog, {pathOf(folder)}, [&dialog, &messages, folder](const std::vector<PathState>& states) {
    if (states.front() == PathState::Folder) dialog.setDirectory(folder);
    const auto text = absenceText(pathOf(folder), states.front());
    if (!text.isEmpty()) messages.warn(text + ' ' + tr("The dialog starts in the home folder."));
    dialog.open();
  });
}

void chooseFileToSave(QWidget& over, Messages& messages, const SaveChoice& choice,
                      std::function<void(const QString&, const QString&)> save) {
  auto* dialog = new QFileDialog(&over, choice.title, QDir::homePath());
  dialog->setObjectName(choice.name);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::DontConfirmOverwrite);  // it would ask before the extension is added
  dialog->setNameFilters(choice.filters);
  if (!choice.suggestion.isEmpty()) dialog->selectFile(choice.suggestion);
  QObject::connect(dialog, &QFileDialog::fileSelected, &over,
                   [&over, &messages, dialog, filters = choice.filters, save = std::move(save)](const QString& chosen) {
                     const auto filter = dialog->selectedNameFilter();
                     const auto file = withExtension(chosen, filter, filters);
                     askBeforeSaving(over, messages, {pathOf(file)}, [save, file, filter] { save(file, filter); });
                   });
  openIn(*dialog, choice.folder, messages);
}

void askBeforeSaving(QWidget& over, Messages& messages, const std::vector<fs::path>& files, std::function<void()> save) {
  std::vector<fs::path> paths, folders;
  for (const auto& file : files) {
    paths.push_back(fs::absolute(file));
    if (const auto folder = paths.back().parent_path(); std::find(folders.begin(), folders.end(), folder) == folders.end()) {
      folders.push_back(folder);
    }
  }
  paths.insert(paths.end(), folders.begin(), folders.end());
  lookAt(over, paths, [&over, &messages, paths, count = files.size(), save = std::move(save)](const std::vector<PathState>& states) {
    QStringList replaced, made;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const bool isFile = i < count;
      if (states[i] == PathState::Silent) return messages.warn(silentText(isFile ? paths[i].parent_path() : paths[i]));
      if (isFile && states[i] != PathState::Missing) replaced << pathText(paths[i]);
      if (!isFile && states[i] == PathState::Missing) made << pathText(paths[i]);
    }
    replaced.isEmpty() && made.isEmpty() ? save() : ask(over, replaced, made, save);
  });
}

}  // namespace glenoid::ui
