// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, style and icons of the dark and light themes.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QApplication;

namespace glenoid::ui {

// Colours of the current theme that a widget may paint with in addition to its palette.
struct ThemeColours {
  QColor window, surface, raised, border, text, quietText, accent, accentText;
  QColor good, warning, bad;  // with enough contrast for text on `surface`
  QColor picture;             // behind a radiograph, black in both themes
  QColor curves[6];           // lines of plots, distinguishable with colour blindness; the same hues in both themes
};
const ThemeColours& themeColours();
// For what is on white paper in every theme.
const ThemeColours& lightThemeColours();

// `name` is "dark" or "light". Sets the palette, style sheet and font sizes of the whole program.
void applyTheme(QApplication& application, const QString& name);

// resources/icons/NAME.svg in the theme's text colour, sharp at every scale; an empty icon for an unknown name.
QIcon icon(const QString& name);
// The same icon for a button in the accent colour.
QIcon onAccent(const QIcon& icon);

}  // namespace glenoid::ui
