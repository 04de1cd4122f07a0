// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/command_table.h"

#include <QStringList>

#include "ui/elements/text.h"

namespace glenoid::ui {

// Single letters are for the viewer and the answer. Commands that open, save or quit use Ctrl.
std::vector<CommandRow> commandTable() {
  const auto file = tr("File"), view = tr("View"), tools = tr("Tools"), answer = tr("Answer"), go = tr("Go to"), training = tr("Training"),
             batch = tr("Batch"), models = tr("Models"), help = tr("Help");
  using Keys = QList<QKeySequence>;
  const auto key = [](const char* text) { return Keys{QKeySequence(QString::fromLatin1(text))}; };
  return {
      {"file.open", file, tr("Open file…"), tr("Open a radiograph (DICOM, PNG, JPEG, TIFF, BMP), a DICOMDIR or a ZIP"), key("Ctrl+O"),
       "open"},
      {"file.openFolder", file, tr("Open folder…"), tr("Open a folder of radiographs"), key("Ctrl+Shift+O"), "folder"},
      {"file.openSample", file, tr("Open sample"), tr("Open a synthetic radiograph that came with the program"), {}, "sample"},
      {"file.previous", file, tr("Previous picture"), tr("The picture before this one in the folder"), key("PgUp"), "previous"},
      {"file.next", file, tr("Next picture"), tr("The picture after this one in the folder"), key("PgDown"), "next"},
      {"file.previousFrame", file, tr("Previous frame"), tr("The frame before this one in the picture"), key("Shift+PgUp")},
      {"file.nextFrame", file, tr("Next frame"), tr("The frame after this one in the picture"), key("Shift+PgDown")},
      {"file.close", file, tr("Close picture"), tr("Close the picture and its list and remove them from memory"), key("Ctrl+W")},
      {"file.exportPng", file, tr("Export picture…"), tr("Save the picture as PNG, with or without heat map and identity"), key("Ctrl+E"),
       "export"},
      {"file.exportPdf", file, tr("Export report…"), tr("Save this case as a one-page PDF"), key("Ctrl+Shift+E"), "report"},
      {"file.copy", file, tr("Copy picture"), tr("Copy the picture as shown to the clipboard"), key("Ctrl+C"), "copy"},
      {"file.copyAnswer", file, tr("Copy answer"), tr("Copy what the answer says to the clipboard, as text"), key("Ctrl+Shift+C")},
      {"file.print", file, tr("Print…"), tr("Print the one-page report"), key("Ctrl+P"), "print"},
      {"file.quit", file, tr("Quit"), tr("Close the window"), key("Ctrl+Q")},

      {"view.undo", view, tr("Undo view change"), tr("Undo the last change to the window, zoom, rotation or measurements"), key("Ctrl+Z"),
       "undo"},
      {"view.redo", view, tr("Redo view change"), tr("Redo the change that was undone"), key("Ctrl+Shift+Z"), "redo"},
      {"view.reset", view, tr("Reset view"), tr("Restore the window, zoom and orientation that the picture opened with"), key("Ctrl+0"),
       "reset"},
      {"view.fit", view, tr("Fit to window"), tr("Show the whole picture"), key("F"), "fit"},
      {"view.actualSize", view, tr("1:1"), tr("Show one picture pixel on each screen pixel"), key("1"), "actual-size"},
      {"view.zoomIn", view, tr("Zoom in"), tr("Zoom in on the middle of the view"), {QKeySequence("+"), QKeySequence("=")}, "zoom-in"},
      {"view.zoomOut", view, tr("Zoom out"), tr("Zoom out from the middle of the view"), key("-"), "zoom-out"},
      {"view.rotateLeft", view, tr("Rotate left"), tr("Rotate the picture 90° to the left"), key("Shift+R"), "rotate-left"},
      {"view.rotateRight", view, tr("Rotate right"), tr("Rotate the picture 90° to the right"), key("R"), "rotate-right"},
      {"view.flipHorizontal", view, tr("Flip horizontally"), tr("Flip the picture left to right"), key("H"), "flip-horizontal"},
      {"view.flipVertical", view, tr("Flip vertically"), tr("Flip the picture top to bottom"), key("V"), "flip-vertical"},
      {"view.invert", view, tr("Invert"), tr("Swap black and white on the screen; the answer does not change"), key("I"), "invert"},
      {"view.autoWindow", view, tr("Automatic window"), tr("Set the window to the middle 99 % of the picture's values"), key("A"),
       "auto-window"},
      {"view.fullRange", view, tr("Full range"), tr("Set the window to all of the picture's values"), key("Shift+A"), "full-range"},
      {"view.overlays", view, tr("Overlays"), tr("Show the overlays stored in the file"), key("O"), "overlays", true},
      {"view.shutter", view, tr("Shutter"), tr("Cover what lies outside the exposed field according to the file"), key("S"), "shutter",
       true},
      {"view.corners", view, tr("Corner text"), tr("Show technique, window and zoom in the corners"), key("T"), "corners", true},
      {"view.identity", view, tr("Patient identity"), tr("Show the patient's identity in the corners"), key("Shift+T"), "identity", true},
      {"view.compare", view, tr("Side by side"), tr("Show two pictures side by side"), key("D"), "compare", true},
      {"view.link", view, tr("Link both pictures"), tr("Change the window and zoom of both pictures together"), key("Shift+D"), "link",
       true},
      {"view.tags", view, tr("Tags…"), tr("Show and search the tags of the file"), key("Ctrl+T"), "tags"},
      {"view.panel", view, tr("Answer panel"), tr("Show or hide the answer beside the picture"), key("F9"), "panel", true},
      {"window.fullScreen", view, tr("Full screen"), tr("Show the window on the whole screen"), key("F11"), {}, true},

      {"tool.window", tools, tr("Window and level"), tr("Drag: left and right for contrast, up and down for brightness"), key("W"),
       "window", true},
      {"tool.pan", tools, tr("Pan"), tr("Drag the picture"), key("P"), "pan", true},
      {"tool.length", tools, tr("Length"), tr("Measure a length"), key("L"), "length", true},
      {"tool.angle", tools, tr("Angle"), tr("Measure an angle: drag one side, then click the end of the other"), key("Shift+L"), "angle",
       true},
      {"tool.calibrate", tools, tr("Calibrate"), tr("Draw a line along an object of known length to calibrate lengths"), key("K"),
       "calibrate", true},
      {"tool.removeCalibration", tools, tr("Remove calibration"), tr("Measure with the pixel spacing of the file again"), {}},
      {"tool.part", tools, tr("Identify a part"),
       tr("Draw a square around the implant; only that part is then identified. Esc removes it."), key("C"), "part", true},
      {"tool.lens", tools, tr("Magnifier"), tr("A lens that follows the pointer"), key("M"), "lens", true},
      {"tool.deleteMeasurements", tools, tr("Delete measurements"), tr("Remove every length and angle from the picture"), key("Shift+Del")},

      {"answer.heatMap", answer, tr("Heat map"), tr("Show the heat map over the picture"), key("G"), "heat-map", true},
      {"answer.original", answer, tr("Original"), tr("Hide everything laid over the picture while the key is held down"), key("X"),
       "original", true},
      {"answer.again", answer, tr("Identify again"), tr("Ask the chosen model again"), key("F5"), "again"},
      {"answer.whole",
       answer,
       tr("Whole picture"),
       tr("Identify the whole picture, even if a part of it was marked or found"),
       key("Shift+C"),
       {},
       true},
      {"answer.cancel", answer, tr("Stop identifying"), tr("Stop identifying this picture"), key("Esc"), "stop"},
      {"answer.inverted", answer, tr("Treat as inverted"), tr("Black and white are swapped in the file: swap them back and identify again"),
       key("Shift+I"), "polarity", true},

      {"go.identify", go, tr("Identify"), tr("Open a radiograph and see its answer"), key("Ctrl+1"), "page-identify", true},
      {"go.batch", go, tr("Batch"), tr("Identify many radiographs and list the answers in a table"), key("Ctrl+2"), "page-batch", true},
      {"go.training", go, tr("Training"), tr("Train and compare networks"), key("Ctrl+3"), "page-training", true},
      {"go.models", go, tr("Models"), tr("Installed models"), key("Ctrl+4"), "page-models", true},
      {"go.settings", go, tr("Settings"), tr("Settings and keyboard shortcuts"), key("Ctrl+,"), "page-settings", true},
      {"window.nextPart", go, tr("Next part of the window"),
       tr("Give the keyboard to the next part of the window: pages, pictures to choose from, picture, answer"), key("F6")},
      {"window.previousPart", go, tr("Previous part of the window"), tr("Give the keyboard to the part of the window before this one"),
       key("Shift+F6")},
      {"view.play", go, tr("Play frames"), tr("Show the frames one after another"), key("Space"), "play", true},

      {"batch.folder", batch, tr("Choose folder…"), tr("Identify every radiograph in a folder"), key("Ctrl+B"), "folder"},
      {"batch.files", batch, tr("Choose files…"), tr("Identify several radiographs"), key("Ctrl+Shift+B"), "open"},
      {"batch.again", batch, tr("Run again"), tr("Identify the same files with the chosen model"), {}, "again"},
      {"batch.stop", batch, tr("Stop the batch"), tr("Stop the batch; the answers so far stay in the table"), {}, "stop"},
      {"batch.continue",
       batch,
       tr("Continue the batch"),
       tr("Identify the pictures that are left; the answers so far stay in the table"),
       {},
       "play"},
      {"batch.sort", batch, tr("Sort by this column"),
       tr("Sort by the column of the chosen cell: upwards, then downwards, then in the order of the files"), key("F8")},
      {"batch.export", batch, tr("Save table…"), tr("Save all rows as comma-separated values"), key("Ctrl+Shift+S"), "export"},

      {"models.importFile", models, tr("Import file…"), tr("Import a model from a .glenoid file"), {}, "open"},
      {"models.importFolder", models, tr("Import folder…"), tr("Import a model from a folder with model.json and weights"), {}, "folder"},
      {"models.default", models, tr("Use by default"), tr("Identify radiographs with this model unless another is chosen"), {}},
      {"models.verify", models, tr("Check weights"), tr("Compare the weights with the checksum recorded in the model"), {}},
      {"models.export",
       models,
       tr("Export…"),
       tr("Save this model as one .glenoid file, to be imported on another computer"),
       {},
       "export"},
      {"models.remove", models, tr("Remove"), tr("Remove this model from your own models folder"), {}, "delete"},

      {"training.folder", training, tr("Choose data folder…"),
       tr("Choose the data to train on: a folder with one subfolder of radiographs for each maker"), key("Ctrl+D"), "folder"},
      {"training.file", training, tr("Choose data file…"),
       tr("Choose the data to train on: a CSV file with the columns path, label and, optionally, group (images of one patient); a pack; or "
          "decoded pictures"),
       key("Ctrl+Shift+D"), "open"},
      {"training.start", training, tr("Start"), tr("Start training with these options"), key("Ctrl+Return"), "play"},
      {"training.pause", training, tr("Pause"), tr("Pause the training; it continues where it left off"), {}, "pause", true},
      {"training.stop", training, tr("Stop"), tr("Stop the training; it can be continued later"), {}, "stop"},

      {"help.manual", help, tr("Manual…"), tr("Read the manuals that came with the program"), key("F1"), "manual"},
      {"help.keys", help, tr("Keyboard shortcuts…"), tr("Show and change the keyboard shortcuts"), key("Ctrl+F1"), "keyboard"},
      {"help.log", help, tr("Log…"), tr("What the program did, without patient identities"), key("Ctrl+L"), "log"},
      {"help.diagnostics",
       help,
       tr("Copy diagnostics"),
       tr("Copy versions, device and log for a problem report, without patient identities"),
       {},
       "diagnostics"},
      {"help.about", help, tr("About Glenoid"), tr("Version, licences and purpose"), {}, "about"},
  };
}

bool isOfEveryPage(const QString& id) {
  static const QStringList opening{"file.open",    "file.openFolder", "file.openSample", "file.quit",
                                   "batch.folder", "batch.files",     "training.folder", "training.file"};
  return opening.contains(id) || id.startsWith("go.") || id.startsWith("help.") || id.startsWith("window.");
}

}  // namespace glenoid::ui
