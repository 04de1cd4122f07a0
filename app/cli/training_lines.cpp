#include "app/cli/training_lines.h"

#include <cmath>
#include <cstdio>
#include <iostream>

namespace glenoid::cli {
namespace {

void printEpoch(const EpochRecord& e, std::int64_t epochs) {
  std::fprintf(stderr, "epoch %lld of %lld: loss %.4f, accuracy %.1f %%", static_cast<long long>(e.epoch), static_cast<long long>(epochs),
               e.trainLoss, 100 * e.trainAccuracy);
  if (!std::isnan(e.validationAccuracy)) {
    std::fprintf(stderr, "; validation loss %.4f, accuracy %.1f %%", e.validationLoss, 100 * e.validationAccuracy);
  }
  std::fprintf(stderr, "; %.0f images/s, at most %.0f min left\n", e.imagesPerSecond,
               std::ceil(e.seconds * static_cast<double>(epochs - e.epoch) / 60));
}

}  // namespace

TrainingObserver trainingObserver(ProgressLine& line, std::int64_t epochs) {
  TrainingObserver observer;
  observer.epoch = [&line, epochs](const EpochRecord& epoch) {
    line.clear();
    printEpoch(epoch, epochs);
  };
  observer.progress = [&line](const Progress& progress) { line.show(progress); };
  observer.notice = [&line](const std::string& notice) {
    line.clear();
    std::cerr << notice << "\n";
  };
  return observer;
}

}  // namespace glenoid::cli
