# SPDX-License-Identifier: GPL-3.0-or-later
# The data installed with the programs, links to it in the build tree, and the packages (cpack).
# Both in the build tree and when installed, programs find their data in ../share/glenoid (core/base/program_location.h).
set(glenoid_data ${CMAKE_INSTALL_DATADIR}/glenoid)
set(glenoid_id org.glenoid.Glenoid)

# DCMTK's dictionary, for systems on which DCMTK is not installed.
file(GLOB glenoid_dictionary_folders /usr/share/libdcmtk* /usr/share/dcmtk* ${DCMTK_PREFIX}/share/dcmtk*)
find_file(GLENOID_DICOM_DICTIONARY dicom.dic HINTS ${glenoid_dictionary_folders})

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share/glenoid)
function(glenoid_data_link target name)
  file(CREATE_LINK ${target} ${CMAKE_BINARY_DIR}/share/glenoid/${name} SYMBOLIC COPY_ON_ERROR)
endfunction()
glenoid_data_link(${CMAKE_SOURCE_DIR}/models models)
glenoid_data_link(${CMAKE_SOURCE_DIR}/resources/samples samples)
glenoid_data_link(${CMAKE_SOURCE_DIR}/resources/docs docs)
install(DIRECTORY models resources/samples resources/docs DESTINATION ${glenoid_data})
if(GLENOID_DICOM_DICTIONARY)
  glenoid_data_link(${GLENOID_DICOM_DICTIONARY} dicom.dic)
  install(FILES ${GLENOID_DICOM_DICTIONARY} DESTINATION ${glenoid_data})
endif()

if(UNIX AND NOT APPLE)
  set(linux ${CMAKE_SOURCE_DIR}/packaging/linux)
  install(FILES ${linux}/${glenoid_id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES ${linux}/${glenoid_id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES ${linux}/${glenoid_id}.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
  install(FILES ${linux}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/glenoid)
  set(icons ${CMAKE_SOURCE_DIR}/resources/icons/app)
  set(hicolor ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
  install(FILES ${icons}/glenoid.svg DESTINATION ${hicolor}/scalable/apps RENAME ${glenoid_id}.svg)
  foreach(size 16 24 32 48 64 128 256)
    install(FILES ${icons}/glenoid-${size}.png DESTINATION ${hicolor}/${size}x${size}/apps RENAME ${glenoid_id}.png)
  endforeach()
endif()
install(FILES README.md CHANGELOG.md CITATION.cff LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR TGZ)
if(UNIX AND NOT APPLE)
  set(CPACK_GENERATOR DEB) # packaging/linux/archive.sh makes an archive with the libraries
endif()
set(CPACK_PACKAGE_NAME glenoid)
set(CPACK_PACKAGE_VERSION ${GLENOID_VERSION})
set(CPACK_PACKAGE_VENDOR "The Glenoid developers")
set(CPACK_PACKAGE_CONTACT "The Glenoid developers <developers@glenoid.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION "Reads a shoulder radiograph, says how sure it is, and shows where it looked; no picture leaves the computer.
You can train networks on your own radiographs. Research use only. Not a medical device.")
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/packaging/cmake/FolderPermissions.cmake)
glenoid_package_version(${GLENOID_VERSION} CPACK_DEBIAN_PACKAGE_VERSION)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}) # those of Glenoid alone
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-translations-l10n") # the buttons, dialogs and key names of Qt in German
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, shared-mime-info, desktop-file-utils")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
