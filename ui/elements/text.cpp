// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include "core/base/files.h"

namespace glenoid::ui {

QString tr(const char* english) { return QCoreApplication::translate("glenoid::ui", english); }

QString unbroken(QString text) {
  // A "%" before a digit is the marker of the next value.
  static const QRegularExpression space(QStringLiteral("(?<=[0-9]|%n) (?=%(?![0-9nL])|(?:mm|px|s|min|h)\\b)"));
  return text.replace(space, QString(QChar::Nbsp));
}

QString textOf(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QString pathText(const std::filesystem::path& path) { return textOf(toUtf8(path)); }

std::filesystem::path pathOf(const QString& text) { return QFileInfo(text).filesystemFilePath(); }

}  // namespace glenoid::ui
