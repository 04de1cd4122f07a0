// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/panel_splitter.h"

#include <algorithm>

#include <QAction>
#include <QHBoxLayout>

#include "ui/elements/column_area.h"
#include "ui/elements/layouts.h"

namespace glenoid::ui {
namespace {

constexpr int kUsualWidth = 370, kReadableWidth = 340;  // of the panels, pixels

}  // namespace

PanelSplitter::PanelSplitter(Services& services, QWidget* thumbnails, QWidget* pictures, ColumnArea* panels, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), services_(services), thumbnails_(thumbnails), panels_(panels) {
  setObjectName("identifySplitter");
  auto* middle = new QWidget;
  auto* row = bareLayout<QHBoxLayout>(middle);
  row->setSpacing(0);
  row->addWidget(thumbnails);
  row->addWidget(pictures, 1);
  addWidget(middle);
  addWidget(panels);
  setStretchFactor(0, 1);
  setStretchFactor(1, 0);
  setSizes({900, kUsualWidth});
  restoreState(services_.settings.get(setting::identifySplitter));
  setCollapsible(0, false);
  setCollapsible(1, true);  // also if an earlier version stored the state
  auto* command = services_.commands["view.panel"];
  connect(this, &QSplitter::splitterMoved, this, [this, command] {
    const int width = sizes()[1];
    if (width > 0) chosen_ = width;
    isChosen_ = isChosen_ || width > 0;
    services_.settings.set(setting::identifySplitter, saveState());
    command->setChecked(width > 0);
  });
  command->setChecked(true);
  connect(command, &QAction::toggled, this, &PanelSplitter::fold);
}

void PanelSplitter::showEvent(QShowEvent* event) {
  QSplitter::showEvent(event);
  const int width = sizes()[1];  // known only now
  services_.commands["view.panel"]->setChecked(width > 0);
  const bool wasChosen = !services_.settings.get(setting::identifySplitter).isEmpty();
  if (chosen_ == 0) {
    isChosen_ = wasChosen && width > 0;
    chosen_ = isChosen_ ? width : kUsualWidth;
  }
  share();
}

void PanelSplitter::resizeEvent(QResizeEvent* event) {
  QSplitter::resizeEvent(event);
  share();
}

int PanelSplitter::panelWidthIn(int width) const {
  const int strip = thumbnails_->isHidden() ? 0 : thumbnails_->width();
  const int shared = width - strip, most = isChosen_ ? shared / 2 : std::min(shared / 2, std::max(kReadableWidth, shared * 2 / 5));
  return std::max(panels_->minimumSizeHint().width(), std::min(chosen_, most));
}

void PanelSplitter::share() {
  if (chosen_ == 0) return;
  const auto now = sizes();
  const int width = now[0] + now[1], panels = panelWidthIn(width);
  if (now[1] > 0 && now[1] != panels) setSizes({width - panels, panels});
}

void PanelSplitter::fold(bool shown) {
  const auto now = sizes();
  if (shown == (now[1] > 0)) return;
  const int width = now[0] + now[1], panels = shown ? panelWidthIn(width) : 0;
  setSizes({width - panels, panels});
  services_.settings.set(setting::identifySplitter, saveState());
}

}  // namespace glenoid::ui
