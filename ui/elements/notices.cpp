#include "ui/elements/notices.h"

#include <QCoreApplication>

namespace glenoid::ui {

QString coreText(std::string_view english) { return QCoreApplication::translate("Core", std::string(english).c_str()); }

namespace {

// Notices that carry a value; the others are their own keys (context "Notice").
constexpr const char* kWithValue[] = {
    QT_TRANSLATE_NOOP("Notice", "this is not a projection radiograph (modality %1)"),
    QT_TRANSLATE_NOOP("Notice", "frame %1, as asked"),
    QT_TRANSLATE_NOOP("Notice", "only the first of %1 frames was read"),
    QT_TRANSLATE_NOOP("Notice", "the compressed picture's own size is used; the header says %1"),
    QT_TRANSLATE_NOOP("Notice", "the file does not say what its pixels mean: %1 is assumed"),
    QT_TRANSLATE_NOOP("Notice", "The %1 device failed or is out of memory; the CPU took over."),
};

QString translated(const QString& notice) {
  for (const char* pattern : kWithValue) {
    const auto parts = QString(pattern).split("%1");
    if (notice.size() <= parts[0].size() + parts[1].size() || !notice.startsWith(parts[0]) || !notice.endsWith(parts[1])) continue;
    const auto value = notice.mid(parts[0].size(), notice.size() - parts[0].size() - parts[1].size());
    return QCoreApplication::translate("Notice", pattern).arg(value);
  }
  const auto text = QCoreApplication::translate("Notice", notice.toUtf8().constData());
  return text == notice ? coreText(notice.toStdString()) : text;  // what a report adds is among its words
}

}  // namespace

QString noticeText(const std::string& notice) {
  auto text = translated(QString::fromStdString(notice));
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

}  // namespace glenoid::ui
