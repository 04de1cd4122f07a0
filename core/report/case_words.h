// How sure an answer is, in words that a person reads before the number.
#pragma once

#include <span>
#include <string_view>

namespace glenoid {

// By the probabilities alone; the limits (0.8; 0.5 with a lead of 0.2) are set by hand until doubt is measured on implants of other makers.
enum class Certainty { Clear, Leaning, Unsure };
Certainty certaintyOf(std::span<const double> probabilities);

// One sentence without a full stop; English, and the key of its translation.
std::string_view certaintySentence(Certainty certainty);

// What no probability can say: the classes are the only ones the model knows.
inline constexpr char kKnownMakersOnly[] = "The model knows these makers only: an implant of any other maker, and a picture without one, gets one of these names too.";
// Why the number beside a maker is what it is.
inline constexpr char kCalibratedProbability[] = "calibrated probability";
inline constexpr char kRawProbability[] = "raw probability, not calibrated";

}  // namespace glenoid
