// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_list.h"

#include <algorithm>

#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"

namespace glenoid::ui {
namespace {

constexpr int kRecentFiles = 12;

}  // namespace

QString CaseList::invitation() { return tr("Drop a radiograph here, or open one."); }

CaseList::CaseList(Services& services, QObject* parent)
    : QObject(parent), services_(services), main_(services.decoder, services.files, this), beside_(services.decoder, services.files, this) {
  main_.view().clear(invitation());
  beside_.view().clear(tr("Choose a second picture: drop it here, or Ctrl+click a thumbnail."));
  connect(&main_, &CaseSlot::opened, this, &CaseList::mainOpened);
  connect(&main_, &CaseSlot::failed, this, &CaseList::mainFailed);
  connect(&beside_, &CaseSlot::opened, this, [this] {
    remember(beside_.file());
    restoreSource(beside_);
  });
  for (auto* slot : {&main_, &beside_}) connect(&slot->view(), &ViewState::sourceChanged, this, [this, slot] { keepSource(*slot); });
  connect(&beside_, &CaseSlot::failed, this, [this](const Error& error) { reportFailure(error); });
  connect(&services_.settings, &Settings::changed, this, [this](const QString& key) {
    if (key == setting::rememberFiles.key && !services_.settings.get(setting::rememberFiles)) forgetRecentFiles();
  });
}

void CaseList::open(const std::vector<std::filesystem::path>& paths) {
  if (paths.empty()) return;
  std::vector<std::filesystem::path> absolute;
  for (const auto& path : paths) absolute.push_back(std::filesystem::absolute(path));
  stepping_.reset();
  listing_.cancel();
  // Checks off this thread whether it is a single picture: the drive may be slow.
  listing_ = services_.files.submit<bool>(
      this, [absolute](const JobContext&) { return absolute.size() == 1 && !holdsFiles(absolute[0]); },
      {.done = [this, absolute](bool onePicture) { onePicture ? listSiblings(absolute[0]) : list(absolute); }});
}

// The picture opens without waiting for its folder.
void CaseList::listSiblings(const std::filesystem::path& file) {
  take({{{file, pathText(file.filename()), {}}}, 0}, true);
  listing_ = services_.files.submit<CaseListing>(this, [file](const JobContext&) { return siblingsOf(file); },
                                                 {.done = [this](CaseListing found) { take(std::move(found), false); }});
}

void CaseList::list(const std::vector<std::filesystem::path>& paths) {
  listing_ = services_.files.submit<CaseListing>(
      this,
      [paths, &decoder = services_.decoder, options = ListOptions{services_.settings.get(setting::radiographsOnly)}](
          const JobContext& context) { return listingOf(paths, decoder, context.token, options); },
      {.done =
           [this, name = pathText(paths.front().filename())](CaseListing found) {
             for (const auto& fact : found.facts) services_.messages.inform(factText(fact));
             if (found.entries.empty()) return services_.messages.warn(tr("%1 contains no file that can be opened.").arg(name));
             take(std::move(found), true);
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void CaseList::take(CaseListing listing, bool openFirst) {
  const auto shown = current_ ? entries_[*current_].file : std::filesystem::path();
  const auto second = besideRow_ ? entries_[*besideRow_].file : std::filesystem::path();
  entries_ = std::move(listing.entries);
  problems_.clear();
  if (openFirst) together_.clear();
  besideRow_ = rowOf(second);
  current_ = openFirst ? std::nullopt : rowOf(shown);
  emit entriesChanged();
  if (openFirst && listing.first < entries_.size()) openRow(listing.first);
}

void CaseList::openRow(std::size_t row) {
  stepping_.reset();
  current_ = row;
  emit rowsMarked();
  main_.open(entries_.at(row).file);
}

void CaseList::openBeside(std::size_t row) {
  besideRow_ = row;
  emit rowsMarked();
  beside_.open(entries_.at(row).file);
}

void CaseList::openBeside(const std::filesystem::path& file) {
  besideRow_ = rowOf(file);
  emit rowsMarked();
  beside_.open(file);
}

void CaseList::setTogether(std::size_t row, bool together) {
  if (!current_) return;
  if (together) {
    together_.insert({entries_.at(row).file, entries_[*current_].file});
  } else {
    together_.erase(entries_.at(row).file);
    if (together_.size() == 1) together_.clear();  // a single picture needs no mark
  }
  emit rowsMarked();
}

std::vector<std::filesystem::path> CaseList::togetherWithOpen() const {
  std::vector<std::filesystem::path> files;
  if (!current_ || !isTogether(*current_)) return files;
  for (std::size_t row = 0; row < entries_.size(); ++row) {
    if (row != *current_ && isTogether(row)) files.push_back(entries_[row].file);
  }
  return files;
}

bool CaseList::canStep(int direction) const {
  if (!current_) return false;
  const auto row = static_cast<std::ptrdiff_t>(*current_) + direction;
  return row >= 0 && row < static_cast<std::ptrdiff_t>(entries_.size());
}

void CaseList::step(int direction) {
  if (!canStep(direction)) return;
  if (!stepping_) stepping_ = Stepping{direction, current_, {}};
  stepping_->direction = direction;
  current_ = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(*current_) + direction);
  emit rowsMarked();
  main_.open(entries_[*current_].file, CaseSlot::Before::Kept);
}

void CaseList::mainOpened() {
  remember(main_.file());
  restoreSource(main_);
  if (stepping_) endOfSteps(true);
}

SourceProperties CaseList::sourceOf(const std::filesystem::path& file) const {
  const auto found = sources_.find(file);
  return found == sources_.end() ? SourceProperties() : found->second;
}

// Parts are marked only in the main pane.
void CaseList::keepSource(CaseSlot& slot) {
  auto source = sourceOf(slot.file());
  source.treatAsInverted = slot.view().treatAsInverted();
  if (&slot == &main_) source.part = main_.view().part();
  if (source == sourceOf(slot.file())) return;
  sources_.insert_or_assign(slot.file(), source);
  emit sourcesChanged();
}

void CaseList::restoreSource(CaseSlot& slot) {
  const auto source = sourceOf(slot.file());
  slot.view().setTreatAsInverted(source.treatAsInverted);
  if (&slot == &main_ && source.part) main_.view().setPart(*source.part);
}

void CaseList::mainFailed(const Error& error) {
  if (current_) markProblem(entries_[*current_].file, error);
  if (!stepping_) return reportFailure(error);
  stepping_->steppedOver.push_back(error);
  if (canStep(stepping_->direction)) return step(stepping_->direction);
  endOfSteps(false);
}

// If nothing further can be opened, goes back to the picture it started from, which is still shown.
void CaseList::endOfSteps(bool found) {
  const auto steps = std::move(*stepping_);
  stepping_.reset();
  if (!found) {
    current_ = steps.from;
    emit rowsMarked();
  }
  if (steps.steppedOver.empty()) return;
  const auto first = errorText(steps.steppedOver.front());
  const int count = static_cast<int>(steps.steppedOver.size());
  services_.messages.warn(count == 1 ? tr("Skipped a file. %1").arg(first)
                                     : tr("Skipped %n files that cannot be opened. The first: %1", nullptr, count).arg(first));
}

void CaseList::close() {
  listing_.cancel();
  stepping_.reset();
  entries_.clear();
  problems_.clear();
  sources_.clear();
  current_.reset();
  closeBeside();
  main_.close(invitation());
  emit entriesChanged();
}

void CaseList::closeBeside() {
  besideRow_.reset();
  beside_.close(tr("Choose a second picture: drop it here, or Ctrl+click a thumbnail."));
  emit rowsMarked();
}

const Error* CaseList::problemOf(std::size_t row) const {
  const auto found = problems_.find(entries_.at(row).file);
  return found == problems_.end() ? nullptr : &found->second;
}

void CaseList::markProblem(const std::filesystem::path& file, const Error& error) {
  problems_.insert_or_assign(file, error);
  emit rowsMarked();
}

std::optional<std::size_t> CaseList::rowOf(const std::filesystem::path& file) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const CaseEntry& entry) { return entry.file == file; });
  if (file.empty() || found == entries_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - entries_.begin());
}

void CaseList::reportFailure(const Error& error) { services_.messages.show(error); }

void CaseList::remember(const std::filesystem::path& file) {
  if (!services_.settings.get(setting::rememberFiles)) return;
  auto recent = services_.settings.get(setting::recentFiles);
  recent.removeAll(pathText(file));
  recent.prepend(pathText(file));
  services_.settings.set(setting::recentFiles, QStringList(recent.mid(0, kRecentFiles)));
  emit recentChanged();
}

QStringList CaseList::recentFiles() const { return services_.settings.get(setting::recentFiles); }

void CaseList::forgetRecentFiles() {
  services_.settings.set(setting::recentFiles, QStringList());
  emit recentChanged();
}

}  // namespace glenoid::ui
