// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: the radiograph, the maker of its implant, how certain the answer is, and where the network found evidence. If two
// pictures are side by side, answer, panels and commands follow the active one.
#pragma once

#include <filesystem>
#include <vector>

#include <QStringList>
#include <QWidget>

#include "ui/cases/case_list.h"
#include "ui/identify/identify_state.h"
#include "ui/identify/joint_state.h"
#include "ui/viewer/viewer_commands.h"

class QLabel;
class QSplitter;

namespace glenoid::ui {

class CaseExporter;
class ColumnArea;
class IdentifyToolBar;
class PanelSplitter;
class PicturePane;
class ResultPanel;
class SourcePanel;
class TagBrowser;
class WelcomePanel;

class IdentifyPage : public QWidget {
  Q_OBJECT

 public:
  // `services` outlives it.
  explicit IdentifyPage(Services& services, QWidget* parent = nullptr);
  ~IdentifyPage() override;

  // Files, folders and DICOMDIRs from the command line, a second launch, a drop or another page.
  void openPaths(const QStringList& paths);
  // This model, not the chosen one, will answer about this file. Call it before the file is opened.
  void askGuest(const QString& file, std::shared_ptr<const Bundle> model);
  CaseList& cases() { return cases_; }
  IdentifyState& state() { return state_; }
  CaseExporter& exporter() { return *exporter_; }
  PicturePane& pane() { return *main_; }
  PicturePane& besidePane() { return *beside_; }
  // Shows the picture and asks how to export it.
  void exportPicture(const std::filesystem::path& file);

 protected:
  bool event(QEvent* event) override;
  void focusInEvent(QFocusEvent*) override { focusPicture(); }
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* makePictures();
  ColumnArea* makePanels();
  QWidget* makeFootLine();
  void connectCommands();
  void connectState();
  void openSample();
  PicturePane& activePane();
  void followActive();
  void focusPicture();
  void giveKeysToPicture();
  bool isTyping() const;
  bool leavesForPicture(const QKeyEvent& event) const;
  void askForAnswer();
  void showAnswer();
  void closePicture();
  void setCompared(bool compared);
  void showTags();
  void refreshCommands();
  void offerToPutBack(ViewState& view, const std::vector<Measurement>& measurements);
  Services& services_;
  CaseList cases_;
  IdentifyState state_;
  JointState joint_;
  ViewerCommands viewer_;
  IdentifyToolBar* tools_;
  WelcomePanel* welcome_ = nullptr;
  PicturePane* main_ = nullptr;
  PicturePane* beside_ = nullptr;
  ResultPanel* result_ = nullptr;
  SourcePanel* source_ = nullptr;
  CaseExporter* exporter_ = nullptr;
  TagBrowser* tags_ = nullptr;
  PanelSplitter* sides_ = nullptr;
  QSplitter* panes_ = nullptr;
  ColumnArea* panels_ = nullptr;
  std::vector<QWidget*> ofPicture_;  // panels that are hidden if there is no picture
  QLabel* probe_ = nullptr;
  QLabel* place_ = nullptr;
};

}  // namespace glenoid::ui
