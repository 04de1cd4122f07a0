#include "core/answer/identify.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <utility>

#include "core/base/files.h"
#include "core/inference/input_picture.h"

namespace glenoid {
namespace {

using Clock = std::chrono::steady_clock;

// Whether the square's picture, its bars aside, has one brightness everywhere.
bool isBlank(const DecodedFile& picture) {
  const auto& square = picture.square;
  const auto& place = square.placement;
  const auto cells = [&](double offset, int begin, int pixels, double scale) {
    const auto first = static_cast<std::size_t>(std::clamp<long>(std::lround(offset + begin * scale), 0, square.side - 1));
    const auto last = static_cast<std::size_t>(std::clamp<long>(std::lround(offset + (begin + pixels) * scale), 1, square.side));
    return std::pair(first, std::max(first + 1, last));
  };
  const auto [left, right] = cells(place.offsetX, square.part.x, square.part.width, place.scaleX);
  const auto [top, bottom] = cells(place.offsetY, square.part.y, square.part.height, place.scaleY);
  const auto side = static_cast<std::size_t>(square.side);
  const auto grey = square.grey[top * side + left];
  for (std::size_t row = top; row < bottom; ++row) {
    const auto* line = &square.grey[row * side];
    if (!std::all_of(line + left, line + right, [&](std::uint8_t value) { return value == grey; })) return false;
  }
  return true;
}

// Why no maker may be named.
std::optional<FactCode> reasonOfDoubt(const DecodedFile& picture) {
  if (isBlank(picture)) return FactCode::NothingToSee;
  return std::nullopt;
}

// What the network says of each square; nothing where it computes no finite number, which leaves the other pictures their answers.
std::vector<std::optional<Explanation>> explained(Classifier& classifier, std::span<const SquareImage> squares, bool withMaps) {
  std::vector<std::optional<Explanation>> explanations;
  if (squares.empty()) return explanations;
  try {
    if (!withMaps) {
      for (auto& prediction : classifier.predict(squares)) explanations.push_back(Explanation{std::move(prediction), {}});
      return explanations;
    }
    if (squares.size() == 1) return {explain(classifier, squares[0])};
  } catch (const Error& error) {
    if (error.code() != ErrorCode::NotANumber) throw;
    if (squares.size() == 1) return {std::nullopt};
  }
  for (const auto& square : squares) explanations.push_back(std::move(explained(classifier, {&square, 1}, withMaps).front()));
  return explanations;
}

void complete(Answer& answer, Explanation&& explanation, const Classifier& classifier) {
  answer.part = answer.picture.square.part;
  answer.prediction = std::move(explanation.prediction);
  answer.unknownReason = reasonOfDoubt(answer.picture);
  answer.verdict = answer.unknownReason ? Verdict::Unknown : Verdict::Maker;
  if (answer.verdict == Verdict::Maker) answer.maps = std::move(explanation.maps);
  addFacts(answer.facts, answer.picture.radiograph->facts);
  addFacts(answer.facts, answer.picture.square.facts);
  addFacts(answer.facts, classifier.facts());
}

}  // namespace

std::vector<Answer> identify(Classifier& classifier, std::vector<DecodedFile> pictures, const IdentifyOptions& options) {
  const auto start = Clock::now();
  std::vector<SquareImage> squares;
  for (const auto& picture : pictures) {
    if (!picture.error) squares.push_back(picture.square);
  }
  auto explanations = explained(classifier, squares, options.explained);
  const auto model = classifier.sharedModel();
  std::vector<Answer> answers;
  auto explanation = explanations.begin();
  for (auto& picture : pictures) {
    auto& answer = answers.emplace_back();
    answer.picture = std::move(picture);
    answer.model = model;
    answer.device = classifier.device();
    if (answer.picture.error) continue;
    auto found = std::move(*explanation++);
    if (!found) {
      answer.picture.error = Error(ErrorCode::NotANumber, "a logit or a heat map", toUtf8(answer.picture.file));
      continue;
    }
    complete(answer, std::move(*found), classifier);
    if (options.explained) answer.networkInput = inputPicture(answer.picture.square, *model);
  }
  const double seconds =
      std::chrono::duration<double>(Clock::now() - start).count() / static_cast<double>(std::max<std::size_t>(answers.size(), 1));
  for (auto& answer : answers) answer.seconds = seconds;
  return answers;
}

Answer identify(Classifier& classifier, DecodedFile picture, const IdentifyOptions& options) {
  std::vector<DecodedFile> pictures;
  pictures.push_back(std::move(picture));
  return std::move(identify(classifier, std::move(pictures), options).front());
}

void identifyFiles(DecodeAhead& files, Classifier& classifier, const IdentifyOptions& options, const CancelToken& token,
                   const std::function<void(Answer&&)>& use) {
  while (true) {
    const std::size_t size = options.batch > 0 ? options.batch : classifier.device() == "cpu" ? 1 : 16;
    std::vector<DecodedFile> group;
    while (group.size() < size) {
      auto decoded = files.next();
      if (!decoded) break;
      group.push_back(std::move(*decoded));
    }
    if (group.empty()) return;
    token.check();
    for (auto& answer : identify(classifier, std::move(group), options)) use(std::move(answer));
  }
}

}  // namespace glenoid
