// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>

#include <windows.h>

#include "core/base/text_encoding.h"

namespace glenoid {
namespace {

constexpr UINT kUtf8 = 65001, kGb18030 = 54936, kEucJp = 20932;

// The code pages that MultiByteToWideChar() knows. Where it has none for exactly this encoding, the one that contains it.
struct CodePage {
  std::string_view name;  // in upper case
  UINT number;
};
constexpr std::array kCodePages{
    CodePage{"UTF-8", kUtf8},       CodePage{"ISO-8859-1", 28591},  CodePage{"ISO-8859-2", 28592},  CodePage{"ISO-8859-3", 28593},
    CodePage{"ISO-8859-4", 28594},  CodePage{"ISO-8859-5", 28595},  CodePage{"ISO-8859-6", 28596},  CodePage{"ISO-8859-7", 28597},
    CodePage{"ISO-8859-8", 28598},  CodePage{"ISO-8859-9", 28599},  CodePage{"ISO-8859-13", 28603}, CodePage{"ISO-8859-15", 28605},
    CodePage{"WINDOWS-1250", 1250}, CodePage{"WINDOWS-1251", 1251}, CodePage{"WINDOWS-1252", 1252}, CodePage{"WINDOWS-1253", 1253},
    CodePage{"WINDOWS-1254", 1254}, CodePage{"WINDOWS-1255", 1255}, CodePage{"WINDOWS-1256", 1256}, CodePage{"WINDOWS-1257", 1257},
    CodePage{"WINDOWS-1258", 1258}, CodePage{"KOI8-R", 20866},      CodePage{"KOI8-U", 21866},      CodePage{"TIS-620", 874},
    CodePage{"SHIFT_JIS", 932},     CodePage{"EUC-JP", kEucJp},     CodePage{"EUC-KR", 949},        CodePage{"GB2312", 936},
    CodePage{"GBK", 936},           CodePage{"GB18030", kGb18030},  CodePage{"BIG5", 950},
};

std::string upperCase(std::string_view name) {
  std::string upper(name);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

std::optional<std::wstring> wideFrom(std::string_view bytes, UINT codePage) {
  const auto count = static_cast<int>(bytes.size());
  const int length = MultiByteToWideChar(codePage, MB_ERR_INVALID_CHARS, bytes.data(), count, nullptr, 0);
  if (length <= 0) return std::nullopt;
  std::wstring wide(static_cast<std::size_t>(length), L'\0');
  MultiByteToWideChar(codePage, MB_ERR_INVALID_CHARS, bytes.data(), count, wide.data(), length);
  // Windows gives bytes that mean nothing a place in the private use area. GB18030 has letters there.
  const auto isPrivate = [](wchar_t c) { return c >= 0xe000 && c <= 0xf8ff; };
  if (codePage != kUtf8 && codePage != kGb18030 && std::any_of(wide.begin(), wide.end(), isPrivate)) return std::nullopt;
  return wide;
}

std::optional<std::wstring> wideFromUtf16(std::string_view bytes, bool bigEndian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::wstring wide;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const auto first = static_cast<std::uint8_t>(bytes[i]), second = static_cast<std::uint8_t>(bytes[i + 1]);
    wide += static_cast<wchar_t>(bigEndian ? first << 8 | second : second << 8 | first);
  }
  return wide;
}

// Code page 20932 writes the letters of JIS X 0212 without the leading byte 8F, and the last byte without its highest bit.
std::optional<std::string> withoutTripleBytes(std::string_view bytes) {
  std::string pairs;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    const std::size_t length = byte == 0x8f ? 3 : byte >= 0x80 ? 2 : 1;
    if (bytes.size() - i < length) return std::nullopt;
    for (std::size_t k = 1; k < length; ++k) {
      if (static_cast<std::uint8_t>(bytes[i + k]) < 0xa1) return std::nullopt;
    }
    if (length == 3)
      pairs.append({bytes[i + 1], static_cast<char>(bytes[i + 2] & 0x7f)});
    else
      pairs.append(bytes.substr(i, length));
    i += length - 1;
  }
  return pairs;
}

std::optional<std::wstring> wideFrom(std::string_view bytes, const std::string& encoding) {
  if (encoding == "UTF-16LE" || encoding == "UTF-16BE") return wideFromUtf16(bytes, encoding == "UTF-16BE");
  const auto page = std::find_if(kCodePages.begin(), kCodePages.end(), [&](const CodePage& known) { return known.name == encoding; });
  if (page == kCodePages.end()) return std::nullopt;
  if (page->number != kEucJp) return wideFrom(bytes, page->number);
  const auto pairs = withoutTripleBytes(bytes);
  return pairs ? wideFrom(*pairs, kEucJp) : std::nullopt;
}

}  // namespace

std::optional<std::string> utf8From(std::string_view bytes, const char* encoding) {
  if (bytes.size() > INT_MAX / 4) return std::nullopt;
  const auto name = upperCase(encoding);
  if (bytes.empty()) return std::string();
  // Windows takes away the highest bit of a byte that is not ASCII.
  if (name == "US-ASCII") {
    const bool isAscii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
    return isAscii ? std::optional<std::string>(bytes) : std::nullopt;
  }
  const auto wide = wideFrom(bytes, name);
  if (!wide) return std::nullopt;
  const auto count = static_cast<int>(wide->size());
  const int length = WideCharToMultiByte(CP_UTF8, WC_ERR_INVALID_CHARS, wide->data(), count, nullptr, 0, nullptr, nullptr);
  if (length <= 0) return std::nullopt;
  std::string text(static_cast<std::size_t>(length), '\0');
  WideCharToMultiByte(CP_UTF8, WC_ERR_INVALID_CHARS, wide->data(), count, text.data(), length, nullptr, nullptr);
  return text;
}

}  // namespace glenoid
