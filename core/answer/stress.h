// SPDX-License-Identifier: GPL-3.0-or-later
// What a model answers if radiographs are turned, cropped, exposed otherwise, compressed or written on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/answer/identify.h"
#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"
#include "core/doubt/alterations.h"
#include "core/eval/evaluation.h"
#include "core/eval/mcnemar.h"

namespace glenoid {

// Of the data set, the positions of the images in the test part of the split that the model was trained with. Throws Error as readJson and
// testPartOf, DatasetMismatch for another split or for a label that the model lacks, DatasetTooSmall if the test part is empty.
std::vector<std::size_t> unseenImages(const Index& data, const ModelDescription& model, const std::filesystem::path& split);

// Every position of the data set. Throws Error DatasetMismatch for a label that the model lacks, and if the model learned from one of the
// images, as far as the bundle knows them: it says what the whole set was, and holds the digests of its neighbours.
std::vector<std::size_t> allUnseenImages(const Index& data, const Bundle& bundle);

// The answers to one alteration of every image.
struct StressRow {
  Alteration alteration;
  Evaluation evaluation;                    // in detail, of the most probable maker, whatever the verdict
  std::optional<McNemar> vsUnaltered;       // its accuracy; none for what is not altered
  std::size_t unknown = 0;                  // images; no maker is named
  std::size_t right = 0;                    // of the others: the most probable maker is the true one
  std::size_t covered = 0;                  // of the others: the true maker is among those named
  std::size_t single = 0, singleRight = 0;  // of the others: one maker is named; and it is the true one
  std::size_t makers = 0;                   // named in the others, together
};

struct StressResult {
  std::vector<StressRow> rows;  // the first is of the images as they are
  std::vector<Error> skipped;   // files that could not be read; they count nowhere
};

struct StressOptions {
  std::vector<Alteration> alterations = usualAlterations();  // the first is None
  int confidence = kDefaultConfidence;                       // as IdentifyOptions
  std::uint64_t seed = 1;                                    // of the noise
};

// Every image as it is and altered, each through identify(). An altered one is a picture file of its own (displayedRadiograph), which no
// longer says how it is to be shown. `positions` of `data` in the order of `files`. The same seed gives the same figures. Throws Cancelled,
// and Error as identify(), also if it answers with one, and DatasetTooSmall if no file could be read.
StressResult stress(Classifier& classifier, DecodeAhead& files, const Index& data, const std::vector<std::size_t>& positions,
                    const StressOptions& options, const CancelToken& token, const ProgressCallback& progress = {});

}  // namespace glenoid
