// The sentence that stands on every answer and every export.
#pragma once

namespace glenoid {

inline constexpr char kDisclaimer[] = "Research use only. Not a medical device.";

}  // namespace glenoid
