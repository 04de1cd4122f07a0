// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/stress.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"
#include "core/base/ordered_workers.h"
#include "core/dataset/random.h"
#include "core/dataset/trained_images.h"
#include "core/doubt/neighbours.h"
#include "core/imaging/displayed_radiograph.h"
#include "core/nn/compute.h"

namespace glenoid {
namespace {

DecodedFile alteredFile(const DecodedFile& file, const Radiograph& shown, const Alteration& alteration, std::uint64_t seed) {
  if (alteration.kind == AlterationKind::None) return file;
  auto picture = altered(GreyPicture{shown.rows, shown.columns, std::get<std::vector<std::uint8_t>>(shown.pixels)}, alteration, seed);
  Radiograph radiograph;
  radiograph.modality = shown.modality;
  const bool quarter = alteration.kind == AlterationKind::Rotation && shown.rows == picture.columns && shown.columns == picture.rows;
  radiograph.pixelAspect = quarter ? 1 / shown.pixelAspect : shown.pixelAspect;
  radiograph.rows = static_cast<int>(picture.rows), radiograph.columns = static_cast<int>(picture.columns);
  radiograph.pixels = std::move(picture.pixels);
  return decodedFile(file.file, std::make_shared<const Radiograph>(std::move(radiograph)), {});
}

// The counts for one alteration.
struct Tally {
  StressRow row;
  Predictions predictions;

  void add(const Answer& answer, std::size_t truth) {
    predictions.truth.push_back(truth);
    predictions.logits.insert(predictions.logits.end(), answer.prediction.logits.begin(), answer.prediction.logits.end());
    const auto named = answer.named();
    if (named.empty()) {
      ++row.unknown;
      return;
    }
    row.right += answer.prediction.best == truth;
    row.covered += std::find(named.begin(), named.end(), truth) != named.end();
    row.single += named.size() == 1;
    row.singleRight += named.size() == 1 && named.front() == truth;
    row.makers += named.size();
  }
};

struct StressAnswer {
  Answer answer;  // without pictures
  std::size_t position = 0, alteration = 0;
};

}  // namespace

std::vector<std::size_t> unseenImages(const Index& data, const ModelDescription& model, const std::filesystem::path& split) {
  const auto stored = readJson(split);
  model.indicesOf(data.labels);
  const auto trained = model.training.is_object() ? model.training.value("splitSha256", nlohmann::json()) : nlohmann::json();
  if (trained != splitDigest(stored)) {
    throw Error(ErrorCode::DatasetMismatch, "the split is not the one that the model was trained with", toUtf8(split));
  }
  auto positions = testPartOf(stored, data.items);
  if (positions.empty()) throw Error(ErrorCode::DatasetTooSmall, "the split has no test part", toUtf8(split));
  return positions;
}

std::vector<std::size_t> allUnseenImages(const Index& data, const Bundle& bundle) {
  bundle.model.indicesOf(data.labels);
  const auto& training = bundle.model.training;
  const bool sameSet = training.is_object() && training.value("imagesSha256", nlohmann::json()) == imagesDigest(data.items);
  std::set<std::string> learned;
  if (const auto neighbours = readNeighbours(bundle)) learned.insert(neighbours->sha256.begin(), neighbours->sha256.end());
  const auto known = std::count_if(data.items.begin(), data.items.end(), [&](const Item& item) { return learned.contains(item.sha256); });
  if (sameSet || known > 0) {
    throw Error(ErrorCode::DatasetMismatch,
                std::string("the model learned from ") + (sameSet ? "these" : std::to_string(known) + " of these") + " images");
  }
  std::vector<std::size_t> all(data.items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

StressResult stress(Classifier& classifier, DecodeAhead& files, const Index& data, const std::vector<std::size_t>& positions,
                    const StressOptions& options, const CancelToken& token, const ProgressCallback& progress) {
  const auto labels = classifier.model().indicesOf(data.labels);
  const auto names = classifier.model().labelNames();
  std::vector<Tally> tallies;
  for (const auto& alteration : options.alterations) {
    auto& tally = tallies.emplace_back();
    tally.row.alteration = alteration;
    tally.predictions.classes = names.size();
  }
  StressResult result;
  std::vector<Classifier> own;  // of each worker; none for the calling thread, which is the only one on a device other than the CPU
  const auto workers =
      classifier.device() == "cpu" ? std::min(static_cast<std::size_t>(options.workers), positions.size() * tallies.size()) : 1;
  if (workers > 1) {
    classifier.finder();  // read once, and shared
    while (own.size() < workers) own.push_back(classifier.another());
  }
  std::size_t begun = 0, alteration = 0, done = 0;
  std::shared_ptr<const DecodedFile> file;
  std::shared_ptr<const Radiograph> shown;
  const auto takeFile = [&] {
    while (begun < positions.size()) {
      auto decoded = files.next();
      if (!decoded) throw Error(ErrorCode::Internal, "fewer files than labels");
      ++begun;
      if (!decoded->error) {
        shown = std::make_shared<const Radiograph>(displayedRadiograph(*decoded->radiograph, decoded->source.frame));
        file = std::make_shared<const DecodedFile>(std::move(*decoded));
        return true;
      }
      result.skipped.push_back(*decoded->error);
      done += tallies.size();
    }
    return false;
  };
  const auto next = [&]() -> std::function<StressAnswer(std::size_t)> {
    if (alteration == 0 && !takeFile()) return {};
    token.check();
    const auto position = positions[begun - 1], a = std::exchange(alteration, (alteration + 1) % tallies.size());
    return [&, position, a, file, shown](std::size_t worker) {
      if (!own.empty()) setThreadsOfThisThread(1);
      const auto picture = alteredFile(*file, *shown, options.alterations[a], mixSeed(options.seed, position, a));
      auto answer = identify(own.empty() ? classifier : own[worker], picture, {.confidence = options.confidence});
      return StressAnswer{withoutPictures(std::move(answer)), position, a};
    };
  };
  workInOrder<StressAnswer>(workers, next, [&](StressAnswer&& answered) {
    token.check();
    if (answered.answer.picture.error) throw *answered.answer.picture.error;
    tallies[answered.alteration].add(answered.answer, labels[static_cast<std::size_t>(data.items[answered.position].label)]);
    if (progress) progress({++done, positions.size() * tallies.size(), {FactCode::Predicting, {}}});
  });
  if (result.skipped.size() == positions.size()) throw Error(ErrorCode::DatasetTooSmall, "no file could be read");
  for (auto& [row, predictions] : tallies) {
    row.evaluation = evaluateInDetail(predictions, names, classifier.model().temperature);
    if (row.alteration.kind != AlterationKind::None) row.vsUnaltered = mcNemar(tallies.front().predictions, predictions);
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace glenoid
