# cmake -DSOURCE=<tree> -DOUT=<file> -P CoreTexts.cmake: writes, for lupdate, the sentences that core/ says in English and the window translates:
# the table of errors (context "Error"), notices of reading and of the network's input ("Notice") and the disclaimer ("Disclaimer").
set(texts "")
macro(add context text)
  string(APPEND texts "QT_TRANSLATE_NOOP(\"${context}\", ${text}),\n")
endmacro()

file(READ ${SOURCE}/core/base/error.cpp table)
string(REPLACE ";" "<semicolon>" table "${table}")
string(REGEX MATCHALL "Row{ErrorCode::[^}]*}" rows "${table}")
foreach(row IN LISTS rows)
  string(REGEX MATCHALL "\"[^\"]*\"" words "${row}")
  list(GET words 1 sentence)
  list(GET words 2 remedy)
  add(Error "${sentence}")
  add(Error "${remedy}")
endforeach()

file(GLOB sources ${SOURCE}/core/imaging/*.cpp ${SOURCE}/core/nn/device.cpp)
foreach(source IN LISTS sources)
  file(READ ${source} code)
  string(REPLACE ";" "<semicolon>" code "${code}")
  string(REPLACE "[" "<bracket>" code "${code}") # brackets hide a list's separators
  string(REPLACE "]" "<bracket>" code "${code}")
  string(REGEX MATCHALL "notices_?[.](push|emplace)_back[(]\"[^\"]*\"[)]" calls "${code}")
  foreach(call IN LISTS calls)
    string(REGEX MATCH "\"[^\"]*\"" notice "${call}")
    add(Notice "${notice}")
  endforeach()
endforeach()

file(READ ${SOURCE}/core/report/disclaimer.h code)
string(REGEX MATCH "\"[^\"]*\"" disclaimer "${code}")
add(Disclaimer "${disclaimer}")

string(REPLACE "<semicolon>" ";" texts "${texts}")
file(WRITE ${OUT} "// for lupdate alone\n#include <QtGlobal>\nconst char* texts[] = {\n${texts}};\n")
