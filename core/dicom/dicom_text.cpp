// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/text_encoding.h"

namespace glenoid {
namespace {

constexpr char kEscape = '\x1b';

// How a G0 or G1 set is converted. The EUC encodings hold the national double-byte sets in their upper half.
enum class Shape { Single, Pair, KatakanaAfterSs2, PairAfterSs3 };
struct CodeSet {
  const char* encoding;
  Shape shape;
};
constexpr CodeSet kAscii{"US-ASCII", Shape::Single};

struct Term {
  std::string_view term;    // after "ISO_IR " or "ISO 2022 IR "
  std::string_view escape;  // without ESC; PS3.3 Tables C.12-3 and C.12-4
  bool upper;               // designates G1
  CodeSet set;
};
constexpr std::array kTerms{
    Term{"6", "(B", false, kAscii},
    Term{"13", ")I", true, {"EUC-JP", Shape::KatakanaAfterSs2}},
    Term{"13", "(J", false, kAscii},  // JIS X 0201 romaji has the yen sign and overline where ASCII has backslash and tilde
    Term{"87", "$B", false, {"EUC-JP", Shape::Pair}},
    Term{"159", "$(D", false, {"EUC-JP", Shape::PairAfterSs3}},
    Term{"149", "$)C", true, {"EUC-KR", Shape::Pair}},
    Term{"58", "$)A", true, {"GB2312", Shape::Pair}},
    Term{"100", "-A", true, {"ISO-8859-1", Shape::Single}},
    Term{"101", "-B", true, {"ISO-8859-2", Shape::Single}},
    Term{"109", "-C", true, {"ISO-8859-3", Shape::Single}},
    Term{"110", "-D", true, {"ISO-8859-4", Shape::Single}},
    Term{"126", "-F", true, {"ISO-8859-7", Shape::Single}},
    Term{"127", "-G", true, {"ISO-8859-6", Shape::Single}},
    Term{"138", "-H", true, {"ISO-8859-8", Shape::Single}},
    Term{"144", "-L", true, {"ISO-8859-5", Shape::Single}},
    Term{"148", "-M", true, {"ISO-8859-9", Shape::Single}},
    Term{"166", "-T", true, {"TIS-620", Shape::Single}},
    Term{"203", "-b", true, {"ISO-8859-15", Shape::Single}},
};

std::optional<std::string> convertCharacter(std::string_view bytes, const CodeSet& set) {
  if (set.shape == Shape::Single && static_cast<unsigned char>(bytes[0]) < 0x80) return std::string(bytes);
  std::string code;
  if (set.shape == Shape::PairAfterSs3) code = '\x8f';
  if (set.shape == Shape::KatakanaAfterSs2) code = '\x8e';
  for (const char byte : bytes) code += set.shape == Shape::Single ? byte : static_cast<char>(static_cast<unsigned char>(byte) | 0x80U);
  return utf8From(code, set.encoding);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.remove_suffix(1);
  return text;
}

// Reads text with code extensions (PS3.5 6.1.2.5), except that a set stays designated across delimiters: many writers rely on that.
class CodeExtensions {
 public:
  explicit CodeExtensions(std::string_view firstTerm) {
    const auto number = firstTerm.substr(firstTerm.rfind(' ') + 1);
    for (const Term& term : kTerms) {
      if (term.term == number && term.upper) g1_ = term.set;
    }
  }

  std::optional<std::string> read(std::string_view bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
      if (bytes[at] == kEscape) {
        const auto length = designate(bytes.substr(at + 1));
        if (length == 0) return std::nullopt;
        at += 1 + length;
        continue;
      }
      const auto byte = static_cast<unsigned char>(bytes[at]);
      const CodeSet& set = byte < 0x80 ? g0_ : g1_;
      const bool graphic = (byte & 0x7fU) > 0x20;
      const std::size_t size = graphic && (set.shape == Shape::Pair || set.shape == Shape::PairAfterSs3) ? 2 : 1;
      if (at + size > bytes.size()) return std::nullopt;
      const auto character = graphic ? convertCharacter(bytes.substr(at, size), set) : std::string(bytes.substr(at, 1));
      if (!character) return std::nullopt;
      text += *character;
      at += size;
    }
    return text;
  }

 private:
  // Length of the rest of the escape sequence; 0 if it is unknown.
  std::size_t designate(std::string_view tail) {
    for (const Term& term : kTerms) {
      if (!tail.starts_with(term.escape)) continue;
      (term.upper ? g1_ : g0_) = term.set;
      return term.escape.size();
    }
    return 0;
  }

  CodeSet g0_ = kAscii;
  CodeSet g1_ = kAscii;
};

std::optional<std::string> decodeDeclared(std::string_view bytes, std::string_view characterSet) {
  const auto first = trimmed(characterSet.substr(0, characterSet.find('\\')));
  if (first == "ISO_IR 192") return utf8From(bytes, "UTF-8");
  if (first == "GB18030") return utf8From(bytes, "GB18030");
  if (first == "GBK") return utf8From(bytes, "GBK");
  return CodeExtensions(first).read(bytes);
}

}  // namespace

DicomText decodeDicomText(std::string_view bytes, std::string_view characterSet) {
  bytes = trimmed(bytes);
  DicomText text;
  if (auto declared = decodeDeclared(bytes, trimmed(characterSet))) {
    text.utf8 = std::move(*declared);
  } else {
    text.guessed = true;
    auto guess = utf8From(bytes, "UTF-8");
    if (!guess) guess = utf8From(bytes, "ISO-8859-1");
    text.utf8 = guess.value_or("");
  }
  std::replace_if(
      text.utf8.begin(), text.utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }, ' ');
  return text;
}

}  // namespace glenoid
