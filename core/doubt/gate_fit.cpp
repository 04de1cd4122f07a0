// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/gate_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include <torch/utils.h>

#include "core/base/error.h"
#include "core/dataset/random.h"
#include "core/doubt/alterations.h"
#include "core/doubt/finder.h"
#include "core/eval/predictions.h"
#include "core/nn/linear_head.h"
#include "core/nn/preprocessing.h"
#include "core/nn/torch_error.h"

namespace glenoid {
namespace {

constexpr std::size_t kFolds = 10;
constexpr std::uint64_t kSeed = 1;  // for folds and alterations
constexpr std::size_t kAlteredOfAPicture = 3;
constexpr double kPenalty = 10;            // on the squared weights, for the sum over all rows
constexpr double kNearOwn = 0.99;          // quantile of the own pictures' distances
constexpr std::int64_t kRowsAtOnce = 256;  // of a distance table

torch::Tensor valuesAsTable(const std::vector<float>& values, std::size_t width) {
  const auto rows = static_cast<std::int64_t>(values.size() / width);
  return torch::from_blob(const_cast<float*>(values.data()), {rows, static_cast<std::int64_t>(width)}).to(torch::kFloat64);
}

// All rows of the fit: the own rows first, then the references.
struct Table {
  torch::Tensor rows;  // [N, dimensions] float64
  std::vector<std::size_t> fold;
  std::vector<bool> stranger;
  std::vector<bool> leftOut;
  std::size_t own = 0;  // number of own rows
};

// Shuffles the groups and deals them to the folds, so that all rows of a group share a fold.
std::vector<std::size_t> foldsOf(const std::vector<std::string>& groups) {
  const std::set<std::string> sorted(groups.begin(), groups.end());
  std::vector<std::string> dealt(sorted.begin(), sorted.end());
  Random(mixSeed(kSeed, 0, 0)).shuffle(dealt);
  std::map<std::string, std::size_t> fold;
  for (std::size_t i = 0; i < dealt.size(); ++i) fold[dealt[i]] = i % kFolds;
  std::vector<std::size_t> result;
  for (const auto& group : groups) result.push_back(fold[group]);
  return result;
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

// The distance from each row of `from` to the nearest row of `to` for which `mayMeet` is true.
template <class MayMeet>
std::vector<double> nearest(const torch::Tensor& from, const torch::Tensor& to, const MayMeet& mayMeet, const CancelToken& token) {
  std::vector<double> distances;
  for (std::int64_t first = 0; first < from.size(0); first += kRowsAtOnce) {
    token.check();
    const auto table = torch::cdist(from.slice(0, first, first + kRowsAtOnce), to).contiguous();
    const auto* value = table.data_ptr<double>();
    for (std::int64_t i = 0; i < table.size(0); ++i) {
      double least = std::numeric_limits<double>::infinity();
      for (std::int64_t j = 0; j < table.size(1); ++j, ++value) {
        if (*value < least && mayMeet(static_cast<std::size_t>(first + i), static_cast<std::size_t>(j))) least = *value;
      }
      distances.push_back(least);
    }
  }
  return distances;
}

// For each row, whether it is a stranger that may be of the model's kind.
std::vector<bool> amongTheOwn(const Table& table, const OwnPictures& own, const References& references, const CancelToken& token) {
  const auto ownRows = table.rows.slice(0, 0, static_cast<std::int64_t>(table.own));
  const auto toOthers = nearest(
      ownRows, ownRows, [&](std::size_t a, std::size_t b) { return own.group[a] != own.group[b]; }, token);
  std::vector<double> plain;
  for (std::size_t i = 0; i < table.own; ++i) {
    if (own.plain[i]) plain.push_back(toOthers[i]);
  }
  const double limit = quantile(plain, kNearOwn);
  std::set<std::string> ownFiles;
  for (const auto& file : own.sha256) ownFiles.insert(file.substr(0, kBlockDigits));
  const auto others = table.rows.slice(0, static_cast<std::int64_t>(table.own));
  std::map<std::string, std::size_t> families;
  std::vector<std::size_t> family;
  for (const auto& row : references.rows)
    family.push_back(families.emplace(familyOf(references.kinds[row.kind].name), families.size()).first->second);
  const auto toOwn = nearest(
      others, ownRows, [](std::size_t, std::size_t) { return true; }, token);
  const auto toOtherFamilies = nearest(
      others, others, [&](std::size_t a, std::size_t b) { return family[a] != family[b] && table.stranger[table.own + b]; }, token);
  std::vector<bool> among(table.own, false);
  for (std::size_t i = 0; i < toOwn.size(); ++i) {
    const bool isNear = toOwn[i] < limit && toOwn[i] < toOtherFamilies[i];
    among.push_back(table.stranger[table.own + i] && isNear && !ownFiles.contains(references.rows[i].block));
  }
  return among;
}

Table tableOf(const OwnPictures& own, const References& references, const std::string& subject, const CancelToken& token) {
  const std::set<std::size_t> groups(own.group.begin(), own.group.end());
  if (groups.size() < kFolds) throw Error(ErrorCode::DatasetTooSmall, "a gate needs " + std::to_string(kFolds) + " groups of pictures");
  const auto width = references.projection.dimensions;
  Table table;
  table.own = own.group.size();
  table.rows = torch::cat({valuesAsTable(references.projection.of(own.features), width), valuesAsTable(references.projected, width)});
  table.stranger.assign(table.own, false);
  std::map<std::string, std::string> groupOfFile;
  std::vector<std::string> foldGroups;
  for (std::size_t i = 0; i < table.own; ++i) {
    foldGroups.push_back("own " + std::to_string(own.group[i]));
    groupOfFile.emplace(own.sha256[i].substr(0, kBlockDigits), foldGroups.back());
  }
  for (const auto& row : references.rows) {
    const auto& kind = references.kinds[row.kind];
    table.stranger.push_back(kind.subject.empty() || kind.subject != subject);
    const auto made = groupOfFile.find(row.block);
    foldGroups.push_back(made == groupOfFile.end() ? row.block : made->second);
  }
  table.fold = foldsOf(foldGroups);
  table.leftOut = amongTheOwn(table, own, references, token);
  return table;
}

// Fits on the allowed rows that are not left out; both sides have the same weight.
template <class Allowed>
LinearHead fitted(const Table& table, const Allowed& allowed, const CancelToken& token) {
  std::vector<std::int64_t> places, labels;
  for (std::size_t i = 0; i < table.fold.size(); ++i) {
    if (table.leftOut[i] || !allowed(i)) continue;
    places.push_back(static_cast<std::int64_t>(i));
    labels.push_back(table.stranger[i] ? 0 : 1);
  }
  const auto count = static_cast<std::int64_t>(labels.size()), own = std::count(labels.begin(), labels.end(), 1);
  if (own == 0 || own == count) throw Error(ErrorCode::DatasetTooSmall, "a gate needs own pictures and strangers that are unlike them");
  std::vector<double> shares;
  for (const auto label : labels) shares.push_back(0.5 / static_cast<double>(label == 1 ? own : count - own));
  // Softmax regression over two classes has twice as many weights as logistic regression, each half as large.
  const double penalty = 4 * kPenalty / static_cast<double>(count);
  return fitLinearHead({table.rows.index_select(0, torch::tensor(places, torch::kLong)), torch::tensor(labels, torch::kLong),
                        torch::tensor(shares, torch::kFloat64)},
                       penalty, 2, token);
}

std::vector<double> scores(const LinearHead& head, const Table& table) {
  const auto logits = head.logits(table.rows);
  const auto odds = (logits.select(1, 1) - logits.select(1, 0)).contiguous();
  if (!torch::isfinite(odds).all().item<bool>()) throw Error(ErrorCode::NotANumber, "a gate that was fitted");
  return {odds.data_ptr<double>(), odds.data_ptr<double>() + odds.numel()};
}

// Scores every row out of fold, by gates that saw only the `allowed` rows.
template <class Allowed>
std::vector<double> outOfFold(const Table& table, const Allowed& allowed, const CancelToken& token) {
  std::vector<double> result(table.fold.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto ofFold = scores(fitted(
                                   table, [&](std::size_t i) { return table.fold[i] != fold && allowed(i); }, token),
                               table);
    for (std::size_t i = 0; i < ofFold.size(); ++i) {
      if (table.fold[i] == fold) result[i] = ofFold[i];
    }
  }
  return result;
}

std::vector<double> ownScores(const std::vector<double>& scored, const OwnPictures& own, bool plain) {
  std::vector<double> values;
  for (std::size_t i = 0; i < own.plain.size(); ++i) {
    if (own.plain[i] == plain) values.push_back(scored[i]);
  }
  return values;
}

double auroc(const std::vector<double>& own, const std::vector<double>& strangers) {
  auto all = own;
  all.insert(all.end(), strangers.begin(), strangers.end());
  std::vector<std::size_t> truth(own.size(), 0);
  truth.resize(all.size(), 1);
  return areaUnderCurve(all, truth, 1, 0);
}

std::vector<GateCount> countsOf(const std::vector<double>& scored, double threshold, const Table& table, const OwnPictures& own,
                                const References& references) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const auto plain = ownScores(scored, own, true), changed = ownScores(scored, own, false);
  const auto unknown = [&](const std::vector<double>& values) {
    return static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [&](double value) { return value < threshold; }));
  };
  std::vector<GateCount> counts{{"own", false, plain.size(), unknown(plain), 0, kNone}};
  if (!changed.empty()) counts.push_back({"own altered", false, changed.size(), unknown(changed), 0, kNone});
  for (std::size_t kind = 0; kind < references.kinds.size(); ++kind) {
    std::vector<double> values;
    GateCount count{references.kinds[kind].name, false, 0, 0, 0, kNone};
    for (std::size_t i = 0; i < references.rows.size(); ++i) {
      if (references.rows[i].kind != kind) continue;
      values.push_back(scored[table.own + i]);
      count.stranger = table.stranger[table.own + i];
      count.leftOut += table.leftOut[table.own + i];
    }
    if (values.empty()) continue;
    count.count = values.size();
    count.unknown = unknown(values);
    if (count.stranger) count.auroc = auroc(plain, values);
    counts.push_back(std::move(count));
  }
  return counts;
}

