// SPDX-License-Identifier: GPL-3.0-or-later
// Size of a pixel and which part of whom is seen. Internal to the room.
#pragma once

#include "core/dicom/dicom_object.h"
#include "core/imaging/radiograph.h"

namespace glenoid {

// Fills spacing, pixelAspect, laterality, viewPosition, patientOrientation and bodyPart; invalid values are dropped, never guessed.
void readGeometry(DcmItem& dataset, Radiograph& radiograph);

}  // namespace glenoid
