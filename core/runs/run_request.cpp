// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_request.h"

#include <set>
#include <string>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json_file.h"

namespace glenoid {
namespace {

constexpr std::int64_t kLargestNumber = std::int64_t{1} << 53;  // the largest that JSON keeps exactly

// Every field once; a visitor reads or writes them.
template <typename Visitor, typename Request>
void describe(Visitor& v, Request& r) {
  v.path("data", r.data);
  v.path("cache", r.cache);
  v.path("run", r.run);
  v.path("split", r.split);
  v.whole("splitSeed", r.splitSeed);
  v.flag("finalFit", r.finalFit);
  v.whole("folds", r.folds);
  v.path("foldFile", r.foldFile);
  v.share("validationShare", r.validationShare);
  v.whole("fold", r.fold);
  v.whole("processes", r.processes);
}

struct Writer {
  nlohmann::ordered_json json;
  void path(const char* key, const std::filesystem::path& value) { json[key] = toUtf8(value); }
  void whole(const char* key, std::uint64_t value) { json[key] = value; }
  void flag(const char* key, bool value) { json[key] = value; }
  void share(const char* key, double value) { json[key] = value; }
};

[[noreturn]] void refuse(const std::string& key, const std::string& why) { throw Error(ErrorCode::OptionInvalid, key + ": " + why); }

struct Reader {
  const nlohmann::json& json;
  std::set<std::string> known{"training"};

  const nlohmann::json* at(const char* key) {
    known.insert(key);
    const auto found = json.find(key);
    return found == json.end() ? nullptr : &*found;
  }
  void path(const char* key, std::filesystem::path& value) {
    const auto* text = at(key);
    if (!text) return;
    if (!text->is_string()) refuse(key, "a text is expected");
    value = fromUtf8(text->get<std::string>());
  }
  template <typename Number>
  void whole(const char* key, Number& value) {
    const auto* number = at(key);
    if (!number) return;
    const auto read = wholeNumberIn(*number, 0, kLargestNumber);
    if (!read) refuse(key, "a whole number from 0 is expected");
    value = static_cast<Number>(*read);
  }
  void flag(const char* key, bool& value) {
    const auto* flag = at(key);
    if (!flag) return;
    if (!flag->is_boolean()) refuse(key, "true or false is expected");
    value = flag->get<bool>();
  }
  void share(const char* key, double& value) {
    const auto* number = at(key);
    if (!number) return;
    const auto read = numberIn(*number, 0, 1);
    if (!read) refuse(key, "a number from 0 to 1 is expected");
    value = *read;
  }
};

}  // namespace

nlohmann::ordered_json toJson(const RunRequest& request) {
  Writer writer;
  describe(writer, request);
  writer.json["training"] = toJson(request.training);
  return writer.json;
}

RunRequest runRequestFromJson(const nlohmann::json& json) {
  if (!json.is_object()) throw Error(ErrorCode::OptionInvalid, "the file must hold a JSON object");
  RunRequest request;
  Reader reader{json};
  describe(reader, request);
  for (const auto& [key, value] : json.items()) {
    if (!reader.known.contains(key)) refuse(key, "there is no such option");
  }
  if (json.contains("training")) request.training = trainingOptionsFromJson(json["training"]);
  return request;
}

void writeRunRequest(const RunRequest& request) { writeJson(request.run / "request.json", toJson(request)); }

}  // namespace glenoid
