// SPDX-License-Identifier: GPL-3.0-or-later
// What a run did in each epoch: in memory, as a CSV, and as a TensorBoard event file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/training/epoch_record.h"

namespace glenoid {

// "epoch 3 of 100: loss 0.4121, accuracy 81.3 %; validation loss ...; 31 images/s, 1.2 % waiting, at most 12 min left".
std::string epochSentence(const EpochRecord& record, std::int64_t epochs);

// CSV with the field names as its first line; what is no number is an empty field.
std::string historyCsv(const std::vector<EpochRecord>& history);
// Atomic. Throws Error FileUnwritable.
void writeHistory(const std::filesystem::path& file, const std::vector<EpochRecord>& history);
// What was written, whatever the order of the columns; an empty field, and a column an older run does not have, is NaN. Throws Error as
// readTextFile, and FileInvalid for what is no history.
std::vector<EpochRecord> readHistory(const std::filesystem::path& file);

// Brings the folder's one event file (events.out.tfevents.SECONDS.glenoid, made where there is none) in step with the history: tags
// "loss/train", "loss/validation", "accuracy/train", "accuracy/validation" and "rate", one step an epoch and none twice, also after a
// resume. Throws Error FileUnwritable.
void writeTensorBoard(const std::filesystem::path& folder, const std::vector<EpochRecord>& history);

}  // namespace glenoid
