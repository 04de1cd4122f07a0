// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_setup.h"

#include <charconv>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcdict.h>
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/oflog/appender.h>
#include <dcmtk/oflog/oflog.h>
#include <dcmtk/oflog/spi/logevent.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

std::mutex dictionaryMutex;
std::filesystem::path installedDictionary;

// isDictionaryLoaded() is also true for a dictionary without any standard attribute.
bool dictionaryKnowsImages() {
  const bool known = dcmDataDict.rdlock().findEntry(DCM_PixelData, nullptr) != nullptr;
  dcmDataDict.rdunlock();
  return known;
}

void loadDictionary(const std::string& file) {
  dcmDataDict.wrlock().loadDictionary(file.c_str(), OFFalse);
  dcmDataDict.wrunlock();
}

thread_local int complaints = 0, strayBytes = 0;

// libjpeg's warnings reach DCMTK's log and nothing else.
class Complaints : public dcmtk::log4cplus::Appender {
 public:
  ~Complaints() override { destructorImpl(); }
  void close() override { closed = true; }

 protected:
  void append(const dcmtk::log4cplus::spi::InternalLoggingEvent& event) override {
    const auto& text = event.getMessage();
    const auto says = [&](const char* words) { return text.find(words) != text.npos; };
    // Stray bytes between two segments do no harm. Those in front of the end may be data that damage has left over.
    constexpr std::string_view kCorrupt = "Corrupt JPEG data: ";
    const auto at = text.find(kCorrupt.data());
    if (at != text.npos && says("extraneous bytes before marker 0xd9")) {
      int bytes = 0;
      std::from_chars(text.c_str() + at + kCorrupt.size(), text.c_str() + text.size(), bytes);
      strayBytes += bytes;
    }
    if ((says("Corrupt JPEG data") && !says("extraneous bytes")) || says("Premature end")) ++complaints;
  }
};

void registerDecoders() {
  OFLog::configure(OFLogger::OFF_LOG_LEVEL);
  auto jpeg = OFLog::getLogger("dcmtk.dcmjpeg");
  jpeg.removeAllAppenders();
  jpeg.setAdditivity(false);
  jpeg.addAppender(dcmtk::log4cplus::SharedAppenderPtr(new Complaints));
  jpeg.setLogLevel(OFLogger::WARN_LOG_LEVEL);
  // dicom_pixels.cpp decides the colour model from the stream and the tag; the decoder learns it only from the tag.
  DJDecoderRegistration::registerCodecs(EDC_photometricInterpretation, EUC_never, EPC_colorByPixel);
  DJLSDecoderRegistration::registerCodecs(EJLSUC_never, EJLSPC_colorByPixel);
}

}  // namespace

int jpegComplaints() noexcept { return complaints; }

int strayJpegBytes() noexcept { return strayBytes; }

void setDicomDictionary(const std::filesystem::path& file) {
  const std::lock_guard lock(dictionaryMutex);
  installedDictionary = file;
}

void prepareDicom() {
  static std::once_flag registered;
  std::call_once(registered, registerDecoders);
  const std::lock_guard lock(dictionaryMutex);
  if (dictionaryKnowsImages()) return;
  if (!installedDictionary.empty()) loadDictionary(installedDictionary.string());
#ifdef DCM_DICT_DEFAULT_PATH
  std::istringstream defaults(DCM_DICT_DEFAULT_PATH);
  for (std::string file; !dictionaryKnowsImages() && std::getline(defaults, file, ENVIRONMENT_PATH_SEPARATOR);) loadDictionary(file);
#endif
  if (!dictionaryKnowsImages())
    throw Error(ErrorCode::DictionaryMissing, "no dicom.dic in DCMDICTPATH, in DCMTK's folder or beside the program");
}

}  // namespace glenoid
