// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_lister.h"

#include <optional>
#include <utility>

#include "core/inference/file_list.h"
#include "ui/cases/recent_files.h"
#include "ui/elements/core_texts.h"
#include "ui/elements/text.h"
#include "ui/jobs/watched.h"
#include "ui/services/file_choice.h"
#include "ui/services/watched_decoder.h"

namespace glenoid::ui {
namespace {

// The kind of a recent file that holds other files.
QString kindOf(const std::filesystem::path& path, bool isFolder) {
  if (isFolder) return "folder";
  return pathText(path).endsWith(".zip", Qt::CaseInsensitive) ? "ZIP" : "DICOM";  // a DICOMDIR may have any name
}

constexpr char kLeftOut[] = "cases:left out";  // topic of messages

}  // namespace

CaseLister::CaseLister(Services& services, QObject* parent) : QObject(parent), services_(services) {}

void CaseLister::list(const std::vector<std::filesystem::path>& paths) {
  job_.cancel();
  services_.messages.list().dismissTopic(kLeftOut);
  // Checks on another thread whether it is a single picture: the drive may be slow. A share that does not answer holds up nothing else.
  using Holds = std::optional<bool>;
  const auto look = [paths](const JobContext& context) {
    return watched<bool>(context.token, kDrivePatience, [paths](Watch&) {
      const bool holds = holdsFiles(paths[0]);  // asked even if there are more, to see whether its drive answers
      return paths.size() > 1 || holds;
    });
  };
  job_ = services_.files.submit<Holds>(this, look, {.done = [this, paths](Holds holds) {
                                         if (!holds) return services_.messages.warn(silentText(paths[0]));
                                         *holds ? listContents(paths) : listSiblings(paths[0]);
                                       }});
}

// The picture opens without waiting for its folder.
void CaseLister::listSiblings(const std::filesystem::path& file) {
  listed_.clear();
  emit found({{file, pathText(file.filename()), {}}});
  const ListOptions options{services_.settings.get(setting::radiographsOnly)};
  const auto read = [file, &decoder = services_.decoder, options](const JobContext& context) {
    return watched<CaseListing>(context.token, kDrivePatience, [file, &decoder, options, progress = context.progress](Watch& watch) {
      WatchedDecoder lent(decoder, watch);
      return listingBeside(file, lent, watch.token(), options, reported(watch, progress));
    });
  };
  job_ = services_.files.submit<std::optional<CaseListing>>(this, read,
                                                            {.done =
                                                                 [this](const std::optional<CaseListing>& listing) {
                                                                   if (!listing) return;
                                                                   sayLeftOut(*listing);
                                                                   emit grown(listing->entries);
                                                                 },
                                                             .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void CaseLister::listContents(const std::vector<std::filesystem::path>& paths) {
  listed_ = paths;
  struct Listed {
    CaseListing listing;
    bool isFolder;  // the first path
  };
  const ListOptions options{services_.settings.get(setting::radiographsOnly)};
  const auto read = [paths, &decoder = services_.decoder, options](const JobContext& context) {
    return watched<Listed>(context.token, kDrivePatience, [paths, &decoder, options, progress = context.progress](Watch& watch) {
      WatchedDecoder lent(decoder, watch);
      std::error_code none;
      return Listed{listingOf(paths, lent, watch.token(), options, reported(watch, progress)),
                    std::filesystem::is_directory(paths.front(), none)};
    });
  };
  job_ = services_.files.submit<std::optional<Listed>>(
      this, read,
      {.done =
           [this, paths](const std::optional<Listed>& all) {
             const auto& path = paths.front();
             if (!all) return services_.messages.warn(silentText(path));
             sayLeftOut(all->listing);
             if (all->listing.entries.empty()) {
               return services_.messages.warn(tr("%1 contains no file that can be opened.").arg(pathText(path.filename())));
             }
             if (paths.size() == 1) rememberFile(services_.settings, {pathText(path), kindOf(path, all->isFolder)});
             emit found(all->listing.entries);
           },
       .failed = [this](const Error& error) { services_.messages.show(error); }});
}

void CaseLister::sayLeftOut(const CaseListing& listing) {
  for (const auto& fact : listing.facts) services_.messages.show({.kind = MessageKind::Warning, .text = factText(fact), .topic = kLeftOut});
}

}  // namespace glenoid::ui
