// SPDX-License-Identifier: GPL-3.0-or-later
// The size of a pixel, and the body part and side that the picture shows. Internal to the room.
#pragma once

#include "core/dicom/dicom_object.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// Fills spacing, pixelAspect, laterality, viewPosition, patientOrientation and bodyPart. Invalid values are dropped, never guessed.
void readGeometry(DcmItem& dataset, Radiograph& radiograph);

}  // namespace glenoid
