// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_list.h"

#include <algorithm>
#include <utility>

#include <QPointer>

#include "ui/cases/recent_files.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

// Of the message that a picture was closed; without a file, that all were.
QString closedTopic(const std::filesystem::path& file = {}) { return "closed:" + pathText(file); }

}  // namespace

QString CaseList::invitation() { return tr("Drop a radiograph here, or open one."); }

QString CaseList::secondInvitation() { return tr("Choose a second picture: drop a file or a thumbnail here, or Ctrl+click a thumbnail."); }

CaseList::CaseList(Services& services, QObject* parent)
    : QObject(parent),
      services_(services),
      lister_(services),
      ahead_(services.decoder, services.files),
      main_{{services.decoder, services.files, kept_, this}, {}},
      beside_{{services.decoder, services.files, kept_, this}, {}} {
  main_.slot.view().clear(invitation());
  beside_.slot.view().clear(secondInvitation());
  for (auto* pane : {&main_, &beside_}) {
    connect(&pane->slot, &CaseSlot::opened, this, [this, pane] { opened(*pane); });
    connect(&pane->slot, &CaseSlot::failed, this, [this, pane](const Error& error) { failed(*pane, error); });
    connect(&pane->slot, &CaseSlot::frameRefused, this, [this](int frame, const Error& error) {
      if (error.code() != ErrorCode::FrameUnreadable) return services_.messages.show(error);
      services_.messages.warn(factText({FactCode::FrameLeftOut, {std::int64_t{frame + 1}}}));
    });
    connect(&pane->slot.view(), &ViewState::sourceChanged, this, &CaseList::sourcesChanged);
  }
  connect(&lister_, &CaseLister::found, this, [this](const std::vector<CaseEntry>& entries) { take(entries, 0); });
  connect(&lister_, &CaseLister::grown, this, [this](const std::vector<CaseEntry>& entries) { take(entries, std::nullopt); });
  connect(&services_.settings, &Settings::changed, this, [this](const QString& key) {
    if (key == setting::rememberFiles.key && !services_.settings.get(setting::rememberFiles)) forgetRecentFiles(services_.settings);
  });
}

void CaseList::open(const std::vector<std::filesystem::path>& paths) {
  if (paths.empty()) return;
  std::vector<std::filesystem::path> absolute;
  for (const auto& path : paths) absolute.push_back(std::filesystem::absolute(path));
  named_ = absolute;
  stepping_.reset();
  ahead_.stop();
  lister_.list(absolute);
}

void CaseList::openRecent(const QString& path) {
  if (isBatch(services_.settings, path)) return emit batchWanted(path);
  open({pathOf(path)});
}

void CaseList::take(std::vector<CaseEntry> entries, std::optional<std::size_t> opens) {
  auto& second = otherPane();
  const auto shown = fileOf(*active_), beside = fileOf(second);
  entries_ = std::move(entries);
  if (opens) {
    problems_.clear(), together_.clear();
    services_.messages.list().dismissTopic(closedTopic());
  }
  second.row = rowOf(beside);
  active_->row = opens ? std::nullopt : rowOf(shown);
  emit entriesChanged();
  opens ? openRow(*opens) : readNeighbours();
}

std::vector<std::filesystem::path> CaseList::toReopen() const {
  if (!currentRow()) return {};
  return lister_.listed().empty() ? std::vector{fileOf(*active_)} : lister_.listed();
}

std::filesystem::path CaseList::fileOf(const Pane& pane) const { return pane.row ? entries_[*pane.row].file : pane.slot.file(); }

void CaseList::openIn(CaseSlot& slot, const std::vector<std::filesystem::path>& paths) {
  setActive(slot);
  const auto row = paths.size() == 1 ? rowOf(paths.front()) : std::nullopt;
  if (row) named_.push_back(paths.front());
  row ? openRow(*row) : open(paths);
}

void CaseList::openRow(std::size_t row) { openRow(*active_, row); }

void CaseList::openInOther(std::size_t row) { openRow(otherPane(), row); }

void CaseList::openRow(Pane& pane, std::size_t row) {
  auto& opposite = &pane == &main_ ? beside_ : main_;
  if (fileOf(opposite) == entries_.at(row).file)
    return setActive(opposite.slot);  // no picture is shown twice: it has one set of measurements
  if (stepping_ && stepping_->pane == &pane) stepping_.reset();
  pane.row = row;
  emit rowsMarked();
  openFile(pane, CaseSlot::Before::Cleared);
}

