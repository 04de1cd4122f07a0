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

// Whether the answer names makers (Answer::named()), and the one with the label `truth` is not among them.
bool namesOnlyOthers(const Answer& answer, std::size_t truth);

// How the answers of one model agree with the makers that the folders of their pictures name.
struct FolderTally {
  // Of the answers that name one maker. Only they are right or wrong. Without a picture, it has no classes.
  ConfusionMatrix confusion{0};
  std::size_t learned = 0;         // of the answers in `confusion`, how many are about a picture that the model learned from
  std::size_t several = 0;         // answers that leave several makers; not in `confusion`
  std::size_t severalWithout = 0;  // of these, how many without the maker of the folder
  std::size_t unknown = 0;         // pictures in which no maker may be named; not in `confusion`

  std::size_t elsewhere = 0;  // pictures whose folder names no maker of the model; in none of the other counts

  std::size_t pictures() const { return confusion.total() + several + unknown; }
  void add(const Answer& answer);
};

}  // namespace glenoid
