// SPDX-License-Identifier: GPL-3.0-or-later
// The services that every page of the window uses. Created once by the shell (or by a test); the pages do not own them.
#pragma once

#include "core/base/processors.h"
#include "core/decoding/decoder.h"
#include "ui/jobs/job_runner.h"
#include "ui/services/commands.h"
#include "ui/services/identifier.h"
#include "ui/services/messages.h"
#include "ui/services/model_catalogue.h"
#include "ui/settings/settings.h"

namespace glenoid::ui {

// All outlive the pages. Each runner runs one job at a time, except `files`: it has two threads, so that thumbnails and pictures are
// decoded at the same time.
struct Services {
  Settings& settings;
  Commands& commands;
  Messages& messages;
  JobRunner& files;      // decoding, indexing, hashing
  JobRunner& inference;  // everything that uses a LoadedModel; a batch gives way to the rest
  JobRunner& training;   // the training run
  Decoder& decoder;      // thread-safe; decodes untrusted files in child processes
  ModelCatalogue& models;
  Identifier& identifier;

  // How many pictures of a batch may be identified at once now: one next to a training run, which has all other processors. Otherwise one
  // processor stays free for the window.
  int batchWorkers() const { return training.isIdle() ? usualWorkers(usableProcessors() - 1) : 1; }

  // The same services, but posting to `other`.
  Services withMessages(Messages& other) const {
    return {settings, commands, other, files, inference, training, decoder, models, identifier};
  }
};

}  // namespace glenoid::ui