// Of what is in memory, the next neighbours stay: often the picture that is left is one of them.
void CaseList::openFile(Pane& pane, CaseSlot::Before before) {
  const auto& file = entries_[*pane.row].file;
  auto known = ahead_.find(file);
  ahead_.want(neighbours());
  if (auto left = pane.slot.reading()) ahead_.keep(pane.slot.file(), std::move(*left));
  pane.slot.open(file, before, std::move(known));
}

// The files that a step from the active picture would open, the one in the direction of the last step first.
std::vector<ReadAhead::Wish> CaseList::neighbours() const {
  std::vector<ReadAhead::Wish> wishes;
  for (const int direction : {lastDirection_, -lastDirection_}) {
    for (auto row = nextRow(*active_, active_->row, direction); row; row = nextRow(*active_, row, direction)) {
      const auto& file = entries_[*row].file;
      if (problems_.contains(file)) continue;
      wishes.push_back({file, sourceOf(file).frame});
      break;
    }
  }
  return wishes;
}

void CaseList::readNeighbours() {
  if (active_->slot.isOpening()) return;  // the picture comes first, and its neighbours follow
  ahead_.want(neighbours());
  ahead_.start();
}

void CaseList::setActive(CaseSlot& slot) {
  auto* pane = &slot == &main_.slot ? &main_ : &beside_;
  if (std::exchange(active_, pane) == pane) return;
  emit activeChanged();
  emit rowsMarked();
}

std::optional<std::size_t> CaseList::otherRow() const { return active_ == &main_ ? beside_.row : main_.row; }

void CaseList::setTogether(std::size_t row, bool together) {
  if (!currentRow()) return;
  if (together) {
    together_.insert({entries_.at(row).file, entries_[*currentRow()].file});
  } else {
    together_.erase(entries_.at(row).file);
    if (together_.size() == 1) together_.clear();  // a single picture needs no mark
  }
  emit rowsMarked();
}

std::vector<std::filesystem::path> CaseList::togetherWithOpen() const {
  std::vector<std::filesystem::path> files;
  const auto open = currentRow();
  if (!open || !isTogether(*open)) return files;
  for (std::size_t row = 0; row < entries_.size(); ++row) {
    if (row != *open && isTogether(row)) files.push_back(entries_[row].file);
  }
  return files;
}

bool CaseList::canStep(int direction) const { return canStep(*active_, direction); }

bool CaseList::canStep(const Pane& pane, int direction) const { return nextRow(pane, pane.row, direction).has_value(); }

std::optional<std::size_t> CaseList::nextRow(const Pane& pane, std::optional<std::size_t> from, int direction) const {
  if (!from) return std::nullopt;
  const auto beside = fileOf(&pane == &main_ ? beside_ : main_);
  const auto count = static_cast<std::ptrdiff_t>(entries_.size());
  for (auto row = static_cast<std::ptrdiff_t>(*from) + direction; row >= 0 && row < count; row += direction) {
    if (entries_[static_cast<std::size_t>(row)].file != beside) return static_cast<std::size_t>(row);
  }
  return std::nullopt;
}

void CaseList::step(int direction) {
  if (!canStep(direction)) return;
  if (!stepping_ || stepping_->pane != active_) stepping_ = Stepping{active_, direction, active_->row, {}};
  stepping_->direction = lastDirection_ = direction;
  advance();
}

void CaseList::advance() {
  auto& pane = *stepping_->pane;
  pane.row = nextRow(pane, pane.row, stepping_->direction);
  emit rowsMarked();
  openFile(pane, CaseSlot::Before::Kept);
}

void CaseList::opened(Pane& pane) {
  if (std::find(named_.begin(), named_.end(), pane.slot.file()) != named_.end()) remember(pane.slot);
  services_.messages.list().dismissTopic(closedTopic(pane.slot.file()));
  if (stepping_ && stepping_->pane == &pane) endOfSteps(true);
  readNeighbours();
}

void CaseList::failed(Pane& pane, const Error& error) {
  if (pane.row) markProblem(entries_[*pane.row].file, error);
  if (stepping_ && stepping_->pane == &pane) {
    stepping_->steppedOver.push_back(error);
    if (canStep(pane, stepping_->direction)) return advance();
    endOfSteps(false);
  } else {
    services_.messages.show(error);
  }
  readNeighbours();
}

// If nothing further can be opened, goes back to the picture it started from, which is still shown.
void CaseList::endOfSteps(bool found) {
  const auto steps = std::move(*stepping_);
  stepping_.reset();
  if (!found) {
    steps.pane->row = steps.from;
    emit rowsMarked();
  }
  if (steps.steppedOver.empty()) return;
  const auto first = errorText(steps.steppedOver.front());
  const int count = static_cast<int>(steps.steppedOver.size());
  services_.messages.warn(count == 1 ? tr("Skipped a file. %1").arg(first)
                                     : tr("Skipped %n files that cannot be opened. The first: %1", nullptr, count).arg(first));
}

