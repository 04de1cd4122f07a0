// SPDX-License-Identifier: GPL-3.0-or-later
// Expands files, folders, DICOMDIRs and ZIPs to the pictures in them, for window, batch and terminal.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/fact.h"
#include "core/base/progress.h"
#include "core/decoding/decoder.h"

namespace glenoid {

struct ListOptions {
  // Leaves out the DICOM files of folders, DICOMDIRs and ZIPs that are no projection radiographs: by their SOP class or, if that leaves it
  // open, by their modality (isProjectionModality() in core/imaging/network_input.h). A DICOMDIR states only the modality.
  bool radiographsOnly = true;
};

struct ListedFile {
  std::filesystem::path file;
  // Of a DICOM file in a folder, DICOMDIR or ZIP. Patients, studies and series are counted from 1 over the whole list; 0 if a DICOMDIR has
  // no record of this kind.
  std::optional<DicomDirEntry> place = std::nullopt;
  bool isOfDirectory = false;  // a DICOMDIR lists it
};

struct FileList {
  std::vector<ListedFile> files;
  std::vector<Fact> facts;  // FilesLeftOut, SameName, ObjectsLeftOut

  std::vector<std::filesystem::path> paths() const;
};

// Whether listFiles() replaces the path by its contents: a folder, a DICOMDIR or a ZIP. The first bytes decide.
bool holdsFiles(const std::filesystem::path& path);

// Files stay; a DICOMDIR is replaced by the pictures that it lists (in a ZIP, its name decides that it is one), and a folder by the files
// below it, in natural order. In folders, hidden files and files that are clearly not pictures (isNoPicture) are left out, and beside DICOM
// files, anywhere in what is given, also pictures in formats that we do not read (isForeignPicture). A folder with a
// DICOMDIR, as on a disc, wherever it is, is replaced by the pictures that the DICOMDIR lists and the other DICOM files below it. Follows
// links to files but not to folders. A ZIP is replaced by the files in it, such as "study.zip/DIR/IM1", as a folder is. The decoder reads
// them. A path that does not exist, a link to itself and a folder that cannot be read stay in the list, so that their reader reports them.
// An unreadable DICOMDIR or ZIP stays if it was given by name; otherwise its folder is listed without it. `progress` is called for every
// file and folder, with the count of files that were looked at; how many there are is not known. Blocks; throws Cancelled.
FileList listFiles(std::span<const std::filesystem::path> paths, Decoder& decoder, const CancelToken& token,
                   const ListOptions& options = {}, const ProgressCallback& progress = {});

// The pictures in the folder of `opened`, as listFiles() lists those directly in a folder, but without ZIPs. `opened` stays whatever it is,
// alone if its folder cannot be read. Blocks; throws Cancelled.
FileList listBeside(const std::filesystem::path& opened, Decoder& decoder, const CancelToken& token, const ListOptions& options = {},
                    const ProgressCallback& progress = {});

}  // namespace glenoid
