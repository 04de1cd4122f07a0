#include "core/inference/batch.h"

#include <utility>

namespace glenoid {

void classifyFiles(DecodeAhead& files, Classifier& classifier, std::size_t batch, const CancelToken& token,
                   const std::function<void(FileAnswer&&)>& use) {
  while (true) {
    const std::size_t size = batch > 0 ? batch : classifier.device() == "cpu" ? 1 : 16;
    std::vector<DecodedFile> group;
    while (group.size() < size) {
      auto decoded = files.next();
      if (!decoded) break;
      group.push_back(std::move(*decoded));
    }
    if (group.empty()) return;
    std::vector<SquareImage> squares;
    for (const auto& decoded : group) {
      if (!decoded.error) squares.push_back(decoded.square);
    }
    token.check();
    std::vector<Prediction> predictions;
    if (!squares.empty()) predictions = classifier.predict(squares);
    auto prediction = predictions.begin();
    for (auto& decoded : group) {
      FileAnswer answer{std::move(decoded), std::nullopt};
      if (!answer.decoded.error) answer.prediction = std::move(*prediction++);
      use(std::move(answer));
    }
  }
}

}  // namespace glenoid
