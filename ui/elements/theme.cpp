// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/elements/theme.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QProxyStyle>
#include <QScrollBar>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QSvgRenderer>
#include <QTabBar>

#include "ui/elements/controls.h"

namespace glenoid::ui {
namespace {

// Curve colours: Okabe & Ito 2008, lightened for the dark background, darkened for the light one.
const ThemeColours kDark{"#15181c",
                         "#1d2126",
                         "#272c33",
                         "#3a414b",
                         "#e8eaed",
                         "#a4acb7",
                         "#4fa3e0",
                         "#0b1117",
                         "#5fc98b",
                         "#e8b34b",
                         "#f07f74",
                         "#000000",
                         {"#56b4e9", "#e69f00", "#2fc79a", "#d98cc0", "#f07f4f", "#f0e442"}};
const ThemeColours kLight{"#f3f5f7",
                          "#ffffff",
                          "#e8ecf0",
                          "#c3cad3",
                          "#1b2025",
                          "#57616d",
                          "#0b66a8",
                          "#ffffff",
                          "#1d7a45",
                          "#8a5a00",
                          "#b3261e",
                          "#000000",
                          {"#0072b2", "#c07000", "#00805e", "#a34c86", "#c2500a", "#7a7000"}};
ThemeColours applied = kDark;

QPalette paletteOf(const ThemeColours& c) {
  QPalette palette;
  palette.setColor(QPalette::Window, c.window);
  palette.setColor(QPalette::WindowText, c.text);
  palette.setColor(QPalette::Base, c.surface);
  palette.setColor(QPalette::AlternateBase, c.raised);
  palette.setColor(QPalette::Text, c.text);
  palette.setColor(QPalette::PlaceholderText, c.quietText);
  palette.setColor(QPalette::Button, c.raised);
  palette.setColor(QPalette::ButtonText, c.text);
  palette.setColor(QPalette::ToolTipBase, c.raised);
  palette.setColor(QPalette::ToolTipText, c.text);
  palette.setColor(QPalette::Highlight, c.accent);
  palette.setColor(QPalette::HighlightedText, c.accentText);
  palette.setColor(QPalette::Link, c.accent);
  palette.setColor(QPalette::Mid, c.border);
  palette.setColor(QPalette::Dark, c.border);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, c.quietText);
  }
  return palette;
}

bool hasValue(const QWidget& widget) {
  if (qobject_cast<const QScrollBar*>(&widget)) return false;
  return qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget) ||
         qobject_cast<const QAbstractSlider*>(&widget);
}

bool isFramedBySheet(const QWidget* widget) { return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QTabBar*>(widget); }

// Fusion tints the current cell over its text, which makes the text pale in a selected row, and lets the wheel change whatever lies under
// the pointer. This style frames the cell, and the wheel changes only what has the focus. The focus is marked once: Fusion's mark is left
// out if the style sheet has one. Fusion derives the frame of a number field from the window's colour, so that it cannot be seen on a dark
// one; a style sheet that has a frame for it would have to draw its arrows, too.
class CalmFusion : public QProxyStyle {
 public:
  CalmFusion() : QProxyStyle(QStyleFactory::create("Fusion")) {}
  using QProxyStyle::polish;
  void polish(QWidget* widget) override {
    QProxyStyle::polish(widget);
    if (hasValue(*widget)) quietWheel(*widget);
  }
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override {
    if (element == PE_FrameFocusRect && isFramedBySheet(widget)) return;
    if (element != PE_FrameFocusRect || !option->state.testFlag(State_Item))
      return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const auto role = option->state.testFlag(State_Selected) ? QPalette::HighlightedText : QPalette::Highlight;
    painter->save();
    painter->setPen(option->palette.color(role));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
  }
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    const auto* field = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (!field || !field->frame) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(field->state.testFlag(State_HasFocus) ? applied.accent : applied.border);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(field->rect).adjusted(0.5, 1.5, -0.5, -1.5), 2, 2);  // over Fusion's
    painter->restore();
  }
};

