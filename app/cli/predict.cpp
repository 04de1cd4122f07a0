// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/input_files.h"
#include "app/cli/output_file.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "core/answer/headline.h"
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/base/processors.h"
#include "core/bundle/model_folders.h"
#include "core/decoding/child_decoder.h"
#include "core/engine/engine.h"
#include "core/imaging/png_writer.h"
#include "core/inference/file_list.h"
#include "core/nn/looks.h"
#include "core/report/heat_map_export.h"
#include "core/report/prediction_report.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kFewestDecoders = 2, kMostDecoders = 8;  // of a batch
constexpr char kGradCam[] = "grad-cam", kLayerCam[] = "layer-cam";
constexpr char kPoint[] = "point", kComma[] = "comma";

struct PredictOptions {
  std::vector<fs::path> inputs;
  std::string model;
  std::string device = "auto";
  bool json = false, csv = false, similar = false, allObjects = false;
  std::string excel;  // the decimal sign of CSV for Excel, kPoint or kComma; empty: no such CSV
  fs::path heatMap;
  std::string heatMapMethod = kGradCam;
  std::string heatMapLabel;
  int confidence = 0;  // percent; 0: the default
  int looks = 1;
  bool eightLooks = false;  // --tta, another name for --looks 8
  bool together = false;
  int top = 1;
  int threads = 0;           // 0: all, but one for a look at a single picture
  std::optional<int> frame;  // absent: the first that can be read
  bool treatAsInverted = false;
  std::optional<Part> part;
  WorkShare share;  // of the files
};

// "100,80,512,512", or "whole". Throws CLI::ValidationError.
Part partFrom(const std::string& text) {
  if (text == partOriginName(PartOrigin::Whole)) return {.by = PartOrigin::Whole};
  Part part{.by = PartOrigin::User};
  const char *at = text.data(), *const end = at + text.size();
  for (int* number : {&part.x, &part.y, &part.width, &part.height}) {
    const auto [next, failure] = std::from_chars(at, end, *number);
    const bool last = number == &part.height;
    if (failure != std::errc() || (last ? next != end : next == end || *next != ',')) {
      throw CLI::ValidationError("--crop",
                                 "four whole numbers are expected, e.g. 100,80,512,512 (left, top, width and height in pixels), or whole");
    }
    at = last ? next : next + 1;
  }
  return part;
}

// One line per file; the file name comes last, since it may be long.
class Table {
 public:
  Table(int top, bool similar) : top_(static_cast<std::size_t>(top)), similar_(similar) {}
  void add(const Answer& answer) {
    if (first_) say("status   maker                     probability  file\n");
    first_ = false;
    const auto& labels = answer.model->labels;
    const auto& probabilities = answer.prediction.probabilities;
    const auto status = statusName(answer.status());
    const auto file = toUtf8(answer.picture.file);
    const auto headline = sentence(headlineOf(answer));
    if (answer.picture.error) {
      say("{:<8} {:<25} {:>11}  {}\n", status, headline, "-", answer.picture.error->message());
    } else if (answer.verdict == Verdict::Unknown) {
      say("{:<8} {:<25} {:>11}  {}\n         {}\n", status, headline, "-", file, sentence(*answer.unknownReason));
    } else {
      const bool several = answer.verdict == Verdict::Several;
      const auto share = several ? "-" : fixedNumber(100 * probabilities[answer.named().front()], 1) + " %";
      say("{:<8} {:<25} {:>11}  {}\n", status, headline, share, file);
      if (several) say("         {}\n", makersText(namedMakers(answer), labels.size()));
      const auto ranked = rankedLabels(answer.prediction);
      const auto listed = several ? std::max(top_, labels.size()) : top_;
      for (std::size_t i = several ? 0 : 1; i < std::min(listed, ranked.size()); ++i) {
        say("         {:<25} {:>9.1f} %\n", labels[ranked[i]].display, 100 * probabilities[ranked[i]]);
      }
      if (const auto agreement = agreementOf(answer)) say("         {}\n", sentence(*agreement));
    }
    if (similar_) addSimilar(answer);
    for (const auto& fact : answer.facts) say("         note: {}\n", sentence(fact));
  }
  void add(const JointAnswer& joint) {
    const auto* maker = joint.maker();
    std::vector<std::string> makers;
    for (const auto label : joint.named) makers.push_back(joint.model->labels[label].display);
    say("{:<8} {:<25} {:>11}  {} of {} pictures\n", "together", sentence(headlineOf(joint)),
        maker ? fixedNumber(100 * joint.probabilities[joint.named.front()], 1) + " %" : "-", joint.used, joint.files.size());
    if (joint.verdict == Verdict::Several) say("         {}\n", makersText(makers, joint.model->labels.size()));
    say("         {}\n", sentence(joint.ground));
    for (const auto& fact : joint.facts) say("         note: {}\n", sentence(fact));
  }

