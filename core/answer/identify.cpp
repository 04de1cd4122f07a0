// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/identify.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <utility>

#include "core/base/files.h"
#include "core/base/ordered_workers.h"
#include "core/base/sha256.h"
#include "core/doubt/finder.h"
#include "core/imaging/missing_part.h"
#include "core/inference/input_picture.h"
#include "core/nn/compute.h"
#include "core/nn/looks.h"

namespace glenoid {
namespace {

using Clock = std::chrono::steady_clock;

// The reason why no maker may be named, if any.
std::optional<Fact> reasonOfDoubt(const Answer& answer, const Doubt& doubt) {
  const auto& radiograph = *answer.picture.radiograph;
  if (radiograph.missing && !radiograph.missing->little) return missingFact(*radiograph.missing);
  if (radiograph.damagedSomewhere) return Fact{FactCode::DamagedSomewhere, {}};
  if (radiograph.coarse) return Fact{FactCode::DetailMissing, {}};
  if (isBlank(answer.picture.square)) return Fact{FactCode::NothingToSee, {}};
  if (!answer.implantSeen) {
    return Fact{answer.part.by == PartOrigin::User ? FactCode::NoImplantInPart : FactCode::NoImplantSeen, {answer.model->subject}};
  }
  if (answer.gateMargin && *answer.gateMargin < 0) return doubt.unlikeLearned();
  return std::nullopt;
}

// Whether the part was identified. The gate judges what was identified; every other reason comes before that.
bool isIdentified(const Answer& answer) { return !answer.unknownReason || answer.unknownReason->code == FactCode::UnlikeLearned; }

// The boxes in pixels of the radiograph. Removes boxes that are too small to be a part.
std::vector<Part> partsOf(std::vector<FoundBox>& boxes, const DecodedFile& picture) {
  const auto& place = picture.square.placement;
  const auto pixel = [](double square, double offset, double scale) { return static_cast<int>(std::lround((square - offset) / scale)); };
  std::vector<Part> parts;
  std::erase_if(boxes, [&](const FoundBox& box) {
    const int left = pixel(box.left, place.offsetX, place.scaleX), right = pixel(box.right, place.offsetX, place.scaleX);
    const int top = pixel(box.top, place.offsetY, place.scaleY), bottom = pixel(box.bottom, place.offsetY, place.scaleY);
    const Part part{left, top, right - left, bottom - top, PartOrigin::Finder};
    try {
      parts.push_back(clipped(part, picture.radiograph->columns, picture.radiograph->rows));
      return false;
    } catch (const Error&) {  // nearly all of it is in the bars
      return true;
    }
  });
  return parts;
}

double overlap(const Part& a, const Part& b) {
  const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const auto area = [](const Part& part) { return static_cast<double>(part.width) * part.height; };
  return width * height / (area(a) + area(b) - width * height);
}

// In a whole film an implant may cover only a few cells of the finder's map. A second look, at the surroundings of the part only, sees it
// larger and finds its edges more exactly. Returns the given part if the surroundings are no smaller than the film, or if the second look
// sees nothing there.
Part secondLook(const DecodedFile& picture, Finder& finder, const Part& part) {
  constexpr int kSurroundings = 2;  // sides of the surroundings, in sides of the part
  const int side = kSurroundings * std::max(part.width, part.height);
  if (side >= std::max(picture.radiograph->columns, picture.radiograph->rows)) return part;
  auto source = picture.source;
  source.part = Part{part.x + (part.width - side) / 2, part.y + (part.height - side) / 2, side, side, PartOrigin::Finder};
  const auto around = decodedFile(picture.file, picture.radiograph, source);
  auto boxes = finder.find(around.square.grey, around.square.side);
  const auto parts = partsOf(boxes, around);
  const auto nearest =
      std::max_element(parts.begin(), parts.end(), [&](const Part& a, const Part& b) { return overlap(a, part) < overlap(b, part); });
  return nearest != parts.end() && overlap(*nearest, part) > 0 ? *nearest : part;
}

struct Search {
  std::optional<std::vector<Part>> found;  // see Answer::found
  bool implantSeen = true;
};

// Replaces the whole picture by the part around the clearest implant. A part that the user chose stays as it is; the implants seen in it
// are listed.
Search searched(DecodedFile& picture, Finder* finder) {
  if (!finder || picture.error) return {};
  auto boxes = finder->find(picture.square.grey, picture.square.side);
  constexpr double kLittleElse = 0.7;  // a part with this share of the picture leaves nothing out
  const bool seen = !boxes.empty();
  auto parts = partsOf(boxes, picture);
  if (picture.source.part) return {std::move(parts), seen};
  if (boxes.empty() || boxes.front().share >= kLittleElse) return {std::move(parts), !boxes.empty()};
  for (auto& part : parts) part = secondLook(picture, *finder, part);
  auto source = picture.source;
  source.part = parts.front();
  picture = decodedFile(picture.file, picture.radiograph, source);
  return {std::move(parts), true};
}

std::vector<std::optional<double>> gateMargins(Doubt& doubt, std::span<const SquareImage> squares) {
  std::vector<std::uint8_t> grey;
  for (const auto& square : squares) grey.insert(grey.end(), square.grey.begin(), square.grey.end());
  return squares.empty() ? std::vector<std::optional<double>>() : doubt.gateMargins(grey, squares.front().side);
}

// The temperature and sets measured with this number of looks.
struct Measured {
  double temperature = 1;
  const SetLevel* level = nullptr;  // null if the model has no sets
};

Measured measuredOf(const ModelDescription& model, const IdentifyOptions& options) {
  const auto* rule = setRule(model.sets, options.looks);
  if (!rule && options.looks > 1) throw Error(ErrorCode::LooksUnavailable, "");
  const auto* level = setLevel(model.sets, options.looks, options.confidence);
  if (!level && !model.sets.empty()) throw Error(ErrorCode::ConfidenceUnavailable, std::to_string(options.confidence) + " %");
  return {rule ? rule->temperature : model.temperature, level};
}

std::vector<Explanation> explanationsOf(Classifier& classifier, std::span<const SquareImage> squares, const IdentifyOptions& options,
                                        double temperature) {
  std::vector<Explanation> explanations;
  std::vector<Prediction> predictions;
  if (!options.explained) {
    predictions = classifier.predict(squares);
    explanations.resize(squares.size());
  } else {
    for (const auto& square : squares) predictions.push_back(explanations.emplace_back(explain(classifier, square)).prediction);
  }
  if (options.looks > 1) predictions = meanPredictions(classifier, squares, std::move(predictions), temperature, options.workers);
  for (std::size_t i = 0; i < squares.size(); ++i) explanations[i].prediction = std::move(predictions[i]);
  return explanations;
}

// The prediction for each square; empty if the network computes a value that is not finite, so that the other pictures keep their answers.
std::vector<std::optional<Explanation>> explained(Classifier& classifier, std::span<const SquareImage> squares,
                                                  const IdentifyOptions& options, double temperature) {
  std::vector<std::optional<Explanation>> explanations;
  if (squares.empty()) return explanations;
  try {
    for (auto& explanation : explanationsOf(classifier, squares, options, temperature)) explanations.emplace_back(std::move(explanation));
    return explanations;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::NotANumber) throw;
    if (squares.size() == 1) return {std::nullopt};
  }
  for (const auto& square : squares) explanations.push_back(std::move(explained(classifier, {&square, 1}, options, temperature).front()));
  return explanations;
}

void setVerdict(Answer& answer, const SetLevel* level) {
  if (answer.unknownReason) {
    answer.verdict = Verdict::Unknown;
    return;
  }
  if (level) {
    answer.set = setOf(answer.prediction.probabilities, *level);
    answer.confidence = level->confidence;
  } else {
    addFacts(answer.facts, {{FactCode::NoSetMeasured, {}}});
    if (!answer.model->isCalibrated()) addFacts(answer.facts, {{FactCode::NotCalibrated, {}}});
  }
  answer.verdict = answer.set.size() > 1 ? Verdict::Several : Verdict::Maker;
}

// Says so if a maker is named although one that is not is more probable: the most and the least probable of these.
void compareThresholds(Answer& answer) {
  std::erase_if(answer.facts, [](const Fact& fact) { return fact.code == FactCode::ThresholdsDiffer; });  // of fewer looks
  const auto ranked = rankedLabels(answer.prediction);
  const auto isNamed = [&](std::size_t label) { return std::find(answer.set.begin(), answer.set.end(), label) != answer.set.end(); };
  const auto ruledOut = std::find_if_not(ranked.begin(), ranked.end(), isNamed);
  const auto last = std::find_if(ranked.rbegin(), ranked.rend(), isNamed);
  if (last == ranked.rend() || ruledOut >= last.base()) return;
  answer.facts.push_back({FactCode::ThresholdsDiffer, {answer.model->labels[*ruledOut].display, answer.model->labels[*last].display}});
}

// Digest of the file as it is on the disk now; empty if it cannot be read.
std::string digestOf(const std::filesystem::path& file) {
  try {
    return sha256OfFile(file);
  } catch (const Error&) {
    return {};
  }
}

// Adds the learned radiographs that resemble the picture, and the fact if it is one of them. Hashing a large film takes longer than the
// network, so it is skipped if the whole picture was identified and none is as near as the same picture must be.
void addSimilar(Answer& answer, const std::vector<float>& features, const Doubt& doubt) {
  if (!doubt.knowsLearned()) return;
  auto similar = doubt.similarTo(features);
  const bool mayBeSame = answer.part.by != PartOrigin::Whole || (!similar.empty() && similar.front().isSamePicture());
  const auto sha256 = mayBeSame ? digestOf(answer.picture.file) : std::string();
  if (const auto fact = doubt.amongLearned(sha256, similar)) addFacts(answer.facts, {*fact});
  if (answer.verdict != Verdict::Unknown) answer.similar = std::move(similar);
}

void complete(Answer& answer, Explanation&& explanation, Classifier& classifier, const SetLevel* level) {
  answer.part = answer.picture.square.part;
  const auto features = std::move(explanation.prediction.features);  // no user of an answer needs them
  answer.prediction = std::move(explanation.prediction);
  answer.unknownReason = reasonOfDoubt(answer, classifier.doubt());
  addFacts(answer.facts, factsOf(*answer.picture.radiograph));
  addFacts(answer.facts, answer.picture.square.facts);
  if (!isIdentified(answer)) {
    std::erase_if(answer.facts, [](const Fact& fact) { return fact.code == FactCode::PartFound; });
  } else if (answer.part.by == PartOrigin::Finder && answer.found->size() > 1) {
    addFacts(answer.facts, {{FactCode::SeveralFound, {static_cast<std::int64_t>(answer.found->size())}}});
  }
  addFacts(answer.facts, classifier.facts());
  addFacts(answer.facts, classifier.doubt().facts());
  if (answer.unknownReason) std::erase(answer.facts, *answer.unknownReason);  // the file may have said it already
  setVerdict(answer, level);
  addSimilar(answer, features, classifier.doubt());
  compareThresholds(answer);
  if (answer.verdict != Verdict::Unknown) answer.maps = std::move(explanation.maps);
}

// At most `size` files.
std::vector<DecodedFile> nextFiles(DecodeAhead& files, std::size_t size) {
  std::vector<DecodedFile> group;
  while (group.size() < size) {
    auto decoded = files.next();
    if (!decoded) break;
    group.push_back(std::move(*decoded));
  }
  return group;
}

void identifyByWorkers(DecodeAhead& files, Classifier& classifier, std::size_t count, IdentifyOptions options, const CancelToken& token,
                       const std::function<void(Answer&&)>& use) {
  if (options.searched) classifier.finder();  // read once, and shared
  options.workers = 1;
  std::vector<Classifier> own;  // of each worker
  while (own.size() < count) own.push_back(classifier.another());
  using Answers = std::vector<Answer>;
  const auto next = [&]() -> std::function<Answers(std::size_t)> {
    auto group = nextFiles(files, std::max<std::size_t>(options.batch, 1));
    if (group.empty()) return {};
    token.check();
    return [&own, &options, group = std::move(group)](std::size_t worker) mutable {
      setThreadsOfThisThread(1);
      return identify(own[worker], std::move(group), options);
    };
  };
  workInOrder<Answers>(count, next, [&](Answers&& answers) {
    for (auto& answer : answers) {
      token.check();
      use(std::move(answer));
    }
  });
}

}  // namespace

