#include "core/inference/batch.h"

#include <utility>

namespace glenoid {

void classifyFiles(Decoder& decoder, Classifier& classifier, std::vector<std::filesystem::path> files, const BatchOptions& options,
                   const CancelToken& token, const std::function<void(FileAnswer&&)>& use) {
  DecodeAhead ahead(decoder, std::move(files), options.source, token, options.decodeAhead);
  while (true) {
    const std::size_t batch = options.batch > 0 ? options.batch : classifier.device() == "cpu" ? 1 : 16;
    std::vector<DecodedFile> group;
    while (group.size() < batch) {
      auto decoded = ahead.next();
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