SourceProperties CaseList::sourceOf(const std::filesystem::path& file) const {
  for (const auto* pane : {&main_, &beside_}) {
    if (pane->slot.file() == file) return pane->slot.view().source();
  }
  const auto found = kept_.find(file);
  return found == kept_.end() ? SourceProperties() : found->second.source;
}

std::vector<std::filesystem::path> CaseList::unsavedFiles() {
  for (auto* pane : {&main_, &beside_}) pane->slot.keep();
  std::vector<std::filesystem::path> files;
  for (const auto& [file, kept] : kept_) {
    if (kept.hasUnsavedMeasurements()) files.push_back(file);
  }
  return files;
}

void CaseList::markExported(const std::filesystem::path& file, const std::vector<Measurement>& measurements) {
  for (auto* pane : {&main_, &beside_}) {
    if (pane->slot.file() == file) pane->slot.view().setExported(measurements);
  }
  if (const auto found = kept_.find(file); found != kept_.end()) found->second.exported = measurements;
}

QString CaseList::closedText(const std::set<std::filesystem::path>& files) {
  const int count = static_cast<int>(files.size());
  const auto text = count == 1 ? tr("Picture closed.") : tr("%n pictures closed.", nullptr, count);
  if (!isAnyUnsaved(files)) return text;
  return text + ' ' + tr("Measurements that were not exported come back if you open the picture again before Glenoid closes.");
}

void CaseList::close() {
  lister_.cancel();
  stepping_.reset();
  std::set<std::filesystem::path> closed{main_.slot.file(), beside_.slot.file()};
  for (const auto& entry : entries_) closed.insert(entry.file);
  closed.erase(std::filesystem::path());  // of an empty pane
  if (currentRow()) {
    const auto reopen = [self = QPointer(this), entries = entries_, row = *currentRow(), together = together_] {
      if (!self) return;
      self->take(entries, row);
      self->together_ = together;
      emit self->rowsMarked();
    };
    services_.messages.show({.text = closedText(closed), .undo = reopen, .topic = closedTopic()});
  }
  for (auto* pane : {&main_, &beside_}) pane->row.reset();
  entries_.clear();
  problems_.clear();
  together_.clear();
  ahead_.want({});
  beside_.slot.close(secondInvitation());
  main_.slot.close(invitation());
  setActive(main_.slot);
  emit entriesChanged();
  emit rowsMarked();
}

void CaseList::endComparison() {
  const auto stays = active_ == &beside_ ? fileOf(beside_) : std::filesystem::path();
  const auto goes = other().file();
  if (isAnyUnsaved({goes})) {
    const auto reopen = [self = QPointer(this), goes] {
      if (self) self->openIn(self->other(), {goes});
    };
    services_.messages.show({.text = closedText({goes}), .undo = reopen, .topic = closedTopic(goes)});
  }
  stepping_.reset();
  beside_.row.reset();
  beside_.slot.close(secondInvitation());
  setActive(main_.slot);
  if (!stays.empty()) {
    main_.row = rowOf(stays);
    main_.slot.open(stays);
  }
  emit rowsMarked();
}

bool CaseList::isAnyUnsaved(const std::set<std::filesystem::path>& closed) {
  const auto unsaved = unsavedFiles();
  return std::any_of(unsaved.begin(), unsaved.end(), [&](const auto& file) { return closed.contains(file); });
}

const Error* CaseList::problemOf(std::size_t row) const {
  const auto found = problems_.find(entries_.at(row).file);
  return found == problems_.end() ? nullptr : &found->second;
}

void CaseList::markProblem(const std::filesystem::path& file, const Error& error) {
  problems_.insert_or_assign(file, error);
  emit rowsMarked();
}

QString CaseList::titleOf(const std::filesystem::path& file) const {
  const auto row = rowOf(file);
  return row ? entries_[*row].title : pathText(file.filename());
}

std::optional<std::size_t> CaseList::rowOf(const std::filesystem::path& file) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const CaseEntry& entry) { return entry.file == file; });
  if (file.empty() || found == entries_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - entries_.begin());
}

void CaseList::remember(const CaseSlot& slot) {
  const auto& radiograph = slot.view().radiograph();
  rememberFile(services_.settings, {pathText(slot.file()), radiograph ? textOf(radiograph->kind) : QString()});
}

}  // namespace glenoid::ui
