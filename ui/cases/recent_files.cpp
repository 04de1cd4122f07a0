// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/recent_files.h"

#include <algorithm>

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>

#include "ui/elements/text.h"
#include "ui/elements/theme.h"
#include "ui/jobs/path_look.h"

namespace glenoid::ui {
namespace {

constexpr std::size_t kMost = 12;
constexpr QChar kBehindPath = '\n';  // stored as "path", or "path\nkind"
constexpr int kFolderLetters = 48;

// An ampersand would become a shortcut.
QString menuText(QString text) { return text.replace('&', "&&"); }

}  // namespace

std::vector<RecentFile> recentFiles(const Settings& settings) {
  std::vector<RecentFile> files;
  for (const auto& stored : settings.get(setting::recentFiles)) {
    files.push_back({stored.section(kBehindPath, 0, 0), stored.section(kBehindPath, 1)});
  }
  return files;
}

void rememberFile(Settings& settings, const RecentFile& file) {
  if (!settings.get(setting::rememberFiles)) return;
  auto files = recentFiles(settings);
  std::erase_if(files, [&](const RecentFile& other) { return other.path == file.path; });
  files.insert(files.begin(), file);
  files.resize(std::min(files.size(), kMost));
  QStringList stored;
  for (const auto& [path, kind] : files) stored << (kind.isEmpty() ? path : path + kBehindPath + kind);
  settings.set(setting::recentFiles, stored);
}

void forgetRecentFiles(Settings& settings) { settings.set(setting::recentFiles, QStringList()); }

bool isBatch(const Settings& settings, const QString& path) {
  const auto files = recentFiles(settings);
  return std::find(files.begin(), files.end(), RecentFile{path, "batch"}) != files.end();
}

QString recentTitle(const RecentFile& file) {
  const auto name = QFileInfo(file.path).fileName();
  if (file.kind.isEmpty()) return name;
  return tr("%1 (%2)").arg(name, file.kind == "folder" ? tr("folder") : file.kind == "batch" ? tr("batch") : file.kind);
}

QString recentFolder(const RecentFile& file) {
  const QFontMetrics metrics(QGuiApplication::font());
  const auto folder = QDir::toNativeSeparators(QFileInfo(file.path).path());
  return metrics.elidedText(folder, Qt::ElideMiddle, kFolderLetters * metrics.averageCharWidth());
}

void listRecent(QMenu& menu, const Settings& settings, const std::function<void(const QString&)>& open) {
  std::vector<std::filesystem::path> paths;
  std::vector<QPointer<QAction>> actions;  // the menu may be filled again before the drives answer
  for (const auto& file : recentFiles(settings)) {
    auto* action = menu.addAction(menuText(recentTitle(file)) + '\t' + menuText(recentFolder(file)));
    if (file.kind == "folder" || file.kind == "batch") action->setIcon(icon("folder"));
    action->setStatusTip(QDir::toNativeSeparators(file.path));
    QObject::connect(action, &QAction::triggered, &menu, [open, path = file.path] { open(path); });
    paths.push_back(pathOf(file.path));
    actions.emplace_back(action);
  }
  if (actions.empty()) return menu.addAction(tr("No recent files"))->setEnabled(false);
  lookAt(menu, paths, [actions](const std::vector<PathState>& states) {
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (actions[i] && states[i] == PathState::Missing) actions[i]->setEnabled(false);
    }
  });
}

}  // namespace glenoid::ui
