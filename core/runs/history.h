// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of each epoch of a run: in memory, as a CSV, and as a TensorBoard event file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/training/epoch_record.h"
#include "core/training/pretraining.h"

namespace glenoid {

// Other figures of a run by epoch, each with its tag in an event file.
using MoreScalars = std::map<std::int64_t, std::vector<std::pair<std::string, float>>>;

// "epoch 3 of 100: loss 0.4121, accuracy 81.3 %; validation loss ...; 31 images/s, 1.2 % waiting, at most 12 min left". Accuracies that
// were not measured are left out.
std::string epochSentence(const EpochRecord& record, std::int64_t epochs);

// The time that all epochs took; an epoch without a time counts as 0.
double secondsOf(const std::vector<EpochRecord>& history);

// CSV with the field names in its first line. NaN becomes an empty field.
std::string historyCsv(const std::vector<EpochRecord>& history);
// Atomic. Throws Error FileUnwritable.
void writeHistory(const std::filesystem::path& file, const std::vector<EpochRecord>& history);
// Reads a history with its columns in any order. An empty field, or a column that an older run lacks, is NaN. Throws Error as
// readTextFile() does, and FileInvalid if the file is not a history.
std::vector<EpochRecord> readHistory(const std::filesystem::path& file);

// The probes of pretraining, one line for each. Atomic. Throws Error FileUnwritable.
void writeProbes(const std::filesystem::path& file, const std::vector<ProbeRecord>& probes);
// Throws as readHistory() does.
std::vector<ProbeRecord> readProbes(const std::filesystem::path& file);

// Updates the folder's event file (events.out.tfevents.SECONDS.glenoid, created if missing) from the history: tags "loss/train",
// "loss/validation", "accuracy/train", "accuracy/validation" and "rate", one step for each epoch, and `more`. No step occurs twice, even
// after a resume. Throws Error FileUnwritable.
void writeTensorBoard(const std::filesystem::path& folder, const std::vector<EpochRecord>& history, const MoreScalars& more = {});

}  // namespace glenoid