// Adds what the Fusion style lacks: spacing, visible focus and flat tool buttons. The property "role" marks headings and quiet text, "ink"
// another colour. A colour that code sets would outlive a change of the theme, so it stands here. The large letters have 30
// pixels: at 29.33, DejaVu Sans loses the top of "Ö".
QString styleSheetOf(const ThemeColours& c) {
  QString sheet = R"(
    QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px; }
    QLabel[role="heading"] { font-size: 15pt; font-weight: 600; }
    QLabel[role="subheading"] { font-weight: 600; }
    QLabel[role="answer"] { font-size: 22pt; font-weight: 600; }
    QLabel[role="quiet"], QLabel[ink="quiet"] { color: @quiet; }
    QLabel[ink="warning"] { color: @warning; }
    QLabel[ink="bad"] { color: @bad; }
    QToolBar { background: @window; border: none; border-bottom: 1px solid @border; spacing: 2px; padding: 3px; }
    QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px; }
    QToolButton:hover { background: @raised; }
    QToolButton:checked { background: @raised; border-color: @accent; }
    QToolButton:focus { border: 2px solid @accent; padding: 3px; }
    #qt_toolbar_ext_button { padding: 0; border: none; }
    #qt_toolbar_ext_button:focus { border: 1px solid @accent; }
    #navigation QToolButton { border: none; border-left: 3px solid transparent; border-radius: 0; padding: 8px 4px; }
    #navigation QToolButton:checked { background: @raised; border-left-color: @accent; }
    #navigation QToolButton:focus { border: 2px solid @accent; padding: 6px 2px 6px 5px; }
    QPushButton { background: @raised; border: 1px solid @border; border-radius: 4px; padding: 5px 12px; }
    QPushButton:hover { border-color: @accent; }
    QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
    QPushButton:disabled { color: @quiet; border-color: @raised; }
    QPushButton[role="primary"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
    QPushButton[role="primary"]:focus { border-color: @text; }
    QPushButton[role="primary"]:disabled { background: @raised; color: @quiet; border-color: @border; }
    QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
    QLineEdit, QPlainTextEdit, QTextEdit { background: @surface; border: 1px solid @border; border-radius: 4px; padding: 3px 6px; }
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent; }
    QComboBox QAbstractItemView { background: @surface; border: 1px solid @border; }
    QTabWidget::pane { border: none; border-top: 1px solid @border; }
    QTabBar { qproperty-drawBase: 0; }
    QTabBar::tab { padding: 7px 14px; border: none; border-bottom: 2px solid transparent; color: @quiet; }
    QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
    QTabBar::tab:focus { border: 2px solid @accent; padding: 5px 12px 7px; }
    QHeaderView::section { background: @window; color: @quiet; border: none; border-bottom: 1px solid @border; padding: 5px 3px; }
    QTableCornerButton::section { background: @window; border: none; border-bottom: 1px solid @border; }
    QCheckBox::indicator, QListView::indicator { width: 14px; height: 14px; border: 1px solid @quiet; border-radius: 3px; background: @surface; }
    QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/@check.svg); }
    QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @quiet; border-radius: 8px; background: @surface; }
    QRadioButton::indicator:checked { background: @accent; border-color: @accent; }
    QCheckBox, QRadioButton { border: 1px solid transparent; border-radius: 4px; padding: 1px; }
    QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
    QCheckBox::indicator:disabled, QListView::indicator:disabled { border-color: @border; }
    QTableView, QTreeView, QListView { background: @surface; border: 1px solid @border; gridline-color: @border; }
    QTableView:focus, QTreeView:focus, QListView:focus { border-color: @accent; }
    QSplitter::handle { background: @border; }
    QSplitter::handle:horizontal { width: 1px; }
    QSplitter::handle:vertical { height: 1px; }
    QScrollArea, QFrame[role="figure"] { border: 1px solid transparent; }
    QScrollArea:focus, QFrame[role="figure"]:focus { border-color: @accent; }
    #pageArea { border: none; }
    QLabel:focus { background: @raised; }
    #answerNotices { background: @surface; border: none; border-left: 3px solid @warning; padding: 4px 8px; }
    #messageStrip { background: @raised; border-left: 4px solid @accent; }
    #messageStrip[kind="warning"] { border-left-color: @warning; }
    #messageStrip[kind="error"] { border-left-color: @bad; }
    QProgressBar { background: @raised; border: none; border-radius: 3px; max-height: 6px; }
    QProgressBar::chunk { background: @accent; border-radius: 3px; }
    QMenuBar { background: @window; } QMenuBar::item { padding: 4px 9px; } QMenuBar::item:selected { background: @raised; }
    QMenu { background: @surface; border: 1px solid @border; padding: 4px; } QMenu::item { padding: 5px 24px 5px 10px; }
    QMenu::item:selected { background: @accent; color: @accentText; } QMenu::separator { height: 1px; background: @border; margin: 4px; }
    QStatusBar { border-top: 1px solid @border; color: @quiet; }
  )";
  const std::pair<const char*, QColor> words[] = {
      {"@window", c.window},   {"@surface", c.surface},       {"@raised", c.raised}, {"@border", c.border},   {"@text", c.text},
      {"@quiet", c.quietText}, {"@accentText", c.accentText}, {"@accent", c.accent}, {"@warning", c.warning}, {"@bad", c.bad}};
  for (const auto& [word, colour] : words) sheet.replace(QString::fromLatin1(word), colour.name());
  sheet.replace("@check", c.accentText.lightness() > 128 ? "check-white" : "check");
  return sheet;
}

