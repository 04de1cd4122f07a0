// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/maker_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/bundle/maker_names.h"
#include "ui/elements/controls.h"
#include "ui/elements/elided_choice.h"
#include "ui/elements/labels.h"
#include "ui/elements/text.h"
#include "ui/identify/maker_facts.h"

namespace glenoid::ui {
namespace {

QString notesKey(const QString& label) { return "notes/" + label; }

}  // namespace

MakerPanel::MakerPanel(IdentifyState& state, Services& services, QWidget* parent)
    : QWidget(parent),
      state_(state),
      services_(services),
      maker_(new ElidedChoice(this)),
      facts_(new QWidget(this)),
      factsColumn_(new QVBoxLayout(facts_)),
      notes_(new QPlainTextEdit(this)) {
  setObjectName("makerPanel");
  nameControl(*maker_, "makerChoice", tr("Maker"), tr("Look up another maker that the model knows"));
  facts_->setObjectName("makerFacts");
  factsColumn_->setContentsMargins(0, 0, 0, 0);
  factsColumn_->setSpacing(2);
  auto* head = labelOf(tr("Your department's notes (written by you, not by the network)"), "subheading", this);
  head->setWordWrap(true);
  nameControl(*notes_, "makerNotes", tr("Your department's notes on this maker"),
              tr("Stored on this computer and shown for every picture with this maker"));
  notes_->setPlaceholderText(tr("Trays, drivers, extraction tools, whom to call…"));
  notes_->setTabChangesFocus(true);
  notes_->setFixedHeight(96);
  notes_->installEventFilter(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 2, 4, 4);
  column->setSpacing(6);
  column->addWidget(maker_);
  column->addWidget(facts_);
  column->addWidget(head);
  column->addWidget(notes_);
  connect(maker_, &QComboBox::activated, this, [this] { showLabel(maker_->currentData().toString()); });
  connect(notes_, &QPlainTextEdit::textChanged, this, &MakerPanel::keepNotes);
  connect(&state_, &IdentifyState::answerChanged, this, &MakerPanel::refresh);
  refresh();
}

// Another answer may have come while the user wrote.
bool MakerPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut) refresh();
  return QWidget::eventFilter(watched, event);
}

void MakerPanel::refresh() {
  if (notes_->hasFocus()) return;
  const auto& found = state_.answer().identification;
  const auto* maker = found ? found->maker() : nullptr;
  const auto followed = found ? found->model->identification() + '\n' + (maker ? maker->name : "") : std::string();
  if (followed_ == followed) return;  // a refined answer with the same maker keeps what the user has looked up meanwhile
  followed_ = followed;
  const QSignalBlocker quiet(maker_);
  maker_->clear();
  if (found) {
    for (const auto& label : found->model->labels) {
      maker_->addItem(textOf(label.display), textOf(label.name));
    }
    maker_->setCurrentIndex(maker ? static_cast<int>(found->named().front()) : -1);
  } else {
    for (const auto& [label, facts] : makerTable().makers) {
      maker_->addItem(textOf(makerDisplayName(label)), textOf(label));
    }
    maker_->setCurrentIndex(-1);  // never the maker of the previous picture
  }
  showLabel(maker_->currentData().toString());
}

void MakerPanel::showLabel(const QString& label) {
  if (label == shown_) return;
  shown_ = label;
  while (auto* item = factsColumn_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const auto add = [this](const QString& text, const char* role) {
    auto* line = plainLabel({}, role, facts_);
    line->setText(text);
    factsColumn_->addWidget(line);
  };
  const QSignalBlocker quiet(notes_);
  notes_->setPlainText(label.isEmpty() ? QString() : services_.settings.free(notesKey(label)).toString());
  notes_->setEnabled(!label.isEmpty());
  if (label.isEmpty()) return add(tr("The maker appears with the answer. You can look up any maker above."), "quiet");
  const auto facts = makerTable().of(label.toStdString());
  for (const auto& fact : facts) {
    if (factsColumn_->count() > 0) factsColumn_->addSpacing(8);
    add(aboutText(fact.about), "subheading");
    add(fact.text(), "");
    add(tr("Source: %1").arg(fact.source()), "quiet");
  }
  if (facts.empty()) {
    add(tr("There is no information about this maker. Write down below what your department knows."), "quiet");
  } else {
    factsColumn_->addSpacing(8);
    add(tr("Sources read in %1. Companies and product lines change: check before you order.").arg(makerTable().checked), "quiet");
  }
}

void MakerPanel::keepNotes() {
  const auto text = notes_->toPlainText();
  services_.settings.setFree(notesKey(*shown_), text.isEmpty() ? QVariant() : QVariant(text));
}

}  // namespace glenoid::ui
