// SPDX-License-Identifier: GPL-3.0-or-later
// The list of radiographs as thumbnails.
#pragma once

#include <list>
#include <optional>

#include <QAbstractListModel>
#include <QCache>
#include <QListView>
#include <QPixmap>

#include "ui/cases/case_list.h"

namespace glenoid::ui {

// Decodes what the view asks for, one at a time and the latest request first, so that opening a picture never waits for the strip.
class ThumbnailModel : public QAbstractListModel {
  Q_OBJECT

 public:
  static constexpr int kSide = 88;                                                               // logical pixels
  enum Role { CurrentRole = Qt::UserRole, BesideRole, ProblemRole, TogetherRole, HeadingRole };  // bool; HeadingRole: lines of text

  // All outlive it.
  ThumbnailModel(CaseList& cases, Services& services, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;  // the files, to be dropped on a pane

 private:
  void want(const std::filesystem::path& file) const;
  void decodeNext();
  void announce(const std::filesystem::path& file);
  QString toolTip(std::size_t row) const;
  CaseList& cases_;
  Services& services_;
  // Changed by data(), which is const; this cache is not part of the model's state.
  mutable QCache<QString, QPixmap> pixmaps_;
  mutable std::list<std::filesystem::path> wanted_;
  Job job_;
};

// A click opens a picture in the active pane, Ctrl+click in the other one. It can be dragged to a pane. Arrow keys move and Return opens.
// The context menu opens in the other pane and marks pictures to be answered together.
class ThumbnailStrip : public QListView {
  Q_OBJECT

 public:
  ThumbnailStrip(CaseList& cases, Services& services, QWidget* parent = nullptr);

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void follow();
  CaseList& cases_;
  std::optional<std::size_t> followed_;  // the open row to which the cursor went last
};

}  // namespace glenoid::ui
