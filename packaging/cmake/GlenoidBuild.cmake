# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings, sanitizers, ccache, and the functions that declare a library (one for each folder) and a test.
if(APPLE AND NOT GLENOID_CORE_ONLY)
  include(${CMAKE_SOURCE_DIR}/packaging/macos/bundle.cmake)
endif()
include(GNUInstallDirs)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
# A release build has no asserts, so they must not handle errors: the code throws instead.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
# Where the libraries of Glenoid are installed, and the programs that only other programs start. Windows finds libraries only beside a program.
set(GLENOID_INNER ${CMAKE_INSTALL_LIBEXECDIR}/glenoid)
if(WIN32)
  set(GLENOID_INNER ${CMAKE_INSTALL_BINDIR})
elseif(GLENOID_BUNDLE)
  set(GLENOID_INNER ${GLENOID_BUNDLE}/Contents/Frameworks)
endif()
# Installed programs find these libraries from their own place.
set(glenoid_origin $ORIGIN)
if(APPLE)
  set(glenoid_origin @loader_path)
endif()
file(RELATIVE_PATH glenoid_way_to_inner /${CMAKE_INSTALL_BINDIR} /${GLENOID_INNER})
set(CMAKE_INSTALL_RPATH "${glenoid_origin};${glenoid_origin}/${glenoid_way_to_inner}")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Precompiled headers hit the cache only with these sloppiness settings (ccache manual, "Precompiled headers"). Another clone of the same
  # tree hits the cache, too, and a file that misses it is not preprocessed twice.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_DEPEND=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()

add_library(glenoid_flags INTERFACE)
target_include_directories(glenoid_flags INTERFACE ${CMAKE_SOURCE_DIR})
if(WIN32)
  include(${CMAKE_SOURCE_DIR}/packaging/windows/resources.cmake)
endif()
if(MSVC)
  # A file that sees LibTorch, or several files together, have more sections than an object may have without /bigobj.
  target_compile_options(glenoid_flags INTERFACE /W4 /utf-8 /permissive- /Zc:__cplusplus /bigobj $<$<BOOL:${GLENOID_WERROR}>:/WX>)
