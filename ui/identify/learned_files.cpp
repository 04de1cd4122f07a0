// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/identify/learned_files.h"

#include "core/base/files.h"
#include "core/imaging/network_input.h"
#include "core/ingest/open_dataset.h"
#include "ui/elements/text.h"
#include "ui/services/watched_decoder.h"

namespace glenoid::ui {
namespace {

constexpr std::chrono::minutes kIndexPatience{1};  // between two files

}  // namespace

LearnedFiles::LearnedFiles(Services& services, QObject* parent) : QObject(parent), services_(services) {}

LearnedFiles::~LearnedFiles() {
  indexing_.cancel();
  decoding_.cancel();
}

void LearnedFiles::seek() {
  const auto folder = services_.settings.get(setting::lastDataFolder);
  if (folder == indexed_) return;
  indexed_ = folder;
  indexing_.cancel();
  decoding_.cancel();
  index_ = {};
  pictures_.clear();
  wanted_.clear();
  if (folder.isEmpty()) return;
  // If the data cannot be read, no pictures are shown; the answer itself is not affected.
  const auto work = [data = fromUtf8(folder.toStdString()), &decoder = services_.decoder](Watch& watch) {
    WatchedDecoder lent(decoder, watch);
    const auto found = indexDataset(data, lent, watch.token(), [&watch](const Progress&) { watch.alive(); });
    Index index{found.root, {}};
    for (const auto& item : found.items) index.paths.emplace(item.sha256, item.path);
    return index;
  };
  indexing_ = services_.files.submit<Index>(
      this, [work](const JobContext& context) { return watched<Index>(context.token, kIndexPatience, work).value_or(Index()); },
      {.done =
           [this](Index index) {
             index_ = std::move(index);
             emit changed();
           },
       .failed = [this](const Error&) { emit changed(); }});
}

QString LearnedFiles::nameOf(const std::string& sha256) const {
  const auto found = index_.paths.find(sha256);
  return found == index_.paths.end() ? QString() : textOf(found->second);
}

QImage LearnedFiles::picture(const std::string& sha256) {
  if (const auto known = pictures_.find(sha256); known != pictures_.end()) return known->second;
  if (index_.paths.contains(sha256) && wanted_.insert(sha256).second) decodeNext();
  return {};
}

void LearnedFiles::decodeNext() {
  if (decoding_.isActive() || wanted_.empty()) return;
  const auto sha256 = *wanted_.begin();
  const auto finished = [this, sha256](QImage image) {
    wanted_.erase(sha256);
    pictures_[sha256] = std::move(image);
    emit changed();
    QMetaObject::invokeMethod(
        this, [this] { decodeNext(); }, Qt::QueuedConnection);
  };
  decoding_ = services_.files.submit<QImage>(
      this,
      [file = index_.root / fromUtf8(index_.paths.at(sha256)), &decoder = services_.decoder](const JobContext& context) {
        ReadOptions options;
        options.firstFrameOnly = true;
        const auto square = squareImage(decoder.read(file, options, context.token), {}, kSide);
        return QImage(square.grey.data(), square.side, square.side, square.side, QImage::Format_Grayscale8).copy();
      },
      {.done = finished, .failed = [finished](const Error&) { finished({}); }});
}

}  // namespace glenoid::ui
