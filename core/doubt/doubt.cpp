#include "core/doubt/doubt.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/doubt/gate.h"
#include "core/doubt/gate_features.h"

namespace glenoid {

struct Doubt::Impl {
  std::string subject;
  std::optional<Gate> gate;
  std::optional<GateFeatures> features;  // if there is a gate
};

Doubt::Doubt(const Bundle& bundle) : impl_(new Impl{bundle.model.subject, readGate(bundle), {}}) {
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

}  // namespace glenoid
