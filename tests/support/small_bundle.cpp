#include "tests/support/small_bundle.h"

#include "tests/support/small_model.h"

namespace glenoid::test {

Bundle writeSmallBundle(const std::filesystem::path& path, const SmallBundle& spec) {
  auto model = smallModelDescription();
  model.name = spec.name;
  model.calibrated = spec.calibrated;
  return writeSmallModel(path, model, spec.seed);
}

}  // namespace glenoid::test
