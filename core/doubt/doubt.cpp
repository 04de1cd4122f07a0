// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doubt/doubt.h"

#include <algorithm>
#include <map>
#include <utility>

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
  struct Known {
    std::string subject;
    std::optional<Gate> gate;
    std::optional<LearnedPictures> learned;
    std::map<std::string, std::string> names;  // of learned files, by SHA-256 of their content
  };
  std::shared_ptr<const Known> known;
  std::optional<GateFeatures> features;  // empty without a gate
};

Doubt::Doubt(const Bundle& bundle) {
  auto known = std::make_shared<Impl::Known>(Impl::Known{bundle.model.subject, readGate(bundle), readNeighbours(bundle), {}});
  if (known->learned) known->names = namesBeside(bundle);
  impl_.reset(new Impl{std::move(known), {}});
  if (!impl_->known->gate) {
    facts_.push_back({FactCode::ModelWithoutGate, {}});
    return;
  }
  impl_->features.emplace(installedBackbone());
  if (impl_->features->backboneSha256() != impl_->known->gate->backboneSha256) {
    throw Error(ErrorCode::ModelMismatch, "its gate was made for another version of this program", toUtf8(bundle.path));
  }
}
Doubt::Doubt(std::unique_ptr<Impl> impl, std::vector<Fact> facts) : impl_(std::move(impl)), facts_(std::move(facts)) {}
Doubt::~Doubt() = default;
Doubt::Doubt(Doubt&&) noexcept = default;
Doubt& Doubt::operator=(Doubt&&) noexcept = default;

Doubt Doubt::another(const std::shared_ptr<PlanMemory>& memory) const {
  std::unique_ptr<Impl> other(new Impl{impl_->known, {}});
  if (impl_->features) other->features.emplace(impl_->features->another(memory));
  return {std::move(other), facts_};
}

std::vector<std::optional<double>> Doubt::gateMargins(std::span<const std::uint8_t> squares, std::int64_t side) {
  std::vector<std::optional<double>> margins(squares.size() / static_cast<std::size_t>(side * side));
  if (!impl_->known->gate || margins.empty()) return margins;
  const auto& gate = *impl_->known->gate;
  const auto features = impl_->features->of(squares, side);
  for (std::size_t i = 0; i < margins.size(); ++i) {
    margins[i] = gate.score(std::span(features).subspan(i * kGateFeatures, kGateFeatures)) - gate.threshold;
  }
  return margins;
}

Fact Doubt::unlikeLearned() const { return {FactCode::UnlikeLearned, {impl_->known->subject}}; }

bool Doubt::knowsLearned() const { return impl_->known->learned.has_value(); }

std::vector<SimilarCase> Doubt::similarTo(std::span<const float> features) const {
  std::vector<SimilarCase> similar;
  const auto& learned = impl_->known->learned;
  const auto& names = impl_->known->names;
  if (!learned) return similar;
  for (const auto& [row, distance] : nearest(*learned, features, kMostSimilar)) {
    const auto& sha256 = learned->sha256[row];
    const auto name = names.find(sha256);
    similar.push_back({learned->labels[row], distance, sha256, name == names.end() ? std::string() : name->second});
  }
  return similar;
}

std::optional<Fact> Doubt::amongLearned(const std::string& sha256, std::span<const SimilarCase> similar) const {
  if (!impl_->known->learned) return std::nullopt;
  const auto& known = impl_->known->learned->sha256;
  const bool sameFile = std::find(known.begin(), known.end(), sha256) != known.end();
  const bool samePicture = similar.size() == kMostSimilar && similar.front().distance < kSamePicture * similar.back().distance;
  if (!sameFile && !samePicture) return std::nullopt;
  return Fact{FactCode::AmongLearned, {}};
}

}  // namespace glenoid
