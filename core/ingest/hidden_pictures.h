// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that a data set leaves out because they are hidden, such as copies that an editor keeps.
#pragma once

#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"

namespace glenoid {

// A notice for each topmost hidden folder with pictures (HiddenFolder) and for each hidden picture outside of them (HiddenPicture), sorted
// by path. `pictures` are named as Item::path.
std::vector<DataNotice> hiddenNotices(const std::vector<std::string>& pictures);

// The same for those files in Index::hidden that are pictures. Their first bytes decide: what a system keeps beside a picture under its
// name ("._1.png") is none. Throws Cancelled.
std::vector<DataNotice> hiddenPictures(const Index& index, const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid
