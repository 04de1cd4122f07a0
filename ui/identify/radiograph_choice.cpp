// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/radiograph_choice.h"

#include <utility>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "core/base/files.h"
#include "core/base/program_location.h"
#include "ui/elements/text.h"
#include "ui/services/file_choice.h"

namespace glenoid::ui {

void chooseRadiographs(QWidget& over, Services& services, std::function<void(const QStringList&)> open) {
  auto* dialog = new QFileDialog(over.window(), tr("Open a radiograph"), QDir::homePath());
  dialog->setObjectName("openDialog");
  dialog->setFileMode(QFileDialog::ExistingFiles);
  // Radiographs on a disc have no extension, so every file can be chosen; its content decides.
  dialog->setNameFilters({tr("Radiographs (*)"), tr("DICOM (*.dcm *.DCM DICOMDIR)"), tr("Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.bmp)"),
                          tr("ZIP (*.zip *.ZIP)")});
  QObject::connect(dialog, &QFileDialog::filesSelected, &over, [&services, open = std::move(open)](const QStringList& files) {
    services.settings.set(setting::lastOpenFolder, QFileInfo(files.front()).path());
    open(files);
  });
  openIn(*dialog, services.settings.get(setting::lastOpenFolder), services.messages);
}

void chooseRadiographFolder(QWidget& over, Services& services, std::function<void(const QStringList&)> open) {
  auto* dialog = new QFileDialog(over.window(), tr("Open a folder of radiographs"), QDir::homePath());
  dialog->setObjectName("openFolderDialog");
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  QObject::connect(dialog, &QFileDialog::fileSelected, &over, [&services, open = std::move(open)](const QString& folder) {
    services.settings.set(setting::lastOpenFolder, folder);
    open({folder});
  });
  openIn(*dialog, services.settings.get(setting::lastOpenFolder), services.messages);
}

std::vector<std::filesystem::path> sampleFiles() {
  std::vector<std::filesystem::path> files;
  const auto folder = findInstalled("samples");
  if (!folder) return files;
  for (const auto& entry : entriesOf(*folder).entries) files.push_back(entry.path());
  return files;
}

}  // namespace glenoid::ui
