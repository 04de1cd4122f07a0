// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/plots_save.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>

#include "core/base/files.h"
#include "ui/elements/text.h"
#include "ui/training/plots_export.h"

namespace glenoid::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("glenoid::ui", text); }

}  // namespace

void savePlots(QWidget& page, Services& services, const QString& title, const std::vector<const PlotView*>& plots,
               const std::function<std::string()>& csv) {
  auto* dialog = new QFileDialog(&page, tr("Export"), folderForExports(services.settings));
  dialog->setObjectName(QStringLiteral("exportDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("Picture (*.png)"), tr("Page (*.pdf)"), tr("Numbers (*.csv)")});
  dialog->setDefaultSuffix(QStringLiteral("png"));
  QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                   [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).left(3)); });
  QObject::connect(dialog, &QFileDialog::fileSelected, &page, [&services, title, plots, csv](const QString& file) {
    try {
      if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
        writeFileAtomically(pathOf(file), csv());
      else
        exportPlots(file, title, plots);
      services.messages.inform(tr("Saved as %1.").arg(QDir::toNativeSeparators(file)));
    } catch (const Error& error) {
      services.messages.show(error);
    }
  });
  dialog->open();
}

}  // namespace glenoid::ui