// Turns the head on the projected features into the equivalent linear function of the features.
Gate lineOf(const LinearHead& head, const Projection& projection) {
  const auto weight = (head.weight[1] - head.weight[0]) / head.deviation;
  const auto onFeatures = torch::matmul(weight, valuesAsTable(projection.basis, kGateFeatures));
  const auto shift = (onFeatures * valuesAsTable(projection.mean, kGateFeatures)[0]).sum() + (weight * head.mean).sum();
  const auto single = onFeatures.to(torch::kFloat32).contiguous();
  Gate gate;
  gate.weights.assign(single.data_ptr<float>(), single.data_ptr<float>() + single.numel());
  gate.bias = (head.bias[1] - head.bias[0] - shift).item<double>();
  return gate;
}

bool always(std::size_t) { return true; }

}  // namespace

double ownRejectedFor(const std::string& subject) { return finderInstalled(subject) ? 0.005 : 0.025; }

OwnPictures ownPictures(GateFeatures& features, const PixelCache& cache, const std::vector<std::size_t>& positions,
                        const CancelToken& token, const ProgressCallback& progress) {
  OwnPictures own;
  std::map<std::string, std::size_t> groups;
  const auto add = [&](const std::vector<float>& found) { own.features.insert(own.features.end(), found.begin(), found.end()); };
  for (std::size_t i = 0; i < positions.size(); ++i) {
    token.check();
    const auto& item = cache.items()[positions[i]];
    const auto picture = cache.picture(positions[i]);
    const auto group = groups.emplace(item.group.empty() ? item.sha256 : "group " + item.group, groups.size()).first->second;
    std::vector<std::uint8_t> versions;
    for (std::size_t k = 0; k < kAlteredOfAPicture; ++k) {
      const auto version = altered(picture, cache.info().side, mixSeed(kSeed, positions[i], k));
      versions.insert(versions.end(), version.begin(), version.end());
    }
    add(features.of(picture, cache.info().side));
    add(features.of(versions, kSquareSide));
    own.group.insert(own.group.end(), 1 + kAlteredOfAPicture, group);
    own.sha256.insert(own.sha256.end(), 1 + kAlteredOfAPicture, item.sha256);
    own.plain.push_back(true);
    own.plain.insert(own.plain.end(), kAlteredOfAPicture, false);
    if (progress) progress({i + 1, positions.size(), {FactCode::Features, {}}});
  }
  return own;
}

