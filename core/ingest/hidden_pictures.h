// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that a data set leaves out because they are hidden, such as copies that an editor keeps.
#pragma once

#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/progress.h"
#include "core/dataset/index.h"

namespace glenoid {

// A notice for each topmost hidden folder with pictures (HiddenFolder) and for each hidden picture outside of them (HiddenPicture), sorted
// by path. The first bytes of the files in Index::hidden decide: what a system keeps beside a picture under its name ("._1.png") is none.
// Throws Cancelled.
std::vector<DataNotice> hiddenPictures(const Index& index, const CancelToken& token = {}, const ProgressCallback& progress = {});

}  // namespace glenoid
