// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/diagnostics.h"

#include <QGuiApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QScreen>
#include <QSet>
#include <QSysInfo>
#include <QThread>

#include "core/report/disclaimer.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

constexpr std::size_t kMostLines = 200;
using Mask = QString (*)(const QString& found);

QString endingOf(const QString& name) {
  static const QRegularExpression ending(R"(\.[A-Za-z0-9]{1,11}$)");
  const auto match = ending.match(name);
  return match.hasMatch() ? match.captured(0) : QString();
}

QString replaced(const QString& text, const QRegularExpression& what, Mask mask) {
  QString result;
  qsizetype at = 0;
  for (auto it = what.globalMatch(text); it.hasNext();) {
    const auto match = it.next();
    result += text.mid(at, match.capturedStart() - at) + mask(match.captured(0));
    at = match.capturedEnd();
  }
  return result + text.mid(at);
}

// Matches from the first slash (after a drive or server) to the last file extension in the line, because folder names may contain spaces.
// If there is no extension, matches to the end of the line.
QString withoutPaths(const QString& text) {
  static const QRegularExpression path(
      R"((?:[A-Za-z]:[\\/]|\\\\|(?<![\w.])~?/(?=\S)|file:/)(?:.*\.[A-Za-z0-9]{1,11}(?=[\s:,;)\]}"'»”]|$)|.*))");
  static const QRegularExpression file(
      R"([^\s:,;("'«“]*\.(?:dcm|dicom|ima|png|jpe?g|jp2|tiff?|bmp|gif|csv|json|pdf|html?|txt|ini|zip|safetensors|glenoid)\b)",
      QRegularExpression::CaseInsensitiveOption);
  static const QRegularExpression relative(R"([^\s<>]*\w[\\/]\w[^\s<>]*)");
  const Mask mask = [](const QString& found) { return "<file" + endingOf(found) + ">"; };
  return replaced(replaced(replaced(text, path, mask), file, mask), relative, mask);
}

// Capitalised words that are known to be harmless: those of the program's own texts and of its field.
const QSet<QString>& knownWords() {
  static const QSet<QString> words = [] {
    QSet<QString> known{"DICOM",    "DICOMDIR",   "PNG",     "JPEG",        "TIFF",        "BMP",      "CSV",         "JSON",     "VOI",
                        "LUT",      "CUDA",       "MPS",     "CPU",         "GPU",         "SHA",      "Qt",          "LibTorch", "OpenCV",
                        "DCMTK",    "OpenJPEG",   "Glenoid", "Grad",        "CAM",         "LayerCAM", "Error",       "Warning",  "Note",
                        "The",      "A",          "An",      "It",          "No",          "This",     "Started",     "Stopped",  "Loaded",
                        "Imported", "Removed",    "Saved",   "Opened",      "Closed",      "Training", "Pretraining", "Batch",    "Run",
                        "Epoch",    "Identified", "RLE",     "MONOCHROME1", "MONOCHROME2", "RGB",      "YBR",         "Bits",     "High",
                        "Bit",      "Windows",    "Linux",   "OpenMP",      "PC"};
    const auto add = [&](const QString& text) {
      for (const auto& word : text.split(QRegularExpression(R"([^\p{L}\d]+)"), Qt::SkipEmptyParts)) known.insert(word);
    };
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
      add(textOf(errorSentence(static_cast<ErrorCode>(code))));
      add(textOf(errorRemedy(static_cast<ErrorCode>(code))));
      add(errorSentenceText(static_cast<ErrorCode>(code)));
      add(errorRemedyText(static_cast<ErrorCode>(code)));
    }
    return known;
  }();
  return words;
}

QString withoutNames(const QString& text) {
  static const QRegularExpression word(R"((?<![\p{L}\d_<])\p{Lu}[\p{L}\d'’-]*)");
  return replaced(text, word, [](const QString& found) {
    for (const auto& part : found.split('-', Qt::SkipEmptyParts)) {
      if (!knownWords().contains(part) && part[0].isUpper()) return QString("<word>");
    }
    return found;
  });
}

QString screenLine() {
  const auto* screen = QGuiApplication::primaryScreen();
  if (!screen) return "none";
  return QString("%1 × %2 at %3 %").arg(screen->size().width()).arg(screen->size().height()).arg(100 * screen->devicePixelRatio());
}

QString settingText(const SettingRow& row, const QVariant& value) {
  if (row.kind == SettingKind::Folder) return value.toString().isEmpty() ? "not set" : "set";
  return value.toString();
}

QString checkWord(CatalogueEntry::Check check) {
  switch (check) {
    case CatalogueEntry::Check::Good: return "checked";
    case CatalogueEntry::Check::Damaged: return "damaged";
    case CatalogueEntry::Check::NotYet: break;
  }
  return "not checked";
}

}  // namespace

QString withoutIdentity(const QString& text) {
  static const QRegularExpression quoted(R"(["“«„][^"”»“]*["”»“])"), personName(R"([^\s^<>]+(?:\^[^\s^<>]*)+)"), uid(R"(\d+(?:\.\d+){3,})"),
      date(R"(\b\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b)"), digits(R"(\d{5,})");
  auto clean = withoutPaths(text);
  clean = replaced(clean, quoted, [](const QString& found) { return "<text" + endingOf(found.mid(1, found.size() - 2)) + ">"; });
  clean = replaced(clean, personName, [](const QString&) { return QString("<name>"); });
  clean = replaced(clean, uid, [](const QString&) { return QString("<number>"); });
  clean = replaced(clean, date, [](const QString&) { return QString("<date>"); });
  clean = replaced(clean, digits, [](const QString&) { return QString("<number>"); });
  return withoutNames(clean);
}

QString diagnosticsText(const Services& services, const std::vector<std::string>& devices, const std::vector<LogLine>& log) {
  QStringList lines{
      "Glenoid " GLENOID_VERSION,
      QString("Qt %1, LibTorch %2, OpenCV %3, DCMTK %4")
          .arg(qVersion(), GLENOID_TORCH_VERSION, GLENOID_OPENCV_VERSION, GLENOID_DCMTK_VERSION),
      QString("System: %1, %2, kernel %3, %4 processors, locale %5")
          .arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(), QSysInfo::kernelVersion())
          .arg(QThread::idealThreadCount())
          .arg(QLocale::system().name()),
      "Screen: " + screenLine(),
  };
  QStringList names;
  for (const auto& device : devices) names.append(textOf(device));
  lines.append("Devices: " + names.join(", "));
  lines.append({"", "Models:"});
  for (const auto& entry : services.models.entries()) {
    if (!entry.bundle) {
      lines.append("  unreadable: " + withoutIdentity(entry.problem));
      continue;
    }
    lines.append("  " + textOf(entry.bundle->model.identification()) + ", " + checkWord(entry.check) +
                 (entry.isDefault ? ", default" : ""));
  }
  if (services.models.entries().empty()) lines.append("  none");
  lines.append({"", "Settings:"});
  for (const auto& row : Settings::rows()) {
    if (row.kind != SettingKind::State) lines.append("  " + row.key + " = " + settingText(row, services.settings.value(row.key)));
  }
  lines.append({"", "Log:"});
  for (std::size_t i = log.size() > kMostLines ? log.size() - kMostLines : 0; i < log.size(); ++i) {
    LogLine line = log[i];
    line.text = withoutIdentity(textOf(line.text)).toStdString();
    lines.append("  " + textOf(toText(line)));
  }
  lines.append({"", kDisclaimer});
  return lines.join('\n') + '\n';
}

}  // namespace glenoid::ui