 private:
  static void addSimilar(const Answer& answer) {
    constexpr std::size_t kDigits = 12;  // of the SHA-256 of a file without a known name
    for (const auto& [label, distance, sha256, name] : answer.similar) {
      say("         like {:<20} {:>11}  {}\n", answer.model->labels[label].display, fixedNumber(distance, 3),
          name.empty() ? sha256.substr(0, kDigits) : name);
    }
  }

  std::size_t top_;
  bool similar_, first_ = true;
};

// OUT itself for a single file and a .png; else OUT/NAME.png, numbered if inputs in different folders share a name.
fs::path heatMapFile(const fs::path& out, const fs::path& input, bool single, std::set<fs::path>& used) {
  if (single && out.extension() == ".png") return out;
  fs::path name = input.filename();
  for (int count = 2; !used.insert(name).second; ++count) (name = input.filename()) += "-" + std::to_string(count);
  return out / (name += ".png");
}

// The labels of the maps to write: the requested one, or else all that may be named, best first.
std::vector<std::size_t> heatMapLabels(const PredictOptions& o, const Answer& answer) {
  if (o.heatMapLabel.empty()) return answer.named();
  const auto& labels = answer.model->labels;
  const auto found = std::find_if(labels.begin(), labels.end(),
                                  [&](const ModelLabel& l) { return l.name == o.heatMapLabel || l.display == o.heatMapLabel; });
  if (found == labels.end()) throw Error(ErrorCode::OptionInvalid, "--heatmap-label: the model knows no maker " + o.heatMapLabel);
  return {static_cast<std::size_t>(found - labels.begin())};
}

// A second map of one picture goes to NAME.2.png.
void exportHeatMaps(LoadedModel& model, const PredictOptions& o, const Answer& answer, const fs::path& out) {
  const auto labels = heatMapLabels(o, answer);
  if (answer.unknownReason) return tell("No heat map of {}. {}\n", toUtf8(answer.picture.file), sentence(*answer.unknownReason));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto file = out;
    if (i > 0) file.replace_extension("." + std::to_string(i + 1) + ".png");
    refuseToReplace(answer.picture.file, file);
    if (o.heatMapMethod == kLayerCam) {
      const auto detail = model.explainedInDetail(answer.picture.square, labels[i]);
      writePng(file, heatMapExport(answer, labels[i], detail, "LayerCAM"));
    } else {
      writePng(file, heatMapExport(answer, labels[i], answer.maps[labels[i]], "Grad-CAM"));
    }
    tell("Heat map of {} for {}: {}\n", toUtf8(answer.picture.file), answer.model->labels[labels[i]].display, toUtf8(file));
  }
}

// False, with a message on stderr, if this picture's map could not be made; an error that concerns every picture is thrown.
bool tryHeatMaps(LoadedModel& model, const PredictOptions& o, const Answer& answer, const fs::path& out) {
  try {
    exportHeatMaps(model, o, answer, out);
    return true;
  } catch (const std::exception& failure) {
    const auto error = errorAbout(toUtf8(answer.picture.file), failure);
    if (error.code() == ErrorCode::FileUnwritable || error.code() == ErrorCode::OptionInvalid) throw;
    tell("No heat map: {}\n", error.message());
  }
  return false;
}

// Empty if the answers are not printed as CSV.
std::optional<CsvForm> csvForm(const PredictOptions& o) {
  if (!o.excel.empty()) return excelForm(o.excel == kComma ? ',' : '.');
  return o.csv ? std::optional(CsvForm{}) : std::nullopt;
}