std::vector<Answer> identify(Classifier& classifier, std::vector<DecodedFile> pictures, const IdentifyOptions& options) {
  const auto start = Clock::now();
  std::vector<SquareImage> squares;
  std::vector<Search> searches;  // of each picture
  for (auto& picture : pictures) {
    searches.push_back(searched(picture, options.searched ? classifier.finder() : nullptr));
    if (!picture.error) squares.push_back(picture.square);
  }
  const auto margins = gateMargins(classifier.doubt(), squares);
  const auto model = classifier.sharedModel();
  const auto [temperature, level] = measuredOf(*model, options);
  auto explanations = explained(classifier, squares, options, temperature);
  std::vector<Answer> answers;
  auto explanation = explanations.begin();
  auto margin = margins.begin();
  for (auto& picture : pictures) {
    auto& answer = answers.emplace_back();
    answer.picture = std::move(picture);
    answer.model = model;
    answer.device = classifier.device();
    if (answer.picture.error) continue;
    auto answered = std::move(*explanation++);
    answer.gateMargin = *margin++;
    if (!answered) {
      answer.picture.error = Error(ErrorCode::NotANumber, "a logit or a heat map", toUtf8(answer.picture.file));
      continue;
    }
    auto& search = searches[answers.size() - 1];
    answer.found = std::move(search.found);
    answer.implantSeen = search.implantSeen;
    complete(answer, std::move(*answered), classifier, level);
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

Answer refined(Classifier& classifier, Answer first, const IdentifyOptions& options, const CancelToken& token) {
  const auto start = Clock::now();
  auto wanted = options;
  wanted.looks = kLooks;
  const auto [temperature, level] = measuredOf(classifier.model(), wanted);
  auto means = meanPredictions(classifier, {&first.picture.square, 1}, {std::move(first.prediction)}, temperature, options.workers, token);
  first.prediction = std::move(means.front());
  first.set.clear();
  setVerdict(first, level);
  compareThresholds(first);
  first.seconds += std::chrono::duration<double>(Clock::now() - start).count();
  return first;
}

void identifyFiles(DecodeAhead& files, Classifier& classifier, const IdentifyOptions& options, const CancelToken& token,
                   const std::function<void(Answer&&)>& use) {
  while (true) {
    const bool onCpu = classifier.device() == "cpu";
    if (const auto workers = std::min<std::size_t>(static_cast<std::size_t>(options.workers), files.left()); onCpu && workers > 1) {
      return identifyByWorkers(files, classifier, workers, options, token, use);
    }
    auto group = nextFiles(files, options.batch > 0 ? options.batch : onCpu ? 1 : 16);
    if (group.empty()) return;
    token.check();
    for (auto& answer : identify(classifier, std::move(group), options)) use(std::move(answer));
  }
}

}  // namespace glenoid
