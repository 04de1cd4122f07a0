// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/network.h"

#include "core/base/error.h"
#include "core/nn/architectures.h"

namespace glenoid {
namespace {

struct Architecture {
  const char* name;
  std::shared_ptr<Network> (*make)(const NetworkOptions&);
};

constexpr Architecture kArchitectures[] = {
    {"densenet121-se", [](const NetworkOptions& options) { return makeDenseNet121(options, true); }},
    {"densenet121", [](const NetworkOptions& options) { return makeDenseNet121(options, false); }},
    {"inceptionv3", makeInceptionV3},
    {"efficientnetb0", makeEfficientNetB0},
    {"mobilenetv2", makeMobileNetV2},
    {"nasnetmobile", makeNasNetMobile},
    {"custom-cnn", makeCustomCnn},
};

void require(bool condition, const std::string& detail) {
  if (!condition) throw Error(ErrorCode::OptionInvalid, detail);
}

}  // namespace

std::shared_ptr<Network> makeNetwork(const NetworkOptions& options) {
  require(options.classes >= 2, "a network needs at least two classes");
  require(options.mapDropout >= 0 && options.mapDropout < 1, "mapDropout must be in [0, 1)");
  require(options.headDropout >= 0 && options.headDropout < 1, "headDropout must be in [0, 1)");
  for (const auto& architecture : kArchitectures) {
    if (options.architecture == architecture.name) return architecture.make(options);
  }
  throw Error(ErrorCode::OptionInvalid, "unknown network \"" + options.architecture + "\"");
}

}  // namespace glenoid
