// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_slot.h"

#include <utility>

#include "core/base/files.h"
#include "ui/elements/text.h"
#include "ui/services/messages.h"
#include "ui/viewer/frame_bar.h"

namespace glenoid::ui {

CaseSlot::CaseSlot(Decoder& decoder, JobRunner& files, KeptViews& kept, QObject* parent)
    : QObject(parent), decoder_(decoder), files_(files), kept_(kept) {
  auto* loader = new FrameLoader(view_, files_, this);
  connect(loader, &FrameLoader::refused, this, &CaseSlot::frameRefused);
}

void CaseSlot::open(const std::filesystem::path& file, Before before, std::optional<CaseReading> known) {
  job_.cancel();
  keep();
  opening_ = file;
  const auto name = pathText(file.filename());
  if (before == Before::Cleared || !view_.hasPicture()) {
    file_.clear();
    view_.clear(tr("Opening %1…").arg(name));
    emit closed();
  }
  emit openingChanged();
  const auto left = kept_.find(file);
  const int frame = left == kept_.end() ? 0 : left->second.source.frame;
  job_ = files_.submit<CaseReading>(this,
                                    [&decoder = decoder_, file, frame, known = std::move(known)](const JobContext& context) {
                                      return readCase(decoder, file, frame, known, context.token);
                                    },
                                    {.done = [this, file](CaseReading reading) { show(file, std::move(reading)); },
                                     .failed = [this, file, before](const Error& error) { fail(error.about(toUtf8(file)), before); }});
}

std::optional<CaseReading> CaseSlot::reading() const {
  if (!view_.hasPicture()) return std::nullopt;
  return CaseReading{view_.radiograph(), view_.frame(), view_.image(), stamp_};
}

void CaseSlot::close(const QString& reason) {
  job_.cancel();
  keep();
  file_.clear();
  view_.clear(reason);
  emit closed();
  endOpening();
}

void CaseSlot::keep() {
  if (view_.hasPicture()) kept_.insert_or_assign(file_, view_.kept());
}

void CaseSlot::show(const std::filesystem::path& file, CaseReading reading) {
  keep();
  file_ = file;
  stamp_ = reading.stamp;
  if (const auto left = kept_.find(file); left != kept_.end()) {
    auto kept = left->second;
    kept.source.frame = reading.frame;
    view_.reopen(std::move(reading.radiograph), std::move(reading.image), kept);
  } else {
    view_.open(std::move(reading.radiograph), std::move(reading.image), reading.frame);
  }
  endOpening();
  emit opened();
}

void CaseSlot::fail(const Error& error, Before before) {
  if (before == Before::Cleared) view_.clear(errorText(error));
  endOpening();
  emit failed(error);
}

void CaseSlot::endOpening() {
  if (opening_.empty()) return;
  opening_.clear();
  emit openingChanged();
}

}  // namespace glenoid::ui
