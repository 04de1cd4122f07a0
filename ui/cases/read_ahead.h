// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the pictures that will probably be opened next, and keeps them in memory until then.
#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include <QObject>

#include "ui/cases/case_reading.h"
#include "ui/jobs/job_runner.h"

namespace glenoid::ui {

// Used only on the window's thread. Reports no errors: opening the file will.
class ReadAhead : public QObject {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{256} << 20;
  struct Wish {
    std::filesystem::path file;
    int frame = 0;  // from 0
  };

  // Both outlive it. `mostBytes`: of all pictures kept, as bytesOf() counts them.
  ReadAhead(Decoder& decoder, JobRunner& files, std::size_t mostBytes = kMostBytes);

  // From now on keeps only these files, and of those the first ones that fit. Forgets all others, and stops reading.
  void want(std::vector<Wish> wishes);
  // Keeps a picture that was read elsewhere, if it is wanted and fits.
  void keep(const std::filesystem::path& file, CaseReading reading);
  // Reads the wanted files that are not kept, one after the other, after everything else that waits for the runner.
  void start();
  void stop();
  // The picture of a file; empty if it is not kept.
  std::optional<CaseReading> find(const std::filesystem::path& file) const;

 private:
  void readNext();
  void shrink();

  Decoder& decoder_;
  JobRunner& files_;
  const std::size_t mostBytes_;
  std::vector<Wish> wishes_;
  std::map<std::filesystem::path, CaseReading> kept_;
  std::deque<Wish> missing_;  // to be read
  Job job_;
};

}  // namespace glenoid::ui
