// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/training/process_group.h"

namespace glenoid {

std::unique_ptr<ProcessGroup> ProcessGroup::join(const RankPlace&, const std::string&, const CancelToken&,
                                                 const std::function<void(const Fact&)>&) {
  throw Error(ErrorCode::NoProcessGroups, "");
}

}  // namespace glenoid
