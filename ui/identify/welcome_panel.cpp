// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/welcome_panel.h"

#include <utility>

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/cases/recent_files.h"
#include "ui/elements/command_button.h"
#include "ui/elements/controls.h"
#include "ui/elements/labels.h"
#include "ui/elements/text.h"
#include "ui/jobs/path_look.h"

namespace glenoid::ui {
namespace {

constexpr std::size_t kShown = 6;
constexpr int kLinkWidth = 260;  // pixels; longer file names are elided

}  // namespace

WelcomePanel::WelcomePanel(CaseList& cases, Services& services, QWidget* parent)
    : QWidget(parent),
      cases_(cases),
      settings_(services.settings),
      recentHead_(new QLabel(tr("Recently opened"), this)),
      recent_(new QVBoxLayout) {
  setObjectName("welcome");
  auto* heading = labelOf(tr("Drop a radiograph here"), "heading", this);
  auto* words = labelOf(tr("A shoulder radiograph with an implant, as DICOM, PNG, JPEG, TIFF or BMP; a folder; a ZIP; or the DICOMDIR "
                           "of a disc.\nIt is identified automatically. Nothing leaves this computer."),
                        "quiet", this);
  heading->setAlignment(Qt::AlignCenter);
  heading->setWordWrap(true);
  words->setAlignment(Qt::AlignCenter);
  words->setWordWrap(true);
  auto* buttons = new QVBoxLayout;  // a row of them would not fit beside the answer on a small screen
  const std::pair<const char*, const char*> commands[] = {
      {"file.open", "welcomeOpen"}, {"file.openFolder", "welcomeFolder"}, {"file.openSample", "welcomeSample"}};
  for (const auto& [command, name] : commands) {
    const bool first = buttons->isEmpty();
    lastButton_ = new CommandButton(services.commands[command], name, this, first ? "primary" : "");
    buttons->addWidget(lastButton_);
    if (first) setFocusProxy(lastButton_);
  }
  auto* middle = new QHBoxLayout;
  middle->addStretch(1);
  middle->addLayout(buttons);
  middle->addStretch(1);
  recentHead_->setProperty("role", "quiet");
  auto* column = new QVBoxLayout(this);
  column->setSpacing(12);
  column->addStretch(2);
  column->addWidget(heading);
  column->addWidget(words);
  column->addLayout(middle);
  column->addSpacing(16);
  column->addWidget(recentHead_, 0, Qt::AlignHCenter);
  column->addLayout(recent_);
  column->addStretch(3);
  recent_->setSpacing(0);
  connect(&services.settings, &Settings::changed, this, [this](const QString& key) {
    if (key == setting::recentFiles.key) listRecent();
  });
  listRecent();
}

void WelcomePanel::listRecent() {
  while (auto* item = recent_->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
  const auto files = recentFiles(settings_);
  recentHead_->setVisible(!files.empty());
  std::vector<std::filesystem::path> paths;
  std::vector<QPointer<QToolButton>> links;  // they may be listed again before the drives answer
  QWidget* before = lastButton_;
  for (const auto& file : files) {
    if (paths.size() == kShown) break;
    auto* link = new QToolButton(this);
    const auto title = recentTitle(file);
    link->setText(link->fontMetrics().elidedText(title, Qt::ElideMiddle, kLinkWidth).replace('&', "&&"));
    nameControl(*link, "recentFile", tr("Open %1").arg(title), tr("Open again: %1").arg(QDir::toNativeSeparators(file.path)));
    connect(link, &QToolButton::clicked, this, [this, path = file.path] { cases_.openRecent(path); });
    recent_->addWidget(link, 0, Qt::AlignHCenter);
    setTabOrder(std::exchange(before, link), link);  // a new widget is the last of its window
    paths.push_back(pathOf(file.path));
    links.emplace_back(link);
  }
  lookAt(*this, paths, [links](const std::vector<PathState>& states) {
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (links[i] && states[i] == PathState::Missing) links[i]->setEnabled(false);
    }
  });
}

}  // namespace glenoid::ui
