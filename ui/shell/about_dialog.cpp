// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/elements/controls.h"
#include "ui/elements/disclaimer_banner.h"
#include "ui/elements/window_size.h"

namespace glenoid::ui {

const std::vector<LibraryNotice>& libraryNotices() {
  static const std::vector<LibraryNotice> notices{
      {"Qt", "LGPL-3.0", "https://www.qt.io"},
      {"LibTorch (PyTorch)", "BSD-3-Clause", "https://pytorch.org"},
      {"OpenCV", "Apache-2.0", "https://opencv.org"},
      {"DCMTK", "BSD-3-Clause", "https://dicom.offis.de/dcmtk"},
      {"OpenJPEG", "BSD-2-Clause", "https://www.openjpeg.org"},
      {"QCustomPlot", "GPL-3.0-or-later", "https://www.qcustomplot.com"},
      {"libpng", "libpng-2.0", "http://www.libpng.org"},
      {"libjpeg-turbo", "IJG AND BSD-3-Clause", "https://libjpeg-turbo.org"},
      {"libtiff", "libtiff", "https://libtiff.gitlab.io/libtiff"},
      {"libzip", "BSD-3-Clause", "https://libzip.org"},
      {"JSON for Modern C++", "MIT", "https://json.nlohmann.me"},
      {"fmt", "MIT", "https://fmt.dev"},
      {"fast_float", "MIT", "https://github.com/fastfloat/fast_float"},
      {"CLI11", "BSD-3-Clause", "https://github.com/CLIUtils/CLI11"},
  };
  return notices;
}

namespace {

QLabel* paragraph(const QString& text, const char* role = nullptr) {
  auto* label = new QLabel(text);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  if (role) label->setProperty("role", role);
  return label;
}

QTableWidget* noticeTable(QWidget* parent) {
  const auto& notices = libraryNotices();
  auto* table = new QTableWidget(static_cast<int>(notices.size()), 3, parent);
  nameControl(*table, "libraries", AboutDialog::tr("Libraries and their licences"));
  table->setHorizontalHeaderLabels({AboutDialog::tr("Library"), AboutDialog::tr("Licence"), AboutDialog::tr("Address")});
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setTabKeyNavigation(false);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->verticalHeader()->hide();
  table->horizontalHeader()->setStretchLastSection(true);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  for (int row = 0; row < table->rowCount(); ++row) {
    const auto& notice = notices[static_cast<std::size_t>(row)];
    table->setItem(row, 0, new QTableWidgetItem(notice.name));
    table->setItem(row, 1, new QTableWidgetItem(notice.licence));
    table->setItem(row, 2, new QTableWidgetItem(notice.address));
  }
  table->resizeColumnsToContents();
  return table;
}

}  // namespace

AboutDialog::AboutDialog(const QString& version, QWidget* parent) : QDialog(parent) {
  setObjectName("about");
  setWindowTitle(tr("About Glenoid"));
  auto* mark = new QLabel;
  mark->setPixmap(QIcon(":/app/glenoid.svg").pixmap(72, 72));
  mark->setAccessibleName(tr("Glenoid logo"));
  auto* words = new QVBoxLayout;
  words->addWidget(paragraph("Glenoid", "heading"));
  words->addWidget(paragraph(tr("Version %1").arg(version)));
  words->addWidget(
      paragraph(tr("Names the maker of a shoulder implant in a radiograph, says how sure it is, and shows where the network found "
                   "evidence. It works offline; no picture leaves this computer.")));
  words->addWidget(paragraph(tr("Free software under the GNU General Public License, version 3 or later, without any warranty."), "quiet"));
  auto* head = new QHBoxLayout;
  head->setSpacing(16);
  head->addWidget(mark, 0, Qt::AlignTop);
  head->addLayout(words, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  auto* column = new QVBoxLayout(this);
  column->addLayout(head);
  column->addWidget(new DisclaimerBanner);
  column->addWidget(noticeTable(this), 1);
  column->addWidget(buttons);
  resizeToFit(*this, {620, 520});
}

}  // namespace glenoid::ui
