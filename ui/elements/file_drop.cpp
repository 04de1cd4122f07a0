// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/file_drop.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

using Paths = std::vector<std::filesystem::path>;

Paths pathsIn(const QMimeData& data) {
  Paths paths;
  for (const auto& url : data.urls()) {
    if (url.isLocalFile()) paths.push_back(pathOf(url.toLocalFile()));
  }
  return paths;
}

class DropFilter : public QObject {
 public:
  DropFilter(QWidget& widget, std::function<void(const Paths&)> use, FileDrop kind) : QObject(&widget), use_(std::move(use)), kind_(kind) {
    widget.setAcceptDrops(true);
    widget.installEventFilter(this);
  }

  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop) return false;
    auto& drop = *static_cast<QDropEvent*>(event);  // the base of QDragEnterEvent
    const auto paths = pathsIn(*drop.mimeData());
    if (paths.empty() || (kind_ == FileDrop::Single && paths.size() > 1)) return false;
    drop.acceptProposedAction();
    if (event->type() == QEvent::Drop) use_(paths);
    return true;
  }

 private:
  std::function<void(const Paths&)> use_;
  FileDrop kind_;
};

}  // namespace

void acceptFiles(QWidget& widget, std::function<void(const Paths&)> use, FileDrop kind) { new DropFilter(widget, std::move(use), kind); }

}  // namespace glenoid::ui
