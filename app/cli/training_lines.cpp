#include "app/cli/training_lines.h"

#include <iostream>
#include <string>

#include "core/training/history.h"

namespace glenoid::cli {

TrainingObserver trainingObserver(ProgressLine& line, std::int64_t epochs) {
  TrainingObserver observer;
  observer.epoch = [&line, epochs](const EpochRecord& epoch) {
    line.clear();
    std::cerr << epochSentence(epoch, epochs) << "\n";
  };
  observer.progress = [&line](const Progress& progress) { line.show(progress); };
  observer.fact = [&line](const Fact& fact) {
    line.clear();
    std::cerr << sentence(fact) << "\n";
  };
  return observer;
}

}  // namespace glenoid::cli
