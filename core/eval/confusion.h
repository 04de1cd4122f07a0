// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of right and wrong answers, and how certain a share is.
#pragma once

#include <cstdint>
#include <vector>

namespace glenoid {

// Rows are the true classes, columns the predicted ones.
class ConfusionMatrix {
 public:
  explicit ConfusionMatrix(std::size_t classes) : classes_(classes), counts_(classes * classes, 0) {}
  // Throws Error Internal for a class out of range.
  void add(std::size_t truth, std::size_t predicted);
  std::size_t classes() const { return classes_; }
  std::size_t at(std::size_t truth, std::size_t predicted) const { return counts_[truth * classes_ + predicted]; }
  std::size_t total() const;
  std::size_t correct() const;
  std::size_t support(std::size_t truth) const;          // images of the class
  std::size_t predictions(std::size_t predicted) const;  // images predicted as the class

 private:
  std::size_t classes_;
  std::vector<std::size_t> counts_;
};

struct Interval {
  double lower = 0, upper = 1;
};

// Wilson score interval of a share (Wilson 1927); z = 1.96 gives 95 %. [0, 1] for no trials.
Interval wilsonInterval(std::size_t successes, std::size_t trials, double z = 1.959963984540054);

// Precision, recall and F1 of one class; 0 if nothing was predicted as the class or no image belongs to it.
struct ClassScores {
  std::size_t support = 0;
  double precision = 0, recall = 0, f1 = 0;
};
ClassScores classScores(const ConfusionMatrix& matrix, std::size_t label);

}  // namespace glenoid
