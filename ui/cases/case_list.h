// SPDX-License-Identifier: GPL-3.0-or-later
// The list of radiographs: which one is open, which come before and after it, and which were open recently.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include <QObject>

#include "ui/cases/case_lister.h"
#include "ui/cases/case_slot.h"
#include "ui/cases/read_ahead.h"
#include "ui/services/services.h"

namespace glenoid::ui {

// Used only on the window's thread. Files that cannot be opened are reported in services.messages and marked in the list. The pictures
// before and after the open one are read ahead.
class CaseList : public QObject {
  Q_OBJECT

 public:
  // `services` outlives it.
  explicit CaseList(Services& services, QObject* parent = nullptr);

  // Files, folders, DICOMDIRs and ZIPs, as dropped or chosen. A single file opens at once; the other pictures of its folder
  // are listed when they are known. Opens in the active pane.
  void open(const std::vector<std::filesystem::path>& paths);
  // Opens what the list of recent files names. A folder that was identified as a batch is left to batchWanted().
  void openRecent(const QString& path);
  // Makes a pane active and opens what was dropped on it. A single file of the list is opened without listing its folder.
  void openIn(CaseSlot& slot, const std::vector<std::filesystem::path>& paths);
  void openRow(std::size_t row);      // in the active pane
  void openInOther(std::size_t row);  // in the pane that is not active
  // Goes to the next (+1) or previous (-1) picture that can be opened and is not in the other pane. One message reports those that cannot
  // be opened.
  void step(int direction);
  bool canStep(int direction) const;
  // Closes the pictures and their list. A message offers to open them again and says if there are measurements that were not exported; it
  // goes when something is opened.
  void close();
  // Closes the picture of the pane that is not active. That of the active pane stays, in the main pane.
  void endComparison();

  // Paths with which open() makes the list again; empty without a picture. If it is the list of a picture's folder, the picture in view.
  std::vector<std::filesystem::path> toReopen() const;

  // Two equal panes: the active one takes what is opened next.
  CaseSlot& main() { return main_.slot; }
  CaseSlot& beside() { return beside_.slot; }
  CaseSlot& active() { return active_->slot; }
  CaseSlot& other() { return otherPane().slot; }
  void setActive(CaseSlot& slot);
  const std::vector<CaseEntry>& entries() const { return entries_; }
  std::optional<std::size_t> currentRow() const { return active_->row; }  // in the active pane: shown, or being opened
  std::optional<std::size_t> otherRow() const;                            // in the other pane
  QString titleOf(const std::filesystem::path& file) const;               // as in the list; the name of a file that is not in it
  // Why the file of a row could not be opened; null if no problem is known.
  const Error* problemOf(std::size_t row) const;
  // For the thumbnails, which may find a problem first.
  void markProblem(const std::filesystem::path& file, const Error& error);

  // Marks a row and the open picture as showing one implant, to be answered together, or removes that mark. The marks last as long as the
  // list.
  void setTogether(std::size_t row, bool together);
  bool isTogether(std::size_t row) const { return together_.contains(entries_.at(row).file); }
  // The other marked files, in the order of the list; empty if the open picture is not marked.
  std::vector<std::filesystem::path> togetherWithOpen() const;
  // How the user wants a file to be read, as it was set when the file was open: frame, Treat as inverted, marked part.
  SourceProperties sourceOf(const std::filesystem::path& file) const;

  // The files of this session with measurements that were not exported.
  std::vector<std::filesystem::path> unsavedFiles();
  void markExported(const std::filesystem::path& file, const std::vector<Measurement>& measurements);

  static QString invitation();        // shown in the main pane while it is empty
  static QString secondInvitation();  // in the other one

 signals:
  void entriesChanged();
  void activeChanged();
  void rowsMarked();      // currentRow(), otherRow(), problemOf() or isTogether() changed
  void sourcesChanged();  // sourceOf() changed
  void batchWanted(const QString& folder);

 private:
  struct Pane {
    CaseSlot slot;
    std::optional<std::size_t> row;
  };
  struct Stepping {
    Pane* pane;
    int direction;
    std::optional<std::size_t> from;
    std::vector<Error> steppedOver;
  };
  // Opens the row `opens` of a new list. If it is empty, the list has only grown, and the open pictures stay.
  void take(std::vector<CaseEntry> entries, std::optional<std::size_t> opens);
  void openRow(Pane& pane, std::size_t row);
  void openFile(Pane& pane, CaseSlot::Before before);
  std::vector<ReadAhead::Wish> neighbours() const;
  void readNeighbours();
  Pane& otherPane() { return active_ == &main_ ? beside_ : main_; }
  bool canStep(const Pane& pane, int direction) const;
  // After `from` in that direction, without the picture of the opposite pane: no picture is shown twice.
  std::optional<std::size_t> nextRow(const Pane& pane, std::optional<std::size_t> from, int direction) const;
  void advance();
  void endOfSteps(bool found);
  void opened(Pane& pane);
  void failed(Pane& pane, const Error& error);
  QString closedText(const std::set<std::filesystem::path>& files);
  bool isAnyUnsaved(const std::set<std::filesystem::path>& closed);
  void remember(const CaseSlot& slot);
  std::filesystem::path fileOf(const Pane& pane) const;
  std::optional<std::size_t> rowOf(const std::filesystem::path& file) const;

  Services& services_;
  CaseLister lister_;
  KeptViews kept_;
  ReadAhead ahead_;
  Pane main_, beside_;
  Pane* active_ = &main_;
  std::vector<CaseEntry> entries_;
  std::vector<std::filesystem::path> named_;  // what the user opened; the pictures beside a file, or in a folder, are not
  std::map<std::filesystem::path, Error> problems_;
  std::set<std::filesystem::path> together_;
  std::optional<Stepping> stepping_;
  int lastDirection_ = +1;  // of the last step
};

}  // namespace glenoid::ui
