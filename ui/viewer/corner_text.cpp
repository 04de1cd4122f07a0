// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/corner_text.h"

#include <cmath>

#include <QLocale>

#include "core/imaging/identity_text.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/number_text.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

void addJoined(QStringList& lines, QStringList parts) {
  parts.removeAll(QString());
  if (!parts.isEmpty()) lines << parts.join(kBetweenParts);
}

// "70 kV" if the file states a number above zero.
QString quantity(const Radiograph& radiograph, const char* keyword, const char* unit) {
  bool good = false;
  const double value = textOf(valueOf(radiograph.attributes, keyword)).toDouble(&good);
  return good && value > 0 ? shortNumber(value) + " " + QString::fromLatin1(unit) : QString();
}

QString modalityUnit(const std::variant<Rescale, LookupTable>& transform) {
  const auto* rescale = std::get_if<Rescale>(&transform);
  if (!rescale || rescale->type == "US") return {};  // unspecified (PS3.3 C.11.1.1.2)
  return textOf(rescale->type);
}

bool isIdentity(const std::variant<Rescale, LookupTable>& transform) {
  const auto* rescale = std::get_if<Rescale>(&transform);
  return rescale && rescale->slope == 1 && rescale->intercept == 0;
}

QString spacingText(const Ruler& ruler) {
  if (ruler.columnMm <= 0) return tr("lengths in pixels");
  const auto column = shortNumber(ruler.columnMm), row = shortNumber(ruler.rowMm);
  const auto size = column == row ? tr("%1 mm per pixel").arg(column) : tr("%1 × %2 mm per pixel").arg(column, row);
  return QString("%1 (%2)").arg(size, ruler.provenance);
}

}  // namespace

QStringList identityLines(const Radiograph& radiograph) {
  const auto value = [&](const char* keyword) { return valueOf(radiograph.identity, keyword); };
  const auto dated = [](const char* name, const ReportText& date) { return coreText(name) + ' ' + coreText(date); };
  QStringList lines;
  addJoined(lines, {textOf(personText(value("PatientName")))});
  addJoined(lines, {textOf(value("PatientID"))});
  const auto age = patientAge(radiograph);
  const auto born = value("PatientBirthDate"), sex = value("PatientSex");
  addJoined(lines, {born.empty() ? QString() : dated("Born", dateText(born)), age ? coreText(*age) : QString(),
                    sex.empty() ? QString() : coreText(sexText(sex))});
  if (const auto date = pictureDate(radiograph)) lines << dated(date->name, date->text);
  addJoined(lines, {textOf(value("InstitutionName"))});
  return lines;
}

QStringList techniqueLines(const Radiograph& radiograph) {
  QStringList lines;
  const auto text = [](const std::string& value) { return textOf(value).simplified(); };
  addJoined(lines, {text(radiograph.modality), text(radiograph.bodyPart), text(radiograph.viewPosition)});
  auto charge = quantity(radiograph, "ExposureInuAs", "µAs");
  if (charge.isEmpty()) charge = quantity(radiograph, "Exposure", "mAs");
  addJoined(lines, {quantity(radiograph, "KVP", "kV"), charge});
  addJoined(lines, {tr("%1 × %2, %3 bits").arg(radiograph.columns).arg(radiograph.rows).arg(radiograph.bitsStored)});
  return lines;
}

QString windowText(const ViewState& state) {
  const auto& image = *state.image();
  if (image.isColour()) return tr("colour");
  const auto voi = voiOf(state.view().voi, image);
  const auto title = voiTitle(state.view().voi, image);
  const auto* window = std::get_if<Window>(&voi);
  if (!window) return tr("%1  ·  lookup table").arg(title);
  auto values = tr("C %1  W %2").arg(shortNumber(window->center), shortNumber(window->width));
  if (window->function == WindowFunction::Sigmoid) values += tr("  sigmoid");
  return values + kBetweenParts + title;
}

CornerTexts cornerTexts(const ViewState& state) {
  const auto& radiograph = *state.radiograph();
  CornerTexts texts;
  texts.identity = identityLines(radiograph);
  if (radiograph.laterality == "L" || radiograph.laterality == "R") texts.laterality = textOf(radiograph.laterality);
  texts.technique = techniqueLines(radiograph);
  if (state.frames() > 1) texts.frame = tr("Frame %1 of %2").arg(state.frame() + 1).arg(state.frames());
  texts.zoom = tr("Zoom %1 %").arg(shortNumber(std::round(state.zoomPercent())));
  if (state.view().fitted) texts.zoom += tr("  ·  fitted");
  texts.window = windowText(state);
  texts.spacing = spacingText(state.ruler());
  return texts;
}

QString probeText(const ViewState& state, QPointF picture) {
  if (!state.hasPicture()) return {};
  const auto& image = *state.image();
  const int column = static_cast<int>(std::floor(picture.x())), row = static_cast<int>(std::floor(picture.y()));
  if (column < 0 || row < 0 || column >= image.columns() || row >= image.rows()) return {};
  const auto place = tr("x %1  y %2").arg(column).arg(row);
  if (image.isColour()) {
    const auto rgb = image.colourAt(row, column);
    return place + "   " + tr("RGB %1 %2 %3").arg(rgb[0]).arg(rgb[1]).arg(rgb[2]);
  }
  if (image.isPaddingAt(row, column)) return place + "   " + tr("padding, outside the picture");
  const auto stored = image.storedAt(row, column);
  if (isIdentity(state.image()->modalityTransform())) return place + "   " + tr("value %1").arg(stored);
  const auto value = tr("stored %1  value %2").arg(stored).arg(shortNumber(image.modalityAt(row, column)));
  return (place + "   " + value + " " + modalityUnit(state.image()->modalityTransform())).trimmed();
}

}  // namespace glenoid::ui
