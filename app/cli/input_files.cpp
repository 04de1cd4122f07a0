// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input_files.h"

#include "app/cli/terminal.h"
#include "core/base/error.h"
#include "core/base/files.h"

namespace glenoid::cli {

std::vector<std::filesystem::path> listedFiles(const std::vector<std::filesystem::path>& inputs, Decoder& decoder,
                                               const ListOptions& options) {
  ProgressLine line;
  const auto list = listFiles(inputs, decoder, interruptToken(), options, [&](const Progress& progress) { line.show(progress); });
  line.clear();
  for (const auto& fact : list.facts) tell("{}\n", sentence(fact));
  if (list.files.empty()) throw Error(ErrorCode::FolderEmpty, "", toUtf8(inputs.front()));
  return list.paths();
}

}  // namespace glenoid::cli
