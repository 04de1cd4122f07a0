// What core/ says in English, in the person's language.
#pragma once

#include <string>
#include <string_view>

#include <QString>

namespace glenoid::ui {

// A notice about a picture or a device, with a capital first letter; one without a translation stays as it is.
QString noticeText(const std::string& notice);

// The words of core/report about a case: names of rows, sentences on certainty, titles.
QString coreText(std::string_view english);

}  // namespace glenoid::ui
