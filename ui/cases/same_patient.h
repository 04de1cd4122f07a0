// SPDX-License-Identifier: GPL-3.0-or-later
// Finds, by their DICOM headers, the radiographs of the list that may show the same implant as the open one.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <QObject>

#include "ui/cases/case_list.h"

namespace glenoid::ui {

// Reads the headers of the files near the open one in the list, one at a time, and stops when another picture is opened. Used only on the
// window's thread.
class SamePatient : public QObject {
  Q_OBJECT

 public:
  // If more files than this share a patient ID, it is a placeholder, not a patient.
  static constexpr std::size_t kMost = 8;
  // Number of rows before and after the open one that are read.
  static constexpr std::size_t kReach = 40;

  // Both outlive it.
  SamePatient(CaseList& cases, Services& services, QObject* parent = nullptr);

  // The files read so far that are of the same study or patient (0020,000D; 0010,0020) and not of the other side (0020,0060; 0020,0062). In
  // the order of the list, without the open one.
  std::vector<std::filesystem::path> files() const;

 signals:
  void changed();

 private:
  struct Identity {
    std::string study, patient, side;  // empty: not stated
  };
  static Identity identityOf(const Radiograph& radiograph);
  static bool isSame(const Identity& a, const Identity& b);
  void follow();
  void readNext();
  CaseList& cases_;
  Services& services_;
  Identity open_;
  std::map<std::filesystem::path, Identity> known_;
  std::deque<std::filesystem::path> wanted_;
  Job job_;
};

}  // namespace glenoid::ui
