// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/comparison_table.h"

#include <algorithm>

namespace glenoid {

ComparisonTable comparisonTable(const std::vector<MethodAnswers>& methods, std::size_t folds) {
  ComparisonTable table{folds, {}};
  const MethodAnswers* first = nullptr;
  for (const auto& method : methods) {
    ComparisonRow row{method.name, method.title, method.how, method.folds, {}, method.leftOut, 0, {}};
    if (method.answers.images.empty()) {
      table.rows.push_back(std::move(row));
      continue;
    }
    row.evaluation = evaluateInDetail(method.answers.predictions, method.answers.labels);
    if (first) {
      const auto same = onSameImages({first->answers, method.answers});
      row.shared = same.front().images.size();
      if (row.shared > 0) row.vsFirst = mcNemar(same.front().predictions, same.back().predictions);
    }
    if (!first) first = &method, row.shared = method.answers.images.size();
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string fullTitle(const ComparisonRow& row, const std::function<std::string(const ReportText&)>& write) {
  auto title = row.title;
  for (const auto& how : row.how) title += write({how});
  return title;
}

std::string leftOutText(const std::vector<LeftOutFold>& folds) {
  std::vector<ErrorCode> codes;
  for (const auto& fold : folds) {
    if (std::find(codes.begin(), codes.end(), fold.code) == codes.end()) codes.push_back(fold.code);
  }
  std::string text;
  for (const auto code : codes) {
    std::string numbers;
    for (const auto& fold : folds) {
      if (fold.code == code) numbers += (numbers.empty() ? "" : ", ") + std::to_string(fold.fold);
    }
    const bool several = numbers.find(',') != std::string::npos;
    text += (text.empty() ? "" : "; ") + std::string(several ? "folds " : "fold ") + numbers + ": " + std::string(errorSentence(code));
  }
  return text;
}

nlohmann::ordered_json toJson(const ComparisonTable& table) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& row : table.rows) {
    nlohmann::ordered_json json{{"name", row.name}, {"title", fullTitle(row)}, {"folds", row.folds}};
    if (row.vsFirst) {
      json["mcnemarAgainstFirst"] = toJson(*row.vsFirst);
      json["mcnemarAgainstFirst"]["images"] = row.shared;
    }
    for (const auto& fold : row.leftOut) {
      json["leftOut"].push_back({{"fold", fold.fold}, {"code", errorName(fold.code)}, {"sentence", errorSentence(fold.code)}});
    }
    json["evaluation"] = row.evaluation.count > 0 ? toJson(row.evaluation) : nlohmann::ordered_json();
    rows.push_back(std::move(json));
  }
  return {{"folds", table.folds}, {"methods", std::move(rows)}};
}

}  // namespace glenoid