nlohmann::json toJson(const GateReport& report) {
  auto rows = nlohmann::json::array();
  for (const auto& row : report.rows) {
    nlohmann::json json{
        {"kind", row.kind}, {"stranger", row.stranger}, {"images", row.count}, {"unknown", row.unknown}, {"leftOut", row.leftOut}};
    if (!std::isnan(row.auroc)) json["auroc"] = row.auroc;
    rows.push_back(std::move(json));
  }
  return {{"outOfFold", rows}, {"leftOut", report.leftOut}};
}

GateFit fitGate(const OwnPictures& own, const References& references, const std::string& backboneSha256, const GateFitOptions& options,
                const CancelToken& token) {
  if (references.backboneSha256 != backboneSha256) throw Error(ErrorCode::ModelMismatch, "the references are features of another backbone");
  return withTorchErrors([&] {
    const auto table = tableOf(own, references, options.subject, token);
    const auto scored = outOfFold(table, always, token);
    GateFit fit{lineOf(fitted(table, always, token), references.projection), {}};
    fit.gate.threshold = quantile(ownScores(scored, own, true), options.ownRejected);
    fit.gate.backboneSha256 = backboneSha256;
    fit.report.rows = countsOf(scored, fit.gate.threshold, table, own, references);
    fit.report.leftOut = static_cast<std::size_t>(std::count(table.leftOut.begin(), table.leftOut.end(), true));
    return fit;
  });
}

std::vector<GateCount> countsOfUnseenFamily(const OwnPictures& own, const References& references, const std::string& family,
                                            const GateFitOptions& options, const CancelToken& token) {
  return withTorchErrors([&] {
    const auto table = tableOf(own, references, options.subject, token);
    const auto isOfFamily = [&](std::size_t i) {
      return table.stranger[i] && familyOf(references.kinds[references.rows[i - table.own].kind].name) == family;
    };
    const auto isSeen = [&](std::size_t i) { return !isOfFamily(i); };
    auto scored = outOfFold(table, isSeen, token);
    const double threshold = quantile(ownScores(scored, own, true), options.ownRejected);
    // No gate of a fold saw the family, so the gate fitted on everything else answers.
    const auto unseen = scores(fitted(table, isSeen, token), table);
    for (std::size_t i = 0; i < scored.size(); ++i) {
      if (isOfFamily(i)) scored[i] = unseen[i];
    }
    auto counts = countsOf(scored, threshold, table, own, references);
    std::erase_if(counts, [&](const GateCount& row) { return !row.stranger || familyOf(row.kind) != family; });
    return counts;
  });
}

}  // namespace glenoid