// Loads LibTorch and the network.
std::unique_ptr<LoadedModel> load(const Bundle& bundle, const PredictOptions& o) {
  engine().setThreads(std::max(o.threads, 1));
  auto loaded = engine().load(bundle, {o.device});
  tell("Model {} on {}. {}\n", bundle.model.identification(), loaded->device(), inEnglish(bundle.model.accuracyText()));
  return loaded;
}

// The next file if it was refused, as an answer; that needs no network. Empty otherwise.
std::optional<Answer> nextRefused(DecodeAhead& files, const std::shared_ptr<const ModelDescription>& model) {
  const auto* const next = files.peek();
  if (!next || !next->error) return std::nullopt;
  Answer answer;
  answer.picture = *files.next();
  answer.model = model;
  return answer;
}

// Neighbouring files, so that the answers of all shares one after the other are in the order of the files. May be empty.
std::vector<fs::path> shareOf(const std::vector<fs::path>& files, const WorkShare& share) {
  const auto edge = [&](std::size_t number) { return files.begin() + static_cast<std::ptrdiff_t>(files.size() * number / share.of); };
  return {edge(share.number - 1), edge(share.number)};
}

int predict(const PredictOptions& o) {
  printDisclaimer();
  const bool isOneFile = o.inputs.size() == 1 && !holdsFiles(o.inputs.front());
  const int workers = o.threads > 0 ? o.threads : usualWorkers();
  ChildDecoderOptions decoding;
  decoding.children = isOneFile ? 1 : std::clamp(workers / 2, kFewestDecoders, kMostDecoders);  // decoding is faster than the network
  const auto decoder = makeChildDecoder(decoding);
  expectEngine();  // while the first file is read
  auto files = listedFiles(o.inputs, *decoder, {.radiographsOnly = !o.allObjects});
  files = shareOf(files, o.share);
  if (o.together && files.size() < 2) throw Error(ErrorCode::OptionInvalid, "--together: at least two pictures are needed");
  DecodeAhead decoded(*decoder, files, {o.frame.value_or(1) - 1, o.treatAsInverted, o.part, o.frame.has_value()}, interruptToken(),
                      static_cast<std::size_t>(decoding.children));
  const auto bundle = findModel(o.model);
  const auto model = std::make_shared<const ModelDescription>(bundle.model);
  const int looks = o.eightLooks ? kLooks : o.looks;
  const int confidence = confidenceFor(bundle, looks, o.confidence);
  auto refused = nextRefused(decoded, model);
  auto loaded = refused ? nullptr : load(bundle, o);

  std::unique_ptr<JsonArray> array;
  if (o.json) array = std::make_unique<JsonArray>();
  const auto csv = csvForm(o);
  if (csv) writeExactly(csvHeader(*model, *csv));
  Table table(o.top, o.similar);
  ProgressLine progress;
  std::size_t done = 0, bad = 0;
  std::set<fs::path> heatMapNames;
  std::vector<Answer> views;  // of one patient
  const IdentifyOptions options{
      .explained = !o.heatMap.empty() && o.heatMapMethod != kLayerCam, .confidence = confidence, .looks = looks, .workers = workers};
  const auto use = [&](Answer&& answer) {
    progress.clear();
    if (array) {
      array->add(toJson(answer));
    } else if (csv) {
      writeExactly(csvLine(answer, *csv));
    } else {
      table.add(answer);
    }
    if (answer.picture.error) {
      ++bad;
    } else if (!o.heatMap.empty() &&
               !tryHeatMaps(*loaded, o, answer, heatMapFile(o.heatMap, answer.picture.file, files.size() == 1, heatMapNames))) {
      ++bad;
    }
    progress.show({++done, files.size(), {FactCode::Files, {}}});
    if (o.together) views.push_back(withoutPictures(std::move(answer)));
  };
  for (; refused; refused = nextRefused(decoded, model)) use(std::move(*refused));
  progress.clear();  // the model is announced on a line of its own
  if (!loaded && decoded.peek()) loaded = load(bundle, o);
  if (loaded) loaded->identifyFiles(decoded, options, interruptToken(), use);
  progress.clear();
  if (o.together) array ? array->add(toJson(together(views))) : table.add(together(views));
  if (files.size() > 1) tell("{} of {} files answered, {} refused or failed.\n", done - bad, done, bad);
  return bad == 0 ? kOk : kSomeFiles;
}

}  // namespace

