#include "core/base/json_file.h"

#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid {

nlohmann::json readJson(const std::filesystem::path& file) {
  try {
    return nlohmann::json::parse(readTextFile(file));
  } catch (const nlohmann::json::exception& problem) {
    throw Error(ErrorCode::DatasetInvalid, problem.what(), toUtf8(file));
  }
}

void writeJson(const std::filesystem::path& file, const nlohmann::ordered_json& json) {
  writeFileAtomically(file, json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace glenoid
