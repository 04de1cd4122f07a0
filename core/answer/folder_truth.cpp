// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/folder_truth.h"

#include <algorithm>
#include <system_error>

#include "core/base/files.h"
#include "core/base/label_look.h"
#include "core/bundle/maker_names.h"

namespace glenoid {

std::string parentFolderName(const std::filesystem::path& file) {
  std::error_code failure;  // the current folder may be gone
  const auto absolute = std::filesystem::absolute(file, failure);
  return toUtf8((failure ? file : absolute).lexically_normal().parent_path().filename());
}

std::optional<std::size_t> folderTruth(const std::filesystem::path& file, const ModelDescription& model) {
  const auto folder = parentFolderName(file);
  const auto look = lookOf(folder), otherLook = lookOf(makerDisplayName(folder));
  if (look.empty()) return std::nullopt;
  std::optional<std::size_t> truth;
  for (std::size_t label = 0; label < model.labels.size(); ++label) {
    const auto& [name, display] = model.labels[label];
    const auto isMeant = [&](const std::string& known) { return lookOf(known) == look || lookOf(known) == otherLook; };
    if (!isMeant(name) && !isMeant(display) && !isMeant(makerDisplayName(name))) continue;
    if (truth) return std::nullopt;
    truth = label;
  }
  return truth;
}

bool namesOnlyOthers(const Answer& answer, std::size_t truth) {
  if (answer.picture.error) return false;
  const auto named = answer.named();
  return !named.empty() && std::find(named.begin(), named.end(), truth) == named.end();
}

void FolderTally::add(const Answer& answer) {
  if (answer.picture.error) return;
  const auto truth = folderTruth(answer.picture.file, *answer.model);
  if (!truth) {
    ++elsewhere;
    return;
  }
  if (confusion.classes() == 0) confusion = ConfusionMatrix(answer.model->labels.size());
  switch (answer.verdict) {
    case Verdict::Unknown: ++unknown; return;
    case Verdict::Several:
      ++several;
      if (namesOnlyOthers(answer, *truth)) ++severalWithout;
      return;
    case Verdict::Maker: break;
  }
  const auto isLearned = [](const Fact& fact) { return fact.code == FactCode::AmongLearned; };
  if (std::any_of(answer.facts.begin(), answer.facts.end(), isLearned)) ++learned;
  confusion.add(*truth, answer.prediction.best);
}

}  // namespace glenoid
