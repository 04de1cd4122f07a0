// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/text.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "core/base/files.h"

namespace glenoid::ui {

QString tr(const char* english) { return QCoreApplication::translate("glenoid::ui", english); }

QString textOf(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QString pathText(const std::filesystem::path& path) { return textOf(toUtf8(path)); }

std::filesystem::path pathOf(const QString& text) { return QFileInfo(text).filesystemFilePath(); }

}  // namespace glenoid::ui
