// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/unsaved_question.h"

#include <QMessageBox>
#include <QPushButton>
#include <QWidget>

#include "ui/elements/question.h"
#include "ui/elements/text.h"

namespace glenoid::ui {

void askAboutUnsaved(QWidget& page, const UnsavedQuestion& question) {
  auto* window = page.window();
  if (window->findChild<QMessageBox*>(question.name)) return;
  auto* box = new QMessageBox(QMessageBox::Question, window->windowTitle(), question.text, QMessageBox::NoButton, window);
  box->setObjectName(question.name);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setTextFormat(Qt::PlainText);  // a file name may look like markup
  box->setInformativeText(question.consequence);
  auto* save = box->addButton(question.saveTitle, QMessageBox::AcceptRole);
  auto* lose = box->addButton(question.loseTitle, QMessageBox::DestructiveRole);
  auto* cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
  save->setObjectName("unsavedSave");
  lose->setObjectName("unsavedLose");
  cancel->setObjectName("unsavedCancel");
  box->setDefaultButton(qobject_cast<QPushButton*>(save));
  box->setEscapeButton(cancel);
  QObject::connect(save, &QAbstractButton::clicked, &page, question.save);
  QObject::connect(lose, &QAbstractButton::clicked, &page, question.lose);
  openAwayFromPointer(*box);
}

}  // namespace glenoid::ui
