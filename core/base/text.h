// SPDX-License-Identifier: GPL-3.0-or-later
// Marks what core says to a person, so that the window can translate it.
#pragma once

// Expands to `text`, the English words and the key of their translation. lupdate reads it as QT_TRANSLATE_NOOP
// (packaging/cmake/UpdateTexts.cmake).
#define GLENOID_TEXT(context, text) text
