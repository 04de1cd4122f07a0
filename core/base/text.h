// SPDX-License-Identifier: GPL-3.0-or-later
// Marks the texts of core that are shown to users, so that the window can translate them.
#pragma once

// Expands to `text`, which is both the English words and the key of their translation. lupdate reads it as QT_TRANSLATE_NOOP
// (packaging/cmake/UpdateTexts.cmake).
#define GLENOID_TEXT(context, text) text
