// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/leaving.h"

#include <algorithm>

#include <QScopedValueRollback>

#include "ui/batch/batch_page.h"
#include "ui/elements/text.h"
#include "ui/identify/identify_page.h"
#include "ui/services/unsaved_question.h"
#include "ui/shell/main_window.h"

namespace glenoid::ui {
namespace {

QString namesOf(const std::vector<std::filesystem::path>& files) {
  constexpr std::size_t kMostNames = 5;
  QStringList names;
  for (std::size_t i = 0; i < std::min(files.size(), kMostNames); ++i) names.append(pathText(files[i].filename()));
  if (files.size() > kMostNames) names.append("…");
  return names.join(", ");
}

}  // namespace

bool Leaving::mayClose() {
  auto& pages = window_.pages();
  const auto files = pages.unsavedFiles();
  const auto answers = pages.unsavedAnswers();
  if (givesUp_ || (files.empty() && answers == 0)) return true;
  QStringList lost;
  if (!files.empty()) lost << tr("Measurements in: %1").arg(namesOf(files));
  if (answers > 0) lost << tr("The batch: a table of %n answers", nullptr, static_cast<int>(answers));
  const bool isOne = files.size() + (answers > 0 ? 1 : 0) == 1;
  askAboutUnsaved(window_, {.name = "unsavedQuestion",
                            .text = tr("Some results were not exported. They are lost if Glenoid closes now."),
                            .consequence = lost.join('\n'),
                            .saveTitle = isOne ? tr("Export…") : tr("Export the first…"),
                            .loseTitle = tr("Close anyway"),
                            .save =
                                [this, files] {
                                  if (files.empty()) return emit batchExportWanted();
                                  window_.pages().identify().exportPicture(files.front());
                                },
                            .lose =
                                [this] {
                                  const QScopedValueRollback givingUp(givesUp_, true);
                                  window_.close();
                                }});
  return false;
}

}  // namespace glenoid::ui
