# cmake -DSOURCE=<tree> -DOUT=<file> -P CoreTexts.cmake: writes, for lupdate, the sentences that core/ says in English and the window translates:
# the table of errors (context "Error"), notices of reading and of the network's input ("Notice"), the training options and their presets
# ("TrainingOption"), the words of a case and its report ("Core") and the disclaimer ("Disclaimer").
set(texts "")
macro(add context text)
  string(APPEND texts "QT_TRANSLATE_NOOP(\"${context}\", ${text}),\n")
endmacro()

# The code of a file without includes, with neighbouring literals joined, and nothing in it that a CMake list would stumble over.
function(read_code file result)
  file(READ ${SOURCE}/core/${file} code)
  string(REGEX REPLACE "#include[^\n]*\n" "" code "${code}")
  string(REGEX REPLACE "\"[ \n]+\"" "" code "${code}")
  string(REPLACE ";" "<semicolon>" code "${code}")
  string(REPLACE "[" "<bracket>" code "${code}")
  string(REPLACE "]" "<bracket>" code "${code}")
  set(${result} "${code}" PARENT_SCOPE)
endfunction()

# Adds every literal of `code` that begins with a letter of `first`, but for names in CamelCase.
function(add_literals context first code)
  string(REGEX MATCHALL "\"${first}[^\"]*\"" literals "${code}")
  foreach(literal IN LISTS literals)
    if(NOT literal MATCHES "^\"[A-Za-z]*[a-z][A-Z]")
      add(${context} "${literal}")
    endif()
  endforeach()
  set(texts "${texts}" PARENT_SCOPE)
endfunction()

read_code(base/error.cpp table)
string(REGEX MATCHALL "Row{ErrorCode::[^}]*}" rows "${table}")
foreach(row IN LISTS rows)
  string(REGEX MATCHALL "\"[^\"]*\"" words "${row}")
  list(GET words 1 sentence)
  list(GET words 2 remedy)
  add(Error "${sentence}")
  add(Error "${remedy}")
endforeach()

file(GLOB sources RELATIVE ${SOURCE}/core ${SOURCE}/core/imaging/*.cpp ${SOURCE}/core/nn/device.cpp)
foreach(source IN LISTS sources)
  read_code(${source} code)
  string(REGEX MATCHALL "notices_?[.](push|emplace)_back[(]\"[^\"]*\"[)]" calls "${code}")
  foreach(call IN LISTS calls)
    string(REGEX MATCH "\"[^\"]*\"" notice "${call}")
    add(Notice "${notice}")
  endforeach()
endforeach()

read_code(training/option_list.cpp code)
string(REGEX MATCH "> all{.*return all" code "${code}")
string(REGEX REPLACE "{\"[a-z][^\"]*\"" "" code "${code}") # keys
add_literals(TrainingOption "[A-Za-z]" "${code}")
read_code(training/presets.cpp code)
string(REGEX MATCH "trainingPresets.*" code "${code}")
add_literals(TrainingOption "[A-Z]" "${code}")

read_code(report/case_words.h code)
add_literals(Core "[A-Za-z]" "${code}")
foreach(source report/case_words.cpp report/case_report.cpp)
  read_code(${source} code)
  add_literals(Core "[A-Z]" "${code}")
endforeach()

read_code(report/disclaimer.h code)
add_literals(Disclaimer "[A-Z]" "${code}")

string(REPLACE "<semicolon>" ";" texts "${texts}")
string(REPLACE "<bracket>" "" texts "${texts}")
file(WRITE ${OUT} "// for lupdate alone\n#include <QtGlobal>\nconst char* texts[] = {\n${texts}};\n")
