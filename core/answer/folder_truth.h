// SPDX-License-Identifier: GPL-3.0-or-later
// The maker that the folder of a picture names, and how often the answers agree with it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/answer/answer.h"
#include "core/eval/confusion.h"

namespace glenoid {

// The name of the folder that the picture lies in, UTF-8; empty at the root of a drive.
std::string parentFolderName(const std::filesystem::path& file);

// The label whose maker the folder of the picture names: as the label, as its name for display or by another known name of the maker. Names
// that look alike (lookOf() in core/base/label_look.h) are the same. Empty if the folder names no maker, or if more than one fits.
std::optional<std::size_t> folderTruth(const std::filesystem::path& file, const ModelDescription& model);

// The answers to pictures whose folder names a maker; answers of one model.
struct FolderTally {
  // Of the most probable maker, in pictures in which one or several may be named. Without such a picture, it has no classes.
  ConfusionMatrix confusion{0};
  std::size_t several = 0;  // of the answers in `confusion`, how many may show more than one maker
  std::size_t learned = 0;  // of the answers in `confusion`, how many are about a picture that the model learned from
  std::size_t unknown = 0;  // pictures in which no maker may be named; not in `confusion`

  std::size_t pictures() const { return confusion.total() + unknown; }
  void add(const Answer& answer);
};

}  // namespace glenoid
