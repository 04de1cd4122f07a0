# SPDX-License-Identifier: GPL-3.0-or-later
# What a package for Windows has in addition: the libraries of others, and the installer (NSIS.template.in). Included before CPack.
# GLENOID_LIBRARY_FOLDERS: folders of libraries, in addition to those of CMAKE_PREFIX_PATH and LibTorch.
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})  # where cpack looks for the template
set(CPACK_GENERATOR NSIS)
set(CPACK_NSIS_COMPRESSOR "/SOLID lzma")
set(CPACK_GLENOID_SIGN ${CMAKE_CURRENT_LIST_DIR}/sign.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CPACK_GLENOID_SIGN})
get_filename_component(CPACK_GLENOID_ICON ${CMAKE_CURRENT_LIST_DIR}/../../resources/icons/app/glenoid.ico ABSOLUTE)
# The parts of CUDA and cuDNN, which the installer offers as an option. LibTorch loads some of them by name, so no library lists them.
set(glenoid_cuda torch_cuda*.dll c10_cuda.dll caffe2_nvrtc.dll nvfuser_codegen.dll cu*64*.dll nv*64*.dll zlibwapi.dll)
set(CPACK_GLENOID_CUDA)
foreach(pattern ${glenoid_cuda})
  string(APPEND CPACK_GLENOID_CUDA "!insertmacro partOfCuda ${pattern}\n  ")
endforeach()
string(JOIN " /x " CPACK_GLENOID_WITHOUT_CUDA "" ${glenoid_cuda})

if(MSVC)
  set(CMAKE_INSTALL_SYSTEM_RUNTIME_DESTINATION ${CMAKE_INSTALL_BINDIR})
  include(InstallRequiredSystemLibraries)
endif()

if(QT6_INSTALL_PREFIX)
  find_program(GLENOID_WINDEPLOYQT windeployqt REQUIRED HINTS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS} ${QT6_INSTALL_PREFIX}/tools/Qt6/bin)
  # Not windeployqt: it combines the texts of all parts of Qt in one file, and the window asks for qtbase.
  install(FILES ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS}/qtbase_de.qm DESTINATION ${CMAKE_INSTALL_BINDIR}/translations)
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/qt.conf DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

# Last, because it reads what is installed.
set(glenoid_library_folders ${CMAKE_PREFIX_PATH})
list(TRANSFORM glenoid_library_folders APPEND /bin)
list(APPEND glenoid_library_folders ${GLENOID_LIBRARY_FOLDERS})
if(TORCH_INSTALL_PREFIX)
  list(APPEND glenoid_library_folders ${TORCH_INSTALL_PREFIX}/lib)
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/libraries.cmake.in ${CMAKE_BINARY_DIR}/libraries.cmake @ONLY)
install(SCRIPT ${CMAKE_BINARY_DIR}/libraries.cmake)
