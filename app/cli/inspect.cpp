// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/cli/input_files.h"
#include "app/cli/output_file.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/words/command_line.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/child_decoder.h"
#include "core/imaging/identity_text.h"
#include "core/imaging/png_writer.h"
#include "core/imaging/render.h"
#include "core/imaging/spacing_text.h"
#include "core/imaging/square_pixels.h"
#include "core/imaging/voi.h"
#include "core/report/inspection.h"
#include "core/report/npy.h"

namespace glenoid::cli {
namespace {

namespace fs = std::filesystem;

struct InspectOptions {
  std::vector<fs::path> inputs;
  bool identity = false, json = false, overlays = false, treatAsInverted = false;
  fs::path renderTo, pixelsTo;
  std::optional<int> frame;  // absent: the first that can be read
};

void printAttributes(const std::vector<Attribute>& attributes) {
  for (const auto& a : attributes) say("  {} {}: {}\n", a.tag, a.name, a.value);
}

// A part of a list that only DICOM files have.
std::string orNothing(const std::string& text) { return text.empty() ? "" : ", " + text; }

void printText(const std::string& file, const Radiograph& r) {
  const auto range = storedRange(r);
  say("{}\n  {}{}{}, {} × {} pixels, {} {}, {} {} of {} {}{}{}\n", file, r.kind, orNothing(r.modality), orNothing(r.photometric), r.columns,
      r.rows, r.frames, r.frames == 1 ? "frame" : "frames", r.samples, r.samples == 1 ? "sample" : "samples", r.bitsStored,
      r.bitsStored == 1 ? "bit" : "bits", r.isSigned ? ", signed" : "", r.inverted ? ", smallest value white" : "");
  say("  stored values {} to {}, mean {:.6g}\n  spacing: {}\n", range.min, range.max, range.mean, inEnglish(spacingText(r.spacing)));
  for (const auto& fact : inspectionFacts(r)) say("  note: {}\n", sentence(fact));
  printAttributes(r.attributes);
  printAttributes(r.identity);
  if (const auto age = patientAge(r)) say("  age at acquisition: {}\n", inEnglish(*age));
}

void exportFrom(const Radiograph& radiograph, const InspectOptions& o) {
  if (o.frame) checkFrame(radiograph, *o.frame - 1);  // also if nothing is drawn
  if (!o.renderTo.empty()) {
    RenderOptions view;
    view.frame = o.frame ? *o.frame - 1 : firstReadable(radiograph);
    view.overlays = o.overlays;
    view.treatAsInverted = o.treatAsInverted;
    writePng(o.renderTo, inSquarePixels(render(radiograph, view), radiograph.pixelAspect));
  }
  if (!o.pixelsTo.empty()) writeNpy(o.pixelsTo, radiograph);
}

// The attributes of an object that is not a picture: a report, a header without pixels. Empty if reading them also fails.
std::optional<Radiograph> declaredBy(Decoder& decoder, const fs::path& file, ReadOptions reading, const Error& refusal) {
  if (refusal.code() != ErrorCode::NoImage && refusal.code() != ErrorCode::NotAnImageObject) return std::nullopt;
  try {
    reading.pixels = false;
    return decoder.read(file, reading, interruptToken());
  } catch (const Error&) {
    return std::nullopt;  // the caller already reports the refusal
  }
}

int inspect(const InspectOptions& o) {
  printDisclaimer();
  const auto decoder = makeChildDecoder({});
  const auto files = listedFiles(o.inputs, *decoder, {.radiographsOnly = false});
  if ((!o.renderTo.empty() || !o.pixelsTo.empty()) && files.size() != 1) {
    throw Error(ErrorCode::OptionInvalid, "--render and --pixels take one file, not " + std::to_string(files.size()));
  }
  for (const auto& output : {o.renderTo, o.pixelsTo}) {
    for (const auto& file : files) refuseToReplace(file, output);
  }
  ReadOptions reading;
  reading.identity = o.identity;
  std::unique_ptr<JsonArray> array;
  if (o.json) array = std::make_unique<JsonArray>();
  ProgressLine progress;
  std::size_t done = 0;
  bool allRead = true;
  for (const auto& file : files) {
    interruptToken().check();
    progress.clear();
    try {
      const auto radiograph = decoder->read(file, reading, interruptToken());
      exportFrom(radiograph, o);  // may fail, and a file has one answer
      if (array) {
        array->add(inspectionJson(toUtf8(file), radiograph));
      } else {
        printText(toUtf8(file), radiograph);
      }
    } catch (const std::exception& failure) {
      const auto error = errorAbout(toUtf8(file), failure);
      for (const auto ofEveryFile : {ErrorCode::FileUnwritable, ErrorCode::OptionInvalid, ErrorCode::OutputUnwritable}) {
        if (error.code() == ofEveryFile) throw;
      }
      allRead = false;
      const auto declared = declaredBy(*decoder, file, reading, error);
      if (array) {
        array->add(inspectionJson(toUtf8(file), error, declared ? &*declared : nullptr));
      } else {
        say("{}: {}\n", statusName(errorStatus(error.code())), error.message());
        if (declared) printAttributes(declared->attributes);
        if (declared) printAttributes(declared->identity);
      }
    }
    progress.show({++done, files.size(), {FactCode::Files, {}}});
  }
  return allRead ? kOk : kSomeFiles;
}

}  // namespace

Run addInspect(CLI::App& verb) {
  auto o = std::make_shared<InspectOptions>();
  verb.add_option("inputs", o->inputs, "Files, or folders, DICOMDIRs or ZIPs of them")->required();
  verb.add_flag("--json", o->json, "Print one JSON array");
  verb.add_flag("--identity", o->identity, "Also show patient attributes");
  verb.add_option("--render", o->renderTo, "Write the picture as shown on screen (PNG)");
  verb.add_flag("--overlays", o->overlays, "Draw the file's overlay planes into the picture");
  verb.add_flag("--treat-as-inverted", o->treatAsInverted, "The file's polarity is wrong: reverse it");
  verb.add_option("--pixels", o->pixelsTo,
                  "Write the stored values (NumPy .npy: frames x rows x columns x samples; frames that cannot be read are zeros)");
  verb.add_option("--frame", o->frame, "Frame of --render (default: the first that can be read)")->check(wholeNumber(1, 1000000));
  return [o] { return inspect(*o); };
}

}  // namespace glenoid::cli
