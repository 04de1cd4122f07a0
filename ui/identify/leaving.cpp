// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/leaving.h"

#include <algorithm>

#include <QMessageBox>
#include <QPushButton>

#include "ui/elements/question.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

Leaving::Leaving(CaseList& cases, QWidget& page) : QObject(&page), cases_(cases), page_(page) {}

bool Leaving::mayClose() {
  const auto files = cases_.unsavedFiles();
  if (files.empty()) return true;
  if (!page_.window()->findChild<QMessageBox*>("unsavedQuestion")) ask(files);
  return false;
}

void Leaving::ask(const std::vector<std::filesystem::path>& files) {
  constexpr std::size_t kMostNames = 5;
  QStringList names;
  for (std::size_t i = 0; i < std::min(files.size(), kMostNames); ++i) names.append(pathText(files[i].filename()));
  if (files.size() > kMostNames) names.append("…");
  auto* box = new QMessageBox(QMessageBox::Question, page_.window()->windowTitle(), tr("Some measurements were not exported."),
                              QMessageBox::NoButton, page_.window());
  box->setObjectName("unsavedQuestion");
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setTextFormat(Qt::PlainText);
  box->setInformativeText(tr("They are lost if Glenoid closes now. They are in: %1").arg(names.join(", ")));
  auto* save = box->addButton(files.size() > 1 ? tr("Export the first…") : tr("Export…"), QMessageBox::AcceptRole);
  auto* discard = box->addButton(tr("Discard and close"), QMessageBox::DestructiveRole);
  auto* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
  save->setObjectName("exportMeasurements");
  discard->setObjectName("discardMeasurements");
  cancel->setObjectName("keepMeasurements");
  box->setDefaultButton(qobject_cast<QPushButton*>(save));
  box->setEscapeButton(cancel);
  connect(save, &QAbstractButton::clicked, this, [this, file = files.front()] { emit exportWanted(file); });
  connect(discard, &QAbstractButton::clicked, this, [this] {
    cases_.discardUnsaved();
    page_.window()->close();
  });
  activateParentAfter(*box);
  box->open();
}

}  // namespace glenoid::ui
