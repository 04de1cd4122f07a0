// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about an installed model, as rich text: accuracy, licence, limits and all measured figures.
#pragma once

#include <QString>

#include "core/bundle/start_weights.h"
#include "ui/services/model_catalogue.h"

namespace glenoid::ui {

// Qt rich text in the colours of the current theme. All text from the bundle is escaped; figures that it lacks are left out.
QString modelSheet(const CatalogueEntry& entry);
QString startWeightsSheet(const StartWeights& weights);

}  // namespace glenoid::ui
