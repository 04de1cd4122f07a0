// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/jpeg2000.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include <openjpeg.h>

#include "core/base/error.h"

namespace glenoid {
namespace {

constexpr std::array<std::uint8_t, 4> kCodestream{0xff, 0x4f, 0xff, 0x51};
constexpr std::array<std::uint8_t, 8> kJp2{0, 0, 0, 12, 'j', 'P', ' ', ' '};

template <std::size_t N>
bool startsWith(std::span<const std::uint8_t> bytes, const std::array<std::uint8_t, N>& magic) {
  return bytes.size() >= N && std::equal(magic.begin(), magic.end(), bytes.begin());
}

struct Source {
  std::span<const std::uint8_t> bytes;
  std::size_t at = 0;
};

OPJ_SIZE_T readSource(void* buffer, OPJ_SIZE_T size, void* user) {
  auto& source = *static_cast<Source*>(user);
  const auto count = std::min<std::size_t>(size, source.bytes.size() - source.at);
  if (count == 0) return static_cast<OPJ_SIZE_T>(-1);
  std::memcpy(buffer, source.bytes.data() + source.at, count);
  source.at += count;
  return count;
}

OPJ_OFF_T skipSource(OPJ_OFF_T offset, void* user) {
  auto& source = *static_cast<Source*>(user);
  if (offset < 0) return -1;
  const auto count = std::min(static_cast<std::size_t>(offset), source.bytes.size() - source.at);
  source.at += count;
  return static_cast<OPJ_OFF_T>(count);
}

OPJ_BOOL seekSource(OPJ_OFF_T offset, void* user) {
  auto& source = *static_cast<Source*>(user);
  if (offset < 0 || static_cast<std::size_t>(offset) > source.bytes.size()) return OPJ_FALSE;
  source.at = static_cast<std::size_t>(offset);
  return OPJ_TRUE;
}

// Without handlers OpenJPEG writes to stderr.
void dropMessage(const char*, void*) {}

template <auto Destroy>
struct Deleter {
  template <class T>
  void operator()(T* object) const {
    Destroy(object);
  }
};

// A codec with its stream; the header is read.
class Codec {
 public:
  explicit Codec(std::span<const std::uint8_t> bytes) : source_{bytes} {
    if (!startsJpeg2000(bytes)) throw Error(ErrorCode::DamagedFile, "not a JPEG 2000 codestream");
    codec_.reset(opj_create_decompress(startsWith(bytes, kJp2) ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K));
    stream_.reset(opj_stream_create(std::clamp<std::size_t>(bytes.size(), 1024, std::size_t{1} << 20), OPJ_TRUE));
    if (!codec_ || !stream_) throw std::bad_alloc();
    opj_stream_set_user_data(stream_.get(), &source_, nullptr);
    opj_stream_set_user_data_length(stream_.get(), bytes.size());
    opj_stream_set_read_function(stream_.get(), readSource);
    opj_stream_set_skip_function(stream_.get(), skipSource);
    opj_stream_set_seek_function(stream_.get(), seekSource);
    opj_set_error_handler(codec_.get(), dropMessage, nullptr);
    opj_set_warning_handler(codec_.get(), dropMessage, nullptr);
    opj_set_info_handler(codec_.get(), dropMessage, nullptr);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    // DICOM's tags define the meaning of the components (PS3.5 8.2.4), so palettes and channel definitions of a JP2 are ignored.
    parameters.flags |= OPJ_DPARAMETERS_IGNORE_PCLR_CMAP_CDEF_FLAG;
    opj_image_t* image = nullptr;
    const bool read = opj_setup_decoder(codec_.get(), &parameters) && opj_decoder_set_strict_mode(codec_.get(), OPJ_TRUE) &&
                      opj_read_header(stream_.get(), codec_.get(), &image);
    image_.reset(image);
    if (!read || !image_ || image_->numcomps == 0) throw Error(ErrorCode::DamagedFile, "the JPEG 2000 header cannot be read");
  }

  Jpeg2000Header header() const {
    const auto& first = image_->comps[0];
    for (OPJ_UINT32 i = 0; i < image_->numcomps; ++i) {
      const auto& component = image_->comps[i];
      if (component.dx != 1 || component.dy != 1 || component.prec != first.prec || component.sgnd != first.sgnd) {
        throw Error(ErrorCode::UnsupportedPixels, "JPEG 2000 components of different kinds");
      }
    }
    Jpeg2000Header header;
    header.columns = sizeOf(image_->x0, image_->x1);
    header.rows = sizeOf(image_->y0, image_->y1);
    header.components = static_cast<int>(image_->numcomps);
    header.precision = static_cast<int>(first.prec);
    header.isSigned = first.sgnd != 0;
    if (opj_codestream_info_v2_t* info = opj_get_cstr_info(codec_.get())) {
      header.colourTransform = info->m_default_tile_info.mct != 0;
      opj_destroy_cstr_info(&info);
    }
    return header;
  }

  const opj_image_t& decode() {
    if (!opj_decode(codec_.get(), stream_.get(), image_.get()) || !opj_end_decompress(codec_.get(), stream_.get())) {
      throw Error(ErrorCode::DamagedFile, "the JPEG 2000 data are broken or incomplete");
    }
    return *image_;
  }

 private:
  static int sizeOf(OPJ_UINT32 from, OPJ_UINT32 to) {
    // DICOM's rows and columns have at most 16 bits.
    if (to <= from || to - from > 0xffff) throw Error(ErrorCode::DamagedFile, "the JPEG 2000 picture has an impossible size");
    return static_cast<int>(to - from);
  }

  Source source_;
  std::unique_ptr<opj_codec_t, Deleter<opj_destroy_codec>> codec_;
  std::unique_ptr<opj_stream_t, Deleter<opj_stream_destroy>> stream_;
  std::unique_ptr<opj_image_t, Deleter<opj_image_destroy>> image_;
};

}  // namespace

bool startsJpeg2000(std::span<const std::uint8_t> bytes) { return startsWith(bytes, kCodestream) || startsWith(bytes, kJp2); }

Jpeg2000Header readJpeg2000Header(std::span<const std::uint8_t> bytes) { return Codec(bytes).header(); }

void decodeJpeg2000(std::span<const std::uint8_t> bytes, const Jpeg2000Header& expected,
                    const std::function<void(int, std::span<const std::int32_t>)>& use) {
  Codec codec(bytes);
  if (codec.header() != expected) throw Error(ErrorCode::DamagedFile, "the frames' JPEG 2000 headers differ");
  const opj_image_t& image = codec.decode();
  for (int i = 0; i < expected.components; ++i) {
    const auto& component = image.comps[i];
    if (component.data == nullptr || component.w != static_cast<OPJ_UINT32>(expected.columns) ||
        component.h != static_cast<OPJ_UINT32>(expected.rows)) {
      throw Error(ErrorCode::DamagedFile, "the JPEG 2000 data are broken or incomplete");
    }
    use(i, {component.data, static_cast<std::size_t>(component.w) * component.h});
  }
}

}  // namespace glenoid
