// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_folder_row.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/elements/controls.h"
#include "ui/elements/layouts.h"
#include "ui/elements/text.h"
#include "ui/services/file_choice.h"

namespace glenoid::ui {

RunFolderRow::RunFolderRow(Services& services, OptionSetup& setup, const QString& prefix, QWidget* parent)
    : QWidget(parent), services_(services), setup_(setup), prefix_(prefix), folder_(new QLineEdit) {
  auto* row = bareLayout<QHBoxLayout>(this);
  auto* title = new QLabel(tr("Run folder"));
  nameControl(*folder_, prefix + QStringLiteral("RunFolder"), title->text(),
              tr("Where everything about the run is saved. If the folder holds a stopped run with the same options, that run continues."));
  title->setBuddy(folder_);
  connect(folder_, &QLineEdit::editingFinished, this, [this] { setup_.setRunFolder(pathOf(folder_->text().trimmed())); });
  auto* choose =
      pushButton(prefix + QStringLiteral("ChooseRunFolder"), tr("Choose…"), tr("Choose a folder for the run"), QStringLiteral("folder"));
  connect(choose, &QPushButton::clicked, this, &RunFolderRow::ask);
  row->addWidget(title);
  row->addWidget(folder_, 1);
  row->addWidget(choose);
  connect(&setup_, &OptionSetup::changed, this, &RunFolderRow::refresh);
  refresh();
}

void RunFolderRow::ask() {
  auto* dialog = new QFileDialog(this, tr("Run folder"), QDir::homePath());
  dialog->setObjectName(prefix_ + QStringLiteral("RunFolderDialog"));
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { setup_.setRunFolder(pathOf(folder)); });
  openIn(*dialog, pathText(setup_.runFolder().parent_path()), services_.messages);
}

void RunFolderRow::refresh() {
  if (!folder_->hasFocus()) folder_->setText(QDir::toNativeSeparators(pathText(setup_.runFolder())));
}

}  // namespace glenoid::ui
