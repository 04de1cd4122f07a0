# SPDX-License-Identifier: GPL-3.0-or-later
# Every program that uses glenoid_flags gets the icon, the version, and the manifest: the one rule for long paths, text in UTF-8 and scaled screens.
set(glenoid_manifest ${CMAKE_CURRENT_LIST_DIR}/glenoid.manifest)
set(glenoid_resources ${CMAKE_BINARY_DIR}/glenoid.rc)
if(MSVC)
  list(APPEND glenoid_resources ${glenoid_manifest})  # its linker makes one manifest of this and its own
else()
  set(glenoid_manifest_line "1 24 \"${glenoid_manifest}\"")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/glenoid.rc.in ${CMAKE_BINARY_DIR}/glenoid.rc @ONLY)
foreach(file ${glenoid_resources})
  target_sources(glenoid_flags INTERFACE $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:${file}>)
endforeach()
