# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings, sanitizers, ccache and the functions that declare a room, a program and a test.
include(GNUInstallDirs)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
# An assert is no error handling: what must hold in a release build throws.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Precompiled headers hit the cache only with these sloppiness settings (ccache manual, "Precompiled headers"). Another clone of the same
  # tree hits it, too, and a file that misses is not preprocessed twice.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_DEPEND=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()

add_library(glenoid_flags INTERFACE)
target_include_directories(glenoid_flags INTERFACE ${CMAKE_SOURCE_DIR})
if(MSVC)
  target_compile_options(glenoid_flags INTERFACE /W4 /utf-8 $<$<BOOL:${GLENOID_WERROR}>:/WX>)
else()
  target_compile_options(glenoid_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    # GCC 12 sees overlaps in string concatenation that are not there (GCC bug 105651, mended in 13).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    # GCC 14 sees copies beyond a std::vector<bool> inside LibTorch's headers that are not there; they stay warnings.
    $<$<AND:$<BOOL:${GLENOID_WERROR}>,$<CXX_COMPILER_ID:GNU>,$<NOT:$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>>:-Wno-error=array-bounds>
    $<$<BOOL:${GLENOID_WERROR}>:-Werror> $<$<BOOL:${CCACHE_PROGRAM}>:-fpch-preprocess>)
endif()
# A test without LibTorch is compiled more often than the speed of its own code counts (the precompiled header at the same level, as GCC wants).
add_library(glenoid_quick INTERFACE)
target_compile_options(glenoid_quick INTERFACE $<$<AND:$<CONFIG:Release>,$<NOT:$<CXX_COMPILER_ID:MSVC>>>:-O1>)
if(GLENOID_SANITIZE)
  # Line tables are all a report needs. Checks inserted by the sanitizers make GCC see values unset that are not (GCC manual, -Wmaybe-uninitialized).
  add_compile_options(-fsanitize=${GLENOID_SANITIZE} -fno-omit-frame-pointer -O1 -g1 -Wno-maybe-uninitialized)
  add_link_options(-fsanitize=${GLENOID_SANITIZE})
endif()

# glenoid_room(NAME [SOURCES ...] [TORCH ...] [DEPENDS targets...] [PRIVATE targets...]): the static library of the folder core/NAME.
# TORCH: the sources that see LibTorch, through the shared precompiled header.
function(glenoid_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;TORCH;DEPENDS;PRIVATE" ${ARGN})
  add_library(glenoid_${name} STATIC ${ARG_SOURCES} ${ARG_TORCH})
  add_library(glenoid::${name} ALIAS glenoid_${name})
  target_link_libraries(glenoid_${name} PUBLIC ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE} glenoid_flags)
  target_include_directories(glenoid_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  if(ARG_TORCH)
    glenoid_use_torch(glenoid_${name} ${ARG_SOURCES})
  endif()
endfunction()

# glenoid_precompiled(NAME LIBRARIES targets... HEADERS headers...): the object library NAME, which holds a precompiled header for others.
function(glenoid_precompiled name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES;HEADERS" ${ARGN})
  if(NOT TARGET ${name})
    # CONFIGURE leaves the file alone where it is the same: WRITE would compile everything anew after every configuration.
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${name}.cpp CONTENT "// holds a precompiled header\n")
    add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE glenoid_flags ${ARG_LIBRARIES})
    target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
  endif()
endfunction()

function(glenoid_reuse_precompiled target name)
  if(NOT MSVC)
    # GCC refuses a -fPIC precompiled header in a program, which CMake compiles with -fPIE; the last option wins.
    target_compile_options(${target} PRIVATE -fPIC)
  endif()
  target_precompile_headers(${target} REUSE_FROM ${name})
endfunction()

# glenoid_use_torch(TARGET [SOURCES...]): links LibTorch and uses its precompiled header, but for the named sources, which do without it.
# LibTorch's tensors cost 20 s a file without the header and 4 s with it; torch/torch.h, with every layer, data loader and optimizer, 7 s.
function(glenoid_use_torch target)
  target_link_libraries(${target} PRIVATE glenoid_torch)
  glenoid_precompiled(glenoid_torch_pch LIBRARIES glenoid_torch HEADERS <torch/nn/module.h> <torch/utils.h> <nlohmann/json.hpp>)
  glenoid_reuse_precompiled(${target} glenoid_torch_pch)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# glenoid_test(NAME [SOURCES ...] [TORCH ...] [DEPENDS targets...] [LABELS labels...]): one GoogleTest program; every test is a CTest entry.
# TORCH: as a room's.
function(glenoid_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;TORCH;DEPENDS;LABELS" ${ARGN})
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
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600)
endfunction()

# glenoid_ui_room(NAME SOURCES... [DEPENDS targets...] [PLOTS]): the static library of the folder ui/NAME, Qt 6 Widgets.
function(glenoid_ui_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(glenoid_ui_${name} STATIC ${ARG_SOURCES})
  add_library(glenoid::ui_${name} ALIAS glenoid_ui_${name})
  target_link_libraries(glenoid_ui_${name} PUBLIC ${ARG_DEPENDS} Qt6::Widgets glenoid_json PRIVATE glenoid_flags)
  target_include_directories(glenoid_ui_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  glenoid_use_qt(glenoid_ui_${name})
endfunction()

# Meta-object code, and one precompiled header of Qt's widgets and the standard library for all of the window's files.
function(glenoid_use_qt target)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  glenoid_precompiled(glenoid_qt_pch LIBRARIES Qt6::Widgets
    HEADERS <QtWidgets/QtWidgets> <filesystem> <functional> <map> <memory> <optional> <string> <vector>)
  glenoid_reuse_precompiled(${target} glenoid_qt_pch)
endfunction()

# glenoid_ui_test(NAME SOURCES ... [DEPENDS targets...]): one program of GoogleTest and QTest helpers, one CTest entry (a window's libraries
# take a while to load), drawn offscreen.
function(glenoid_ui_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES} ${CMAKE_SOURCE_DIR}/tests/support/gui_main.cpp)
  target_link_libraries(${name} PRIVATE ${ARG_DEPENDS} Qt6::Widgets Qt6::Test glenoid_flags GTest::gmock GTest::gtest)
  glenoid_use_qt(${name})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS gui TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
