// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/plots_save.h"

#include <QDir>

#include "core/base/files.h"
#include "ui/elements/text.h"
#include "ui/services/file_choice.h"
#include "ui/training/plots_export.h"

namespace glenoid::ui {
void savePlots(QWidget& page, Services& services, const QString& title, const std::vector<const PlotView*>& plots,
               const std::function<std::string()>& csv) {
  chooseFileToSave(page, services.messages,
                   {"exportDialog",
                    tr("Export"),
                    folderForExports(services.settings),
                    {},
                    {tr("Picture (*.png)"), tr("Page (*.pdf)"), tr("Numbers (*.csv)")}},
                   [&services, title, plots, csv](const QString& file, const QString&) {
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
}

}  // namespace glenoid::ui