else()
  # GCC 14 falsely warns of copies beyond a std::vector<bool> in LibTorch's headers, and of vectors whose constructor threw as not set.
  if(GLENOID_WERROR AND CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    set(glenoid_still_warnings -Wno-error=array-bounds -Wno-error=maybe-uninitialized)
  endif()
  target_compile_options(glenoid_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    # GCC 12 warns of overlaps in string concatenation that do not exist (GCC bug 105651, fixed in 13).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    ${glenoid_still_warnings}
    $<$<BOOL:${GLENOID_WERROR}>:-Werror> $<$<BOOL:${CCACHE_PROGRAM}>:-fpch-preprocess>)
endif()
if(WIN32)
  target_compile_definitions(glenoid_flags INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN) # windows.h: no macros min and max, no old sockets
endif()
# For tests without LibTorch a short compile time matters more than fast code. GCC wants the precompiled header at the same level.
add_library(glenoid_quick INTERFACE)
target_compile_options(glenoid_quick INTERFACE $<$<AND:$<CONFIG:Release>,$<NOT:$<CXX_COMPILER_ID:MSVC>>>:-O1>)
if(GLENOID_SANITIZE)
  # A report needs line tables only. The checks that sanitizers insert make GCC take set values for unset ones (GCC manual, -Wmaybe-uninitialized).
  add_compile_options(-fsanitize=${GLENOID_SANITIZE} -fno-omit-frame-pointer -O1 -g1 -Wno-maybe-uninitialized)
  add_link_options(-fsanitize=${GLENOID_SANITIZE})
endif()

# Compiles up to eight sources of the target at a time: one that sees LibTorch or Qt takes ten seconds before its own first line, even with
# the precompiled header. So names in anonymous namespaces differ within a target. Sources with options of their own stay alone.
function(glenoid_compile_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${GLENOID_UNITY} UNITY_BUILD_BATCH_SIZE 8)
endfunction()

# A test is a class outside of the anonymous namespace in which its fixture is. GCC warns of that if the file is included by another, and files
# that are compiled together are.
function(glenoid_compile_tests_together target)
  glenoid_compile_together(${target})
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

# glenoid_room(NAME [ALONE] [SOURCES ...] [TORCH ...] [DEPENDS targets...] [PRIVATE targets...]): the static library of the folder core/NAME,
# for what needs LibTorch or a library that only one program loads.
# TORCH: the sources that see LibTorch, through the shared precompiled header. ALONE: the sources are compiled one by one. They see neither
# LibTorch nor Qt, so together they would compile hardly faster, and several of them use the same names in anonymous namespaces.
function(glenoid_room name)
  if(GLENOID_PORTABLE_ONLY)
    return()
  endif()
  cmake_parse_arguments(ARG "ALONE" "" "SOURCES;TORCH;DEPENDS;PRIVATE" ${ARGN})
  add_library(glenoid_${name} STATIC ${ARG_SOURCES} ${ARG_TORCH})
  add_library(glenoid::${name} ALIAS glenoid_${name})
  target_link_libraries(glenoid_${name} PUBLIC ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE} glenoid_flags)
  target_include_directories(glenoid_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  if(NOT ARG_ALONE)
    glenoid_compile_together(glenoid_${name})
  endif()
  if(ARG_TORCH)
    glenoid_use_torch(glenoid_${name} ${ARG_SOURCES})
  endif()
endfunction()

# glenoid_core_room(NAME [ALONE] SOURCES ... [PRIVATE targets...]): the sources of a room that need no LibTorch, as a part of the library
# glenoid-core. ALONE: as in glenoid_room.
function(glenoid_core_room name)
  cmake_parse_arguments(ARG "ALONE" "" "SOURCES;PRIVATE" ${ARGN})
  add_library(glenoid_${name} OBJECT ${ARG_SOURCES})
  target_link_libraries(glenoid_${name} PRIVATE ${ARG_PRIVATE} glenoid_json glenoid_fmt glenoid_flags)
  if(NOT ARG_ALONE)
    glenoid_compile_together(glenoid_${name})
  endif()
  target_sources(glenoid-core PRIVATE $<TARGET_OBJECTS:glenoid_${name}>)
  target_link_libraries(glenoid-core PRIVATE ${ARG_PRIVATE})
endfunction()

# glenoid_beside_the_programs(LIBRARY): a library of Glenoid alone. In the build tree it is in the folder of the programs; installed, it is in
# GLENOID_INNER.
function(glenoid_beside_the_programs target)
  set_target_properties(${target} PROPERTIES PREFIX "" LINKER_LANGUAGE CXX LIBRARY_OUTPUT_DIRECTORY ${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
  if(CMAKE_SYSTEM_NAME STREQUAL Linux AND NOT GLENOID_SANITIZE)
    target_link_options(${target} PRIVATE -Wl,--no-undefined)  # a use of LibTorch where it is not linked fails here
  endif()
  install(TARGETS ${target} LIBRARY DESTINATION ${GLENOID_INNER} RUNTIME DESTINATION ${GLENOID_INNER})
endfunction()

# glenoid_precompiled(NAME LIBRARIES targets... HEADERS headers...): the object library NAME, which holds a precompiled header for other targets.
function(glenoid_precompiled name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES;HEADERS" ${ARGN})
  if(NOT TARGET ${name})
    # CONFIGURE leaves an unchanged file alone; WRITE would cause a full rebuild after every configuration.
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${name}.cpp CONTENT "// holds a precompiled header\n")
    add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE glenoid_flags ${ARG_LIBRARIES})
    target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
  endif()
endfunction()

function(glenoid_reuse_precompiled target name)
  if(MSVC)
    # A header shared by targets whose definitions differ makes it warn (C4605, C4651), so each target compiles its own.
    get_target_property(headers ${name} PRECOMPILE_HEADERS)
    target_precompile_headers(${target} PRIVATE ${headers})
  else()
    # CMake compiles programs with -fPIE, and GCC then refuses a -fPIC precompiled header. The last option wins.
    target_compile_options(${target} PRIVATE -fPIC)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()

# glenoid_use_torch(TARGET [SOURCES...]): links LibTorch and uses its precompiled header, except for the named sources.
# LibTorch's tensors take 20 s per file without the header and 4 s with it; torch/torch.h, with every layer, data loader and optimizer, takes 7 s.
function(glenoid_use_torch target)
  target_link_libraries(${target} PRIVATE glenoid_torch)
  glenoid_precompiled(glenoid_torch_pch LIBRARIES glenoid_torch HEADERS <torch/nn/module.h> <torch/utils.h> <nlohmann/json.hpp>)
  glenoid_reuse_precompiled(${target} glenoid_torch_pch)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# glenoid_test(NAME [SOURCES ...] [TORCH ...] [SHARDS number] [DEPENDS targets...] [LABELS labels...]): one GoogleTest program; every test is
# a CTest entry. TORCH: as in glenoid_room. A program with such sources takes a second to start, so it is a single entry, or SHARDS entries
# that share out its tests. SHARDS does the same for a program that only links LibTorch.
function(glenoid_test name)
  cmake_parse_arguments(ARG "" "SHARDS" "SOURCES;TORCH;DEPENDS;LABELS" ${ARGN})
  if(ARG_TORCH)
    list(APPEND ARG_TORCH ${CMAKE_SOURCE_DIR}/tests/support/fresh_process_state.cpp)
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  add_executable(${name} ${ARG_SOURCES} ${ARG_TORCH})
  target_link_libraries(${name} PRIVATE ${ARG_DEPENDS} glenoid_flags GTest::gmock GTest::gtest_main)
  if(ARG_TORCH)
    glenoid_use_torch(${name} ${ARG_SOURCES})
  else()
    target_link_libraries(${name} PRIVATE glenoid_quick)
    glenoid_precompiled(glenoid_test_pch LIBRARIES glenoid_quick GTest::gmock glenoid_json HEADERS <gmock/gmock.h> <gtest/gtest.h> <nlohmann/json.hpp>)
    glenoid_reuse_precompiled(${name} glenoid_test_pch)
  endif()
  glenoid_compile_tests_together(${name})
  if(ARG_TORCH OR ARG_SHARDS)
    glenoid_test_entries(${name} "${ARG_SHARDS}" "${ARG_LABELS}")
  else()
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
      PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600)
  endif()
endfunction()

# One CTest entry, or as many as there are shards. An entry is skipped if all of its tests are: none passed, and the list of the skipped ones
# ends the output. If one failed, the list of the failed ones ends it.
function(glenoid_test_entries name shards labels)
  if(NOT shards)
    set(shards 1)
  endif()
  foreach(shard RANGE 1 ${shards})
    set(entry ${name})
    if(shards GREATER 1)
      string(APPEND entry _${shard})
    endif()
    math(EXPR index "${shard} - 1")
    add_test(NAME ${entry} COMMAND ${name})
    set_tests_properties(${entry} PROPERTIES LABELS "${labels}" TIMEOUT 1800
      ENVIRONMENT "GTEST_TOTAL_SHARDS=${shards};GTEST_SHARD_INDEX=${index}"
      SKIP_REGULAR_EXPRESSION "\\[  PASSED  \\] 0 tests\\.\n(\\[  SKIPPED \\][^\n]*\n?)+$")
  endforeach()
endfunction()

# glenoid_ui_room(NAME SOURCES... [DEPENDS targets...] [PLOTS]): the static library of the folder ui/NAME, Qt 6 Widgets.
function(glenoid_ui_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(glenoid_ui_${name} STATIC ${ARG_SOURCES})
  add_library(glenoid::ui_${name} ALIAS glenoid_ui_${name})
  target_link_libraries(glenoid_ui_${name} PUBLIC ${ARG_DEPENDS} Qt6::Widgets glenoid_json PRIVATE glenoid_flags)
  target_include_directories(glenoid_ui_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  glenoid_use_qt(glenoid_ui_${name})
  glenoid_compile_together(glenoid_ui_${name})
endfunction()

# Turns on the meta-object compiler, and shares one precompiled header of Qt's widgets and the standard library.
function(glenoid_use_qt target)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  glenoid_precompiled(glenoid_qt_pch LIBRARIES Qt6::Widgets
    HEADERS <QtWidgets/QtWidgets> <filesystem> <functional> <map> <memory> <optional> <string> <vector>)
  glenoid_reuse_precompiled(${target} glenoid_qt_pch)
endfunction()

# glenoid_ui_test(NAME SOURCES ... [DEPENDS targets...]): one program with GoogleTest and QTest helpers, drawn offscreen. It is a single CTest
# entry, since the window's libraries take a while to load.
function(glenoid_ui_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES} ${CMAKE_SOURCE_DIR}/tests/support/gui_main.cpp)
  target_link_libraries(${name} PRIVATE ${ARG_DEPENDS} Qt6::Widgets Qt6::Test glenoid_flags GTest::gmock GTest::gtest)
  glenoid_use_qt(${name})
  glenoid_compile_tests_together(${name})
  add_dependencies(${name} glenoid-engine)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS gui TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
