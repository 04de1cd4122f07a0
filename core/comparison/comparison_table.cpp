#include "core/comparison/comparison_table.h"

namespace glenoid {

ComparisonTable comparisonTable(const std::vector<MethodAnswers>& methods, std::size_t folds) {
  ComparisonTable table{folds, {}};
  for (const auto& method : methods) {
    ComparisonRow row{method.name, method.title, method.folds, evaluateInDetail(method.answers.predictions, method.answers.labels), 0, {}};
    if (!table.rows.empty()) {
      const auto same = onSameImages({methods.front().answers, method.answers});
      row.shared = same.front().images.size();
      if (row.shared > 0) row.vsFirst = mcNemar(same.front().predictions, same.back().predictions);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

nlohmann::ordered_json toJson(const ComparisonTable& table) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& row : table.rows) {
    nlohmann::ordered_json json{{"name", row.name}, {"title", row.title}, {"folds", row.folds}};
    if (row.vsFirst) {
      json["mcnemarAgainstFirst"] = toJson(*row.vsFirst);
      json["mcnemarAgainstFirst"]["images"] = row.shared;
    }
    json["evaluation"] = toJson(row.evaluation);
    rows.push_back(std::move(json));
  }
  return {{"folds", table.folds}, {"methods", std::move(rows)}};
}

}  // namespace glenoid
