// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/export_dialog.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/layouts.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

// Not the name of the radiograph, because it may contain the patient's name.
QString proposedName() { return "glenoid-" + QDateTime::currentDateTime().toString("yyyy-MM-dd-hhmmss"); }

QString titleOf(ExportKind kind) {
  switch (kind) {
    case ExportKind::Picture: return ExportDialog::tr("Export picture");
    case ExportKind::Report: return ExportDialog::tr("Export report");
    case ExportKind::Print: break;
  }
  return ExportDialog::tr("Print report");
}

}  // namespace

ExportDialog::ExportDialog(ExportKind kind, Settings& settings, QWidget* parent)
    : QDialog(parent),
      kind_(kind),
      settings_(settings),
      path_(new QLineEdit(this)),
      heatMap_(new QCheckBox(tr("Heat map over the picture"), this)),
      identity_(new QCheckBox(tr("Patient identity and file name"), this)),
      hint_(new QLabel(this)) {
  setObjectName("exportDialog");
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(titleOf(kind));
  nameControl(*heatMap_, "exportHeatMap", heatMap_->text(), tr("With its colour bar and a sentence on its resolution"));
  heatMap_->setChecked(settings.get(setting::heatMapShown));
  heatMap_->setVisible(kind == ExportKind::Picture);
  nameControl(*identity_, "exportIdentity", identity_->text(), tr("Leave this off for anything that leaves the department"));
  hint_->setObjectName("exportHint");
  hint_->setWordWrap(true);
  hint_->setProperty("role", "quiet");
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  save_ = buttons->addButton(kind == ExportKind::Print ? tr("Print…") : tr("Save"), QDialogButtonBox::AcceptRole);
  save_->setObjectName("exportSave");
  save_->setProperty("role", "primary");
  for (auto* button : buttons->buttons()) {
    button->setAccessibleName(button->text());
    button->setToolTip(button == save_ ? titleOf(kind) : tr("Close without exporting"));
  }
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->addWidget(placeRow());
  column->addWidget(heatMap_);
  column->addWidget(identity_);
  column->addWidget(hint_);
  column->addWidget(buttons);
  setMinimumWidth(480);
  connect(path_, &QLineEdit::textChanged, this, &ExportDialog::refresh);
  connect(this, &QDialog::accepted, this, [this] {
    if (kind_ != ExportKind::Print) settings_.set(setting::exportFolder, QFileInfo(path_->text()).path());
  });
  refresh();
}

QWidget* ExportDialog::placeRow() {
  auto* row = new QWidget(this);
  auto* layout = bareLayout<QHBoxLayout>(row);
  nameControl(*path_, "exportPath", tr("File to save"), tr("File to save"));
  path_->setText(QDir::toNativeSeparators(QDir(folderForExports(settings_)).filePath(proposedName() + ending())));
  auto* browse = new QPushButton(tr("Choose…"), row);
  nameControl(*browse, "exportBrowse", tr("Choose folder and name"), tr("Choose folder and name"));
  connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
  layout->addWidget(path_, 1);
  layout->addWidget(browse);
  row->setVisible(kind_ != ExportKind::Print);
  return row;
}

void ExportDialog::browse() {
  auto* dialog = new QFileDialog(this, windowTitle(), path_->text(), kind_ == ExportKind::Picture ? tr("PNG (*.png)") : tr("PDF (*.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(ending().mid(1));
  connect(dialog, &QFileDialog::fileSelected, path_, &QLineEdit::setText);
  dialog->open();
}

void ExportDialog::refresh() {
  QStringList words;
  if (kind_ != ExportKind::Print && QFileInfo::exists(pathText(file()))) {
    words << tr("This file exists and will be replaced.");
  }
  words << tr("“%1” appears on every export.").arg(disclaimerText());
  hint_->setText(words.join(' '));
  save_->setEnabled(kind_ == ExportKind::Print || !path_->text().trimmed().isEmpty());
}

std::filesystem::path ExportDialog::file() const {
  auto name = path_->text().trimmed();
  if (!name.endsWith(ending(), Qt::CaseInsensitive)) name += ending();
  return pathOf(name);
}

bool ExportDialog::withHeatMap() const { return heatMap_->isEnabled() && heatMap_->isChecked(); }
bool ExportDialog::withIdentity() const { return identity_->isChecked(); }

void ExportDialog::setHeatMapAvailable(bool available) { heatMap_->setEnabled(available); }

}  // namespace glenoid::ui
