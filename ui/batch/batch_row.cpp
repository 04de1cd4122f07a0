#include "ui/batch/batch_row.h"

namespace glenoid::ui {

BatchRow batchRow(const FileAnswer& answer, const ModelDescription& model) {
  BatchRow row{answer.decoded.file, predictionRow(answer, model), {}, {}, 0};
  if (!answer.prediction) {
    row.problem = answer.decoded.error->code();
    return row;
  }
  const auto& probabilities = answer.prediction->probabilities;
  const auto best = answer.prediction->best;
  for (std::size_t k = 0; k < probabilities.size(); ++k) {
    if (k == best || (!row.second.empty() && probabilities[k] <= row.secondProbability)) continue;
    row.second = model.labels[k].display;
    row.secondProbability = probabilities[k];
  }
  return row;
}

}  // namespace glenoid::ui
