# SPDX-License-Identifier: GPL-3.0-or-later
# The version that programs and packages state: 1.2.3, or 1.2.3-rc1 for a pre-release.
set(GLENOID_VERSION ${PROJECT_VERSION})
if(GLENOID_PRERELEASE)
  string(APPEND GLENOID_VERSION -${GLENOID_PRERELEASE})
endif()

# glenoid_package_version(VERSION RESULT): the same for DEB and RPM, which sort 1.2.3~rc1 before 1.2.3, but 1.2.3-rc1 after it.
function(glenoid_package_version version result)
  string(REPLACE "-" "~" version ${version})
  set(${result} ${version} PARENT_SCOPE)
endfunction()
