// SPDX-License-Identifier: GPL-3.0-or-later
// A radiograph's attributes as rows of tag, name and value. Internal to the room.
#pragma once

#include <memory>
#include <vector>

#include <QAbstractTableModel>

#include "core/imaging/radiograph.h"

namespace glenoid::ui {

class TagModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;
  // Sorted by tag; includes the identity if `identity` is set.
  void setRadiograph(std::shared_ptr<const Radiograph> radiograph, bool identity);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  std::shared_ptr<const Radiograph> radiograph_;  // owns what the rows point to
  std::vector<const Attribute*> rows_;
};

}  // namespace glenoid::ui
