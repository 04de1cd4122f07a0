// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of an installed model, as rich text: accuracy, terms, limits and every measured figure.
#pragma once

#include <QString>

#include "core/bundle/start_weights.h"
#include "ui/services/model_catalogue.h"

namespace glenoid::ui {

// ModelDescription::accuracySentence() in the person's language and number format.
QString accuracyText(const ModelDescription& model);

// Qt's rich text in the colours of the present theme; whatever the bundle says is escaped, figures it lacks are left out.
QString modelSheet(const CatalogueEntry& entry);
QString startWeightsSheet(const StartWeights& weights);

}  // namespace glenoid::ui
