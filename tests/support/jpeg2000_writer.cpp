// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/jpeg2000_writer.h"

#include <cstring>
#include <stdexcept>

#include <openjpeg.h>

namespace glenoid::test {
namespace {

struct Sink {
  std::vector<std::uint8_t> bytes;
  std::size_t at = 0;
};

OPJ_SIZE_T writeSink(void* buffer, OPJ_SIZE_T size, void* user) {
  auto& sink = *static_cast<Sink*>(user);
  if (sink.at + size > sink.bytes.size()) sink.bytes.resize(sink.at + size);
  std::memcpy(sink.bytes.data() + sink.at, buffer, size);
  sink.at += size;
  return size;
}

OPJ_OFF_T skipSink(OPJ_OFF_T offset, void* user) {
  auto& sink = *static_cast<Sink*>(user);
  sink.at += static_cast<std::size_t>(offset);
  if (sink.at > sink.bytes.size()) sink.bytes.resize(sink.at);
  return offset;
}

OPJ_BOOL seekSink(OPJ_OFF_T offset, void* user) {
  static_cast<Sink*>(user)->at = static_cast<std::size_t>(offset);
  return OPJ_TRUE;
}

opj_image_t* makeImage(const Jpeg2000Spec& spec, const std::vector<std::int32_t>& values) {
  std::vector<opj_image_cmptparm_t> components(static_cast<std::size_t>(spec.samples));
  for (auto& component : components) {
    component = {};
    component.dx = component.dy = 1;
    component.w = static_cast<OPJ_UINT32>(spec.columns);
    component.h = static_cast<OPJ_UINT32>(spec.rows);
    component.prec = static_cast<OPJ_UINT32>(spec.precision);
    component.sgnd = spec.isSigned ? 1 : 0;
  }
  opj_image_t* image =
      opj_image_create(static_cast<OPJ_UINT32>(spec.samples), components.data(), spec.samples == 3 ? OPJ_CLRSPC_SRGB : OPJ_CLRSPC_GRAY);
  if (image == nullptr) throw std::runtime_error("encodeJpeg2000: no image");
  image->x1 = static_cast<OPJ_UINT32>(spec.columns);
  image->y1 = static_cast<OPJ_UINT32>(spec.rows);
  const auto samples = static_cast<std::size_t>(spec.samples);
  for (std::size_t i = 0; i < values.size(); ++i) image->comps[i % samples].data[i / samples] = values[i];
  return image;
}

}  // namespace

std::vector<std::uint8_t> encodeJpeg2000(const Jpeg2000Spec& spec, const std::vector<std::int32_t>& values) {
  Sink sink;
  opj_image_t* image = makeImage(spec, values);
  opj_codec_t* codec = opj_create_compress(OPJ_CODEC_J2K);
  opj_stream_t* stream = opj_stream_create(1 << 16, OPJ_FALSE);
  opj_stream_set_user_data(stream, &sink, nullptr);
  opj_stream_set_write_function(stream, writeSink);
  opj_stream_set_skip_function(stream, skipSink);
  opj_stream_set_seek_function(stream, seekSink);
  opj_cparameters_t parameters;
  opj_set_default_encoder_parameters(&parameters);
  parameters.tcp_numlayers = 1;
  parameters.tcp_rates[0] = 0;
  parameters.cp_disto_alloc = 1;
  parameters.numresolution = 2;  // the pictures are a few pixels wide
  parameters.tcp_mct = spec.samples == 3 ? 1 : 0;
  const bool encoded = opj_setup_encoder(codec, &parameters, image) && opj_start_compress(codec, image, stream) &&
                       opj_encode(codec, stream) && opj_end_compress(codec, stream);
  opj_stream_destroy(stream);
  opj_destroy_codec(codec);
  opj_image_destroy(image);
  if (!encoded) throw std::runtime_error("encodeJpeg2000: OpenJPEG refused");
  return sink.bytes;
}

}  // namespace glenoid::test
