// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/methods.h"

#include "core/base/words.h"

namespace glenoid {
namespace {

const Words<MethodKind> kKinds{{"network", MethodKind::Network},
                               {"ensemble", MethodKind::Ensemble},
                               {"fusion", MethodKind::Fusion},
                               {"baseline", MethodKind::Baseline}};

// Earlier versions wrote the index of the kind instead of its word.
MethodKind kindFrom(const nlohmann::json& json) {
  const auto word = json.is_number_unsigned() && json < kKinds.size() ? wordOf(static_cast<MethodKind>(json.get<int>()), kKinds)
                    : json.is_string()                                ? json.get<std::string>()
                                                                      : json.dump();
  return fromWord(word, kKinds, "kind", ErrorCode::CheckpointInvalid);
}

std::string joined(const std::vector<std::string>& names, const char* between) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : between) + name;
  return text;
}

Method joint(MethodKind kind, const char* word, const char* title, std::vector<std::string> members) {
  const auto who = members.size() <= 3 ? joined(members, " + ") : std::to_string(members.size()) + " networks";
  return {std::string(word) + "-" + joined(members, "+"), std::string(title) + " of " + who, kind, {}, {}, std::move(members)};
}

std::string titleOf(const std::string& baseline) {
  const auto dash = baseline.find('-');
  const auto family = baseline.substr(0, dash);
  const std::string words = family == "majority"   ? "majority class"
                            : family == "knn"      ? "k nearest neighbours"
                            : family == "forest"   ? "random forest"
                            : family == "boosting" ? "gradient boosting"
                                                   : "logistic regression";
  if (dash == std::string::npos) return words;
  return words + (baseline.substr(dash) == "-hog" ? ", HOG" : ", pixels");
}

}  // namespace

std::vector<Method> methodsOf(const ComparisonOptions& options) {
  std::vector<Method> methods;
  const auto preferred = [&](const std::string& network) { return options.startWeights.contains(network) ? network + "-start" : network; };
  for (const auto& network : options.networks) {
    if (const auto start = options.startWeights.find(network); start != options.startWeights.end()) {
      methods.push_back({network + "-start", network + ", start weights", MethodKind::Network, network, start->second, {}});
    }
    methods.push_back({network, network, MethodKind::Network, network, {}, {}});
  }
  const auto names = [&](const std::vector<std::string>& networks) {
    std::vector<std::string> members;
    for (const auto& network : networks) members.push_back(preferred(network));
    return members;
  };
  if (options.ensemble) methods.push_back(joint(MethodKind::Ensemble, "ensemble", "soft vote", names(options.networks)));
  if (!options.fusion.empty()) methods.push_back(joint(MethodKind::Fusion, "fusion", "joined features", names(options.fusion)));
  for (const auto& baseline : options.baselines) {
    methods.push_back({baseline, titleOf(baseline), MethodKind::Baseline, {}, {}, {}});
  }
  return methods;
}

nlohmann::ordered_json toJson(const Method& method) {
  return {{"name", method.name}, {"title", method.title}, {"kind", wordOf(method.kind, kKinds)}, {"members", method.members}};
}

Method methodFromJson(const nlohmann::json& json) {
  return {json.at("name").get<std::string>(),
          json.at("title").get<std::string>(),
          kindFrom(json.at("kind")),
          {},
          {},
          json.at("members").get<std::vector<std::string>>()};
}

}  // namespace glenoid