// An icon that is made for each size, in pixels of the screen.
class PixelIcon : public QIconEngine {
 public:
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const auto scale = painter->device()->devicePixelRatioF();
    auto pixels = pixmap(QSize(rect.size() * scale), mode, state);
    pixels.setDevicePixelRatio(scale);
    painter->drawPixmap(rect.topLeft(), pixels);
  }
};

// Draws the SVG at the requested size, with every pixel in the text colour of the current theme. Only the opacity of the file's own colours
// counts.
class TintedSvg : public PixelIcon {
 public:
  explicit TintedSvg(QString file) : file_(std::move(file)) {}
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return drawn(size, mode, state); }
  QIconEngine* clone() const override { return new TintedSvg(file_); }

 private:
  QPixmap drawn(const QSize& size, QIcon::Mode mode, QIcon::State) const {
    QPixmap pixels(size);
    if (pixels.isNull()) return pixels;  // nothing can be painted on it
    pixels.fill(Qt::transparent);
    QPainter painter(&pixels);
    QSvgRenderer renderer(file_);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    auto colour = mode == QIcon::Selected ? applied.accentText : applied.text;
    if (mode == QIcon::Disabled) colour.setAlphaF(0.35F);
    painter.fillRect(pixels.rect(), colour);
    return pixels;
  }
  QString file_;
};

// A disabled button has no accent colour, and shows the icon as it is.
class OnAccentIcon : public PixelIcon {
 public:
  explicit OnAccentIcon(QIcon plain) : plain_(std::move(plain)) {}
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    auto pixels = plain_.pixmap(size, 1.0, mode, state);
    if (mode == QIcon::Disabled || pixels.isNull()) return pixels;
    QPainter painter(&pixels);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixels.rect(), applied.accentText);
    return pixels;
  }
  QIconEngine* clone() const override { return new OnAccentIcon(plain_); }

 private:
  QIcon plain_;
};

}  // namespace

const ThemeColours& themeColours() { return applied; }
const ThemeColours& lightThemeColours() { return kLight; }

void applyTheme(QApplication& application, const QString& name) {
  applied = name == "light" ? kLight : kDark;
  application.setStyle(new CalmFusion);
  application.setPalette(paletteOf(applied));
  application.setStyleSheet(styleSheetOf(applied));
}

QIcon icon(const QString& name) {
  const QString file = ":/icons/" + name + ".svg";
  return QFile::exists(file) ? QIcon(new TintedSvg(file)) : QIcon();
}

QIcon onAccent(const QIcon& icon) { return icon.isNull() ? QIcon() : QIcon(new OnAccentIcon(icon)); }

}  // namespace glenoid::ui
