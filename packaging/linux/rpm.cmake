# SPDX-License-Identifier: GPL-3.0-or-later
# CPack's configuration for rpm.sh, which sets RPM_ROOT (the files as they are installed) and RPM_VERSION in the environment.
include(${CMAKE_CURRENT_LIST_DIR}/../cmake/GlenoidVersion.cmake)
set(CPACK_GENERATOR RPM)
set(CPACK_INSTALLED_DIRECTORIES "$ENV{RPM_ROOT};/")
set(CPACK_PACKAGING_INSTALL_PREFIX /)
set(CPACK_PACKAGE_NAME glenoid)
set(CPACK_PACKAGE_FILE_NAME glenoid)
set(CPACK_PACKAGE_VENDOR "The Glenoid developers")
glenoid_package_version($ENV{RPM_VERSION} CPACK_PACKAGE_VERSION)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Names the maker of a shoulder implant in a radiograph, offline")
set(CPACK_PACKAGE_DESCRIPTION "Reads a shoulder radiograph, says how sure it is, and shows where it looked; no picture leaves the computer.
You can train networks on your own radiographs. Research use only. Not a medical device.")
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_COMPRESSION_TYPE xz)
# The libraries in /opt/glenoid serve Glenoid alone: the package offers none of them to others, and asks only for those of the system.
set(CPACK_RPM_PACKAGE_AUTOREQPROV no)
set(CPACK_RPM_PACKAGE_REQUIRES "libc.so.6(GLIBC_2.35)(64bit), libstdc++.so.6(GLIBCXX_3.4.30)(64bit), libz.so.1()(64bit), libGL.so.1()(64bit), \
libEGL.so.1()(64bit), libX11.so.6()(64bit), libX11-xcb.so.1()(64bit), libxcb.so.1()(64bit), libfontconfig.so.1()(64bit), \
libfreetype.so.6()(64bit), libdbus-1.so.3()(64bit)")
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /opt /usr/share/applications /usr/share/icons /usr/share/icons/hicolor /usr/share/metainfo
  /usr/share/mime /usr/share/mime/packages)
foreach(size scalable 16x16 24x24 32x32 48x48 64x64 128x128 256x256)
  list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/icons/hicolor/${size} /usr/share/icons/hicolor/${size}/apps)
endforeach()
# The files stay as they are, and bear the date of the commit.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define __os_install_post %{nil}
%define debug_package %{nil}
%define _build_id_links none
%define _buildhost glenoid
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1")
