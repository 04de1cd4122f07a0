// SPDX-License-Identifier: GPL-3.0-or-later
// glenoid-decoder: reads radiographs for the programs that start it, so that a damaged file can harm only this process.
#include <cstdio>

#include "core/base/error.h"
#include "core/base/program_location.h"
#include "core/base/standard_streams.h"
#include "core/base/terminal_text.h"
#include "core/decoding/decoder_service.h"
#include "core/decoding/in_process_decoder.h"
#include "core/dicom/dicom_setup.h"

namespace {

// Done while the parent process still loads its model. A failure is reported to the first request for a DICOM object.
void prepareAhead() {
  try {
    glenoid::prepareDicom();
  } catch (const glenoid::Error&) {
  }
}

}  // namespace

int main(int count, char** words) {
  glenoid::openStandardStreams();
  try {
    const auto limits = glenoid::limitsFromArguments(glenoid::programArguments(count, words));
    if (const auto dictionary = glenoid::findInstalled("dicom.dic")) glenoid::setDicomDictionary(*dictionary);
    prepareAhead();
    const auto decoder = glenoid::makeInProcessDecoder();
    glenoid::serveDecoder(*decoder, limits);
    return 0;
  } catch (const glenoid::Error& error) {
    std::fputs(glenoid::terminalFormat("glenoid-decoder is started by glenoid and glenoid-cli. {}\n", error.message()).c_str(), stderr);
    return 2;
  }
}
