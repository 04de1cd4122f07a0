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
#include <QStandardPaths>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/layouts.h"
#include "ui/elements/question.h"
#include "ui/elements/text.h"
#include "ui/jobs/path_look.h"
#include "ui/services/file_choice.h"

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

ExportDialog::ExportDialog(ExportKind kind, Services& services, QWidget* parent)
    : QDialog(parent),
      kind_(kind),
      services_(services),
      path_(new QLineEdit(this)),
      heatMap_(new QCheckBox(tr("Heat map over the picture"), this)),
      identity_(new QCheckBox(tr("Patient identity and file name"), this)),
      hint_(new QLabel(this)) {
  setObjectName("exportDialog");
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(titleOf(kind));
  activateParentAfter(*this);
  nameControl(*heatMap_, "exportHeatMap", heatMap_->text(), tr("With its colour bar and a sentence on its resolution"));
  heatMap_->setChecked(services.settings.get(setting::heatMapShown));
  heatMap_->setVisible(kind == ExportKind::Picture);
  nameControl(*identity_, "exportIdentity", identity_->text(), tr("Leave this off for anything that leaves the department"));
  hint_->setObjectName("exportHint");
  hint_->setWordWrap(true);
  hint_->setProperty("role", "quiet");
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  save_ = new QPushButton(kind == ExportKind::Print ? tr("Print…") : tr("Save"));
  save_->setObjectName("exportSave");
  save_->setProperty("role", "primary");  // before the box polishes it
  buttons->addButton(save_, QDialogButtonBox::AcceptRole);
  for (auto* button : buttons->buttons()) {
    button->setAccessibleName(button->text());
    button->setToolTip(button == save_ ? titleOf(kind) : tr("Close without exporting"));
  }
  connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->addWidget(placeRow());
  column->addWidget(heatMap_);
  column->addWidget(identity_);
  column->addWidget(hint_);
  column->addWidget(buttons);
  setTabOrder(path_, findChild<QPushButton*>("exportBrowse"));  // else in the order in which they were made
  setTabOrder(identity_, save_);
  setMinimumWidth(480);
  connect(path_, &QLineEdit::textChanged, this, &ExportDialog::refresh);
  refresh();
  checkFolder();
}

QWidget* ExportDialog::placeRow() {
  auto* row = new QWidget(this);
  auto* layout = bareLayout<QHBoxLayout>(row);
  nameControl(*path_, "exportPath", tr("File to save"), tr("File to save"));
  startIn(folderForExports(services_.settings));
  auto* browse = new QPushButton(tr("Choose…"), row);
  nameControl(*browse, "exportBrowse", tr("Choose folder and name"), tr("Choose folder and name"));
  connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
  layout->addWidget(path_, 1);
  layout->addWidget(browse);
  row->setVisible(kind_ != ExportKind::Print);
  return row;
}

void ExportDialog::startIn(const QString& folder) {
  path_->setText(QDir::toNativeSeparators(QDir(folder).filePath(proposedName() + ending())));
}

// The folder of the last export may be gone, or may not answer.
void ExportDialog::checkFolder() {
  if (kind_ == ExportKind::Print) return;
  const auto folder = file().parent_path();
  lookAt(*this, {folder}, [this, folder, proposed = path_->text()](const std::vector<PathState>& states) {
    if (states.front() == PathState::Folder || path_->text() != proposed) return;
    const auto documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    startIn(pathOf(documents) == folder ? QDir::homePath() : documents);
    const auto text = absenceText(folder, states.front());
    if (!text.isEmpty()) hint_->setText(text + ' ' + hint_->text());
  });
}

void ExportDialog::browse() {
  const QFileInfo place(path_->text());
  auto* dialog =
      new QFileDialog(this, windowTitle(), QDir::homePath(), kind_ == ExportKind::Picture ? tr("PNG (*.png)") : tr("PDF (*.pdf)"));
  dialog->setObjectName("exportFileDialog");
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::DontConfirmOverwrite);  // save() asks
  dialog->selectFile(place.fileName());
  connect(dialog, &QFileDialog::fileSelected, path_, &QLineEdit::setText);
  openIn(*dialog, place.path(), services_.messages);
}

void ExportDialog::save() {
  if (kind_ == ExportKind::Print) return accept();
  askBeforeSaving(*this, services_.messages, {file()}, [this] {
    if (isVisible()) accept();
  });
}

void ExportDialog::refresh() {
  const auto suffix = QFileInfo(path_->text().trimmed()).suffix();
  const bool isOther = kind_ != ExportKind::Print && !suffix.isEmpty() && ('.' + suffix).compare(ending(), Qt::CaseInsensitive) != 0;
  hint_->setText(!isOther                      ? tr("“%1” appears on every export.").arg(disclaimerText())
                 : kind_ == ExportKind::Report ? tr("The report is a PDF: its name must end in .pdf.")
                                               : tr("The picture is a PNG: its name must end in .png."));
  save_->setEnabled(kind_ == ExportKind::Print || (!path_->text().trimmed().isEmpty() && !isOther));
}

std::filesystem::path ExportDialog::file() const {
  auto name = path_->text().trimmed();
  if (QFileInfo(name).suffix().isEmpty()) name += ending();
  return pathOf(name);
}

bool ExportDialog::withHeatMap() const { return heatMap_->isChecked(); }
bool ExportDialog::withIdentity() const { return identity_->isChecked(); }

void ExportDialog::setHeatMapAvailable(bool available) {
  if (heatMap_->isEnabled() == available) return;
  if (!available) wantsHeatMap_ = heatMap_->isChecked();
  heatMap_->setEnabled(available);
  heatMap_->setChecked(available && wantsHeatMap_);
}

}  // namespace glenoid::ui
