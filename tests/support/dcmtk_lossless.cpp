// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dcmtk_lossless.h"

#include <memory>
#include <stdexcept>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djeijg12.h>
#include <dcmtk/dcmjpeg/djeijg16.h>
#include <dcmtk/dcmjpeg/djeijg8.h>

namespace glenoid::test {
namespace {

template <typename Sample>
std::vector<std::uint8_t> encodedBy(DJEncoder& encoder, const LosslessSpec& spec, const std::vector<std::int32_t>& values) {
  std::vector<Sample> samples;
  for (const auto value : values) samples.push_back(static_cast<Sample>(value));
  Uint8* stream = nullptr;
  Uint32 length = 0;
  const auto result =
      encoder.encode(static_cast<Uint16>(spec.columns), static_cast<Uint16>(spec.rows), spec.components == 3 ? EPI_RGB : EPI_Monochrome2,
                     static_cast<Uint16>(spec.components), samples.data(), stream, length);
  const std::unique_ptr<Uint8[]> owned(stream);
  if (result.bad()) throw std::runtime_error(std::string("encodeLosslessByDcmtk: ") + result.text());
  return {stream, stream + length};
}

}  // namespace

std::vector<std::uint8_t> encodeLosslessByDcmtk(const LosslessSpec& spec, const std::vector<std::int32_t>& values) {
  const DJCodecParameter parameter(ECC_lossyYCbCr, EDC_photometricInterpretation, EUC_default, EPC_default);
  if (spec.precision == 8) {
    DJCompressIJG8Bit encoder(parameter, EJM_lossless, spec.predictor, spec.pointTransform);
    return encodedBy<Uint8>(encoder, spec, values);
  }
  if (spec.precision == 12) {
    DJCompressIJG12Bit encoder(parameter, EJM_lossless, spec.predictor, spec.pointTransform);
    return encodedBy<Uint16>(encoder, spec, values);
  }
  DJCompressIJG16Bit encoder(parameter, EJM_lossless, spec.predictor, spec.pointTransform);
  return encodedBy<Uint16>(encoder, spec, values);
}

}  // namespace glenoid::test
