// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"

#include "core/report/disclaimer.h"

namespace glenoid {
namespace {

constexpr char kStyle[] = R"css(
body { font: 15px/1.45 "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif; color: #1c2530; background: #fff; margin: 2rem auto; max-width: 84rem; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
.notice { color: #8a3b00; font-weight: 600; margin: 0 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .84rem; }
th, td { padding: .28rem .5rem; text-align: right; white-space: nowrap; border-bottom: 1px solid #dfe5ea; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 9rem; } thead th { border-bottom: 2px solid #7b8794; vertical-align: bottom; }
tbody tr:nth-child(even) { background: #f6f8fa; }
.plots { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; margin: 1rem 0; } figure { margin: 0; } svg { display: block; max-width: 100%; height: auto; }
figcaption { font-size: .82rem; max-width: 22rem; } .key { display: inline-block; margin-right: .9rem; }
.key i { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin-right: .3rem; vertical-align: -1px; }
details { border-top: 1px solid #dfe5ea; padding: .5rem 0; } summary { cursor: pointer; font-weight: 600; }
pre { background: #f6f8fa; padding: .8rem; overflow-x: auto; font-size: .8rem; } p { max-width: 60rem; } .small { font-size: .85rem; color: #52606d; }
)css";

std::string rowOf(const std::vector<std::string>& cells, const char* first, const char* rest) {
  std::string row = "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string tag = i == 0 ? first : rest;
    row.append("<").append(tag).append(">").append(escapedHtml(cells[i])).append("</").append(tag.substr(0, 2)).append(">");
  }
  return row + "</tr>\n";
}

}  // namespace

std::string escapedHtml(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string htmlPage(const std::string& title, const std::string& body, const PageLanguage& language) {
  const auto name = escapedHtml(title), notice = "<p class=\"notice\">" + escapedHtml(language.write({kDisclaimer})) + "</p>\n";
  return "<!DOCTYPE html>\n<html lang=\"" + language.code +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         name + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" + name + "</h1>\n" + notice + body + notice +
         "</body>\n</html>\n";
}

std::string htmlTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::string table = "<div class=\"wide\"><table>\n<thead>" + rowOf(header, "th", "th") + "</thead>\n<tbody>\n";
  for (const auto& row : rows) table += rowOf(row, "th scope=\"row\"", "td");
  return table + "</tbody>\n</table></div>\n";
}

}  // namespace glenoid
