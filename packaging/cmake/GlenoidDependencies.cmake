# SPDX-License-Identifier: GPL-3.0-or-later
# Every library that the program uses. The rooms above the line of core/CMakeLists.txt, and glenoid-train, need only LibTorch and the headers
# of nlohmann-json, fmt, fast_float and CLI11. find_package is not used for these four: their headers are enough on a GPU server (CPATH, or
# GLENOID_JSON_INCLUDE and so on).
find_package(Threads REQUIRED)
find_path(GLENOID_JSON_INCLUDE nlohmann/json.hpp REQUIRED)
add_library(glenoid_json INTERFACE)
target_include_directories(glenoid_json SYSTEM INTERFACE ${GLENOID_JSON_INCLUDE})
# Numbers and text that do not depend on the locale of the process (core/base/format.h and numbers.h).
find_path(GLENOID_FMT_INCLUDE fmt/format.h REQUIRED)
find_path(GLENOID_FAST_FLOAT_INCLUDE fast_float/fast_float.h REQUIRED)
add_library(glenoid_fmt INTERFACE)
target_include_directories(glenoid_fmt SYSTEM INTERFACE ${GLENOID_FMT_INCLUDE} ${GLENOID_FAST_FLOAT_INCLUDE})

# Command lines.
find_path(GLENOID_CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
add_library(glenoid_cli11 INTERFACE)
target_include_directories(glenoid_cli11 SYSTEM INTERFACE ${GLENOID_CLI11_INCLUDE})

add_library(glenoid_iconv INTERFACE)
if(NOT WIN32)
  # A separate library on macOS, part of the C library on Linux.
  find_package(Iconv REQUIRED)
  target_link_libraries(glenoid_iconv INTERFACE Iconv::Iconv)
endif()

if(NOT GLENOID_PORTABLE_ONLY)
  find_package(Torch REQUIRED)
  add_library(glenoid_torch INTERFACE)
  target_include_directories(glenoid_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
  # PyTorch's wheels export parts of an old std::filesystem, whose remove_all() crashes; the compiler's own library must be found first.
  target_link_libraries(glenoid_torch INTERFACE $<$<PLATFORM_ID:Linux>:stdc++> ${TORCH_LIBRARIES} glenoid_json)
  separate_arguments(glenoid_torch_flags NATIVE_COMMAND "${TORCH_CXX_FLAGS}")
  target_compile_options(glenoid_torch INTERFACE ${glenoid_torch_flags})
  # Without OpenMP, at::parallel_for in our own files is a plain loop.
  find_package(OpenMP)
  if(OpenMP_CXX_FOUND)
    target_link_libraries(glenoid_torch INTERFACE OpenMP::OpenMP_CXX)
  endif()

  # oneDNN is used only if LibTorch links the very same library (Debian's does); PyTorch's wheels contain their own.
  add_library(glenoid_onednn INTERFACE)
  set(GLENOID_CONVOLUTIONS libtorch)
  # Not find_package(dnnl): Debian's also asks for the headers of OpenCL.
  find_path(GLENOID_DNNL_INCLUDE oneapi/dnnl/dnnl.hpp)
  find_library(GLENOID_DNNL_LIBRARY dnnl)
  find_program(GLENOID_OBJDUMP objdump)
  if(GLENOID_DNNL_INCLUDE AND GLENOID_DNNL_LIBRARY AND GLENOID_OBJDUMP)
    find_library(GLENOID_TORCH_CPU torch_cpu HINTS ${TORCH_INSTALL_PREFIX}/lib)
    execute_process(COMMAND ${GLENOID_OBJDUMP} -p ${GLENOID_TORCH_CPU} OUTPUT_VARIABLE glenoid_torch_needs ERROR_QUIET)
    execute_process(COMMAND ${GLENOID_OBJDUMP} -p ${GLENOID_DNNL_LIBRARY} OUTPUT_VARIABLE glenoid_dnnl ERROR_QUIET)
    # Versions 2 and 3: libdnnl.so.2 or libdnnl.so.3.6, for example.
    string(REGEX MATCH "libdnnl\\.so\\.[23](\\.[0-9]+)*\n" glenoid_dnnl "${glenoid_dnnl}")
    if(glenoid_dnnl AND glenoid_torch_needs MATCHES "NEEDED +${glenoid_dnnl}")
      set(GLENOID_CONVOLUTIONS onednn)
      target_include_directories(glenoid_onednn SYSTEM INTERFACE ${GLENOID_DNNL_INCLUDE})
      target_link_libraries(glenoid_onednn INTERFACE ${GLENOID_DNNL_LIBRARY})
    endif()
  endif()
  message(STATUS "Convolutions of a frozen network: ${GLENOID_CONVOLUTIONS}")
endif()

# Training by several processes needs LibTorch's c10d and the headers of Gloo, its transport between processors (libgloo-dev; PyTorch's wheels
# have them). NCCL, between CUDA devices, is used if LibTorch has it and nccl.h is found.
add_library(glenoid_c10d INTERFACE)
set(GLENOID_PROCESS_GROUPS none)
find_path(GLENOID_C10D_INCLUDE torch/csrc/distributed/c10d/ProcessGroupGloo.hpp HINTS ${TORCH_INCLUDE_DIRS})
find_path(GLENOID_GLOO_INCLUDE gloo/algorithm.h HINTS ${TORCH_INCLUDE_DIRS})
find_path(GLENOID_C10D_CONTEXT torch/csrc/distributed/autograd/context/context.h HINTS ${TORCH_INCLUDE_DIRS})
if(GLENOID_C10D_INCLUDE AND GLENOID_GLOO_INCLUDE AND NOT WIN32)
  set(GLENOID_PROCESS_GROUPS c10d)
  target_include_directories(glenoid_c10d SYSTEM INTERFACE ${GLENOID_C10D_INCLUDE} ${GLENOID_GLOO_INCLUDE})
  if(NOT GLENOID_C10D_CONTEXT)
    target_include_directories(glenoid_c10d SYSTEM INTERFACE ${CMAKE_SOURCE_DIR}/core/training/missing_headers)
  endif()
  set(GLENOID_C10D_DEFINITIONS USE_C10D_GLOO)
  if(TORCH_CUDA_LIBRARIES)
    find_path(GLENOID_NCCL_INCLUDE nccl.h HINTS ${CUDAToolkit_INCLUDE_DIRS} ${CUDA_INCLUDE_DIRS})
    if(GLENOID_NCCL_INCLUDE)
      target_include_directories(glenoid_c10d SYSTEM INTERFACE ${GLENOID_NCCL_INCLUDE})
      list(APPEND GLENOID_C10D_DEFINITIONS USE_C10D_NCCL)
    endif()
  endif()
endif()
message(STATUS "Training by several processes: ${GLENOID_PROCESS_GROUPS}")

if(NOT GLENOID_CORE_ONLY)
  find_package(OpenCV 4 REQUIRED COMPONENTS core imgproc imgcodecs ml)

  find_package(DCMTK REQUIRED)
  add_library(glenoid_dcmtk INTERFACE)
  target_include_directories(glenoid_dcmtk SYSTEM INTERFACE ${DCMTK_INCLUDE_DIRS})
  # Only what decoding needs: every further library costs start-up time.
  set(glenoid_dcmtk_libraries dcmjpeg dcmjpls dcmimage dcmimgle dcmdata ofstd oflog)
  if(WIN32 OR APPLE)
    list(TRANSFORM glenoid_dcmtk_libraries PREPEND DCMTK::) # vcpkg's are in no folder that the linker searches
  endif()
  target_link_libraries(glenoid_dcmtk INTERFACE ${glenoid_dcmtk_libraries})

  find_package(OpenJPEG CONFIG REQUIRED)
  add_library(glenoid_openjpeg INTERFACE)
  target_include_directories(glenoid_openjpeg SYSTEM INTERFACE ${OPENJPEG_INCLUDE_DIRS})
  target_link_libraries(glenoid_openjpeg INTERFACE openjp2)
  find_package(JPEG REQUIRED)
  find_package(PNG REQUIRED)
  find_package(TIFF 4.5 REQUIRED)
  # Not find_package(libzip): Debian's also asks for the command-line tools of another package.
  find_path(GLENOID_ZIP_INCLUDE zip.h REQUIRED)
  find_library(GLENOID_ZIP_LIBRARY zip REQUIRED)
  add_library(glenoid_zip INTERFACE)
  target_include_directories(glenoid_zip SYSTEM INTERFACE ${GLENOID_ZIP_INCLUDE})
  target_link_libraries(glenoid_zip INTERFACE ${GLENOID_ZIP_LIBRARY})

  find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Svg Network PrintSupport LinguistTools)
  if(WIN32 OR APPLE)
    # vcpkg's has no files for CMake. It is made by qmake, which adds the version to the name on Windows.
    find_path(GLENOID_QCUSTOMPLOT_INCLUDE qcustomplot.h REQUIRED)
    find_library(GLENOID_QCUSTOMPLOT_LIBRARY NAMES qcustomplot qcustomplot2 REQUIRED)
    add_library(QCustomPlotQt6::QCustomPlotQt6 INTERFACE IMPORTED)
    target_include_directories(QCustomPlotQt6::QCustomPlotQt6 INTERFACE ${GLENOID_QCUSTOMPLOT_INCLUDE})
    target_compile_definitions(QCustomPlotQt6::QCustomPlotQt6 INTERFACE QCUSTOMPLOT_USE_LIBRARY)
    target_link_libraries(QCustomPlotQt6::QCustomPlotQt6 INTERFACE ${GLENOID_QCUSTOMPLOT_LIBRARY} Qt6::PrintSupport)
  else()
    find_package(QCustomPlotQt6 REQUIRED)
  endif()
  if(BUILD_TESTING)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
  endif()
endif()

if(BUILD_TESTING)
  if(GLENOID_GTEST_SOURCE)
    # For machines without an installed GoogleTest: it is built from the source package (/usr/src/googletest on Debian).
    add_subdirectory(${GLENOID_GTEST_SOURCE} googletest EXCLUDE_FROM_ALL)
    if(NOT TARGET GTest::gmock)
      add_library(GTest::gmock ALIAS gmock)
      add_library(GTest::gtest_main ALIAS gtest_main)
    endif()
  else()
    find_package(GTest REQUIRED)
  endif()
  include(GoogleTest)
endif()
