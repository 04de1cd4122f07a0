// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/read_ahead.h"

#include <utility>

namespace glenoid::ui {

ReadAhead::ReadAhead(Decoder& decoder, JobRunner& files, std::size_t mostBytes) : decoder_(decoder), files_(files), mostBytes_(mostBytes) {}

void ReadAhead::want(std::vector<Wish> wishes) {
  stop();
  wishes_ = std::move(wishes);
  shrink();
}

void ReadAhead::keep(const std::filesystem::path& file, CaseReading reading) {
  if (!reading.stamp) return;  // nobody could tell whether the file has changed
  kept_.insert_or_assign(file, std::move(reading));
  shrink();
}

void ReadAhead::shrink() {
  std::map<std::filesystem::path, CaseReading> stay;
  std::size_t bytes = 0;
  for (const auto& wish : wishes_) {
    const auto found = kept_.find(wish.file);
    if (found == kept_.end()) continue;
    const auto more = bytesOf(found->second);
    if (more > mostBytes_ - bytes) continue;
    bytes += more;
    stay.insert(kept_.extract(found));
  }
  kept_ = std::move(stay);
}

void ReadAhead::start() {
  stop();
  for (const auto& wish : wishes_) {
    if (!kept_.contains(wish.file)) missing_.push_back(wish);
  }
  readNext();
}

void ReadAhead::stop() {
  job_.cancel();
  missing_.clear();
}

void ReadAhead::readNext() {
  if (missing_.empty()) return;
  const auto wish = std::move(missing_.front());
  missing_.pop_front();
  job_ = files_.submit<CaseReading>(
      this,
      [&decoder = decoder_, wish, most = mostBytes_](const JobContext& context) {
        return readCaseWithin(most, decoder, wish.file, wish.frame, context.token);
      },
      {.done =
           [this, file = wish.file](CaseReading reading) {
             keep(file, std::move(reading));
             readNext();
           },
       .failed = [this](const Error&) { readNext(); }},
      Priority::Background);
}

std::optional<CaseReading> ReadAhead::find(const std::filesystem::path& file) const {
  const auto found = kept_.find(file);
  return found == kept_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace glenoid::ui
