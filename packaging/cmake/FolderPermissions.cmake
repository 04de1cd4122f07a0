# SPDX-License-Identifier: GPL-3.0-or-later
# CPack runs this before it packs. It makes folders under the umask of the person who packs (CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS does
# not change that), but everyone must be able to enter an installed one.
file(CHMOD_RECURSE ${CPACK_TEMPORARY_INSTALL_DIRECTORY} DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
