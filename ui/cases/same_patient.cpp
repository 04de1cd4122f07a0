// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/same_patient.h"

#include <algorithm>

#include "core/imaging/identity_text.h"

namespace glenoid::ui {

SamePatient::SamePatient(CaseList& cases, Services& services, QObject* parent) : QObject(parent), cases_(cases), services_(services) {
  for (auto* slot : {&cases_.main(), &cases_.beside()}) {
    connect(slot, &CaseSlot::opened, this, &SamePatient::follow);
    connect(slot, &CaseSlot::closed, this, &SamePatient::follow);
    connect(slot, &CaseSlot::openingChanged, this, &SamePatient::follow);
  }
  connect(&cases_, &CaseList::activeChanged, this, &SamePatient::follow);
  connect(&cases_, &CaseList::entriesChanged, this, &SamePatient::follow);
}

SamePatient::Identity SamePatient::identityOf(const Radiograph& radiograph) {
  const auto& identity = radiograph.identity;
  return {valueOf(identity, "StudyInstanceUID"), valueOf(identity, "PatientID"), radiograph.laterality == "B" ? "" : radiograph.laterality};
}

bool SamePatient::isSame(const Identity& a, const Identity& b) {
  if (!a.side.empty() && !b.side.empty() && a.side != b.side) return false;  // another implant
  return (!a.study.empty() && a.study == b.study) || (!a.patient.empty() && a.patient == b.patient);
}

void SamePatient::follow() {
  job_.cancel();
  job_ = {};
  wanted_.clear();
  open_ = {};
  const auto& view = cases_.active().view();
  const auto& entries = cases_.entries();
  const auto row = cases_.currentRow();
  if (view.radiograph()) open_ = identityOf(*view.radiograph());
  const bool isSaid = !open_.study.empty() || !open_.patient.empty();
  if (isSaid && row && !cases_.active().isOpening()) {
    const auto first = *row - std::min(*row, kReach), last = std::min(entries.size(), *row + kReach + 1);
    for (std::size_t i = first; i < last; ++i) {
      if (i != *row && !known_.contains(entries[i].file)) wanted_.push_back(entries[i].file);
    }
    readNext();
  }
  emit changed();
}

void SamePatient::readNext() {
  if (wanted_.empty()) return;
  const auto file = wanted_.front();
  wanted_.pop_front();
  const auto know = [this, file](Identity identity) {
    const bool same = isSame(open_, identity);
    known_.insert_or_assign(file, std::move(identity));
    if (same) emit changed();
    readNext();
  };
  job_ = services_.files.submit<Identity>(this,
                                          [file, &decoder = services_.decoder](const JobContext& context) {
                                            ReadOptions options;
                                            options.pixels = false;
                                            options.identity = true;
                                            return identityOf(decoder.read(file, options, context.token));
                                          },
                                          {.done = know, .failed = [know](const Error&) { know({}); }});
}

std::vector<std::filesystem::path> SamePatient::files() const {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : cases_.entries()) {
    const auto found = known_.find(entry.file);
    if (found != known_.end() && entry.file != cases_.active().file() && isSame(open_, found->second)) files.push_back(entry.file);
  }
  if (files.size() >= kMost) files.clear();
  return files;
}

}  // namespace glenoid::ui
