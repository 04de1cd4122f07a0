// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_slot.h"

#include <algorithm>

#include "core/base/files.h"
#include "ui/elements/text.h"
#include "ui/services/messages.h"
#include "ui/viewer/frame_bar.h"

namespace glenoid::ui {
namespace {

bool isLimit(ErrorCode code) {
  return code == ErrorCode::TooLarge || code == ErrorCode::DecoderMemory || code == ErrorCode::DecoderTimeout;
}

}  // namespace

Radiograph readCase(Decoder& decoder, const std::filesystem::path& file, const CancelToken& token) {
  ReadOptions options;
  options.identity = true;
  try {
    return decoder.read(file, options, token);
  } catch (const Error& all) {
    if (!isLimit(all.code())) throw;
    options.firstFrameOnly = true;
    try {
      auto radiograph = decoder.read(file, options, token);
      radiograph.facts.push_back({FactCode::OnlyFirstFrameFits, {}});
      return radiograph;
    } catch (const Error&) {
      throw all;
    }
  }
}

CaseSlot::CaseSlot(Decoder& decoder, JobRunner& files, KeptViews& kept, QObject* parent)
    : QObject(parent), decoder_(decoder), files_(files), kept_(kept) {
  new FrameLoader(view_, files_, this);
}

void CaseSlot::open(const std::filesystem::path& file, Before before) {
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
  job_ = files_.submit<Read>(this,
                             [&decoder = decoder_, file, frame](const JobContext& context) {
                               Read read;
                               read.radiograph = std::make_shared<const Radiograph>(readCase(decoder, file, context.token));
                               context.token.check();
                               read.frame = std::min(frame, read.radiograph->frames - 1);
                               read.image = std::make_shared<const DisplayImage>(*read.radiograph, read.frame);
                               return read;
                             },
                             {.done = [this, file](Read read) { show(file, std::move(read)); },
                              .failed = [this, file, before](const Error& error) { fail(error.about(toUtf8(file)), before); }});
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

void CaseSlot::show(const std::filesystem::path& file, Read read) {
  keep();
  file_ = file;
  if (const auto left = kept_.find(file); left != kept_.end()) {
    auto kept = left->second;
    kept.source.frame = read.frame;
    view_.reopen(std::move(read.radiograph), std::move(read.image), kept);
  } else {
    view_.open(std::move(read.radiograph), std::move(read.image));
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
