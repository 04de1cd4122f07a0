// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/doubt.h"

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/doubt/gate.h"
#include "core/doubt/gate_features.h"
#include "core/doubt/neighbours.h"

namespace glenoid {
namespace {

// Share of the fifth nearest's distance. With the shipped models, learned radiographs that were stored again as PNG are at 0; as JPEG of
// quality 90 they are at 0.006 and 0.02 in the median. The nearest other radiograph is at 0.19 or more, except for one pair of pictures of
// one exposure, at 0.08.
constexpr double kSamePicture = 0.05;

}  // namespace

struct Doubt::Impl {
  std::string subject;
  std::optional<Gate> gate;
  std::optional<GateFeatures> features;  // empty without a gate
  std::optional<LearnedPictures> learned;
  std::map<std::string, std::string> names;  // of learned files, by SHA-256 of their content
};

Doubt::Doubt(const Bundle& bundle) : impl_(new Impl{bundle.model.subject, readGate(bundle), {}, readNeighbours(bundle), {}}) {
  if (impl_->learned) impl_->names = namesBeside(bundle);
  if (!impl_->gate) {
    facts_.push_back({FactCode::ModelWithoutGate, {}});
    return;
  }
  impl_->features.emplace(installedBackbone());
  if (impl_->features->backboneSha256() != impl_->gate->backboneSha256) {
    throw Error(ErrorCode::ModelMismatch, "its gate was made for another version of this program", toUtf8(bundle.path));
  }
}
Doubt::~Doubt() = default;
Doubt::Doubt(Doubt&&) noexcept = default;
Doubt& Doubt::operator=(Doubt&&) noexcept = default;

std::vector<std::optional<double>> Doubt::gateMargins(std::span<const std::uint8_t> squares, std::int64_t side) {
  std::vector<std::optional<double>> margins(squares.size() / static_cast<std::size_t>(side * side));
  if (!impl_->gate || margins.empty()) return margins;
  const auto features = impl_->features->of(squares, side);
  for (std::size_t i = 0; i < margins.size(); ++i) {
    margins[i] = impl_->gate->score(std::span(features).subspan(i * kGateFeatures, kGateFeatures)) - impl_->gate->threshold;
  }
  return margins;
}

Fact Doubt::unlikeLearned() const { return {FactCode::UnlikeLearned, {impl_->subject}}; }

bool Doubt::knowsLearned() const { return impl_->learned.has_value(); }

std::vector<SimilarCase> Doubt::similarTo(std::span<const float> features) const {
  std::vector<SimilarCase> similar;
  if (!impl_->learned) return similar;
  for (const auto& [row, distance] : nearest(*impl_->learned, features, kMostSimilar)) {
    const auto& sha256 = impl_->learned->sha256[row];
    const auto name = impl_->names.find(sha256);
    similar.push_back({impl_->learned->labels[row], distance, sha256, name == impl_->names.end() ? std::string() : name->second});
  }
  return similar;
}

std::optional<Fact> Doubt::amongLearned(const std::string& sha256, std::span<const SimilarCase> similar) const {
  if (!impl_->learned) return std::nullopt;
  const auto& known = impl_->learned->sha256;
  const bool sameFile = std::find(known.begin(), known.end(), sha256) != known.end();
  const bool samePicture = similar.size() == kMostSimilar && similar.front().distance < kSamePicture * similar.back().distance;
  if (!sameFile && !samePicture) return std::nullopt;
  return Fact{FactCode::AmongLearned, {}};
}

}  // namespace glenoid
