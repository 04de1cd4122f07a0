# SPDX-License-Identifier: GPL-3.0-or-later
# Where things are installed on macOS: in Glenoid.app, which Finder opens. Programs are in Contents/MacOS, libraries and the decoder in
# Contents/Frameworks, data in Contents/Resources/glenoid (core/base/program_location.h finds them there). In the build tree the programs are
# plain files, as on other systems.
set(GLENOID_BUNDLE Glenoid.app)
set(CMAKE_INSTALL_BINDIR ${GLENOID_BUNDLE}/Contents/MacOS)
set(CMAKE_INSTALL_DATADIR ${GLENOID_BUNDLE}/Contents/Resources)
set(CMAKE_INSTALL_DOCDIR ${GLENOID_BUNDLE}/Contents/Resources/doc)

# What the bundle has in addition to what is installed on every system: its description, Qt's plugins and translation, the libraries of others,
# and a signature over all of it, which is why this comes last.
function(glenoid_install_bundle)
  set(contents ${GLENOID_BUNDLE}/Contents)
  configure_file(${CMAKE_SOURCE_DIR}/packaging/macos/Info.plist.in ${CMAKE_BINARY_DIR}/Info.plist @ONLY)
  install(FILES ${CMAKE_BINARY_DIR}/Info.plist DESTINATION ${contents})
  install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/app/glenoid.icns ${CMAKE_SOURCE_DIR}/packaging/macos/qt.conf DESTINATION ${contents}/Resources)
  install(FILES ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS}/qtbase_de.qm DESTINATION ${contents}/Resources/translations)

  set(plugins)
  foreach(kind platforms styles imageformats iconengines)
    # Offscreen for machines without a display. Glenoid reads pictures itself, so Qt needs SVG alone, for icons.
    file(GLOB files ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_PLUGINS}/${kind}/*.dylib)
    list(FILTER files INCLUDE REGEX "/libq(cocoa|offscreen|macstyle|svg|svgicon)\\.dylib$")
    install(FILES ${files} DESTINATION ${contents}/PlugIns/${kind})
    list(APPEND plugins ${files})
  endforeach()
  foreach(target glenoid glenoid-cli glenoid-decoder glenoid-train)
    list(APPEND programs $<TARGET_FILE:${target}>)
  endforeach()
  foreach(target glenoid-core glenoid-engine glenoid-window)
    list(APPEND libraries $<TARGET_FILE:${target}>)
  endforeach()
  install(CODE "
    set(programs \"${programs}\")
    set(libraries \"${libraries};${plugins}\")
    set(frameworks \"${contents}/Frameworks\")")
  install(SCRIPT ${CMAKE_SOURCE_DIR}/packaging/macos/libraries.cmake)
  install(CODE "execute_process(COMMAND bash \"${CMAKE_SOURCE_DIR}/packaging/macos/sign_and_notarise.sh\" sign
    \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${GLENOID_BUNDLE}\" COMMAND_ERROR_IS_FATAL ANY)")
endfunction()