Run addPredict(CLI::App& verb) {
  auto o = std::make_shared<PredictOptions>();
  verb.add_option("inputs", o->inputs, "Radiographs (DICOM, PNG, JPEG, TIFF, BMP), or folders, DICOMDIRs or ZIPs of them")->required();
  verb.add_flag("--all-objects", o->allObjects,
                "Also read the DICOM files of folders, DICOMDIRs and ZIPs that are no radiographs, such as CT and MR");
  verb.add_option("--model", o->model, "Name of an installed model, or path of a bundle (default: the shipped one)");
  addDeviceWord(verb, o->device);
  auto* json = verb.add_flag("--json", o->json, "Print one JSON array");
  auto* csv = verb.add_flag("--csv", o->csv, "Print CSV")->excludes(json);
  auto* excel = verb.add_option("--csv-for-excel", o->excel,
                                "Print CSV as Excel opens it (UTF-8 with a byte order mark): comma for systems that write decimals with a "
                                "comma, with semicolons between the fields, or point")
                    ->check(oneOfWords({kPoint, kComma}))
                    ->excludes(json)
                    ->excludes(csv);
  verb.add_flag("--similar", o->similar,
                "Below each answer, list the radiographs that are most like the picture among those that the model learned from")
      ->excludes(json)
      ->excludes(csv)
      ->excludes(excel);
  verb.add_option("--top", o->top, "How many makers the table lists")->check(wholeNumber(1, 1000));
  auto* heatMap =
      verb.add_option("--heatmap", o->heatMap, "Write the picture with its heat map: a .png for one file, a folder for several");
  verb.add_option("--heatmap-method", o->heatMapMethod, "grad-cam, or layer-cam for finer detail")
      ->check(oneOfWords({kGradCam, kLayerCam}));
  verb.add_option("--heatmap-label", o->heatMapLabel,
                  "The maker whose evidence is drawn, by its name or its label (default: each maker that is named)");
  verb.add_option(
          "--confidence", o->confidence,
          "How often, in percent, the true maker is among those named; if one maker does not suffice, several are named (default: 90)")
      ->check(oneOf(kConfidences));
  auto* looks =
      verb.add_option(
              "--looks", o->looks,
              "Number of looks: 1, or 8 for the mean of four quarter turns, each also mirrored; 8 computes eight times as much and is "
              "right more often")
          ->check(oneOf(std::array{1, kLooks}));
  verb.add_flag("--tta", o->eightLooks, "The same as --looks 8")->excludes(looks);
  auto* part = addPartWord(verb, o->share,
                           "Only the I-th of N equal parts of the files, e.g. 2/8 in a job array; merge joins the CSV files of the parts");
  part->excludes(heatMap);  // equal names get numbers within one part only
  verb.add_flag(
          "--together", o->together,
          "The files are pictures of one implant: also give one joint answer, the mean of their probabilities. It promises no confidence: "
          "the available data cannot show how much several pictures gain")
      ->excludes(csv)
      ->excludes(excel)
      ->excludes(part);
  verb.add_option("--frame", o->frame, "Frame of a multi-frame file (default: the first that can be read)")->check(wholeNumber(1, 1000000));
  verb.add_option_function<std::string>(
          "--crop", [o](const std::string& text) { o->part = partFrom(text); },
          "Identify only this part of each picture: left, top, width and height in its pixels; or \"whole\" for all of it, no matter where "
          "an implant is found")
      ->type_name("X,Y,W,H");
  verb.add_flag("--treat-as-inverted", o->treatAsInverted, "The files' polarity is wrong: reverse it before the network sees them");
  verb.add_option(
          "--threads", o->threads,
          "Processor threads (default: all, at most 16, among which files and further looks are shared out; one for the first look at "
          "a single file)")
      ->check(wholeNumber(1, 256));
  return [o] { return predict(*o); };
}

}  // namespace glenoid::cli
