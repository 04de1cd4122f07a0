// SPDX-License-Identifier: GPL-3.0-or-later
// The list of radiographs: which one is open, which come before and after it, and which were open recently.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include <QObject>
#include <QStringList>

#include "ui/cases/case_listing.h"
#include "ui/cases/case_slot.h"
#include "ui/services/services.h"

namespace glenoid::ui {

// Used only on the window's thread. Files that cannot be opened are reported in services.messages and marked in the list.
class CaseList : public QObject {
  Q_OBJECT

 public:
  // `services` outlives it.
  explicit CaseList(Services& services, QObject* parent = nullptr);

  // Files, folders, DICOMDIRs and ZIPs, as dropped or chosen. A single file also lists the other files of its folder.
  void open(const std::vector<std::filesystem::path>& paths);
  void openRow(std::size_t row);
  void openBeside(std::size_t row);  // in the second pane
  void openBeside(const std::filesystem::path& file);
  // Goes to the next (+1) or previous (-1) picture that can be opened. One message reports those that were skipped.
  void step(int direction);
  bool canStep(int direction) const;
  void close();  // the picture and its list; a message offers to open them again
  void closeBeside();

  CaseSlot& main() { return main_; }
  CaseSlot& beside() { return beside_; }
  const std::vector<CaseEntry>& entries() const { return entries_; }
  std::optional<std::size_t> currentRow() const { return current_; }  // in the main pane: shown, or being opened
  std::optional<std::size_t> besideRow() const { return besideRow_; }
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
  // How the user wants a file to be read: the part marked in it, and Treat as inverted. Kept until the list is closed, and set again when
  // the picture is opened again. The frame is the first one, with which every picture opens.
  SourceProperties sourceOf(const std::filesystem::path& file) const;

  // Newest first; empty if the user does not want them remembered.
  QStringList recentFiles() const;
  void forgetRecentFiles();  // a message offers to put them back

  static QString invitation();

 signals:
  void entriesChanged();
  void rowsMarked();      // currentRow(), besideRow(), problemOf() or isTogether() changed
  void sourcesChanged();  // sourceOf() changed
  void recentChanged();

 private:
  // What close() takes away, without the pictures.
  struct Closed {
    std::vector<CaseEntry> entries;
    std::map<std::filesystem::path, Error> problems;
    std::map<std::filesystem::path, SourceProperties> sources;
    std::set<std::filesystem::path> together;
    std::size_t row;
    std::vector<Measurement> measurements;
  };
  void reopen(const Closed& closed);
  void setRecentFiles(const QStringList& files);
  void take(CaseListing listing, bool openFirst);
  void list(const std::vector<std::filesystem::path>& paths);
  void listSiblings(const std::filesystem::path& file);
  void mainOpened();
  void keepSource(CaseSlot& slot);
  void restoreSource(CaseSlot& slot);
  void mainFailed(const Error& error);
  void endOfSteps(bool found);
  void remember(const std::filesystem::path& file);
  std::optional<std::size_t> rowOf(const std::filesystem::path& file) const;
  void reportFailure(const Error& error);

  Services& services_;
  CaseSlot main_, beside_;
  std::vector<CaseEntry> entries_;
  std::optional<std::size_t> current_, besideRow_;
  std::map<std::filesystem::path, Error> problems_;
  std::map<std::filesystem::path, SourceProperties> sources_;
  std::set<std::filesystem::path> together_;
  std::vector<Measurement> measured_;  // of the picture that reopen() is opening
  Job listing_;
  struct Stepping {
    int direction;
    std::optional<std::size_t> from;
    std::vector<Error> steppedOver;
  };
  std::optional<Stepping> stepping_;
};

}  // namespace glenoid::ui
