# SPDX-License-Identifier: GPL-3.0-or-later
# Part of an installation on macOS: copies every library that `programs` and `libraries` need, and that the system does not bring, to the folder
# `frameworks`. They are files of the build tree, whose search paths still lead to the libraries.
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${programs} MODULES ${libraries} PRE_EXCLUDE_REGEXES "^/usr/lib/" "^/System/" "glenoid-core\\."
  RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR missing)
if(missing)
  list(JOIN missing "\n  " names)
  message(FATAL_ERROR "These libraries are needed but were not found:\n  ${names}")
endif()
foreach(library IN LISTS found)
  file(INSTALL "${library}" DESTINATION "${CMAKE_INSTALL_PREFIX}/${frameworks}" TYPE SHARED_LIBRARY FOLLOW_SYMLINK_CHAIN)
  # Whoever can make the folder in which the builder of a library searched could bring another library in.
  cmake_path(GET library FILENAME name)
  set(copy "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/${frameworks}/${name}")
  execute_process(COMMAND otool -l "${copy}" OUTPUT_VARIABLE commands COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "cmd LC_RPATH\n[^\n]*\n *path /[^\n]* \\(offset" searches "${commands}")
  list(TRANSFORM searches REPLACE ".* path (/[^\n]*) \\(offset" "-delete_rpath;\\1")
  if(searches)
    execute_process(COMMAND install_name_tool ${searches} "${copy}" COMMAND_ERROR_IS_FATAL ANY)
  endif()
endforeach()
