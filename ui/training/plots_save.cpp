// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/plots_save.h"

#include <QDir>
#include <QRegularExpression>

#include "core/base/files.h"
#include "ui/elements/text.h"
#include "ui/services/file_choice.h"
#include "ui/training/plots_export.h"

namespace glenoid::ui {
namespace {

QString fileNameOf(QString title) {
  static const QRegularExpression refused(QStringLiteral("[/\\\\:*?\"<>|]"));  // by one system or another
  return title.replace(refused, QStringLiteral("-"));
}

}  // namespace

void savePlots(QWidget& page, Services& services, const QString& title, const std::vector<const PlotView*>& plots,
               const std::function<std::string()>& csv) {
  chooseFileToSave(page, services.messages,
                   {"exportDialog",
                    tr("Export"),
                    folderForExports(services.settings),
                    fileNameOf(title) + QStringLiteral(".png"),
                    {tr("Picture (*.png)"), tr("Page (*.pdf)"), tr("Numbers (*.csv)")}},
                   [&page, &services, title, plots, csv](const QString& file, const QString&) {
                     const bool isCsv = file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive);
                     const auto work = [path = pathOf(file), text = isCsv ? csv() : drawnPlots(file, title, plots)](const JobContext&) {
                       writeFileAtomically(path, std::string_view(text));
                       return true;
                     };
                     const auto saved = tr("Saved as %1.").arg(QDir::toNativeSeparators(file));
                     services.files.submit<bool>(&page, work,
                                                 {.done = [&services, saved](bool) { services.messages.inform(saved); },
                                                  .failed = [&services](const Error& error) { services.messages.show(error); }});
                   });
}

}  // namespace glenoid::ui
