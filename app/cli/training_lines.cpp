// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_lines.h"

#include <string>

#include "core/base/process_memory.h"
#include "core/nn/compute.h"
#include "core/runs/history.h"

namespace glenoid::cli {

void prepareToTrain(int threads) {
  if (threads > 0) setComputeThreads(threads);
  keepFreedMemory();
}

TrainingObserver trainingObserver(ProgressLine& line, std::int64_t epochs) {
  TrainingObserver observer;
  observer.epoch = [&line, epochs](const EpochRecord& epoch) {
    line.clear();
    tell("{}\n", epochSentence(epoch, epochs));
  };
  observer.progress = [&line](const Progress& progress) { line.show(progress); };
  observer.fact = [&line](const Fact& fact) {
    line.clear();
    tell("{}\n", sentence(fact));
  };
  return observer;
}

}  // namespace glenoid::cli
