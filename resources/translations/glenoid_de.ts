<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Core</name>
    <message>
        <source>calibrated probability</source>
        <translation>kalibrierte Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>Patientennummer</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Study date</source>
        <translation>Untersuchungsdatum</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Dateiart</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>Body part</source>
        <translation>Körperteil</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Pixel spacing</source>
        <translation>Pixelabstand</translation>
    </message>
    <message>
        <source>Photometric</source>
        <translation>Photometrische Interpretation</translation>
    </message>
    <message>
        <source>Polarity</source>
        <translation>Polarität</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Weights SHA-256</source>
        <translation>SHA-256 der Gewichte</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Shoulder implant: maker by radiograph</source>
        <translation>Schulterimplantat: Hersteller laut Röntgenbild</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
    <message>
        <source>six</source>
        <translation>sechs</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>sieben</translation>
    </message>
    <message>
        <source>eight</source>
        <translation>acht</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>neun</translation>
    </message>
    <message>
        <source>ten</source>
        <translation>zehn</translation>
    </message>
    <message>
        <source>eleven</source>
        <translation>elf</translation>
    </message>
    <message>
        <source>twelve</source>
        <translation>zwölf</translation>
    </message>
    <message>
        <source>any of the %1</source>
        <translation>einer der %1</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>Part identified</source>
        <translation>Bestimmter Ausschnitt</translation>
    </message>
    <message>
        <source>Acquired</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Content date</source>
        <translation>Bilddatum</translation>
    </message>
    <message>
        <source>the whole picture</source>
        <translation>das ganze Bild</translation>
    </message>
    <message>
        <source>pixels only: the file carries no spacing</source>
        <translation>nur Pixel: Die Datei enthält keinen Pixelabstand</translation>
    </message>
    <message>
        <source>Its accuracy was not measured.</source>
        <translation>Seine Genauigkeit wurde nicht gemessen.</translation>
    </message>
    <message>
        <source>Measured accuracy %1 % (95 % interval %2 % to %3 %, %4 images in cross-validation).</source>
        <translation>Gemessene Genauigkeit %1 % (95-%-Intervall %2 % bis %3 %, %4 Bilder in Kreuzvalidierung).</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>treated as inverted at the user&apos;s request</source>
        <translation>auf Wunsch als invertiert behandelt</translation>
    </message>
    <message>
        <source>on %1 in %2 s, by %3</source>
        <translation>auf %1 in %2 s, mit %3</translation>
    </message>
    <message>
        <source>, temperature of the other folds</source>
        <translation>, Temperatur der anderen Folds</translation>
    </message>
    <message>
        <source>, mean of eight looks</source>
        <translation>, Mittel aus acht Blicken</translation>
    </message>
    <message>
        <source>%1 year</source>
        <translation>%1 Jahr</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 Jahre</translation>
    </message>
    <message>
        <source>%1 month</source>
        <translation>%1 Monat</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 Monate</translation>
    </message>
    <message>
        <source>%1 week</source>
        <translation>%1 Woche</translation>
    </message>
    <message>
        <source>%1 weeks</source>
        <translation>%1 Wochen</translation>
    </message>
    <message>
        <source>%1 day</source>
        <translation>%1 Tag</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>at detector</source>
        <translation>am Detektor</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>kalibriert</translation>
    </message>
    <message>
        <source>÷ERMF</source>
        <translation>÷ERMF</translation>
    </message>
    <message>
        <source>nominal</source>
        <translation>nominell</translation>
    </message>
    <message>
        <source>calibration not stated</source>
        <translation>Kalibrierung nicht angegeben</translation>
    </message>
    <message>
        <source>Age at acquisition</source>
        <translation>Alter bei der Aufnahme</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>folds</source>
        <translation>Folds</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>accuracy %</source>
        <translation>Genauigkeit %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>balanced %</source>
        <translation>ausgewogen %</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>perfect ECE</source>
        <translation>ECE bei perfekter Kalibrierung</translation>
    </message>
    <message>
        <source>Brier</source>
        <translation>Brier</translation>
    </message>
    <message>
        <source>NLL</source>
        <translation>NLL</translation>
    </message>
    <message>
        <source>McNemar p</source>
        <translation>p nach McNemar</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>With 95 % bootstrap intervals: calibration error %1 (%2 to %3), Brier score %4 (%5 to %6), negative log-likelihood %7 (%8 to %9).</source>
        <translation>Mit 95-%-Bootstrap-Intervallen: Kalibrierungsfehler %1 (%2 bis %3), Brier-Wert %4 (%5 bis %6), negative Log-Likelihood %7 (%8 bis %9).</translation>
    </message>
    <message>
        <source>If these answers were perfectly calibrated, chance alone would give a calibration error of %1 to %2 on as many images (95 % of draws).</source>
        <translation>Wären diese Antworten perfekt kalibriert, ergäbe allein der Zufall bei ebenso vielen Bildern einen Kalibrierungsfehler von %1 bis %2 (95 % der Ziehungen).</translation>
    </message>
    <message>
        <source>The measured error is larger.</source>
        <translation>Der gemessene Fehler ist größer.</translation>
    </message>
    <message>
        <source>The measured error is smaller.</source>
        <translation>Der gemessene Fehler ist kleiner.</translation>
    </message>
    <message>
        <source>The measured error lies within this range.</source>
        <translation>Der gemessene Fehler liegt in diesem Bereich.</translation>
    </message>
    <message>
        <source>Of the %1 images that the first method also answered, only the first is right on %2, only this one on %3. McNemar&apos;s p (exact binomial): %4.</source>
        <translation>Von den %1 Bildern, die auch das erste Verfahren beantwortet hat, liegt bei %2 nur das erste richtig, bei %3 nur dieses. p nach McNemar (exakter Binomialtest): %4.</translation>
    </message>
    <message>
        <source>Of the %1 images that the first method also answered, only the first is right on %2, only this one on %3. McNemar&apos;s p (chi-square with continuity correction): %4.</source>
        <translation>Von den %1 Bildern, die auch das erste Verfahren beantwortet hat, liegt bei %2 nur das erste richtig, bei %3 nur dieses. p nach McNemar (Chi-Quadrat mit Stetigkeitskorrektur): %4.</translation>
    </message>
    <message>
        <source>%1: %2 % of %3 images</source>
        <translation>%1: %2 % von %3 Bildern</translation>
    </message>
    <message>
        <source>%1: not answered</source>
        <translation>%1: nicht beantwortet</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Weggelassen: %1.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Accuracy with its Wilson interval. Precision, recall, F1 and AUC are means over the classes. ECE is the expected calibration error in bins of equal size, perfect ECE the range that chance alone gives to perfectly calibrated answers (95 %). NLL is the mean negative log-likelihood. McNemar&apos;s p compares with the first method on the images that both answered.</source>
        <translation>Genauigkeit mit ihrem Wilson-Intervall. Präzision, Sensitivität, F1 und AUC sind Mittel über die Klassen. ECE ist der erwartete Kalibrierungsfehler in gleich großen Gruppen; der ECE bei perfekter Kalibrierung ist der Bereich, den allein der Zufall perfekt kalibrierten Antworten gibt (95 %). NLL ist die mittlere negative Log-Likelihood. Das p nach McNemar vergleicht mit dem ersten Verfahren auf den Bildern, die beide beantwortet haben.</translation>
    </message>
    <message>
        <source>Accuracy with 95 % interval</source>
        <translation>Genauigkeit mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Each method</source>
        <translation>Die einzelnen Verfahren</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Wie es entstanden ist</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Research use only. Not a medical device.</source>
        <translation>Nur für die Forschung. Kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>%1 (AUC %2)</source>
        <translation>%1 (AUC %2)</translation>
    </message>
    <message>
        <source>ROC, one class against the rest</source>
        <translation>ROC, eine Klasse gegen die übrigen</translation>
    </message>
    <message>
        <source>false positive rate</source>
        <translation>Falsch-positiv-Rate</translation>
    </message>
    <message>
        <source>true positive rate</source>
        <translation>Richtig-positiv-Rate</translation>
    </message>
    <message>
        <source>bins of equal size; dashed: perfect calibration</source>
        <translation>gleich große Gruppen; gestrichelt: perfekte Kalibrierung</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Verlässlichkeit</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Confusion matrix: truth in rows, answers in columns</source>
        <translation>Verwechslungsmatrix: Wahrheit in Zeilen, Antworten in Spalten</translation>
    </message>
    <message>
        <source>Training of %1</source>
        <translation>Training von %1</translation>
    </message>
    <message>
        <source>probability, not calibrated</source>
        <translation>Wahrscheinlichkeit, nicht kalibriert</translation>
    </message>
    <message>
        <source>Calibration line</source>
        <translation>Kalibrierlinie</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>The first method answered none of these images, so McNemar&apos;s p cannot be computed.</source>
        <translation>Das erste Verfahren hat keines dieser Bilder beantwortet; darum lässt sich kein p nach McNemar berechnen.</translation>
    </message>
    <message>
        <source>Measured accuracy %1 % (95 % interval %2 % to %3 %, %4 test images).</source>
        <translation>Gemessene Genauigkeit %1 % (95-%-Intervall %2 % bis %3 %, %4 Testbilder).</translation>
    </message>
    <message>
        <source>%1 × %2 mm, at the detector (not corrected for magnification)</source>
        <translation>%1 × %2 mm, am Detektor (Vergrößerung nicht herausgerechnet)</translation>
    </message>
    <message>
        <source>%1 × %2 mm, calibrated</source>
        <translation>%1 × %2 mm, kalibriert</translation>
    </message>
    <message>
        <source>%1 × %2 mm, divided by the estimated magnification</source>
        <translation>%1 × %2 mm, durch die geschätzte Vergrößerung geteilt</translation>
    </message>
    <message>
        <source>%1 × %2 mm, of the scanned film</source>
        <translation>%1 × %2 mm, auf dem gescannten Film</translation>
    </message>
    <message>
        <source>%1 × %2 mm, the file does not say how it was calibrated</source>
        <translation>%1 × %2 mm, die Datei sagt nicht, wie kalibriert wurde</translation>
    </message>
    <message>
        <source>%1 × %2 pixels from %3, %4, marked by the user</source>
        <translation>%1 × %2 Pixel ab %3, %4, von Hand markiert</translation>
    </message>
    <message>
        <source>%1 × %2 pixels from %3, %4, found by the program</source>
        <translation>%1 × %2 Pixel ab %3, %4, vom Programm gefunden</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3 bits</source>
        <translation>%1 × %2 Pixel, %3 Bit</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>%1-%2-%3</source>
        <translation>%3.%2.%1</translation>
    </message>
    <message>
        <source>female</source>
        <translation>weiblich</translation>
    </message>
    <message>
        <source>male</source>
        <translation>männlich</translation>
    </message>
    <message>
        <source>other</source>
        <translation>divers</translation>
    </message>
    <message>
        <source>%1 × %2 mm, calibrated by hand</source>
        <translation>%1 × %2 mm, von Hand kalibriert</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>the file or folder does not exist</source>
        <translation>die Datei oder der Ordner existiert nicht</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>die Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Check that you may read it and that the disk or network drive is connected.</source>
        <translation>Prüfen Sie, ob Sie sie lesen dürfen und ob der Datenträger oder das Netzlaufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation>die Datei kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Check the folder, your rights in it and the free space, or choose another place.</source>
        <translation>Prüfen Sie den Ordner, Ihre Rechte darin und den freien Platz, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>this is neither a DICOM object nor a PNG, JPEG, TIFF or BMP picture</source>
        <translation>dies ist weder ein DICOM-Objekt noch ein Bild im Format PNG, JPEG, TIFF oder BMP</translation>
    </message>
    <message>
        <source>Open the radiograph itself, or export it from the viewer as DICOM or PNG.</source>
        <translation>Öffnen Sie das Röntgenbild selbst, oder exportieren Sie es aus dem Bildbetrachter als DICOM oder PNG.</translation>
    </message>
    <message>
        <source>the DICOM object holds no picture</source>
        <translation>das DICOM-Objekt enthält kein Bild</translation>
    </message>
    <message>
        <source>Open the image object of the same study.</source>
        <translation>Öffnen Sie das Bildobjekt derselben Untersuchung.</translation>
    </message>
    <message>
        <source>this kind of DICOM object is not a picture</source>
        <translation>diese Art von DICOM-Objekt ist kein Bild</translation>
    </message>
    <message>
        <source>the picture is stored in an encoding that cannot be decoded</source>
        <translation>das Bild ist in einer Kodierung gespeichert, die nicht dekodiert werden kann</translation>
    </message>
    <message>
        <source>Export it again as uncompressed or JPEG 2000 DICOM, or as PNG.</source>
        <translation>Exportieren Sie es erneut als unkomprimiertes DICOM, als JPEG-2000-DICOM oder als PNG.</translation>
    </message>
    <message>
        <source>the picture&apos;s pixel layout is not supported</source>
        <translation>der Pixelaufbau des Bildes wird nicht unterstützt</translation>
    </message>
    <message>
        <source>Export it again as 8- or 16-bit DICOM, or as PNG.</source>
        <translation>Exportieren Sie es erneut als DICOM mit 8 oder 16 Bit oder als PNG.</translation>
    </message>
    <message>
        <source>the file is damaged or incomplete</source>
        <translation>die Datei ist beschädigt oder unvollständig</translation>
    </message>
    <message>
        <source>Copy or export it again from the source.</source>
        <translation>Kopieren oder exportieren Sie sie erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>the picture claims a size beyond the limits</source>
        <translation>das Bild gibt eine Größe an, die die Grenzen überschreitet</translation>
    </message>
    <message>
        <source>Check the file; export a smaller picture if it is genuine.</source>
        <translation>Prüfen Sie die Datei; exportieren Sie ein kleineres Bild, falls sie echt ist.</translation>
    </message>
    <message>
        <source>decoding took too long and was stopped</source>
        <translation>das Dekodieren dauerte zu lange und wurde abgebrochen</translation>
    </message>
    <message>
        <source>The file is probably damaged: export it again from the source.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt: Exportieren Sie sie erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>decoding needed too much memory and was stopped</source>
        <translation>das Dekodieren brauchte zu viel Speicher und wurde abgebrochen</translation>
    </message>
    <message>
        <source>The file is probably damaged or far too large: export it again from the source.</source>
        <translation>Die Datei ist wahrscheinlich beschädigt oder viel zu groß: Exportieren Sie sie erneut aus der Quelle.</translation>
    </message>
    <message>
        <source>the decoder stopped unexpectedly on this file</source>
        <translation>der Dekoder brach bei dieser Datei unerwartet ab</translation>
    </message>
    <message>
        <source>the DICOM data dictionary was not found</source>
        <translation>das DICOM-Wörterbuch wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Install the program again, or set DCMDICTPATH to a dicom.dic.</source>
        <translation>Installieren Sie das Programm erneut, oder setzen Sie DCMDICTPATH auf eine dicom.dic.</translation>
    </message>
    <message>
        <source>the model was not found</source>
        <translation>das Modell wurde nicht gefunden</translation>
    </message>
    <message>
        <source>See `glenoid-cli models` for those installed.</source>
        <translation>`glenoid-cli models` nennt die installierten Modelle.</translation>
    </message>
    <message>
        <source>the model&apos;s files do not match their recorded checksum</source>
        <translation>die Dateien des Modells passen nicht zu ihrer hinterlegten Prüfsumme</translation>
    </message>
    <message>
        <source>Install or copy the model again.</source>
        <translation>Installieren oder kopieren Sie das Modell erneut.</translation>
    </message>
    <message>
        <source>the model&apos;s description is not one this program understands</source>
        <translation>dieses Programm versteht die Beschreibung des Modells nicht</translation>
    </message>
    <message>
        <source>Use a model made for this version, or correct its description.</source>
        <translation>Verwenden Sie ein Modell für diese Version, oder korrigieren Sie seine Beschreibung.</translation>
    </message>
    <message>
        <source>the weights file is not a valid safetensors file</source>
        <translation>die Gewichtsdatei ist keine gültige safetensors-Datei</translation>
    </message>
    <message>
        <source>Copy the weights again.</source>
        <translation>Kopieren Sie die Gewichte erneut.</translation>
    </message>
    <message>
        <source>the weights do not fit the network</source>
        <translation>die Gewichte passen nicht zum Netz</translation>
    </message>
    <message>
        <source>Choose the network the weights were made for.</source>
        <translation>Wählen Sie das Netz, für das die Gewichte gemacht wurden.</translation>
    </message>
    <message>
        <source>the chosen device is not available</source>
        <translation>das gewählte Gerät ist nicht verfügbar</translation>
    </message>
    <message>
        <source>Choose another device, or auto.</source>
        <translation>Wählen Sie ein anderes Gerät oder die automatische Wahl.</translation>
    </message>
    <message>
        <source>there was not enough memory</source>
        <translation>der Speicher reichte nicht aus</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller batch or the CPU.</source>
        <translation>Schließen Sie andere Programme, oder verwenden Sie kleinere Stapel oder den Prozessor.</translation>
    </message>
    <message>
        <source>the data set cannot be used</source>
        <translation>der Datensatz kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>an option has a value that cannot be used</source>
        <translation>eine Option hat einen Wert, der nicht verwendet werden kann</translation>
    </message>
    <message>
        <source>See --help for the allowed values.</source>
        <translation>--help nennt die erlaubten Werte.</translation>
    </message>
    <message>
        <source>the checkpoint cannot be continued</source>
        <translation>der Zwischenstand kann nicht fortgesetzt werden</translation>
    </message>
    <message>
        <source>Start a new run, or repeat the command with the options of the first.</source>
        <translation>Starten Sie einen neuen Lauf, oder wiederholen Sie den Befehl mit den Optionen des ersten.</translation>
    </message>
    <message>
        <source>something unexpected happened in the program</source>
        <translation>im Programm geschah etwas Unerwartetes</translation>
    </message>
    <message>
        <source>Please report it with the log.</source>
        <translation>Bitte melden Sie es zusammen mit dem Protokoll.</translation>
    </message>
    <message>
        <source>Give the file itself.</source>
        <translation>Geben Sie die Datei selbst an.</translation>
    </message>
    <message>
        <source>the folder cannot be read</source>
        <translation>der Ordner kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>another run works in this folder</source>
        <translation>in diesem Ordner arbeitet ein anderer Lauf</translation>
    </message>
    <message>
        <source>Wait until it is done, stop it, or choose another folder.</source>
        <translation>Warten Sie, bis er fertig ist, halten Sie ihn an oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>the file does not hold what is expected here</source>
        <translation>die Datei enthält nicht, was hier erwartet wird</translation>
    </message>
    <message>
        <source>Correct it, choose another, or have the program write it again.</source>
        <translation>Korrigieren Sie sie, wählen Sie eine andere, oder lassen Sie das Programm sie neu schreiben.</translation>
    </message>
    <message>
        <source>the results could not be written to standard output</source>
        <translation>die Ergebnisse konnten nicht auf die Standardausgabe geschrieben werden</translation>
    </message>
    <message>
        <source>Check where they are sent, and the free space there.</source>
        <translation>Prüfen Sie, wohin sie gehen, und den freien Platz dort.</translation>
    </message>
    <message>
        <source>the network computed a value that is not a finite number</source>
        <translation>das Netz hat einen Wert berechnet, der keine endliche Zahl ist</translation>
    </message>
    <message>
        <source>a part of the program is missing or does not start</source>
        <translation>ein Teil des Programms fehlt oder startet nicht</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>the system allows no more open files, processes or threads</source>
        <translation>das System erlaubt keine weiteren offenen Dateien, Prozesse oder Threads</translation>
    </message>
    <message>
        <source>Close other programs, or raise the limits (ulimit -n, ulimit -u).</source>
        <translation>Schließen Sie andere Programme, oder heben Sie die Grenzen an (ulimit -n, ulimit -u).</translation>
    </message>
    <message>
        <source>Give one folder of images for each class, or a CSV that names path and label.</source>
        <translation>Geben Sie für jede Klasse einen Ordner mit Bildern an oder eine CSV-Datei, die Pfad und Klasse nennt (path, label).</translation>
    </message>
    <message>
        <source>pictures of the data set could not be decoded this time</source>
        <translation>Bilder des Datensatzes konnten diesmal nicht dekodiert werden</translation>
    </message>
    <message>
        <source>Try again; take a file that fails every time out of the data set.</source>
        <translation>Versuchen Sie es noch einmal; nehmen Sie eine Datei, bei der es jedes Mal misslingt, aus dem Datensatz heraus.</translation>
    </message>
    <message>
        <source>the data set holds too few images for this</source>
        <translation>der Datensatz enthält dafür zu wenige Bilder</translation>
    </message>
    <message>
        <source>Give more images of each class, or ask for fewer parts.</source>
        <translation>Geben Sie mehr Bilder je Klasse an, oder verlangen Sie weniger Teile.</translation>
    </message>
    <message>
        <source>the data set is not the one that this was made from</source>
        <translation>der Datensatz ist nicht der, aus dem dies entstand</translation>
    </message>
    <message>
        <source>Give that data set, or start anew with this one.</source>
        <translation>Geben Sie jenen Datensatz an, oder beginnen Sie mit diesem neu.</translation>
    </message>
    <message>
        <source>a process that did a part of the work ended before it was done</source>
        <translation>ein Prozess, der einen Teil der Arbeit tat, endete, bevor er fertig war</translation>
    </message>
    <message>
        <source>Correct the problem named in its last lines, then repeat the command.</source>
        <translation>Beheben Sie, was seine letzten Zeilen nennen, und wiederholen Sie den Befehl.</translation>
    </message>
    <message>
        <source>Give a part inside the picture: left, top, width and height in its pixels.</source>
        <translation>Geben Sie einen Ausschnitt innerhalb des Bildes an: links, oben, Breite und Höhe in seinen Pixeln.</translation>
    </message>
    <message>
        <source>the model cannot answer with this confidence, because too few pictures of a maker were measured</source>
        <translation>das Modell kann nicht mit dieser Sicherheit antworten, weil zu wenige Bilder eines Herstellers gemessen wurden</translation>
    </message>
    <message>
        <source>Ask for less confidence, or ask another model.</source>
        <translation>Verlangen Sie weniger Sicherheit, oder fragen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>the model cannot answer with eight looks, because it was only measured with one</source>
        <translation>das Modell kann nicht mit acht Blicken antworten, weil es nur mit einem gemessen wurde</translation>
    </message>
    <message>
        <source>Ask for one look, or ask another model.</source>
        <translation>Verlangen Sie einen Blick, oder fragen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>this is not a regular file but a folder, a device, a pipe, a socket or a link to itself</source>
        <translation>dies ist keine gewöhnliche Datei, sondern ein Ordner, ein Gerät, eine Pipe, ein Socket oder eine Verknüpfung auf sich selbst</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>this is a HEIC or AVIF photo, which cannot be read</source>
        <translation>dies ist ein HEIC- oder AVIF-Foto, das nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>Export it as JPEG or PNG.</source>
        <translation>Exportieren Sie es als JPEG oder PNG.</translation>
    </message>
    <message>
        <source>this is a picture in a format that cannot be read</source>
        <translation>dies ist ein Bild in einem Format, das nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>Save it as PNG.</source>
        <translation>Speichern Sie es als PNG.</translation>
    </message>
    <message>
        <source>this is a volume in a research format (NIfTI, NRRD or MetaImage)</source>
        <translation>dies ist ein Volumen in einem Forschungsformat (NIfTI, NRRD oder MetaImage)</translation>
    </message>
    <message>
        <source>Export the radiograph as DICOM or PNG.</source>
        <translation>Exportieren Sie das Röntgenbild als DICOM oder PNG.</translation>
    </message>
    <message>
        <source>this is a video</source>
        <translation>dies ist ein Video</translation>
    </message>
    <message>
        <source>Save one picture of it as PNG, or take a photo.</source>
        <translation>Speichern Sie ein Bild daraus als PNG, oder machen Sie ein Foto.</translation>
    </message>
    <message>
        <source>this is a web page</source>
        <translation>dies ist eine Webseite</translation>
    </message>
    <message>
        <source>Save the picture itself.</source>
        <translation>Speichern Sie das Bild selbst.</translation>
    </message>
    <message>
        <source>this is a PDF document</source>
        <translation>dies ist ein PDF-Dokument</translation>
    </message>
    <message>
        <source>Save the picture itself, or ask for the DICOM file.</source>
        <translation>Speichern Sie das Bild selbst, oder bitten Sie um die DICOM-Datei.</translation>
    </message>
    <message>
        <source>Open the radiograph itself.</source>
        <translation>Öffnen Sie das Röntgenbild selbst.</translation>
    </message>
    <message>
        <source>this is a program or a part of one</source>
        <translation>dies ist ein Programm oder ein Teil davon</translation>
    </message>
    <message>
        <source>this is an archive of packed files</source>
        <translation>dies ist ein Archiv gepackter Dateien</translation>
    </message>
    <message>
        <source>Unpack it and open the radiographs in it.</source>
        <translation>Entpacken Sie es und öffnen Sie die Röntgenbilder darin.</translation>
    </message>
    <message>
        <source>Unpack the archive with its password and open the folder.</source>
        <translation>Entpacken Sie das Archiv mit seinem Kennwort und öffnen Sie den Ordner.</translation>
    </message>
    <message>
        <source>Unpack it and open the folder.</source>
        <translation>Entpacken Sie es und öffnen Sie den Ordner.</translation>
    </message>
    <message>
        <source>the folders train, validation and test of the data set do not fit together</source>
        <translation>die Ordner train, validation und test des Datensatzes passen nicht zusammen</translation>
    </message>
    <message>
        <source>this is an office document</source>
        <translation>dies ist ein Office-Dokument</translation>
    </message>
    <message>
        <source>this is a text file</source>
        <translation>dies ist eine Textdatei</translation>
    </message>
    <message>
        <source>the file is encrypted inside its archive</source>
        <translation>die Datei ist in ihrem Archiv verschlüsselt</translation>
    </message>
    <message>
        <source>the archive has a file name that points outside it</source>
        <translation>das Archiv enthält einen Dateinamen, der aus ihm hinausführt</translation>
    </message>
    <message>
        <source>Ask for another copy; this one may be malicious.</source>
        <translation>Bitten Sie um eine andere Kopie; diese könnte bösartig sein.</translation>
    </message>
    <message>
        <source>the archive holds too many files, or files that are too large</source>
        <translation>das Archiv enthält zu viele oder zu große Dateien</translation>
    </message>
    <message>
        <source>this is no model of Glenoid</source>
        <translation>das ist kein Modell von Glenoid</translation>
    </message>
    <message>
        <source>Give a .glenoid file, or a folder that holds model.json and its weights.</source>
        <translation>Geben Sie eine .glenoid-Datei an oder einen Ordner mit model.json und den Gewichten.</translation>
    </message>
    <message>
        <source>the model was made for a newer version of Glenoid</source>
        <translation>das Modell wurde für eine neuere Version von Glenoid gemacht</translation>
    </message>
    <message>
        <source>Install the newer version, or ask for a model made for this one.</source>
        <translation>Installieren Sie die neuere Version, oder bitten Sie um ein Modell für diese.</translation>
    </message>
    <message>
        <source>Give each of them the same classes, with no picture twice and no other folder beside them, or put all pictures of a class into one folder.</source>
        <translation>Jeder braucht dieselben Klassen, kein Bild doppelt und keinen anderen Ordner daneben; oder legen Sie alle Bilder einer Klasse in einen Ordner.</translation>
    </message>
    <message>
        <source>the folder or ZIP holds no pictures</source>
        <translation>der Ordner oder das ZIP enthält keine Bilder</translation>
    </message>
    <message>
        <source>Check the path, or choose another folder or ZIP.</source>
        <translation>Prüfen Sie den Pfad, oder wählen Sie einen anderen Ordner oder ein anderes ZIP.</translation>
    </message>
    <message>
        <source>Save the picture itself, ask for the DICOM file, or save a table as CSV.</source>
        <translation>Speichern Sie das Bild selbst, bitten Sie um die DICOM-Datei, oder speichern Sie eine Tabelle als CSV.</translation>
    </message>
    <message>
        <source>the header says one sample per pixel, but the pixels have three</source>
        <translation>der Kopf nennt einen Wert pro Pixel, die Pixel haben aber drei</translation>
    </message>
    <message>
        <source>Export it again from the source, or as PNG.</source>
        <translation>Exportieren Sie sie erneut aus der Quelle oder als PNG.</translation>
    </message>
    <message>
        <source>none of the files that the CSV names exists</source>
        <translation>keine der Dateien, die die CSV-Datei nennt, ist vorhanden</translation>
    </message>
    <message>
        <source>Correct its paths. They are relative to the folder of the CSV.</source>
        <translation>Berichtigen Sie ihre Pfade. Sie gelten ab dem Ordner der CSV-Datei.</translation>
    </message>
    <message>
        <source>another process of this training ended or does not answer</source>
        <translation>ein anderer Prozess dieses Trainings endete oder antwortet nicht</translation>
    </message>
    <message>
        <source>See what the others said, then repeat the command: the run continues after its last checkpoint.</source>
        <translation>Lesen Sie, was die anderen gemeldet haben, und wiederholen Sie dann den Befehl: Der Lauf wird nach seinem letzten Zwischenstand fortgesetzt.</translation>
    </message>
    <message>
        <source>the processes of this training were given different options, data or run folders</source>
        <translation>die Prozesse dieses Trainings haben verschiedene Optionen, Daten oder Laufordner erhalten</translation>
    </message>
    <message>
        <source>Start all of them with the same command, on files that all of them can see.</source>
        <translation>Starten Sie alle mit demselben Befehl und mit Dateien, die alle sehen können.</translation>
    </message>
    <message>
        <source>this build cannot train with several processes, because it was made without Gloo</source>
        <translation>dieses Programm kann nicht mit mehreren Prozessen trainieren, weil es ohne Gloo gebaut wurde</translation>
    </message>
    <message>
        <source>Start a single process, or on Linux or macOS build the program with the headers of Gloo.</source>
        <translation>Starten Sie einen einzigen Prozess, oder bauen Sie das Programm unter Linux oder macOS mit den Headern von Gloo.</translation>
    </message>
    <message>
        <source>this frame of the file cannot be read</source>
        <translation>dieses Bild der Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Choose another frame.</source>
        <translation>Wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>the CSV has no rows below its header</source>
        <translation>die CSV-Datei hat keine Zeilen unter der Kopfzeile</translation>
    </message>
    <message>
        <source>Give a row with path and label for each picture.</source>
        <translation>Geben Sie für jedes Bild eine Zeile mit path und label an.</translation>
    </message>
    <message>
        <source>this folder holds a pretraining run, which a training cannot continue</source>
        <translation>dieser Ordner enthält ein Vortraining, das ein Training nicht fortsetzen kann</translation>
    </message>
    <message>
        <source>Choose another folder. To begin with the pretrained weights, give start.safetensors of this one (--start).</source>
        <translation>Wählen Sie einen anderen Ordner. Um mit den vortrainierten Gewichten zu beginnen, geben Sie start.safetensors aus diesem an (--start).</translation>
    </message>
    <message>
        <source>this part of a cross-validation is not finished</source>
        <translation>dieser Teil einer Kreuzvalidierung ist nicht fertig</translation>
    </message>
    <message>
        <source>Repeat its command with the same --part and --out: it continues. Then merge again.</source>
        <translation>Wiederholen Sie seinen Befehl mit demselben --part und --out: Er wird fortgesetzt. Führen Sie danach erneut zusammen.</translation>
    </message>
    <message>
        <source>this machine does not know the machine of the first process</source>
        <translation>dieser Rechner kennt den Rechner des ersten Prozesses nicht</translation>
    </message>
    <message>
        <source>Set MASTER_ADDR to its name or address, the same for all processes.</source>
        <translation>Setzen Sie MASTER_ADDR auf dessen Namen oder Adresse, für alle Prozesse gleich.</translation>
    </message>
    <message>
        <source>the first process cannot open the port at which the others would reach it</source>
        <translation>der erste Prozess kann den Port nicht öffnen, an dem die anderen ihn erreichen würden</translation>
    </message>
    <message>
        <source>Another program may use it: set MASTER_PORT to a free port, the same for all processes.</source>
        <translation>Vielleicht benutzt ihn ein anderes Programm: Setzen Sie MASTER_PORT auf einen freien Port, für alle Prozesse gleich.</translation>
    </message>
    <message>
        <source>this folder holds a training run, which a pretraining cannot continue</source>
        <translation>dieser Ordner enthält ein Training, das ein Vortraining nicht fortsetzen kann</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>pretraining uses a single process, but the environment says that there are several</source>
        <translation>das Vortraining benutzt einen einzigen Prozess, aber laut der Umgebung gibt es mehrere</translation>
    </message>
    <message>
        <source>Start it once, without the variables RANK and MASTER_ADDR.</source>
        <translation>Starten Sie es einmal, ohne die Variablen RANK und MASTER_ADDR.</translation>
    </message>
    <message>
        <source>the part to identify lies outside the picture or is smaller than 16 × 16 pixels</source>
        <translation>der Ausschnitt, der bestimmt werden soll, liegt außerhalb des Bildes oder ist kleiner als 16 × 16 Pixel</translation>
    </message>
    <message>
        <source>the file does not have that many frames</source>
        <translation>die Datei hat nicht so viele Bilder</translation>
    </message>
    <message>
        <source>the data set holds too few groups of images, and those of one group stay in one fold</source>
        <translation>der Datensatz enthält zu wenige Gruppen von Bildern, und die einer Gruppe bleiben in einem Fold</translation>
    </message>
    <message>
        <source>Give images of more groups, such as patients, or ask for fewer folds.</source>
        <translation>Geben Sie Bilder aus mehr Gruppen an, zum Beispiel von mehr Patienten, oder verlangen Sie weniger Folds.</translation>
    </message>
    <message>
        <source>the file holds one picture, not several frames</source>
        <translation>die Datei enthält ein einziges Bild, nicht mehrere Einzelbilder</translation>
    </message>
    <message>
        <source>Open it without the number of a frame.</source>
        <translation>Öffnen Sie sie ohne die Nummer eines Einzelbilds.</translation>
    </message>
    <message>
        <source>the weights of the model hold values that are not finite numbers</source>
        <translation>die Gewichte des Modells enthalten Werte, die keine endlichen Zahlen sind</translation>
    </message>
    <message>
        <source>Choose another model. If you trained it, train it again with a lower learning rate.</source>
        <translation>Wählen Sie ein anderes Modell. Wenn Sie es selbst trainiert haben, trainieren Sie es mit kleinerer Lernrate erneut.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>the training diverged: the network computed a value that is not a finite number</source>
        <translation>das Training ist divergiert: Das Netz hat einen Wert berechnet, der keine endliche Zahl ist</translation>
    </message>
    <message>
        <source>Start a new run with a lower learning rate, or set “Longest gradient”.</source>
        <translation>Starten Sie einen neuen Lauf mit kleinerer Lernrate, oder setzen Sie „Längster Gradient“.</translation>
    </message>
    <message>
        <source>LibTorch, which computes the network, reports an error</source>
        <translation>LibTorch, das das Netz berechnet, meldet einen Fehler</translation>
    </message>
    <message>
        <source>Try again, or on another device. What LibTorch says is in the log.</source>
        <translation>Versuchen Sie es noch einmal, oder auf einem anderen Gerät. Was LibTorch meldet, steht im Protokoll.</translation>
    </message>
    <message>
        <source>this is a table of labels: it has paths, but no column “label”</source>
        <translation>das ist eine Tabelle mit Bezeichnungen: Sie hat Pfade, aber keine Spalte „label“</translation>
    </message>
    <message>
        <source>Choose the folder of the pictures, and give this file as the table of labels of a pretraining. To train on it, name the column with the makers “label”.</source>
        <translation>Wählen Sie den Ordner der Bilder, und geben Sie diese Datei bei einem Vortraining als Tabelle der Bezeichnungen an. Um mit ihr zu trainieren, nennen Sie die Spalte mit den Herstellern „label“.</translation>
    </message>
</context>
<context>
    <name>Fact</name>
    <message>
        <source>The picture was compressed with loss.</source>
        <translation>Das Bild wurde verlustbehaftet komprimiert.</translation>
    </message>
    <message>
        <source>Text is burned into the pixels.</source>
        <translation>Text ist in die Pixel eingebrannt.</translation>
    </message>
    <message>
        <source>The file is damaged after the picture.</source>
        <translation>Die Datei ist hinter dem Bild beschädigt.</translation>
    </message>
    <message>
        <source>Some text does not fit the declared character set and was guessed.</source>
        <translation>Mancher Text passt nicht zum angegebenen Zeichensatz und wurde geraten.</translation>
    </message>
    <message>
        <source>Only the first page of the file was read.</source>
        <translation>Nur die erste Seite der Datei wurde gelesen.</translation>
    </message>
    <message>
        <source>The number of frames is invalid: one frame is assumed.</source>
        <translation>Die Zahl der Einzelbilder ist ungültig: Ein Einzelbild wird angenommen.</translation>
    </message>
    <message>
        <source>The file does not say what its pixels mean: %1 is assumed.</source>
        <translation>Die Datei sagt nicht, was ihre Pixel bedeuten: %1 wird angenommen.</translation>
    </message>
    <message>
        <source>Bits Stored is invalid: all allocated bits are used.</source>
        <translation>Bits Stored ist ungültig: Alle vorhandenen Bits werden verwendet.</translation>
    </message>
    <message>
        <source>High Bit is invalid: the lowest bits are used.</source>
        <translation>High Bit ist ungültig: Die untersten Bits werden verwendet.</translation>
    </message>
    <message>
        <source>The file says that its colour is subsampled, but it holds all of it.</source>
        <translation>Laut Datei ist die Farbe unterabgetastet; sie ist aber vollständig enthalten.</translation>
    </message>
    <message>
        <source>The JPEG data contradict the photometric interpretation; the data are believed.</source>
        <translation>Die JPEG-Daten widersprechen der photometrischen Interpretation; die Daten gelten.</translation>
    </message>
    <message>
        <source>The modality lookup table is invalid and was left out.</source>
        <translation>Die Modalitätstabelle ist ungültig und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The rescale slope is zero and was left out.</source>
        <translation>Die Steigung der Umrechnung ist null und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The window&apos;s function is unknown: it is read as linear.</source>
        <translation>Die Funktion des Fensters ist unbekannt: Es wird linear gelesen.</translation>
    </message>
    <message>
        <source>A window without a width above zero was left out.</source>
        <translation>Ein Fenster ohne Breite wurde weggelassen.</translation>
    </message>
    <message>
        <source>A VOI lookup table is invalid and was left out.</source>
        <translation>Eine VOI-Tabelle ist ungültig und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The file holds no window.</source>
        <translation>Die Datei enthält kein Fenster.</translation>
    </message>
    <message>
        <source>The file&apos;s window or VOI lookup table was not used: it lies outside the data.</source>
        <translation>Fenster oder VOI-Tabelle der Datei wurden nicht verwendet: Sie liegen außerhalb der Daten.</translation>
    </message>
    <message>
        <source>The file&apos;s window or VOI lookup table was not used: it leaves almost no contrast.</source>
        <translation>Fenster oder VOI-Tabelle der Datei wurden nicht verwendet: Sie lassen fast keinen Kontrast.</translation>
    </message>
    <message>
        <source>The file&apos;s window or VOI lookup table was not used: it is so narrow that only black and white remain.</source>
        <translation>Fenster oder VOI-Tabelle der Datei wurden nicht verwendet: Sie sind so schmal, dass nur Schwarz und Weiß bleiben.</translation>
    </message>
    <message>
        <source>An overlay inside the pixel values is not shown.</source>
        <translation>Ein Overlay innerhalb der Pixelwerte wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>An overlay is invalid and was left out.</source>
        <translation>Ein Overlay ist ungültig und wurde weggelassen.</translation>
    </message>
    <message>
        <source>A shape of the display shutter is invalid or unknown and was left out.</source>
        <translation>Eine Form der Blende ist ungültig oder unbekannt und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The display shutter hides parts of the picture from the viewer, not from the network.</source>
        <translation>Die Blende verbirgt Teile des Bildes vor dem Betrachter, nicht vor dem Netz.</translation>
    </message>
    <message>
        <source>This is a colour picture, not a radiograph.</source>
        <translation>Dies ist ein Farbbild, kein Röntgenbild.</translation>
    </message>
    <message>
        <source>This is not a projection radiograph (modality %1).</source>
        <translation>Dies ist keine Projektionsaufnahme (Modalität %1).</translation>
    </message>
    <message>
        <source>The picture is treated as inverted, as asked.</source>
        <translation>Das Bild wird wie gewünscht als invertiert behandelt.</translation>
    </message>
    <message>
        <source>The %1 device failed or is out of memory; the CPU took over.</source>
        <translation>Das Gerät %1 ist ausgefallen oder hat keinen Speicher mehr; der Prozessor hat übernommen.</translation>
    </message>
    <message>
        <source>The CUDA device cannot be used; the CPU does the work.</source>
        <translation>Das CUDA-Gerät kann nicht verwendet werden; der Prozessor rechnet.</translation>
    </message>
    <message>
        <source>The device&apos;s memory is full: training goes on with batches of %1.</source>
        <translation>Der Speicher des Geräts ist voll: Das Training geht mit %1 Bildern je Schritt weiter.</translation>
    </message>
    <message>
        <source>The run goes on after epoch %1.</source>
        <translation>Der Lauf geht nach Epoche %1 weiter.</translation>
    </message>
    <message>
        <source>%1 takes pictures of at least %2 pixels.</source>
        <translation>%1 nimmt Bilder von mindestens %2 Pixeln.</translation>
    </message>
    <message>
        <source>%1 is left out of fold %2: %3.</source>
        <translation>%1 wird in Fold %2 weggelassen: %3.</translation>
    </message>
    <message>
        <source>There is nothing to see: the whole picture has one brightness.</source>
        <translation>Es ist nichts zu sehen: Das ganze Bild hat eine einzige Helligkeit.</translation>
    </message>
    <message>
        <source>The model knows these makers only: an implant of another maker may get one of these names too.</source>
        <translation>Das Modell kennt nur diese Hersteller: Auch das Implantat eines anderen kann einen dieser Namen bekommen.</translation>
    </message>
    <message>
        <source>%1: an object is expected</source>
        <translation>%1: Ein Objekt wird erwartet</translation>
    </message>
    <message>
        <source>%1: there is no such option</source>
        <translation>%1: Diese Option gibt es nicht</translation>
    </message>
    <message>
        <source>%1: a number is expected</source>
        <translation>%1: Eine Zahl wird erwartet</translation>
    </message>
    <message>
        <source>%1: a whole number is expected</source>
        <translation>%1: Eine ganze Zahl wird erwartet</translation>
    </message>
    <message>
        <source>%1: text is expected</source>
        <translation>%1: Text wird erwartet</translation>
    </message>
    <message>
        <source>%1: a list of texts is expected</source>
        <translation>%1: Eine Liste von Texten wird erwartet</translation>
    </message>
    <message>
        <source>%1: true or false is expected</source>
        <translation>%1: Wahr oder falsch wird erwartet</translation>
    </message>
    <message>
        <source>%1: one of %2 is allowed</source>
        <translation>%1: Erlaubt ist eines von %2</translation>
    </message>
    <message>
        <source>%1: from %2 to %3 is allowed</source>
        <translation>%1: Erlaubt ist %2 bis %3</translation>
    </message>
    <message>
        <source>%1: above %2 to %3 is allowed</source>
        <translation>%1: Erlaubt ist mehr als %2 bis %3</translation>
    </message>
    <message>
        <source>%1: from %2 to below %3 is allowed</source>
        <translation>%1: Erlaubt ist %2 bis unter %3</translation>
    </message>
    <message>
        <source>%1: above %2 to below %3 is allowed</source>
        <translation>%1: Erlaubt ist mehr als %2 bis unter %3</translation>
    </message>
    <message>
        <source>%1: there is no file %2</source>
        <translation>%1: Es gibt keine Datei %2</translation>
    </message>
    <message>
        <source>%1: cannot be combined with %2</source>
        <translation>%1: Nicht mit %2 kombinierbar</translation>
    </message>
    <message>
        <source>%1: no teacher is given</source>
        <translation>%1: Kein Lehrer ist angegeben</translation>
    </message>
    <message>
        <source>%1: without a teacher there is nothing else to learn from</source>
        <translation>%1: Ohne Lehrer gibt es sonst nichts, woraus gelernt wird</translation>
    </message>
    <message>
        <source>%1: with a teacher, probabilities or features must be above 0</source>
        <translation>%1: Mit einem Lehrer müssen Wahrscheinlichkeiten oder Merkmale über 0 liegen</translation>
    </message>
    <message>
        <source>%1: published weights can teach only features</source>
        <translation>%1: Veröffentlichte Gewichte können nur Merkmale lehren</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Reading the list of images</source>
        <translation>Liste der Bilder wird gelesen</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Looking for near-duplicates, pairs</source>
        <translation>Suche nach Beinahe-Duplikaten, Paare</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Entpacken</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>Computing features</source>
        <translation>Merkmale werden berechnet</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>%1 implants were found: the clearest was identified. Mark another part to identify that.</source>
        <translation>%1 Implantate wurden gefunden: Das deutlichste wurde bestimmt. Markieren Sie einen anderen Ausschnitt, um diesen zu bestimmen.</translation>
    </message>
    <message>
        <source>No %1 implant like those that the model learned is seen in this picture.</source>
        <translation>In diesem Bild ist kein %1-Implantat zu sehen, das den gelernten gleicht.</translation>
    </message>
    <message>
        <source>This model has no gate: it names a maker for any picture, even for one without an implant.</source>
        <translation>Dieses Modell prüft nicht vorab, was es sieht: Es nennt zu jedem Bild einen Hersteller, auch zu einem ohne Implantat.</translation>
    </message>
    <message>
        <source>With %1 % confidence no maker can be ruled out: the picture says nothing about the maker.</source>
        <translation>Bei %1 % Sicherheit lässt sich kein Hersteller ausschließen: Das Bild sagt nichts über den Hersteller.</translation>
    </message>
    <message>
        <source>The model always names its most probable maker: nobody has measured when more than one must stay in question.</source>
        <translation>Das Modell nennt immer den wahrscheinlichsten Hersteller: Es wurde nicht gemessen, wann mehr als einer infrage bleiben muss.</translation>
    </message>
    <message>
        <source>This very radiograph is among those that the model learned from: its answer does not show how well the model knows others.</source>
        <translation>Genau dieses Röntgenbild gehört zu denen, von denen das Modell gelernt hat: Die Antwort zeigt nicht, wie gut das Modell andere kennt.</translation>
    </message>
    <message>
        <source>%1 of %2 looks name %3.</source>
        <translation>%1 von %2 Blicken nennen %3.</translation>
    </message>
    <message>
        <source>No maker may be named in any of the pictures, so none may be named for them together.</source>
        <translation>In keinem der Bilder darf ein Hersteller genannt werden, also auch für sie gemeinsam keiner.</translation>
    </message>
    <message>
        <source>%1: up to 40 lower-case letters, spaces and hyphens are allowed</source>
        <translation>%1: Erlaubt sind bis zu 40 Kleinbuchstaben, Leerzeichen und Bindestriche</translation>
    </message>
    <message>
        <source>The joint answer is the mean of the probabilities of %1 of %2 pictures. It promises no confidence: the data at hand cannot measure how much several pictures of one patient help.</source>
        <translation>Die gemeinsame Antwort ist das Mittel der Wahrscheinlichkeiten von %1 von %2 Bildern. Sie verspricht keine Sicherheit: Die vorliegenden Daten können nicht messen, was mehrere Bilder eines Patienten bringen.</translation>
    </message>
    <message>
        <source>Of %2 pictures, %1 count. Each of these makers stays in question in at least one of them, so together they do not name a single maker.</source>
        <translation>Von %2 Bildern zählen %1. Jeder dieser Hersteller bleibt in mindestens einem davon infrage, also nennen sie zusammen keinen einzelnen Hersteller.</translation>
    </message>
    <message>
        <source>None of the pictures could be read, so there is no joint answer.</source>
        <translation>Keines der Bilder ließ sich lesen; darum gibt es keine gemeinsame Antwort.</translation>
    </message>
    <message>
        <source>A value of %1 is not a number and was left out.</source>
        <translation>Ein Wert von %1 ist keine Zahl und wurde weggelassen.</translation>
    </message>
    <message>
        <source>%1 is written with a decimal comma; it was read as a decimal point.</source>
        <translation>%1 ist mit Dezimalkomma geschrieben; es wurde als Dezimalpunkt gelesen.</translation>
    </message>
    <message>
        <source>Values exceed Bits Stored (%1): %2 bits are used.</source>
        <translation>Werte überschreiten Bits Stored (%1): Es werden %2 Bits verwendet.</translation>
    </message>
    <message>
        <source>The three colours of every pixel are equal: the picture is read as grey.</source>
        <translation>Die drei Farben jedes Pixels sind gleich: Das Bild wird als Graubild gelesen.</translation>
    </message>
    <message>
        <source>The picture is meant for processing, not for presentation: it may look unlike a usual radiograph.</source>
        <translation>Das Bild ist zur Verarbeitung bestimmt, nicht zur Befundung: Es kann anders aussehen als ein übliches Röntgenbild.</translation>
    </message>
    <message>
        <source>The file is incomplete or damaged: %1 % of the picture is missing and dark.</source>
        <translation>Die Datei ist unvollständig oder beschädigt: %1 % des Bildes fehlen und sind dunkel.</translation>
    </message>
    <message>
        <source>The modality lookup table is not meant for display and was left out (Pixel Intensity Relationship %1).</source>
        <translation>Die Modality-Tabelle ist nicht für die Anzeige bestimmt und wurde weggelassen (Pixel Intensity Relationship %1).</translation>
    </message>
    <message>
        <source>The rescale slope is negative: it reverses the order of the stored values.</source>
        <translation>Die Rescale Slope ist negativ: Sie kehrt die Reihenfolge der gespeicherten Werte um.</translation>
    </message>
    <message>
        <source>The file is incomplete or damaged: %1 % of the picture is missing (hatched), so no maker is named.</source>
        <translation>Die Datei ist unvollständig oder beschädigt: %1 % des Bildes fehlen (schraffiert), daher wird kein Hersteller genannt.</translation>
    </message>
    <message>
        <source>The labels &quot;%1&quot; and &quot;%2&quot; look alike, but count as two classes.</source>
        <translation>Die Bezeichnungen „%1“ und „%2“ sehen gleich aus, zählen aber als zwei Klassen.</translation>
    </message>
    <message>
        <source>The folders of the data set are its training, validation and test parts. Folds are drawn from all of them.</source>
        <translation>Die Ordner des Datensatzes sind seine Teile für Training, Validierung und Test. Die Folds werden aus allen gezogen.</translation>
    </message>
    <message>
        <source>The training part has no picture of: %1.</source>
        <translation>Der Trainingsteil enthält kein Bild von: %1.</translation>
    </message>
    <message>
        <source>The validation part is empty: nothing can choose the best epoch.</source>
        <translation>Der Validierungsteil ist leer: Nichts kann die beste Epoche bestimmen.</translation>
    </message>
    <message>
        <source>The validation part has no picture of: %1.</source>
        <translation>Der Validierungsteil enthält kein Bild von: %1.</translation>
    </message>
    <message>
        <source>The test part is empty: nothing can be measured.</source>
        <translation>Der Testteil ist leer: Nichts kann gemessen werden.</translation>
    </message>
    <message>
        <source>The test part has no picture of: %1.</source>
        <translation>Der Testteil enthält kein Bild von: %1.</translation>
    </message>
    <message>
        <source>Not every fold has a picture of: %1.</source>
        <translation>Nicht jeder Fold enthält ein Bild von: %1.</translation>
    </message>
    <message>
        <source>The validation part of some folds has no picture of: %1.</source>
        <translation>In manchen Folds enthält der Validierungsteil kein Bild von: %1.</translation>
    </message>
    <message>
        <source>Pictures of one patient, or near-duplicates, lie in different parts; groups concerned: %1.</source>
        <translation>Bilder eines Patienten oder Beinahe-Duplikate liegen in verschiedenen Teilen; betroffene Gruppen: %1.</translation>
    </message>
    <message>
        <source>The end of the file is missing or damaged; the picture before it is complete.</source>
        <translation>Das Ende der Datei fehlt oder ist beschädigt; das Bild davor ist vollständig.</translation>
    </message>
    <message>
        <source>DICOM files left out because they are not radiographs: %1 (%2).</source>
        <translation>Nicht geöffnete DICOM-Dateien, die keine Röntgenbilder sind: %1 (%2).</translation>
    </message>
    <message>
        <source>The structure of the file does not follow the standard, but all its parts could be read.</source>
        <translation>Die Datei ist nicht aufgebaut, wie der Standard es verlangt; alle ihre Teile konnten aber gelesen werden.</translation>
    </message>
    <message>
        <source>An element of the file does not have its standard type (VR); it was read as that type.</source>
        <translation>Ein Element der Datei hat nicht den Typ (VR), den der Standard vorsieht; es wurde mit diesem Typ gelesen.</translation>
    </message>
    <message>
        <source>The transfer syntax does not match the contents of the file: it is read as %1.</source>
        <translation>Die Transfersyntax passt nicht zum Inhalt der Datei: Sie wird als %1 gelesen.</translation>
    </message>
    <message>
        <source>The compressed picture has no end marker, but it is complete.</source>
        <translation>Das komprimierte Bild hat keine Endmarke, ist aber vollständig.</translation>
    </message>
    <message>
        <source>Some values have bits above High Bit; these bits were ignored.</source>
        <translation>Einige Werte haben Bits oberhalb von High Bit; diese Bits wurden nicht beachtet.</translation>
    </message>
    <message>
        <source>Pixel Spacing and Imager Pixel Spacing differ, and the file does not say why: %1 is used.</source>
        <translation>Pixel Spacing und Imager Pixel Spacing sind verschieden, und die Datei sagt nicht, warum: %1 wird verwendet.</translation>
    </message>
    <message>
        <source>The file ends before its last scans: the picture is whole, but its finest detail is missing.</source>
        <translation>Die Datei endet vor ihren letzten Durchläufen (Scans): Das Bild ist ganz, aber seine feinsten Einzelheiten fehlen.</translation>
    </message>
    <message>
        <source>The film is tinted: only its brightness is used.</source>
        <translation>Der Film ist getönt: Nur seine Helligkeit wird verwendet.</translation>
    </message>
    <message>
        <source>The file ends before its last scans: the picture lacks so much detail that no maker is named.</source>
        <translation>Die Datei endet vor ihren letzten Durchläufen (Scans): Dem Bild fehlen so viele Einzelheiten, dass kein Hersteller genannt wird.</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Several makers possible</source>
        <translation>Mehrere Hersteller möglich</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Not identified</source>
        <translation>Nicht bestimmt</translation>
    </message>
    <message>
        <source>%1: it needs pictures for validation, and the validation part is empty</source>
        <translation>%1: braucht Bilder zur Validierung, und der Validierungsteil ist leer</translation>
    </message>
    <message>
        <source>No picture was found here, so this is not a class.</source>
        <translation>Hier wurde kein Bild gefunden; dies ist also keine Klasse.</translation>
    </message>
    <message>
        <source>Files next to the class folders are left out.</source>
        <translation>Dateien neben den Ordnern der Klassen werden weggelassen.</translation>
    </message>
    <message>
        <source>The file holds more frames than its Number of Frames says (%1). The others were left out.</source>
        <translation>Die Datei enthält mehr Einzelbilder, als Number of Frames angibt (%1). Die übrigen wurden weggelassen.</translation>
    </message>
    <message>
        <source>%1 is invalid and was left out.</source>
        <translation>%1 ist ungültig und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The pixels do not have as many bytes per value as Bits Allocated says; they are read as they are.</source>
        <translation>Die Pixel haben nicht so viele Bytes je Wert, wie Bits Allocated angibt; sie werden gelesen, wie sie sind.</translation>
    </message>
    <message>
        <source>Pixel Aspect Ratio contradicts the pixel spacing: the spacing is used.</source>
        <translation>Pixel Aspect Ratio widerspricht dem Pixelabstand: Der Abstand wird verwendet.</translation>
    </message>
    <message>
        <source>Only the polarity of the presentation lookup table is applied, not its curve.</source>
        <translation>Von der Darstellungstabelle wird nur die Polarität angewendet, nicht die Kurve.</translation>
    </message>
    <message>
        <source>Files left out because another file of the ZIP has the same name: %1.</source>
        <translation>Weggelassene Dateien, weil eine andere Datei im ZIP denselben Namen hat: %1.</translation>
    </message>
    <message>
        <source>The file is damaged, and it is not known where: the picture may be wrong, so no maker is named.</source>
        <translation>Die Datei ist beschädigt, und die Stelle ist nicht bekannt: Das Bild kann falsch sein, daher wird kein Hersteller genannt.</translation>
    </message>
    <message>
        <source>This name in the ZIP is in an unknown encoding and may be wrong. Save the ZIP again with names in UTF-8.</source>
        <translation>Dieser Name im ZIP hat eine unbekannte Kodierung und ist vielleicht falsch. Speichern Sie das ZIP noch einmal mit Namen in UTF-8.</translation>
    </message>
    <message>
        <source>Waiting until all %1 processes of this training have reached %2. A launcher&apos;s environment variables ask for them.</source>
        <translation>Es wird gewartet, bis alle %1 Prozesse dieses Trainings %2 erreicht haben. Umgebungsvariablen eines Startprogramms verlangen sie.</translation>
    </message>
    <message>
        <source>%1: pretraining cannot use this option</source>
        <translation>%1: Das Vortraining kann diese Option nicht verwenden</translation>
    </message>
    <message>
        <source>Pictures left out of pretraining, because the probe measures them or its fold tests them: %1.</source>
        <translation>Bilder, die beim Vortraining ausgelassen werden, weil die Probe sie misst oder ihr Fold sie testet: %1.</translation>
    </message>
    <message>
        <source>A few bytes without meaning follow the contents of the file; they do no harm.</source>
        <translation>Auf den Inhalt der Datei folgen einige Bytes ohne Bedeutung; sie schaden nicht.</translation>
    </message>
    <message>
        <source>The name of this file in the ZIP is in an unknown encoding and may be wrong.</source>
        <translation>Der Name dieser Datei im ZIP ist unbekannt kodiert und kann falsch sein.</translation>
    </message>
    <message>
        <source>Frame %1 cannot be read. The others keep their numbers.</source>
        <translation>Bild %1 lässt sich nicht lesen. Die übrigen behalten ihre Nummern.</translation>
    </message>
    <message>
        <source>Frames %1 cannot be read. The others keep their numbers.</source>
        <translation>Die Bilder %1 lassen sich nicht lesen. Die übrigen behalten ihre Nummern.</translation>
    </message>
    <message>
        <source>Photometric interpretation and presentation LUT shape contradict each other: the presentation LUT shape is used.</source>
        <translation>Photometric Interpretation und Presentation LUT Shape widersprechen einander: Presentation LUT Shape wird verwendet.</translation>
    </message>
    <message>
        <source>This hidden folder is left out. Pictures in it: %1.</source>
        <translation>Dieser versteckte Ordner wird ausgelassen. Bilder darin: %1.</translation>
    </message>
    <message>
        <source>Hidden pictures are left out.</source>
        <translation>Versteckte Bilder werden ausgelassen.</translation>
    </message>
    <message>
        <source>Of %1 frames, only frame %2 was read.</source>
        <translation>Von %1 Einzelbildern wurde nur Einzelbild %2 gelesen.</translation>
    </message>
    <message>
        <source>Only one frame is open: all frames together are too large.</source>
        <translation>Nur ein Einzelbild ist offen: Alle zusammen sind zu groß.</translation>
    </message>
    <message>
        <source>Near-duplicates have different labels, so some labels may be wrong; pairs concerned: %1.</source>
        <translation>Beinahe-Duplikate haben verschiedene Bezeichnungen, einige davon sind vielleicht falsch; betroffene Paare: %1.</translation>
    </message>
    <message>
        <source>Pictures of one group of the table stay in one part; groups: %1.</source>
        <translation>Bilder einer Gruppe der Tabelle bleiben in einem Teil; Gruppen: %1.</translation>
    </message>
    <message>
        <source>The compressed picture&apos;s own size is used; the header says %1 × %2.</source>
        <translation>Die Größe des komprimierten Bildes selbst gilt; der Kopf nennt %1 × %2.</translation>
    </message>
    <message>
        <source>A pixel spacing of %1 × %2 mm is implausible and was left out.</source>
        <translation>Ein Pixelabstand von %1 × %2 mm ist nicht plausibel und wurde weggelassen.</translation>
    </message>
    <message>
        <source>A pixel spacing of %1 × %2 mm was left out: it is larger than that of the detector.</source>
        <translation>Ein Pixelabstand von %1 × %2 mm wurde weggelassen: Er ist größer als der des Detektors.</translation>
    </message>
    <message>
        <source>This is frame %1 of the file.</source>
        <translation>Dies ist Einzelbild %1 der Datei.</translation>
    </message>
    <message>
        <source>Only the marked part was identified: %3 × %4 pixels, from %1, %2.</source>
        <translation>Nur der markierte Ausschnitt wurde bestimmt: %3 × %4 Pixel ab %1, %2.</translation>
    </message>
    <message>
        <source>An implant was found and only the part around it identified: %3 × %4 pixels, from %1, %2.</source>
        <translation>Ein Implantat wurde gefunden und nur der Ausschnitt um es herum bestimmt: %3 × %4 Pixel ab %1, %2.</translation>
    </message>
    <message>
        <source>With %1 % confidence one maker remains: of many radiographs, at least %1 % keep their true maker. The probability is for this one alone.</source>
        <translation>Bei %1 % Sicherheit bleibt ein Hersteller übrig: Von vielen Röntgenbildern behalten mindestens %1 % ihren wahren Hersteller. Die Wahrscheinlichkeit gilt nur für dieses eine.</translation>
    </message>
    <message>
        <source>With %1 % confidence more than one maker remains: the picture does not tell them apart.</source>
        <translation>Bei %1 % Sicherheit bleibt mehr als ein Hersteller übrig: Das Bild unterscheidet sie nicht.</translation>
    </message>
    <message>
        <source>Its probabilities are not calibrated.</source>
        <translation>Seine Wahrscheinlichkeiten sind nicht kalibriert.</translation>
    </message>
    <message>
        <source>%1 is ruled out although it is more probable than %2, which remains: each maker has its own threshold.</source>
        <translation>%1 ist ausgeschlossen, obwohl wahrscheinlicher als %2, das übrig bleibt: Jeder Hersteller hat seine eigene Schwelle.</translation>
    </message>
    <message>
        <source>Most probable: %1</source>
        <translation>Am ehesten: %1</translation>
    </message>
    <message>
        <source>The picture is very small: %1 × %2 pixels.</source>
        <translation>Das Bild ist sehr klein: %1 × %2 Pixel.</translation>
    </message>
    <message>
        <source>The file is damaged or ends early among its frames.</source>
        <translation>Die Datei ist zwischen ihren Einzelbildern beschädigt oder endet dort zu früh.</translation>
    </message>
    <message>
        <source>Bytes that follow the picture in its pixel data and were left out: %1.</source>
        <translation>Bytes, die in den Pixeldaten auf das Bild folgen und weggelassen wurden: %1.</translation>
    </message>
    <message>
        <source>Number of Frames is %1, but the file holds fewer: %2.</source>
        <translation>Number of Frames ist %1, aber die Datei enthält weniger Einzelbilder: %2.</translation>
    </message>
    <message>
        <source>Files left out: %1. They are not pictures, they are of a viewer, or a DICOMDIR does not list them.</source>
        <translation>Weggelassene Dateien: %1. Sie sind keine Bilder, sie gehören zu einem Bildbetrachter, oder ein DICOMDIR führt sie nicht auf.</translation>
    </message>
    <message>
        <source>The transfer syntax is unknown: the file is read as %1.</source>
        <translation>Die Transfersyntax ist unbekannt: Die Datei wird als %1 gelesen.</translation>
    </message>
    <message>
        <source>The transfer syntax is missing: the file is read as %1.</source>
        <translation>Die Transfersyntax fehlt: Die Datei wird als %1 gelesen.</translation>
    </message>
    <message>
        <source>The file&apos;s window was not used: it is meant for Bits Stored, and the values have more bits.</source>
        <translation>Das Fenster der Datei wurde nicht verwendet: Es gilt für Bits Stored, und die Werte haben mehr Bits.</translation>
    </message>
    <message>
        <source>The label &quot;%1&quot; begins or ends with white space, which was kept.</source>
        <translation>Die Bezeichnung „%1“ beginnt oder endet mit Leerraum; er wurde behalten.</translation>
    </message>
    <message>
        <source>No %1 implant was seen. If there is one, mark the part of the picture that shows it.</source>
        <translation>Es wurde kein %1-Implantat gesehen. Wenn doch eines da ist, markieren Sie den Ausschnitt des Bildes, der es zeigt.</translation>
    </message>
    <message>
        <source>No %1 implant was seen in the marked part.</source>
        <translation>Im markierten Ausschnitt ist kein %1-Implantat zu sehen.</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>The original network: DenseNet-121 with squeeze-and-excitation, trained on all images of the public data set.</source>
        <translation>Das ursprüngliche Netz: DenseNet-121 mit Squeeze-and-Excitation, auf allen Bildern des öffentlichen Datensatzes trainiert.</translation>
    </message>
    <message>
        <source>It names one of four makers of anatomic stemmed designs, never a model, and may give one of these names to an implant of another maker. Its figures are from the public data set alone.</source>
        <translation>Es nennt einen von vier Herstellern anatomischer Schaftprothesen, nie ein Modell, und kann einen dieser Namen auch dem Implantat eines anderen Herstellers geben. Seine Zahlen stammen allein aus dem öffentlichen Datensatz.</translation>
    </message>
    <message>
        <source>weights: research use only, since the start weights descend from ImageNet; training images CC BY 4.0</source>
        <translation>Gewichte: nur für die Forschung, weil die Startgewichte von ImageNet abstammen; Trainingsbilder CC BY 4.0</translation>
    </message>
    <message>
        <source>Shoulder Implant X-Ray Manufacturer Classification (UCI 517, doi 10.24432/C5F893, CC BY 4.0; Stark 2018, Urban et al. 2020): 538 of its 597 radiographs</source>
        <translation>Shoulder Implant X-Ray Manufacturer Classification (UCI 517, doi 10.24432/C5F893, CC BY 4.0; Stark 2018, Urban et al. 2020): 538 der 597 Röntgenbilder</translation>
    </message>
    <message>
        <source>our DenseNet-121 backbone, pretrained on Tiny-ImageNet in grey with an ImageNet MobileNetV2 as teacher (ImageNet terms: research use)</source>
        <translation>unser DenseNet-121-Rumpf, auf Tiny-ImageNet in Grau mit einem ImageNet-MobileNetV2 als Lehrer vortrainiert (Bedingungen von ImageNet: Forschung)</translation>
    </message>
    <message>
        <source>A small, fast network: MobileNetV2 with the original head, trained on all images of the public data set.</source>
        <translation>Ein kleines, schnelles Netz: MobileNetV2 mit dem ursprünglichen Kopf, auf allen Bildern des öffentlichen Datensatzes trainiert.</translation>
    </message>
    <message>
        <source>weights: research use only, since the start weights (Apache-2.0) were trained on ImageNet; training images CC BY 4.0</source>
        <translation>Gewichte: nur für die Forschung, weil die Startgewichte (Apache-2.0) auf ImageNet trainiert wurden; Trainingsbilder CC BY 4.0</translation>
    </message>
    <message>
        <source>MobileNetV2 of the ONNX model zoo (mobilenetv2-7, Apache-2.0), trained on ImageNet-1k</source>
        <translation>MobileNetV2 aus dem ONNX Model Zoo (mobilenetv2-7, Apache-2.0), auf ImageNet-1k trainiert</translation>
    </message>
    <message>
        <source>Tiny-ImageNet (200 classes, 98,304 training images) in grey, with an ImageNet MobileNetV2 as teacher; 3,544,576 images seen at 112 px</source>
        <translation>Tiny-ImageNet (200 Klassen, 98.304 Trainingsbilder) in Grau, mit einem ImageNet-MobileNetV2 als Lehrer; 3.544.576 Bilder mit 112 Pixeln gesehen</translation>
    </message>
    <message>
        <source>ImageNet terms: research use</source>
        <translation>Bedingungen von ImageNet: Forschung</translation>
    </message>
    <message>
        <source>Trained with Glenoid.</source>
        <translation>Mit Glenoid trainiert.</translation>
    </message>
    <message>
        <source>as the training data and the start weights allow</source>
        <translation>wie es die Trainingsdaten und die Startgewichte erlauben</translation>
    </message>
    <message>
        <source>It knows only the makers that it was trained on.</source>
        <translation>Es kennt nur die Hersteller, mit deren Bildern es trainiert wurde.</translation>
    </message>
    <message>
        <source>Ten stratified folds with near-duplicates kept together, 60 epochs each on all nine other folds, with nothing left to choose; the shipped weights were then trained on all images with the same options. The input of 288 pixels was chosen from 180, 224 and 288 on inner validation parts of the first three folds; at 224 pixels mixup, a threefold rate and a feature teacher did not help clearly. The temperature was fitted on the out-of-fold predictions, so the calibration figures of the cross-validation are those before it.</source>
        <translation>Zehn geschichtete Folds, in denen Beinahe-Duplikate zusammenbleiben, je 60 Epochen auf allen neun anderen Folds, ohne dass noch etwas zu wählen war; die mitgelieferten Gewichte wurden danach mit denselben Optionen auf allen Bildern trainiert. Die Eingabe von 288 Pixeln wurde unter 180, 224 und 288 auf inneren Validierungsteilen der ersten drei Folds gewählt; bei 224 Pixeln halfen Mixup, eine dreifache Lernrate und ein Merkmalslehrer nicht deutlich. Die Temperatur wurde an die Vorhersagen außerhalb der Folds angepasst; die Kalibrierungszahlen der Kreuzvalidierung sind die davor.</translation>
    </message>
    <message>
        <source>Ten stratified folds with near-duplicates kept together, 60 epochs each on all nine other folds, with nothing left to choose; the shipped weights were then trained on all images with the same options and stored in 8 bits where they are large. Input and rate were chosen from four combinations on inner validation parts of the first three folds. The temperature was fitted on the out-of-fold predictions, so the calibration figures of the cross-validation are those before it.</source>
        <translation>Zehn geschichtete Folds, in denen Beinahe-Duplikate zusammenbleiben, je 60 Epochen auf allen neun anderen Folds, ohne dass noch etwas zu wählen war; die mitgelieferten Gewichte wurden danach mit denselben Optionen auf allen Bildern trainiert und, wo sie groß sind, mit 8 Bit gespeichert. Eingabe und Lernrate wurden unter vier Kombinationen auf inneren Validierungsteilen der ersten drei Folds gewählt. Die Temperatur wurde an die Vorhersagen außerhalb der Folds angepasst; die Kalibrierungszahlen der Kreuzvalidierung sind die davor.</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>Geben Sie ein Tastenkürzel ein</translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>shoulder</source>
        <translation>Schulter</translation>
    </message>
</context>
<context>
    <name>TrainingOption</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Architecture of the network</source>
        <translation>Architektur des Netzes</translation>
    </message>
    <message>
        <source>Start weights</source>
        <translation>Startgewichte</translation>
    </message>
    <message>
        <source>File (.safetensors) with the weights it starts from; without one they are random, which costs much accuracy on small data sets</source>
        <translation>Datei (.safetensors) mit den Gewichten, mit denen es beginnt; ohne sind sie zufällig, was bei kleinen Datensätzen viel Genauigkeit kostet</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>Eingabegröße</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Side of the square picture that the network sees</source>
        <translation>Seite des quadratischen Bildes, das das Netz sieht</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>What follows pooling: one dense layer (linear), or 512 SELU units before it (original)</source>
        <translation>Was auf das Pooling folgt: eine dichte Schicht (linear), oder davor 512 SELU-Einheiten (original)</translation>
    </message>
    <message>
        <source>Dropout of the map</source>
        <translation>Dropout der Karte</translation>
    </message>
    <message>
        <source>Share of the last feature map that is dropped while training</source>
        <translation>Anteil der letzten Merkmalskarte, der beim Training ausfällt</translation>
    </message>
    <message>
        <source>Dropout of the head</source>
        <translation>Dropout des Kopfes</translation>
    </message>
    <message>
        <source>Share of the units before the last dense layer that is dropped while training</source>
        <translation>Anteil der Einheiten vor der letzten dichten Schicht, der beim Training ausfällt</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>Eingefrorene Stufen</translation>
    </message>
    <message>
        <source>First stages of the network that do not learn</source>
        <translation>Erste Stufen des Netzes, die nicht lernen</translation>
    </message>
    <message>
        <source>Rate per stage</source>
        <translation>Rate je Stufe</translation>
    </message>
    <message>
        <source>Each stage learns at this share of the rate of the stage after it; 1 is the same rate everywhere</source>
        <translation>Jede Stufe lernt mit diesem Anteil der Rate der Stufe danach; 1 ist überall dieselbe Rate</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the training part, at most</source>
        <translation>Durchgänge durch den Trainingsteil, höchstens</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images in one step; halved automatically if the device&apos;s memory is full</source>
        <translation>Bilder in einem Schritt; wird automatisch halbiert, wenn der Speicher des Geräts voll ist</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Stops after this many epochs without a better validation; 0 never stops early</source>
        <translation>Endet nach dieser Zahl von Epochen ohne bessere Validierung; bei 0 nie vorzeitig</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Device to train on; auto takes a graphics processor if there is one</source>
        <translation>Worauf trainiert wird; auto nimmt einen Grafikprozessor, wenn es einen gibt</translation>
    </message>
    <message>
        <source>Mixed precision</source>
        <translation>Gemischte Genauigkeit</translation>
    </message>
    <message>
        <source>Computes in bfloat16 on a CUDA device, which is faster; nothing changes elsewhere</source>
        <translation>Rechnet auf einem CUDA-Gerät in bfloat16, was schneller ist; anderswo ändert sich nichts</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of every random draw: the same seed gives the same run on the processor</source>
        <translation>Anfang jeder zufälligen Ziehung: Derselbe Startwert gibt auf dem Prozessor denselben Lauf</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Zwischenstand alle</translation>
    </message>
    <message>
        <source>Epochs between checkpoints: what a crash loses at most</source>
        <translation>Epochen zwischen Zwischenständen: was ein Absturz höchstens kostet</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>How weights follow the gradient: sgd (with Nesterov momentum), adam or adamw</source>
        <translation>Wie die Gewichte dem Gradienten folgen: sgd (mit Nesterov-Momentum), adam oder adamw</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Length of a step; about 0.01 for sgd, 0.0003 for adam and adamw</source>
        <translation>Länge eines Schritts; etwa 0,01 für sgd, 0,0003 für adam und adamw</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Share of the last step that carries over to the next; sgd only</source>
        <translation>Anteil des letzten Schritts, der im nächsten weiterwirkt, nur für sgd</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Pull of the weights towards zero; biases and norms are left alone</source>
        <translation>Zug der Gewichte gegen null; Bias-Werte und Normierungsschichten bleiben unberührt</translation>
    </message>
    <message>
        <source>Longest gradient</source>
        <translation>Längster Gradient</translation>
    </message>
    <message>
        <source>Longer gradients are shortened to this; 0 leaves them as they are</source>
        <translation>Längere Gradienten werden auf diesen Wert gekürzt; 0 lässt sie, wie sie sind</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Mittelung der Gewichte</translation>
    </message>
    <message>
        <source>Decay of an exponential moving average of the weights, which is then validated and kept; 0 for none</source>
        <translation>Abklingfaktor eines exponentiell gleitenden Mittels der Gewichte, das dann validiert und behalten wird; 0 für keines</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>Verlauf der Lernrate</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How the rate changes: constant, cosine (down to 0), one-cycle (up, then down) or step</source>
        <translation>Wie sich die Rate ändert: constant, cosine (fällt auf 0), one-cycle (steigt, dann fällt) oder step</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Linear rise of the rate from 0 at the start, except for one-cycle</source>
        <translation>Linearer Anstieg der Rate von 0 am Anfang, außer bei one-cycle</translation>
    </message>
    <message>
        <source>Step after</source>
        <translation>Stufe nach</translation>
    </message>
    <message>
        <source>Epochs between two steps of the step schedule</source>
        <translation>Epochen zwischen zwei Stufen des Verlaufs step</translation>
    </message>
    <message>
        <source>Step factor</source>
        <translation>Stufenfaktor</translation>
    </message>
    <message>
        <source>Factor on the rate at each step of the step schedule</source>
        <translation>Faktor für die Rate bei jeder Stufe des Verlaufs step</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>Anstieg</translation>
    </message>
    <message>
        <source>Share of the run in which one-cycle climbs to the rate</source>
        <translation>Anteil des Laufs, in dem one-cycle zur Rate ansteigt</translation>
    </message>
    <message>
        <source>Loss and classes</source>
        <translation>Verlust und Klassen</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Glättung der Bezeichnungen</translation>
    </message>
    <message>
        <source>Share of certainty taken from the right label and spread over all</source>
        <translation>Anteil der Sicherheit, der der richtigen Bezeichnung genommen und auf alle verteilt wird</translation>
    </message>
    <message>
        <source>Focal exponent</source>
        <translation>Fokusexponent</translation>
    </message>
    <message>
        <source>Above 0, images that are already answered well count less</source>
        <translation>Über 0 zählen Bilder weniger, die schon gut beantwortet werden</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Klassengewichte</translation>
    </message>
    <message>
        <source>Gives images of rare makers more weight in the loss</source>
        <translation>Gewichtet Bilder seltener Hersteller im Verlust höher</translation>
    </message>
    <message>
        <source>Balanced sampling</source>
        <translation>Ausgewogene Ziehung</translation>
    </message>
    <message>
        <source>Draws images of each maker equally often; cannot be combined with class weights</source>
        <translation>Zieht Bilder jedes Herstellers gleich oft; nicht mit Klassengewichten kombinierbar</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Mirror left-right</source>
        <translation>Links-rechts spiegeln</translation>
    </message>
    <message>
        <source>Probability that a picture is mirrored left-right</source>
        <translation>Wahrscheinlichkeit, dass ein Bild links-rechts gespiegelt wird</translation>
    </message>
    <message>
        <source>Mirror top-bottom</source>
        <translation>Oben-unten spiegeln</translation>
    </message>
    <message>
        <source>Probability that a picture is mirrored top-bottom</source>
        <translation>Wahrscheinlichkeit, dass ein Bild oben-unten gespiegelt wird</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>Turned by up to this angle either way</source>
        <translation>Um bis zu diesem Winkel in beide Richtungen gedreht</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoomed in or out by up to this share</source>
        <translation>Um bis zu diesem Anteil vergrößert oder verkleinert</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Moved along both axes by up to this share of the side</source>
        <translation>Entlang beider Achsen um bis zu diesem Anteil der Seite verschoben</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Up to this share of the side is cut off, and the rest enlarged</source>
        <translation>Bis zu diesem Anteil der Seite wird abgeschnitten, der Rest vergrößert</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Unschärfe</translation>
    </message>
    <message>
        <source>Gaussian blur with a deviation of up to this</source>
        <translation>Gaußsche Unschärfe mit einer Streuung von bis zu diesem Wert</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Contrast raised or lowered by up to this share</source>
        <translation>Kontrast um bis zu diesem Anteil erhöht oder gesenkt</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Brightness raised or lowered by up to this share of the full range</source>
        <translation>Helligkeit um bis zu diesem Anteil des vollen Bereichs erhöht oder gesenkt</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Grey values bent by an exponent of up to 1 plus this, or its inverse</source>
        <translation>Grauwerte gebogen mit einem Exponenten von bis zu 1 plus diesem Wert, oder dessen Kehrwert</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Gaussian noise with a deviation of up to this share of the full range</source>
        <translation>Gaußsches Rauschen mit einer Streuung von bis zu diesem Anteil des vollen Bereichs</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Auslöschen</translation>
    </message>
    <message>
        <source>Probability that a rectangle of 2 to 20 % of the area is made black</source>
        <translation>Wahrscheinlichkeit, dass ein Rechteck von 2 bis 20 % der Fläche geschwärzt wird</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Mixes the pictures and labels of two images; larger values mix more, 0 mixes none</source>
        <translation>Bilder und Bezeichnungen zweier Aufnahmen werden gemischt, umso mehr, je größer dieser Wert ist; bei 0 nicht</translation>
    </message>
    <message>
        <source>Learning from other networks</source>
        <translation>Lernen von anderen Netzen</translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>Model bundles whose answers are learnt too, or files of published weights with their network named below</source>
        <translation>Modelle, deren Antworten mitgelernt werden, oder Dateien veröffentlichter Gewichte, deren Netz darunter genannt ist</translation>
    </message>
    <message>
        <source>Network of published weights</source>
        <translation>Netz veröffentlichter Gewichte</translation>
    </message>
    <message>
        <source>Architecture of the teachers if they are published weights; empty for model bundles</source>
        <translation>Architektur der Lehrer, wenn sie veröffentlichte Gewichte sind; leer bei Modellen</translation>
    </message>
    <message>
        <source>Input size of published weights</source>
        <translation>Eingabegröße veröffentlichter Gewichte</translation>
    </message>
    <message>
        <source>Size at which the published weights see the pictures; 0 for the input size of the network that learns</source>
        <translation>In welcher Größe veröffentlichte Gewichte die Bilder sehen; 0 für die Eingabegröße des lernenden Netzes</translation>
    </message>
    <message>
        <source>Weight of the labels</source>
        <translation>Gewicht der Bezeichnungen</translation>
    </message>
    <message>
        <source>How much the labels count in the loss</source>
        <translation>Wie viel die Bezeichnungen im Verlust zählen</translation>
    </message>
    <message>
        <source>Weight of the teachers&apos; answers</source>
        <translation>Gewicht der Antworten der Lehrer</translation>
    </message>
    <message>
        <source>How much the teachers&apos; probabilities count; they must know the same makers</source>
        <translation>Wie viel die Wahrscheinlichkeiten der Lehrer zählen; sie müssen dieselben Hersteller kennen</translation>
    </message>
    <message>
        <source>Weight of the teachers&apos; features</source>
        <translation>Gewicht der Merkmale der Lehrer</translation>
    </message>
    <message>
        <source>How much the teachers&apos; pooled features count</source>
        <translation>Wie viel die gepoolten Merkmale der Lehrer zählen</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>How much the probabilities are softened before they are compared</source>
        <translation>Wie sehr die Wahrscheinlichkeiten geglättet werden, bevor sie verglichen werden</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bestes Verfahren</translation>
    </message>
    <message>
        <source>How the shipped model was trained; hours on a processor, minutes on a graphics processor</source>
        <translation>Wie das beiliegende Modell trainiert wurde; Stunden auf einem Prozessor, Minuten auf einem Grafikprozessor</translation>
    </message>
    <message>
        <source>Original method (180 px)</source>
        <translation>Ursprüngliches Verfahren (180 px)</translation>
    </message>
    <message>
        <source>The published study: DenseNet-121 with squeeze-and-excitation, its first layers frozen, SGD for 100 epochs</source>
        <translation>Die veröffentlichte Studie: DenseNet-121 mit Squeeze-and-Excitation, die ersten Schichten eingefroren, SGD über 100 Epochen</translation>
    </message>
    <message>
        <source>Quick trial</source>
        <translation>Schneller Versuch</translation>
    </message>
    <message>
        <source>A small network on small pictures: shows in a few minutes on a processor that everything works, but learns little</source>
        <translation>Ein kleines Netz auf kleinen Bildern: zeigt in wenigen Minuten auf einem Prozessor, dass alles läuft, lernt aber wenig</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Test with eight looks</source>
        <translation>Test mit acht Blicken</translation>
    </message>
    <message>
        <source>Also measures the mean of eight looks at each test picture: four quarter turns, each also mirrored</source>
        <translation>Misst auch das Mittel aus acht Blicken auf jedes Testbild: vier Vierteldrehungen, jede auch gespiegelt</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>degree</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>Joint batch norm</source>
        <translation>Gemeinsame Batch-Normierung</translation>
    </message>
    <message>
        <source>If several processes train together, batch norm measures their images together instead of those of each process; slower, but the result does not depend on the number of processes</source>
        <translation>Wenn mehrere Prozesse gemeinsam trainieren, misst die Batch-Normierung ihre Bilder zusammen statt die jedes Prozesses einzeln; langsamer, aber das Ergebnis hängt nicht von der Zahl der Prozesse ab</translation>
    </message>
    <message>
        <source>Pretraining</source>
        <translation>Vortraining</translation>
    </message>
    <message>
        <source>What is learned: labels (of one or several tasks), views (two varied views of a picture give the same features; no label needed) or teacher (only the features of the teachers)</source>
        <translation>Was gelernt wird: labels (Bezeichnungen einer oder mehrerer Aufgaben), views (zwei veränderte Ansichten eines Bildes ergeben dieselben Merkmale; ohne Bezeichnungen) oder teacher (nur die Merkmale der Lehrer)</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Views only: width of the dense layers behind the features, which are not kept</source>
        <translation>Nur bei „Ansichten“: Breite der dichten Schichten hinter den Merkmalen; sie werden nicht behalten</translation>
    </message>
    <message>
        <source>Weight of the invariance</source>
        <translation>Gewicht der Invarianz</translation>
    </message>
    <message>
        <source>Views only: how much two views of a picture must give the same features</source>
        <translation>Nur bei „Ansichten“: wie sehr zwei Ansichten eines Bildes dieselben Merkmale ergeben müssen</translation>
    </message>
    <message>
        <source>Weight of the variance</source>
        <translation>Gewicht der Varianz</translation>
    </message>
    <message>
        <source>Views only: how much a feature must vary from picture to picture</source>
        <translation>Nur bei „Ansichten“: wie sehr ein Merkmal von Bild zu Bild schwanken muss</translation>
    </message>
    <message>
        <source>Weight of the covariance</source>
        <translation>Gewicht der Kovarianz</translation>
    </message>
    <message>
        <source>Views only: how much the features must differ from each other</source>
        <translation>Nur bei „Ansichten“: wie sehr sich die Merkmale voneinander unterscheiden müssen</translation>
    </message>
    <message>
        <source>Probe every</source>
        <translation>Probe alle</translation>
    </message>
    <message>
        <source>Epochs between two probes of the features on labelled pictures</source>
        <translation>Epochen zwischen zwei Proben der Merkmale an Bildern mit Bezeichnung</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Labelled pictures that vote on a picture in a probe</source>
        <translation>Bilder mit Bezeichnung, die in einer Probe über ein Bild abstimmen</translation>
    </message>
    <message>
        <source>Half precision</source>
        <translation>Halbe Genauigkeit</translation>
    </message>
    <message>
        <source>Stores the start weights in 16 instead of 32 bits</source>
        <translation>Speichert die Startgewichte in 16 statt 32 Bit</translation>
    </message>
    <message>
        <source>Any word for what the radiographs show, such as shoulder or hip. In whole films, shoulder implants are located before they are named</source>
        <translation>Ein beliebiges Wort für das, was die Röntgenbilder zeigen, etwa shoulder (Schulter) oder hip (Hüfte). In ganzen Aufnahmen werden Schulterimplantate gesucht, bevor sie benannt werden</translation>
    </message>
</context>
<context>
    <name>glenoid::ui</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open a folder of radiographs</source>
        <translation>Einen Ordner mit Röntgenbildern öffnen</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open a synthetic radiograph that came with the program</source>
        <translation>Ein künstliches Röntgenbild öffnen, das dem Programm beiliegt</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>The picture before this one in the folder</source>
        <translation>Das Bild vor diesem im Ordner</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>The picture after this one in the folder</source>
        <translation>Das Bild nach diesem im Ordner</translation>
    </message>
    <message>
        <source>Close picture</source>
        <translation>Bild schließen</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>Bild exportieren…</translation>
    </message>
    <message>
        <source>Save the picture as PNG, with or without heat map and identity</source>
        <translation>Das Bild als PNG speichern, mit oder ohne Heatmap und Identität</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Bericht exportieren…</translation>
    </message>
    <message>
        <source>Save this case as a one-page PDF</source>
        <translation>Diesen Fall als PDF mit einer Seite speichern</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the picture as shown to the clipboard</source>
        <translation>Das Bild wie gezeigt in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Print the one-page report</source>
        <translation>Den einseitigen Bericht drucken</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Undo view change</source>
        <translation>Ansichtsänderung rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change to the window, zoom, rotation or measurements</source>
        <translation>Die letzte Änderung an Fensterung, Zoom, Drehung oder Messungen rückgängig machen</translation>
    </message>
    <message>
        <source>Redo view change</source>
        <translation>Ansichtsänderung wiederholen</translation>
    </message>
    <message>
        <source>Redo the change that was undone</source>
        <translation>Die rückgängig gemachte Änderung wiederholen</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Ansicht zurücksetzen</translation>
    </message>
    <message>
        <source>Restore the window, zoom and orientation that the picture opened with</source>
        <translation>Fensterung, Zoom und Lage wie beim Öffnen des Bildes wiederherstellen</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>An Fenster anpassen</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>Das ganze Bild zeigen</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Show one picture pixel on each screen pixel</source>
        <translation>Ein Bildpixel je Bildschirmpixel zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in on the middle of the view</source>
        <translation>Um die Mitte der Ansicht vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out from the middle of the view</source>
        <translation>Um die Mitte der Ansicht verkleinern</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Rotate the picture 90° to the left</source>
        <translation>Das Bild um 90° nach links drehen</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Rotate the picture 90° to the right</source>
        <translation>Das Bild um 90° nach rechts drehen</translation>
    </message>
    <message>
        <source>Flip horizontally</source>
        <translation>Horizontal spiegeln</translation>
    </message>
    <message>
        <source>Flip the picture left to right</source>
        <translation>Links und rechts im Bild vertauschen</translation>
    </message>
    <message>
        <source>Flip vertically</source>
        <translation>Vertikal spiegeln</translation>
    </message>
    <message>
        <source>Flip the picture top to bottom</source>
        <translation>Oben und unten im Bild vertauschen</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertieren</translation>
    </message>
    <message>
        <source>Swap black and white on the screen; the answer does not change</source>
        <translation>Schwarz und Weiß auf dem Bildschirm tauschen; die Antwort ändert sich nicht</translation>
    </message>
    <message>
        <source>Automatic window</source>
        <translation>Automatische Fensterung</translation>
    </message>
    <message>
        <source>Set the window to the middle 99 % of the picture&apos;s values</source>
        <translation>Die Fensterung auf die mittleren 99 % der Bildwerte einstellen</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>Voller Bereich</translation>
    </message>
    <message>
        <source>Set the window to all of the picture&apos;s values</source>
        <translation>Die Fensterung auf alle Bildwerte einstellen</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Overlays</translation>
    </message>
    <message>
        <source>Show the overlays stored in the file</source>
        <translation>Die Overlays zeigen, die in der Datei gespeichert sind</translation>
    </message>
    <message>
        <source>Shutter</source>
        <translation>Blende</translation>
    </message>
    <message>
        <source>Cover what lies outside the exposed field according to the file</source>
        <translation>Verdecken, was laut Datei außerhalb des belichteten Feldes liegt</translation>
    </message>
    <message>
        <source>Corner text</source>
        <translation>Ecktexte</translation>
    </message>
    <message>
        <source>Show technique, window and zoom in the corners</source>
        <translation>Technik, Fensterung und Zoom in den Ecken zeigen</translation>
    </message>
    <message>
        <source>Patient identity</source>
        <translation>Identität des Patienten</translation>
    </message>
    <message>
        <source>Show the patient&apos;s identity in the corners</source>
        <translation>Die Identität des Patienten in den Ecken zeigen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Show two pictures side by side</source>
        <translation>Zwei Bilder nebeneinander zeigen</translation>
    </message>
    <message>
        <source>Link both pictures</source>
        <translation>Beide Bilder koppeln</translation>
    </message>
    <message>
        <source>Change the window and zoom of both pictures together</source>
        <translation>Fensterung und Zoom beider Bilder gemeinsam ändern</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>Show and search the tags of the file</source>
        <translation>Die Tags der Datei zeigen und durchsuchen</translation>
    </message>
    <message>
        <source>Play frames</source>
        <translation>Einzelbilder abspielen</translation>
    </message>
    <message>
        <source>Show the frames one after another</source>
        <translation>Die Einzelbilder nacheinander zeigen</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Fensterung</translation>
    </message>
    <message>
        <source>Drag: left and right for contrast, up and down for brightness</source>
        <translation>Ziehen: links und rechts für den Kontrast, auf und ab für die Helligkeit</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Drag the picture</source>
        <translation>Das Bild verschieben</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>Eine Länge messen</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Measure an angle: drag one side, then click the end of the other</source>
        <translation>Einen Winkel messen: einen Schenkel ziehen, dann das Ende des anderen anklicken</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Draw a line along an object of known length to calibrate lengths</source>
        <translation>Eine Linie entlang eines Gegenstands bekannter Länge ziehen, um Längen zu kalibrieren</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>A lens that follows the pointer</source>
        <translation>Eine Lupe, die dem Zeiger folgt</translation>
    </message>
    <message>
        <source>Delete measurements</source>
        <translation>Messungen löschen</translation>
    </message>
    <message>
        <source>Remove every length and angle from the picture</source>
        <translation>Alle Längen und Winkel aus dem Bild entfernen</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Show the heat map over the picture</source>
        <translation>Die Heatmap über dem Bild zeigen</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Hide everything laid over the picture while the key is held down</source>
        <translation>Alles verbergen, was über dem Bild liegt, solange die Taste gedrückt ist</translation>
    </message>
    <message>
        <source>Identify again</source>
        <translation>Erneut bestimmen</translation>
    </message>
    <message>
        <source>Ask the chosen model again</source>
        <translation>Das gewählte Modell erneut fragen</translation>
    </message>
    <message>
        <source>Stop identifying</source>
        <translation>Bestimmung abbrechen</translation>
    </message>
    <message>
        <source>Stop identifying this picture</source>
        <translation>Die laufende Bestimmung abbrechen</translation>
    </message>
    <message>
        <source>Treat as inverted</source>
        <translation>Als invertiert behandeln</translation>
    </message>
    <message>
        <source>Black and white are swapped in the file: swap them back and identify again</source>
        <translation>Schwarz und Weiß sind in der Datei vertauscht: zurücktauschen und erneut bestimmen</translation>
    </message>
    <message>
        <source>Identify</source>
        <translation>Bestimmen</translation>
    </message>
    <message>
        <source>Open a radiograph and see its answer</source>
        <translation>Ein Röntgenbild öffnen und seine Antwort sehen</translation>
    </message>
    <message>
        <source>Identify many radiographs and list the answers in a table</source>
        <translation>Viele Röntgenbilder bestimmen und die Antworten in einer Tabelle zeigen</translation>
    </message>
    <message>
        <source>Train and compare networks</source>
        <translation>Netze trainieren und vergleichen</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Installierte Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings and keyboard shortcuts</source>
        <translation>Einstellungen und Tastenkürzel</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Identify every radiograph in a folder</source>
        <translation>Jedes Röntgenbild eines Ordners bestimmen</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <source>Identify several radiographs</source>
        <translation>Mehrere Röntgenbilder bestimmen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Identify the same files with the chosen model</source>
        <translation>Dieselben Dateien mit dem gewählten Modell bestimmen</translation>
    </message>
    <message>
        <source>Stop the batch</source>
        <translation>Stapel anhalten</translation>
    </message>
    <message>
        <source>Stop the batch; the answers so far stay in the table</source>
        <translation>Den Stapel anhalten; die bisherigen Antworten bleiben in der Tabelle</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>Tabelle speichern…</translation>
    </message>
    <message>
        <source>Save all rows as comma-separated values</source>
        <translation>Alle Zeilen als kommagetrennte Werte speichern</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>Import a model from a .glenoid file</source>
        <translation>Ein Modell aus einer .glenoid-Datei importieren</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>Import a model from a folder with model.json and weights</source>
        <translation>Ein Modell aus einem Ordner mit model.json und Gewichten importieren</translation>
    </message>
    <message>
        <source>Use by default</source>
        <translation>Als Standard verwenden</translation>
    </message>
    <message>
        <source>Identify radiographs with this model unless another is chosen</source>
        <translation>Röntgenbilder mit diesem Modell bestimmen, solange kein anderes gewählt ist</translation>
    </message>
    <message>
        <source>Check weights</source>
        <translation>Gewichte prüfen</translation>
    </message>
    <message>
        <source>Compare the weights with the checksum recorded in the model</source>
        <translation>Die Gewichte mit der im Modell hinterlegten Prüfsumme vergleichen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start training with these options</source>
        <translation>Mit diesen Optionen trainieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Pause the training; it continues where it left off</source>
        <translation>Das Training pausieren; es geht dort weiter, wo es stand</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the training; it can be continued later</source>
        <translation>Das Training anhalten; es kann später fortgesetzt werden</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Tastenkürzel…</translation>
    </message>
    <message>
        <source>Show and change the keyboard shortcuts</source>
        <translation>Die Tastenkürzel zeigen und ändern</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>Protokoll…</translation>
    </message>
    <message>
        <source>What the program did, without patient identities</source>
        <translation>Was das Programm tat, ohne Identität von Patienten</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copy versions, device and log for a problem report, without patient identities</source>
        <translation>Versionen, Gerät und Protokoll für eine Fehlermeldung kopieren, ohne Identität von Patienten</translation>
    </message>
    <message>
        <source>About Glenoid</source>
        <translation>Über Glenoid</translation>
    </message>
    <message>
        <source>Version, licences and purpose</source>
        <translation>Version, Lizenzen und Zweck</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Answered by %1 on %2 in %3 s.</source>
        <translation>Beantwortet von %1 auf %2 in %3 s.</translation>
    </message>
    <message>
        <source>Company today</source>
        <translation>Firma heute</translation>
    </message>
    <message>
        <source>Systems sold under it</source>
        <translation>Darunter verkaufte Systeme</translation>
    </message>
    <message>
        <source>What the label does not say</source>
        <translation>Was die Bezeichnung nicht sagt</translation>
    </message>
    <message>
        <source>Meaning of the numbers: %1.</source>
        <translation>Bedeutung der Zahlen: %1.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Compared with a second model</source>
        <translation>Verglichen mit einem zweiten Modell</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Read this before you rely on the answer</source>
        <translation>Bitte lesen, bevor Sie sich auf die Antwort verlassen</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>Wie gezeigt</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>Gefunden (Sensitivität)</translation>
    </message>
    <message>
        <source>Right when named (precision)</source>
        <translation>Richtig, wenn genannt (Präzision)</translation>
    </message>
    <message>
        <source>true ↓  named →</source>
        <translation>wahr ↓  genannt →</translation>
    </message>
    <message>
        <source>Cross-validation: every image identified by a network that never saw it</source>
        <translation>Kreuzvalidierung: Jedes Bild bestimmt von einem Netz, das es nie sah</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>Testteil</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>folds</source>
        <translation>Folds</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>ausgewogene Genauigkeit</translation>
    </message>
    <message>
        <source>mean AUC</source>
        <translation>mittlere AUC</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>checked: the weights match the recorded checksum</source>
        <translation>geprüft: Die Gewichte passen zur hinterlegten Prüfsumme</translation>
    </message>
    <message>
        <source>damaged: the weights do not match the recorded checksum; import the model again</source>
        <translation>beschädigt: Die Gewichte passen nicht zur hinterlegten Prüfsumme; importieren Sie das Modell erneut</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>This model cannot be read.</source>
        <translation>Dieses Modell kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1, head %2, input %3 × %3 pixels</source>
        <translation>%1, Kopf %2, Eingabe %3 × %3 Pixel</translation>
    </message>
    <message>
        <source>Its probabilities are calibrated.</source>
        <translation>Seine Wahrscheinlichkeiten sind kalibriert.</translation>
    </message>
    <message>
        <source>Makers</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>Start weights</source>
        <translation>Startgewichte</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Weights that a training run can start from. By themselves they cannot identify a maker.</source>
        <translation>Gewichte, mit denen ein Training beginnen kann. Für sich allein können sie keinen Hersteller bestimmen.</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Names the maker of a shoulder implant in a radiograph. Research use only. Not a medical device.</source>
        <translation>Nennt den Hersteller eines Schulterimplantats in einem Röntgenbild. Nur für die Forschung. Kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version zeigen.</translation>
    </message>
    <message>
        <source>Open a new window instead of passing the files to the open one.</source>
        <translation>Ein neues Fenster öffnen, statt die Dateien an das offene weiterzugeben.</translation>
    </message>
    <message>
        <source>Keep the settings in FILE instead of the user&apos;s own folder.</source>
        <translation>Die Einstellungen in FILE statt im eigenen Ordner speichern.</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Keine zuletzt geöffneten Dateien</translation>
    </message>
    <message>
        <source>Clear recent files</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Ausgewogene Genauigkeit</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>Macro AUC</source>
        <translation>Makro-AUC</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Kalibrierungsfehler</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>best: %1</source>
        <translation>beste: %1</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>Trainingsgenauigkeit</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>ROC, each maker against the rest</source>
        <translation>ROC, jeder Hersteller gegen die übrigen</translation>
    </message>
    <message>
        <source>false positive rate</source>
        <translation>Falsch-positiv-Rate</translation>
    </message>
    <message>
        <source>true positive rate</source>
        <translation>Richtig-positiv-Rate</translation>
    </message>
    <message>
        <source>Reliability (calibration error %1)</source>
        <translation>Verlässlichkeit (Kalibrierungsfehler %1)</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>bins of equal size</source>
        <translation>Klassen gleicher Größe</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>Seite (*.pdf)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>Validierungsteil</translation>
    </message>
    <message>
        <source>lengths in pixels</source>
        <translation>Längen in Pixeln</translation>
    </message>
    <message>
        <source>%1 mm per pixel</source>
        <translation>%1 mm je Pixel</translation>
    </message>
    <message>
        <source>%1 × %2 mm per pixel</source>
        <translation>%1 × %2 mm je Pixel</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>%1  ·  lookup table</source>
        <translation>%1  ·  Tabelle</translation>
    </message>
    <message>
        <source>C %1  W %2</source>
        <translation>M %1  B %2</translation>
    </message>
    <message>
        <source>  sigmoid</source>
        <translation>  sigmoid</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>Einzelbild %1 von %2</translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation>Zoom %1 %</translation>
    </message>
    <message>
        <source>  ·  fitted</source>
        <translation>  ·  eingepasst</translation>
    </message>
    <message>
        <source>x %1  y %2</source>
        <translation>x %1  y %2</translation>
    </message>
    <message>
        <source>RGB %1 %2 %3</source>
        <translation>RGB %1 %2 %3</translation>
    </message>
    <message>
        <source>padding, outside the picture</source>
        <translation>Füllung, außerhalb des Bildes</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>stored %1  value %2</source>
        <translation>gespeichert %1  Wert %2</translation>
    </message>
    <message>
        <source>calibrated by hand</source>
        <translation>von Hand kalibriert</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 mm (%2)</source>
        <translation>%1 mm (%2)</translation>
    </message>
    <message>
        <source>FLIPPED</source>
        <translation>GESPIEGELT</translation>
    </message>
    <message>
        <source>ROTATED %1°</source>
        <translation>GEDREHT %1°</translation>
    </message>
    <message>
        <source>INVERTED</source>
        <translation>INVERTIERT</translation>
    </message>
    <message>
        <source>TREATED AS INVERTED</source>
        <translation>ALS INVERTIERT BEHANDELT</translation>
    </message>
    <message>
        <source>From the file</source>
        <translation>Aus der Datei</translation>
    </message>
    <message>
        <source>Window %1</source>
        <translation>Fenster %1</translation>
    </message>
    <message>
        <source>Lookup table %1</source>
        <translation>Tabelle %1</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Identify a part</source>
        <translation>Ausschnitt bestimmen</translation>
    </message>
    <message>
        <source>Draw a square around the implant; only that part is then identified. Esc removes it.</source>
        <translation>Ein Quadrat um das Implantat ziehen; nur dieser Ausschnitt wird dann bestimmt. Esc entfernt es.</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Identify the whole picture, even if a part of it was marked or found</source>
        <translation>Das ganze Bild bestimmen, auch wenn ein Ausschnitt markiert oder gefunden wurde</translation>
    </message>
    <message>
        <source>Heat map: %1</source>
        <translation>Heatmap: %1</translation>
    </message>
    <message>
        <source>Calibration of each fold with the temperature of the other folds</source>
        <translation>Kalibrierung jedes Folds mit der Temperatur der anderen Folds</translation>
    </message>
    <message>
        <source>One look</source>
        <translation>Ein Blick</translation>
    </message>
    <message>
        <source>%1, confidence %2: the true maker is among those named in %3 of images. A single maker is named in %4, correctly in %5 of these.</source>
        <translation>%1, Sicherheit %2: Der wahre Hersteller ist bei %3 der Bilder unter den genannten. Ein einziger wird bei %4 genannt, davon zu %5 richtig.</translation>
    </message>
    <message>
        <source>Makers named, measured on images the network never saw</source>
        <translation>Genannte Hersteller, gemessen an Bildern, die das Netz nie sah</translation>
    </message>
    <message>
        <source>Also found</source>
        <translation>Auch gefunden</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Marked by you</source>
        <translation>Von Ihnen markiert</translation>
    </message>
    <message>
        <source>One maker</source>
        <translation>Ein Hersteller</translation>
    </message>
    <message>
        <source>More than one maker in question</source>
        <translation>Mehr als ein Hersteller kommt infrage</translation>
    </message>
    <message>
        <source>No maker</source>
        <translation>Kein Hersteller</translation>
    </message>
    <message>
        <source>Show every page, save a picture of each in FOLDER, and quit. A folder that is given, with one subfolder for each maker, is used for training; a radiograph given after it is identified.</source>
        <translation>Jede Seite zeigen, von jeder ein Bild in FOLDER speichern und beenden. Ein angegebener Ordner, der je Hersteller einen Unterordner enthält, dient zum Training; ein danach angegebenes Röntgenbild wird bestimmt.</translation>
    </message>
    <message>
        <source>Manual…</source>
        <translation>Handbuch…</translation>
    </message>
    <message>
        <source>Read the manuals that came with the program</source>
        <translation>Die Handbücher lesen, die dem Programm beiliegen</translation>
    </message>
    <message>
        <source>Radiographs (DICOM, PNG, JPEG, TIFF, BMP), a DICOMDIR, ZIPs or folders to open.</source>
        <translation>Zu öffnende Röntgenbilder (DICOM, PNG, JPEG, TIFF, BMP), ein DICOMDIR, ZIPs oder Ordner.</translation>
    </message>
    <message>
        <source>Open a radiograph (DICOM, PNG, JPEG, TIFF, BMP), a DICOMDIR or a ZIP</source>
        <translation>Ein Röntgenbild (DICOM, PNG, JPEG, TIFF, BMP), ein DICOMDIR oder ein ZIP öffnen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>In question</source>
        <translation>Kommen infrage</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Cross-validation with the mean of eight looks</source>
        <translation>Kreuzvalidierung mit dem Mittel aus acht Blicken</translation>
    </message>
    <message>
        <source>Calibration with the mean of eight looks</source>
        <translation>Kalibrierung mit dem Mittel aus acht Blicken</translation>
    </message>
    <message>
        <source>Mean of %1 looks</source>
        <translation>Mittel aus %1 Blicken</translation>
    </message>
    <message>
        <source>(95 % interval %1 to %2)</source>
        <translation>(95-%-Intervall %1 bis %2)</translation>
    </message>
    <message>
        <source>Answer panel</source>
        <translation>Antwortbereich</translation>
    </message>
    <message>
        <source>Show or hide the answer beside the picture</source>
        <translation>Die Antwort neben dem Bild ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Remove calibration</source>
        <translation>Kalibrierung entfernen</translation>
    </message>
    <message>
        <source>Measure with the pixel spacing of the file again</source>
        <translation>Wieder mit dem Pixelabstand der Datei messen</translation>
    </message>
    <message>
        <source>Continue the batch</source>
        <translation>Stapel fortsetzen</translation>
    </message>
    <message>
        <source>Identify the pictures that are left; the answers so far stay in the table</source>
        <translation>Die übrigen Bilder bestimmen; die bisherigen Antworten bleiben in der Tabelle</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save this model as one .glenoid file, to be imported on another computer</source>
        <translation>Dieses Modell als eine .glenoid-Datei speichern, die sich auf einem anderen Computer importieren lässt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this model from your own models folder</source>
        <translation>Dieses Modell aus Ihrem eigenen Modellordner entfernen</translation>
    </message>
    <message>
        <source>These files exist and will be replaced:</source>
        <translation>Diese Dateien gibt es schon; sie werden ersetzt:</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>%1 does not answer. Check the connection, or choose another folder.</source>
        <translation>%1 antwortet nicht. Prüfen Sie die Verbindung, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The dialog starts in the home folder.</source>
        <translation>Der Dialog beginnt im persönlichen Ordner.</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 (of %2 shared test images only the first run names %3 correctly, only this one %4)</source>
        <translation>%1 (von %2 gemeinsamen Testbildern benennt nur der erste Lauf %3 richtig, nur dieser %4)</translation>
    </message>
    <message>
        <source>%1, %2 images of %3</source>
        <translation>%1, %2 Bilder von %3</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>batches of this epoch</source>
        <translation>Batches dieser Epoche</translation>
    </message>
    <message>
        <source>Test part, mean of eight looks</source>
        <translation>Testteil, Mittel aus acht Blicken</translation>
    </message>
    <message>
        <source>%1 mm (calibration)</source>
        <translation>%1 mm (Kalibrierung)</translation>
    </message>
    <message>
        <source>%1 (in English)</source>
        <translation>%1 (englisch)</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The code of the language of these translations (BCP 47)</extracomment>
        <translation>de</translation>
    </message>
    <message>
        <source>Images in all parts</source>
        <translation>Bilder in allen Teilen</translation>
    </message>
    <message>
        <source>Patient %1, study %2, series %3</source>
        <translation>Patient %1, Untersuchung %2, Serie %3</translation>
    </message>
    <message>
        <source>Patient %1</source>
        <translation>Patient %1</translation>
    </message>
    <message>
        <source>Study %1</source>
        <translation>Untersuchung %1</translation>
    </message>
    <message>
        <source>Series %1</source>
        <translation>Serie %1</translation>
    </message>
    <message>
        <source>Series %1: %2</source>
        <translation>Serie %1: %2</translation>
    </message>
    <message>
        <source>Choose data folder…</source>
        <translation>Datenordner wählen…</translation>
    </message>
    <message>
        <source>Choose the data to train on: a folder with one subfolder of radiographs for each maker</source>
        <translation>Die Daten für das Training wählen: ein Ordner, der je Hersteller einen Unterordner mit Röntgenbildern enthält</translation>
    </message>
    <message>
        <source>Choose data file…</source>
        <translation>Datendatei wählen…</translation>
    </message>
    <message>
        <source>Choose the data to train on: a CSV file with the columns path, label and, optionally, group (images of one patient); a pack; or decoded pictures</source>
        <translation>Die Daten für das Training wählen: eine CSV-Datei mit den Spalten path, label und, wenn gewünscht, group (Bilder eines Patienten); ein Paket; oder dekodierte Bilder</translation>
    </message>
    <message>
        <source>These folders do not exist and will be created:</source>
        <translation>Diese Ordner gibt es nicht; sie werden angelegt:</translation>
    </message>
    <message>
        <source>Create and save</source>
        <translation>Anlegen und speichern</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>schwach</translation>
    </message>
    <message>
        <source>The heat map is flat: it says nothing about this picture and is not drawn.</source>
        <translation>Die Heatmap ist überall gleich: Sie sagt nichts über dieses Bild und wird nicht gezeichnet.</translation>
    </message>
    <message>
        <source>the others are compared with this run</source>
        <translation>die anderen werden mit diesem Lauf verglichen</translation>
    </message>
    <message>
        <source>no answers about a test part</source>
        <translation>keine Antworten zu einem Testteil</translation>
    </message>
    <message>
        <source>other makers</source>
        <translation>andere Hersteller</translation>
    </message>
    <message>
        <source>no test image in common</source>
        <translation>kein gemeinsames Testbild</translation>
    </message>
    <message>
        <source>– (%1)</source>
        <translation>– (%1)</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The curves begin with the first images of a run.</source>
        <translation>Die Kurven beginnen mit den ersten Bildern eines Laufs.</translation>
    </message>
    <message>
        <source>Select runs in the table to see their curves.</source>
        <translation>Wählen Sie Läufe in der Tabelle aus, um ihre Kurven zu sehen.</translation>
    </message>
    <message>
        <source>The selected runs did not record this quantity.</source>
        <translation>Die ausgewählten Läufe haben diese Größe nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>No curve can be drawn from these images.</source>
        <translation>Aus diesen Bildern lässt sich keine Kurve zeichnen.</translation>
    </message>
    <message>
        <source>Close the picture and its list and remove them from memory</source>
        <translation>Das Bild und seine Liste schließen und aus dem Speicher entfernen</translation>
    </message>
    <message>
        <source>The heat map shows where the network found evidence. It is not an outline of the implant.</source>
        <translation>Die Heatmap zeigt, wo das Netz Hinweise fand. Sie ist kein Umriss des Implantats.</translation>
    </message>
    <message>
        <source>The person who signs makes the decision.</source>
        <translation>Die Entscheidung trifft, wer unterschreibt.</translation>
    </message>
    <message>
        <source>Open a radiograph</source>
        <translation>Ein Röntgenbild öffnen</translation>
    </message>
    <message>
        <source>Radiographs (*)</source>
        <translation>Röntgenbilder (*)</translation>
    </message>
    <message>
        <source>DICOM (*.dcm *.DCM DICOMDIR)</source>
        <translation>DICOM (*.dcm *.DCM DICOMDIR)</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.bmp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>ZIP (*.zip *.ZIP)</source>
        <translation>ZIP (*.zip *.ZIP)</translation>
    </message>
    <message>
        <source>probe, nearest neighbours</source>
        <translation>Probe, nächste Nachbarn</translation>
    </message>
    <message>
        <source>probe, linear</source>
        <translation>Probe, linear</translation>
    </message>
    <message>
        <source>An accuracy needs labels to learn, or labelled pictures for a probe.</source>
        <translation>Eine Genauigkeit gibt es nur mit Bezeichnungen, die gelernt werden, oder mit Bildern mit Bezeichnung für eine Probe.</translation>
    </message>
    <message>
        <source>Confidence not measured</source>
        <translation>Sicherheit nicht gemessen</translation>
    </message>
    <message>
        <source>Calibrated probability %1</source>
        <translation>Kalibrierte Wahrscheinlichkeit %1</translation>
    </message>
    <message>
        <source>Probability %1, not calibrated</source>
        <translation>Wahrscheinlichkeit %1, nicht kalibriert</translation>
    </message>
    <message>
        <source>This file exists and will be replaced:</source>
        <translation>Diese Datei gibt es schon; sie wird ersetzt:</translation>
    </message>
    <message>
        <source>This folder does not exist and will be created:</source>
        <translation>Diesen Ordner gibt es nicht; er wird angelegt:</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 × %2, %3 bits</source>
        <translation>%1 × %2, %3 Bit</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Voriges Einzelbild</translation>
    </message>
    <message>
        <source>The frame before this one in the picture</source>
        <translation>Das Einzelbild vor diesem im Bild</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Einzelbild</translation>
    </message>
    <message>
        <source>The frame after this one in the picture</source>
        <translation>Das Einzelbild nach diesem im Bild</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Copy as terminal command</source>
        <translation>Terminalbefehl kopieren</translation>
    </message>
    <message>
        <source>Copies the command that does the same with glenoid-cli</source>
        <translation>Kopiert den Befehl, der dasselbe mit glenoid-cli tut</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>Der Befehl wurde kopiert.</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy what the answer says to the clipboard, as text</source>
        <translation>Die Antwort als Text in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Show the window on the whole screen</source>
        <translation>Zeigt das Fenster auf dem ganzen Bildschirm</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Give the keyboard to the next part of the window: pages, pictures to choose from, picture, answer</source>
        <translation>Gibt die Tastatur dem nächsten Teil des Fensters: Seiten, Vorschaubilder, Bild, Antwort</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Give the keyboard to the part of the window before this one</source>
        <translation>Gibt die Tastatur dem vorigen Teil des Fensters</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>Nach dieser Spalte sortieren</translation>
    </message>
    <message>
        <source>Sort by the column of the chosen cell: upwards, then downwards, then in the order of the files</source>
        <translation>Sortiert nach der Spalte des gewählten Felds: aufsteigend, dann absteigend, dann in der Reihenfolge der Dateien</translation>
    </message>
    <message>
        <source>Heat map of %1 × %2 cells: where the network found evidence, not an outline.</source>
        <translation>Heatmap mit %1 × %2 Feldern: wo das Netz Hinweise fand, kein Umriss.</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 (final fit)</source>
        <translation>%1 (mit allen Bildern)</translation>
    </message>
    <message>
        <source>%1 (AUC&#xa0;%2)</source>
        <translation>%1 (AUC&#xa0;%2)</translation>
    </message>
    <message>
        <source>Duration of the epochs</source>
        <translation>Dauer der Epochen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::AboutDialog</name>
    <message>
        <source>Libraries and their licences</source>
        <translation>Bibliotheken und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>About Glenoid</source>
        <translation>Über Glenoid</translation>
    </message>
    <message>
        <source>Glenoid logo</source>
        <translation>Logo von Glenoid</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Names the maker of a shoulder implant in a radiograph, says how sure it is, and shows where the network found evidence. It works offline; no picture leaves this computer.</source>
        <translation>Nennt den Hersteller eines Schulterimplantats in einem Röntgenbild, sagt, wie sicher die Antwort ist, und zeigt, wo das Netz Hinweise fand. Es arbeitet offline; kein Bild verlässt diesen Rechner.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::Activity</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>No model installed</source>
        <translation>Kein Modell installiert</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>Gerät: %1</translation>
    </message>
    <message>
        <source>Training paused in epoch %1</source>
        <translation>Training pausiert in Epoche %1</translation>
    </message>
    <message>
        <source>Stopping the training</source>
        <translation>Training wird angehalten</translation>
    </message>
    <message>
        <source>Measuring the trained network</source>
        <translation>Das trainierte Netz wird gemessen</translation>
    </message>
    <message>
        <source>Starting the training</source>
        <translation>Training wird gestartet</translation>
    </message>
    <message>
        <source>Training: epoch %1 of %2</source>
        <translation>Training: Epoche %1 von %2</translation>
    </message>
    <message>
        <source>%1, at most %2 left</source>
        <translation>%1, höchstens noch %2</translation>
    </message>
    <message>
        <source>Identifying</source>
        <translation>Bestimmung läuft</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Reading files: %1</source>
        <translation>Dateien werden gelesen: %1</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Stopping the pretraining</source>
        <translation>Vortraining wird angehalten</translation>
    </message>
    <message>
        <source>Starting the pretraining</source>
        <translation>Vortraining beginnt</translation>
    </message>
    <message>
        <source>Pretraining paused in epoch %1</source>
        <translation>Vortraining in Epoche %1 unterbrochen</translation>
    </message>
    <message>
        <source>Probing the features</source>
        <translation>Merkmale werden geprüft</translation>
    </message>
    <message>
        <source>Pretraining: epoch %1 of %2</source>
        <translation>Vortraining: Epoche %1 von %2</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::BatchModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Next most probable</source>
        <translation>Zweitwahrscheinlichster</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason or note</source>
        <translation>Grund oder Hinweis</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::BatchPage</name>
    <message>
        <source>a few seconds left</source>
        <translation>noch wenige Sekunden</translation>
    </message>
    <message numerus="yes">
        <source>about %n seconds left</source>
        <translation>
            <numerusform>noch etwa %n Sekunde</numerusform>
            <numerusform>noch etwa %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>noch etwa %n Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop a folder of radiographs here</source>
        <translation>Ziehen Sie einen Ordner mit Röntgenbildern hierher</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The model that identifies the pictures; “Run again” uses it for the same files</source>
        <translation>Das Modell, das die Bilder bestimmt; „Erneut ausführen“ verwendet es für dieselben Dateien</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Choose a folder of radiographs</source>
        <translation>Einen Ordner mit Röntgenbildern wählen</translation>
    </message>
    <message>
        <source>Choose radiographs</source>
        <translation>Röntgenbilder wählen</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Die Tabelle speichern</translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation>%1 von %2 Dateien</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>Dateien werden gesucht…</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Stopped after %1</source>
        <translation>Angehalten nach %1</translation>
    </message>
    <message>
        <source>Aborted after %1</source>
        <translation>Abgebrochen nach %1</translation>
    </message>
    <message>
        <source>refused %1</source>
        <translation>abgelehnt %1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>gescheitert %1</translation>
    </message>
    <message>
        <source>Each picture gets a row with its most probable maker while you keep working. You can sort the table, show only unsure answers, and save it as CSV. If folders are named after makers, the answers are compared with them.</source>
        <translation>Jedes Bild bekommt eine Zeile mit seinem wahrscheinlichsten Hersteller, während Sie weiterarbeiten. Sie können die Tabelle sortieren, nur unsichere Antworten zeigen und sie als CSV speichern. Heißen Ordner nach Herstellern, werden die Antworten damit verglichen.</translation>
    </message>
    <message>
        <source>Looking for files: %1</source>
        <translation>Dateien werden gesucht: %1</translation>
    </message>
    <message>
        <source>The batch takes one look at each picture. A picture that you open gets eight looks, so its answer may differ.</source>
        <translation>Der Stapel betrachtet jedes Bild mit einem Blick. Ein Bild, das Sie öffnen, bekommt acht Blicke; die Antwort kann also anders lauten.</translation>
    </message>
    <message>
        <source>another model answers</source>
        <translation>ein anderes Modell antwortet</translation>
    </message>
    <message>
        <source>eight looks instead of one</source>
        <translation>acht Blicke statt einem</translation>
    </message>
    <message>
        <source>another confidence</source>
        <translation>eine andere Sicherheit</translation>
    </message>
    <message>
        <source>The batch answered “%1” for %2. The answer here may differ: %3.</source>
        <translation>Im Stapel war die Antwort zu %2 „%1“. Hier kann sie anders lauten: %3.</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation>Antworten von %1</translation>
    </message>
    <message>
        <source>Table for Excel, in the language of the window (*.csv)</source>
        <translation>Tabelle für Excel, in der Sprache des Fensters (*.csv)</translation>
    </message>
    <message>
        <source>Comma-separated values for programs, in English (*.csv)</source>
        <translation>Kommagetrennte Werte für Programme, auf Englisch (*.csv)</translation>
    </message>
    <message>
        <source>The table of the batch was not exported.</source>
        <translation>Die Tabelle des Stapels wurde nicht exportiert.</translation>
    </message>
    <message numerus="yes">
        <source>A new batch replaces its %n answers.</source>
        <translation>
            <numerusform>Ein neuer Stapel ersetzt ihre %n Antwort.</numerusform>
            <numerusform>Ein neuer Stapel ersetzt ihre %n Antworten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::BatchState</name>
    <message numerus="yes">
        <source>%n rows were saved to %1.</source>
        <translation>
            <numerusform>%n Zeile wurde in %1 gespeichert.</numerusform>
            <numerusform>%n Zeilen wurden in %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no pictures in this folder. Choose another one.</source>
        <translation>In diesem Ordner sind keine Bilder. Wählen Sie einen anderen.</translation>
    </message>
    <message numerus="yes">
        <source>A table of %n answers was replaced.</source>
        <translation>
            <numerusform>Eine Tabelle mit %n Antwort wurde ersetzt.</numerusform>
            <numerusform>Eine Tabelle mit %n Antworten wurde ersetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder of the pictures is no longer there. Connect its drive again, then continue the batch.</source>
        <translation>Der Ordner der Bilder ist nicht mehr da. Schließen Sie sein Laufwerk wieder an, und setzen Sie dann den Stapel fort.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::BatchTable</name>
    <message>
        <source>Unsure only, below</source>
        <translation>Nur unsichere, unter</translation>
    </message>
    <message>
        <source>Search the table</source>
        <translation>Die Tabelle durchsuchen</translation>
    </message>
    <message>
        <source>Shows only rows that contain this text</source>
        <translation>Zeigt nur Zeilen, die diesen Text enthalten</translation>
    </message>
    <message>
        <source>Shows only answers with a probability below the limit</source>
        <translation>Zeigt nur Antworten, deren Wahrscheinlichkeit unter der Grenze liegt</translation>
    </message>
    <message>
        <source>Probability below which an answer counts as unsure</source>
        <translation>Wahrscheinlichkeit, unter der eine Antwort als unsicher gilt</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Double-click a row to open the picture</source>
        <translation>Ein Doppelklick auf eine Zeile öffnet das Bild</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>Alle Antworten</translation>
    </message>
    <message>
        <source>Shows the answers of every cell of the confusion matrix again</source>
        <translation>Zeigt wieder die Antworten aller Felder der Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Search file, folder, maker or reason</source>
        <translation>Datei, Ordner, Hersteller oder Grund suchen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::BatchTruth</name>
    <message>
        <source>By folder, %1 of %2 answers are right: %3 % (95 % interval %4 to %5 %)</source>
        <translation>Nach dem Ordner sind %1 von %2 Antworten richtig: %3 % (95-%-Intervall %4 bis %5 %)</translation>
    </message>
    <message>
        <source>unknown, not counted: %1</source>
        <translation>unbekannt, nicht mitgezählt: %1</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>Shows which makers are taken for which, by the names of the folders</source>
        <translation>Zeigt nach den Namen der Ordner, welche Hersteller für welche gehalten werden</translation>
    </message>
    <message>
        <source>Confusion matrix: makers of the folders in rows, answers in columns</source>
        <translation>Verwechslungsmatrix: Hersteller der Ordner in Zeilen, Antworten in Spalten</translation>
    </message>
    <message>
        <source>the model learned from %1 of these pictures and knows their makers; with new pictures it is right less often</source>
        <translation>das Modell hat aus %1 dieser Bilder gelernt und kennt deren Hersteller; bei neuen Bildern liegt es seltener richtig</translation>
    </message>
    <message>
        <source>several makers possible, not counted: %1 (that of the folder is one of them: %2)</source>
        <translation>mehrere Hersteller möglich, nicht mitgezählt: %1 (der des Ordners ist darunter: %2)</translation>
    </message>
    <message>
        <source>Click a cell or press Enter in it to see only its answers above</source>
        <translation>Klick oder Eingabetaste auf einem Feld zeigt oben nur seine Antworten</translation>
    </message>
    <message>
        <source>in folders of no known maker, not counted: %1</source>
        <translation>in Ordnern ohne bekannten Hersteller, nicht mitgezählt: %1</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::Canvas</name>
    <message>
        <source>Radiograph</source>
        <translation>Röntgenbild</translation>
    </message>
    <message>
        <source>Drag with the right button for window and level, with the middle button to pan; the wheel zooms.</source>
        <translation>Mit der rechten Taste ziehen für die Fensterung, mit der mittleren zum Verschieben; das Rad zoomt.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::CaseExporter</name>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>The printer could not be started. Check it and print again.</source>
        <translation>Der Drucker ließ sich nicht starten. Prüfen Sie ihn und drucken Sie erneut.</translation>
    </message>
    <message>
        <source>Copied the picture without the patient&apos;s identity.</source>
        <translation>Das Bild wurde ohne Identität kopiert.</translation>
    </message>
    <message>
        <source>Copied the answer.</source>
        <translation>Die Antwort wurde kopiert.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::CaseList</name>
    <message>
        <source>Drop a radiograph here, or open one.</source>
        <translation>Ziehen Sie ein Röntgenbild hierher, oder öffnen Sie eines.</translation>
    </message>
    <message>
        <source>Skipped a file. %1</source>
        <translation>Eine Datei wurde übersprungen. %1</translation>
    </message>
    <message numerus="yes">
        <source>Skipped %n files that cannot be opened. The first: %1</source>
        <translation>
            <numerusform>%n Datei, die nicht geöffnet werden kann, wurde übersprungen: %1</numerusform>
            <numerusform>%n Dateien, die nicht geöffnet werden können, wurden übersprungen. Die erste: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a second picture: drop a file or a thumbnail here, or Ctrl+click a thumbnail.</source>
        <translation>Wählen Sie ein zweites Bild: Ziehen Sie eine Datei oder ein Vorschaubild hierher, oder klicken Sie mit Strg ein Vorschaubild an.</translation>
    </message>
    <message>
        <source>Picture closed.</source>
        <translation>Bild geschlossen.</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures closed.</source>
        <translation>
            <numerusform>%n Bild geschlossen.</numerusform>
            <numerusform>%n Bilder geschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measurements that were not exported come back if you open the picture again before Glenoid closes.</source>
        <translation>Nicht exportierte Messungen sind wieder da, wenn Sie das Bild noch einmal öffnen, bevor Sie Glenoid schließen.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::CaseLister</name>
    <message>
        <source>%1 contains no file that can be opened.</source>
        <translation>%1 enthält keine Datei, die geöffnet werden kann.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::CaseSlot</name>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ClassModel</name>
    <message>
        <source>Mean of makers</source>
        <translation>Mittel der Hersteller</translation>
    </message>
    <message>
        <source>Images of this maker</source>
        <translation>Bilder dieses Herstellers</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Share of the answers with this maker that are correct</source>
        <translation>Anteil der Antworten mit diesem Hersteller, die richtig sind</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Share of this maker&apos;s images that were found</source>
        <translation>Anteil der Bilder dieses Herstellers, die gefunden wurden</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Sensitivität</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Harmonisches Mittel aus Präzision und Sensitivität</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Area under the ROC curve, this maker against the rest</source>
        <translation>Fläche unter der ROC-Kurve, dieser Hersteller gegen die übrigen</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ColourBar</name>
    <message>
        <source>Colours of the heat map</source>
        <translation>Farben der Heatmap</translation>
    </message>
    <message>
        <source>From weak to strong evidence for the maker, within this picture</source>
        <translation>Von schwachen zu starken Hinweisen auf den Hersteller, innerhalb dieses Bildes</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ComparisonModel</name>
    <message>
        <source>McNemar&apos;s p against the first run</source>
        <translation>p nach McNemar gegen den ersten Lauf</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ConfusionModel</name>
    <message>
        <source>%1 of %2 images of %3 were identified as %4 (%5 %)</source>
        <translation>%1 von %2 Bildern von %3 wurden als %4 bestimmt (%5 %)</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Antwort: %1</translation>
    </message>
    <message>
        <source>Truth: %1</source>
        <translation>Wahrheit: %1</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::DataPanel</name>
    <message>
        <source>Images of each maker</source>
        <translation>Bilder je Hersteller</translation>
    </message>
    <message>
        <source>How many images of each maker are in the training, validation and test parts</source>
        <translation>Wie viele Bilder jedes Herstellers im Trainings-, Validierungs- und Testteil stehen</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Sample images</source>
        <translation>Beispielbilder</translation>
    </message>
    <message>
        <source>Some images of each maker, as used for training</source>
        <translation>Einige Bilder jedes Herstellers, wie sie zum Training verwendet werden</translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation>Übersprungene Dateien</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>Beinahe-Duplikate</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Split 80-10-10 within each maker, with seed</source>
        <translation>80-10-10 innerhalb jedes Herstellers aufgeteilt, mit Startwert</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>A different seed picks different images for validation and test. Near-duplicates and images of one patient always stay together.</source>
        <translation>Ein anderer Startwert wählt andere Bilder für Validierung und Test. Beinahe-Duplikate und Bilder eines Patienten bleiben immer zusammen.</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder for each maker</source>
        <translation>Einen Ordner mit einem Unterordner je Hersteller wählen</translation>
    </message>
    <message>
        <source>Choose a data file</source>
        <translation>Eine Datendatei wählen</translation>
    </message>
    <message>
        <source>Data sets (*.csv *.zip *.cache)</source>
        <translation>Datensätze (*.csv *.zip *.cache)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder of radiographs for each maker, or drop it here.</source>
        <translation>Wählen Sie einen Ordner, der je Hersteller einen Unterordner mit Röntgenbildern enthält, oder ziehen Sie ihn hierher.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n maker(s)</source>
        <translation>
            <numerusform>von %n Hersteller</numerusform>
            <numerusform>von %n Herstellern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) skipped</source>
        <translation>
            <numerusform>%n Datei übersprungen</numerusform>
            <numerusform>%n Dateien übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near-duplicate pair(s) kept together</source>
        <translation>
            <numerusform>%n Paar Beinahe-Duplikate zusammengehalten</numerusform>
            <numerusform>%n Paare Beinahe-Duplikate zusammengehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Different makers: %1</source>
        <translation>Verschiedene Hersteller: %1</translation>
    </message>
    <message>
        <source>Decoded pictures are saved in %1. Nothing is written to the folder of the data.</source>
        <translation>Dekodierte Bilder werden in %1 gespeichert. In den Ordner der Daten wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Split given by the folders of the data</source>
        <translation>Aufteilung durch die Ordner der Daten vorgegeben</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::DataReading</name>
    <message>
        <source>The data “%1” were replaced by “%2”.</source>
        <translation>Die Daten „%1“ wurden durch „%2“ ersetzt.</translation>
    </message>
    <message>
        <source>The data of the last time cannot be read (%1: %2).</source>
        <translation>Die Daten vom letzten Mal lassen sich nicht lesen (%1: %2).</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::DataSetup</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 and %2: similarity %3, %4</source>
        <translation>%1 und %2: Ähnlichkeit %3, %4</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>um %1° gedreht</translation>
    </message>
    <message>
        <source>same orientation</source>
        <translation>gleich ausgerichtet</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ExportDialog</name>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Print report</source>
        <translation>Bericht drucken</translation>
    </message>
    <message>
        <source>Heat map over the picture</source>
        <translation>Heatmap über dem Bild</translation>
    </message>
    <message>
        <source>Patient identity and file name</source>
        <translation>Identität des Patienten und Dateiname</translation>
    </message>
    <message>
        <source>With its colour bar and a sentence on its resolution</source>
        <translation>Mit ihrem Farbbalken und einem Satz zu ihrer Auflösung</translation>
    </message>
    <message>
        <source>Leave this off for anything that leaves the department</source>
        <translation>Ausgeschaltet lassen für alles, was die Abteilung verlässt</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Close without exporting</source>
        <translation>Schließen, ohne zu exportieren</translation>
    </message>
    <message>
        <source>File to save</source>
        <translation>Zu speichernde Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose folder and name</source>
        <translation>Ordner und Name wählen</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>“%1” appears on every export.</source>
        <translation>„%1“ steht auf jedem Export.</translation>
    </message>
    <message>
        <source>The report is a PDF: its name must end in .pdf.</source>
        <translation>Der Bericht ist ein PDF: Sein Name muss auf .pdf enden.</translation>
    </message>
    <message>
        <source>The picture is a PNG: its name must end in .png.</source>
        <translation>Das Bild ist ein PNG: Sein Name muss auf .png enden.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::FrameBar</name>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>Choose the frame to show and identify</source>
        <translation>Das Einzelbild wählen, das gezeigt und bestimmt wird</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Play frames</source>
        <translation>Einzelbilder abspielen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::HeatMapPanel</name>
    <message>
        <source>Show over the picture</source>
        <translation>Über dem Bild zeigen</translation>
    </message>
    <message>
        <source>Heat map over the picture</source>
        <translation>Heatmap über dem Bild</translation>
    </message>
    <message>
        <source>Heat map opacity</source>
        <translation>Deckkraft der Heatmap</translation>
    </message>
    <message>
        <source>How strongly the warmest spots cover the picture</source>
        <translation>Wie stark die wärmsten Stellen das Bild verdecken</translation>
    </message>
    <message>
        <source>Maker whose evidence is shown</source>
        <translation>Hersteller, dessen Hinweise gezeigt werden</translation>
    </message>
    <message>
        <source>Whose evidence the map shows</source>
        <translation>Wessen Hinweise die Heatmap zeigt</translation>
    </message>
    <message>
        <source>Method of the heat map</source>
        <translation>Verfahren der Heatmap</translation>
    </message>
    <message>
        <source>Grad-CAM comes with the answer. LayerCAM is finer but noisier, and is computed on request.</source>
        <translation>Grad-CAM kommt mit der Antwort. LayerCAM ist feiner, aber unruhiger, und wird auf Wunsch berechnet.</translation>
    </message>
    <message>
        <source>Colours of the heat map</source>
        <translation>Farben der Heatmap</translation>
    </message>
    <message>
        <source>All three are suitable for colour-blind people</source>
        <translation>Alle drei sind auch bei Farbfehlsichtigkeit geeignet</translation>
    </message>
    <message>
        <source>About the heat map</source>
        <translation>Zur Heatmap</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Most probable</source>
        <translation>Am wahrscheinlichsten</translation>
    </message>
    <message>
        <source>Computing LayerCAM…</source>
        <translation>LayerCAM wird berechnet…</translation>
    </message>
    <message>
        <source>The heat map comes with the answer.</source>
        <translation>Die Heatmap kommt mit der Antwort.</translation>
    </message>
    <message>
        <source>The map is the same everywhere. It says nothing about this picture and is not drawn.</source>
        <translation>Die Heatmap ist überall gleich. Sie sagt nichts über dieses Bild und wird nicht gezeichnet.</translation>
    </message>
    <message>
        <source>%1 × %2 cells, each about %3 picture pixels wide. The map shows where the network found evidence for this maker. It is not an outline of the implant, and a warm spot is not proof.</source>
        <translation>%1 × %2 Felder, jedes etwa %3 Bildpixel breit. Die Heatmap zeigt, wo das Netz Hinweise auf diesen Hersteller fand. Sie ist kein Umriss des Implantats, und eine warme Stelle ist kein Beweis.</translation>
    </message>
    <message>
        <source>There is no heat map, because no maker may be named.</source>
        <translation>Es gibt keine Heatmap, weil kein Hersteller genannt werden darf.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::HelpWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>The open document</source>
        <translation>Das geöffnete Dokument</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Search this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Select a document to read it</source>
        <translation>Wählen Sie ein Dokument, um es zu lesen</translation>
    </message>
    <message>
        <source>The manuals are not installed: there is no document in %1. Install Glenoid again.</source>
        <translation>Die Handbücher sind nicht installiert: In %1 liegt kein Dokument. Installieren Sie Glenoid neu.</translation>
    </message>
    <message>
        <source>Not found in this document</source>
        <translation>In diesem Dokument nicht gefunden</translation>
    </message>
    <message>
        <source>Back to the page shown before</source>
        <translation>Zurück zur vorher gezeigten Seite</translation>
    </message>
    <message>
        <source>Forward to the page you came back from</source>
        <translation>Vor zu der Seite, von der Sie zurückgekehrt sind</translation>
    </message>
    <message>
        <source>Enter shows the next place with this text</source>
        <translation>Die Eingabetaste zeigt die nächste Stelle mit diesem Text</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>For developers</source>
        <translation>Für Entwickler</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::IdentifyPage</name>
    <message>
        <source>Value under the pointer</source>
        <translation>Wert unter dem Zeiger</translation>
    </message>
    <message>
        <source>Position in the list</source>
        <translation>Position in der Liste</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>What the name means for planning</source>
        <translation>Was der Name für die Planung bedeutet</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>The sample radiographs are not installed. Install the program again.</source>
        <translation>Die Beispielbilder sind nicht installiert. Installieren Sie das Programm erneut.</translation>
    </message>
    <message>
        <source>About the picture on the left:</source>
        <translation>Zum linken Bild:</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Second radiograph</source>
        <translation>Zweites Röntgenbild</translation>
    </message>
    <message numerus="yes">
        <source>%n measurements were removed.</source>
        <translation>
            <numerusform>%n Messung wurde entfernt.</numerusform>
            <numerusform>%n Messungen wurden entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>About the picture on the right:</source>
        <translation>Zum rechten Bild:</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::IdentifyState</name>
    <message>
        <source>No model is available. Import one on the Models page.</source>
        <translation>Kein Modell ist verfügbar. Importieren Sie eines auf der Seite „Modelle“.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::IdentifyToolBar</name>
    <message>
        <source>Tools for the radiograph</source>
        <translation>Werkzeuge für das Röntgenbild</translation>
    </message>
    <message>
        <source>Rotate and flip</source>
        <translation>Drehen und spiegeln</translation>
    </message>
    <message>
        <source>What is shown over the picture</source>
        <translation>Was über dem Bild gezeigt wird</translation>
    </message>
    <message>
        <source>Export, copy and print</source>
        <translation>Exportieren, kopieren und drucken</translation>
    </message>
    <message>
        <source>Open a radiograph</source>
        <translation>Ein Röntgenbild öffnen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fensterung</translation>
    </message>
    <message>
        <source>Windows from the file, automatic window, full range</source>
        <translation>Fenster aus der Datei, automatische Fensterung, voller Bereich</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Weitere Werkzeuge</translation>
    </message>
    <message>
        <source>The tools that do not fit in the window</source>
        <translation>Die Werkzeuge, die nicht in das Fenster passen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::JointPanel</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Joint answer</source>
        <translation>Gemeinsame Antwort</translation>
    </message>
    <message>
        <source>Identifying the other pictures…</source>
        <translation>Die anderen Bilder werden bestimmt…</translation>
    </message>
    <message>
        <source>%1, mean probability %2</source>
        <translation>%1, mittlere Wahrscheinlichkeit %2</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <translation>%1, Einzelbild %2</translation>
    </message>
    <message>
        <source>%1 pictures together</source>
        <translation>%1 Bilder gemeinsam</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::KeysModel</name>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::KeysPage</name>
    <message>
        <source>Search command or shortcut</source>
        <translation>Befehl oder Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Shows only commands that contain this text</source>
        <translation>Zeigt nur Befehle, die diesen Text enthalten</translation>
    </message>
    <message>
        <source>Commands and their shortcuts</source>
        <translation>Befehle und ihre Tastenkürzel</translation>
    </message>
    <message>
        <source>Select a command to change its shortcuts</source>
        <translation>Wählen Sie einen Befehl, um seine Tastenkürzel zu ändern</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>Neues Tastenkürzel</translation>
    </message>
    <message>
        <source>Click here and press the new shortcut</source>
        <translation>Hier klicken und das neue Tastenkürzel drücken</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Replace the command&apos;s shortcuts with this one</source>
        <translation>Die Tastenkürzel des Befehls durch dieses ersetzen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add this shortcut to the command&apos;s other shortcuts</source>
        <translation>Dieses Tastenkürzel zu den anderen des Befehls hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove all shortcuts of the command</source>
        <translation>Alle Tastenkürzel des Befehls entfernen</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Restore the command&apos;s default shortcuts</source>
        <translation>Die Standard-Tastenkürzel des Befehls wiederherstellen</translation>
    </message>
    <message>
        <source>Use it here instead</source>
        <translation>Stattdessen hier verwenden</translation>
    </message>
    <message>
        <source>Take the shortcut from the other command</source>
        <translation>Dem anderen Befehl das Tastenkürzel nehmen</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>Alle Tastenkürzel zurücksetzen</translation>
    </message>
    <message>
        <source>Restore the default shortcuts of every command</source>
        <translation>Die Standard-Tastenkürzel aller Befehle wiederherstellen</translation>
    </message>
    <message>
        <source>All shortcuts were reset to their defaults.</source>
        <translation>Alle Tastenkürzel wurden auf den Standard zurückgesetzt.</translation>
    </message>
    <message>
        <source>Select a command to change its shortcuts.</source>
        <translation>Wählen Sie einen Befehl, um seine Tastenkürzel zu ändern.</translation>
    </message>
    <message>
        <source>%1 now has no shortcut.</source>
        <translation>%1 hat jetzt kein Tastenkürzel.</translation>
    </message>
    <message>
        <source>%1 now has the shortcuts %2.</source>
        <translation>%1 hat jetzt die Tastenkürzel %2.</translation>
    </message>
    <message>
        <source>%1 is already used by the command “%2”.</source>
        <translation>%1 gehört schon zum Befehl „%2“.</translation>
    </message>
    <message>
        <source>First click in the field and press the new shortcut.</source>
        <translation>Klicken Sie zuerst in das Feld und drücken Sie das neue Tastenkürzel.</translation>
    </message>
    <message>
        <source>The shortcuts of %1 were removed.</source>
        <translation>Die Tastenkürzel von %1 wurden entfernt.</translation>
    </message>
    <message>
        <source>The shortcut was taken from the other command.</source>
        <translation>Das Tastenkürzel wurde dem anderen Befehl genommen.</translation>
    </message>
    <message>
        <source>The shortcuts of %1 were reset to their defaults.</source>
        <translation>Die Tastenkürzel von %1 wurden auf den Standard zurückgesetzt.</translation>
    </message>
    <message>
        <source>%1 now has the shortcut %2.</source>
        <translation>%1 hat jetzt das Tastenkürzel %2.</translation>
    </message>
    <message>
        <source>No command contains this text.</source>
        <translation>Kein Befehl enthält diesen Text.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::Leaving</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export the first…</source>
        <translation>Das erste exportieren…</translation>
    </message>
    <message>
        <source>Measurements in: %1</source>
        <translation>Messungen in: %1</translation>
    </message>
    <message numerus="yes">
        <source>The batch: a table of %n answers</source>
        <translation>
            <numerusform>Der Stapel: eine Tabelle mit %n Antwort</numerusform>
            <numerusform>Der Stapel: eine Tabelle mit %n Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>Some results were not exported. They are lost if Glenoid closes now.</source>
        <translation>Einige Ergebnisse wurden nicht exportiert. Sie gehen verloren, wenn Glenoid jetzt schließt.</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::LogModel</name>
    <message>
        <source>detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::LogPage</name>
    <message>
        <source>Lines to show</source>
        <translation>Gezeigte Zeilen</translation>
    </message>
    <message>
        <source>Shows all lines, or only the serious ones</source>
        <translation>Zeigt alle oder nur die schwerwiegenden Zeilen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Without details</source>
        <translation>Ohne Einzelheiten</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all visible lines if none is selected</source>
        <translation>Die gewählten Zeilen kopieren; wenn keine gewählt ist, alle gezeigten</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the log file in the file manager</source>
        <translation>Die Protokolldatei im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The newest line is at the bottom</source>
        <translation>Die neueste Zeile steht unten</translation>
    </message>
    <message>
        <source>The lines are in English in every language of the window, so that whoever helps you can read them.</source>
        <translation>Die Zeilen sind in jeder Sprache des Fensters englisch, damit jeder sie lesen kann, der Ihnen hilft.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::MainWindow</name>
    <message>
        <source>Closing when the running work has stopped</source>
        <translation>Wird geschlossen, sobald die laufende Arbeit beendet ist</translation>
    </message>
    <message>
        <source>A training run is in progress.</source>
        <translation>Ein Trainingslauf läuft noch.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>The list of recent files was cleared.</source>
        <translation>Die Liste der zuletzt geöffneten Dateien wurde geleert.</translation>
    </message>
    <message>
        <source>A training run and a batch are in progress.</source>
        <translation>Ein Trainingslauf und ein Stapel laufen noch.</translation>
    </message>
    <message>
        <source>A batch is in progress.</source>
        <translation>Ein Stapel läuft noch.</translation>
    </message>
    <message>
        <source>Glenoid can stop the run now and continue it at the next start. No finished epoch is lost.</source>
        <translation>Glenoid kann den Lauf jetzt anhalten und beim nächsten Start fortsetzen. Keine fertige Epoche geht verloren.</translation>
    </message>
    <message>
        <source>The answers of the batch are lost if Glenoid closes now.</source>
        <translation>Die Antworten des Stapels gehen verloren, wenn Glenoid jetzt geschlossen wird.</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>The run stops for the restart and can be continued afterwards. No finished epoch is lost.</source>
        <translation>Der Lauf hält für den Neustart an und kann danach fortgesetzt werden. Keine fertige Epoche geht verloren.</translation>
    </message>
    <message>
        <source>Stop and restart</source>
        <translation>Anhalten und neu starten</translation>
    </message>
    <message>
        <source>A pretraining and a batch are in progress.</source>
        <translation>Ein Vortraining und ein Stapel laufen noch.</translation>
    </message>
    <message>
        <source>A pretraining is in progress.</source>
        <translation>Ein Vortraining läuft noch.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::MakerPanel</name>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Look up another maker that the model knows</source>
        <translation>Einen anderen Hersteller nachschlagen, den das Modell kennt</translation>
    </message>
    <message>
        <source>Your department&apos;s notes (written by you, not by the network)</source>
        <translation>Notizen Ihrer Abteilung (von Ihnen, nicht vom Netz)</translation>
    </message>
    <message>
        <source>Your department&apos;s notes on this maker</source>
        <translation>Notizen Ihrer Abteilung zu diesem Hersteller</translation>
    </message>
    <message>
        <source>Stored on this computer and shown for every picture with this maker</source>
        <translation>Auf diesem Rechner gespeichert und bei jedem Bild mit diesem Hersteller gezeigt</translation>
    </message>
    <message>
        <source>Trays, drivers, extraction tools, whom to call…</source>
        <translation>Siebe, Schraubendreher, Ausschlagwerkzeug, Ansprechpartner…</translation>
    </message>
    <message>
        <source>The maker appears with the answer. You can look up any maker above.</source>
        <translation>Der Hersteller erscheint mit der Antwort. Sie können oben jeden Hersteller nachschlagen.</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>There is no information about this maker. Write down below what your department knows.</source>
        <translation>Zu diesem Hersteller gibt es keine Angaben. Schreiben Sie unten auf, was Ihre Abteilung weiß.</translation>
    </message>
    <message>
        <source>Sources read in %1. Companies and product lines change: check before you order.</source>
        <translation>Quellen gelesen: %1. Firmen und Produktlinien ändern sich: Prüfen Sie vor der Bestellung.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::MapView</name>
    <message>
        <source>Chosen pictures of the map</source>
        <translation>Gewählte Bilder der Karte</translation>
    </message>
    <message>
        <source>Map of the training pictures</source>
        <translation>Karte der Trainingsbilder</translation>
    </message>
    <message>
        <source>Pictures to list</source>
        <translation>Aufgeführte Bilder</translation>
    </message>
    <message>
        <source>Which pictures of the map are listed below it</source>
        <translation>Welche Bilder der Karte unter ihr aufgeführt sind</translation>
    </message>
    <message>
        <source>The map is being computed…</source>
        <translation>Die Karte wird berechnet …</translation>
    </message>
    <message>
        <source>The model of this run keeps no features of its pictures.</source>
        <translation>Das Modell dieses Laufs bewahrt keine Merkmale seiner Bilder auf.</translation>
    </message>
    <message>
        <source>Near pictures look alike to the network. A ring marks a picture whose nearest ones have another maker: its label may be wrong.</source>
        <translation>Nahe Bilder sehen für das Netz ähnlich aus. Ein Ring markiert ein Bild, dessen nächste einen anderen Hersteller haben: Seine Zuordnung ist vielleicht falsch.</translation>
    </message>
    <message numerus="yes">
        <source>Doubtful labels (%n)</source>
        <translation>
            <numerusform>Zweifelhafte Zuordnungen (%n)</numerusform>
            <numerusform>Zweifelhafte Zuordnungen (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All pictures (%n)</source>
        <translation>
            <numerusform>Alle Bilder (%n)</numerusform>
            <numerusform>Alle Bilder (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chosen on the map (%n)</source>
        <translation>
            <numerusform>Auf der Karte gewählt (%n)</numerusform>
            <numerusform>Auf der Karte gewählt (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
like %2</source>
        <translation>%1
wie %2</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>Testteil</translation>
    </message>
    <message>
        <source>Selection on the map</source>
        <translation>Auswahl auf der Karte</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Also show the pictures of the test part, as crosses. The network has to see each of them first.</source>
        <translation>Zeigt auch die Bilder des Testteils, als Kreuze. Das Netz muss jedes davon erst ansehen.</translation>
    </message>
    <message numerus="yes">
        <source>Test part (%n)</source>
        <translation>
            <numerusform>Testteil (%n)</numerusform>
            <numerusform>Testteil (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag around pictures to list them. Click, then turn the wheel: zoom. Double-click or Home: show all.</source>
        <translation>Ziehen Sie einen Rahmen um Bilder, um sie aufzulisten. Anklicken, dann Mausrad: Zoom. Doppelklick oder Pos1: alles zeigen.</translation>
    </message>
    <message>
        <source>The shape that you draw around pictures to list them</source>
        <translation>Die Form, die um Bilder gezeichnet wird, um sie aufzulisten</translation>
    </message>
    <message>
        <source>Chosen on the map</source>
        <translation>Auf der Karte gewählt</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::MessageStrip</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Die Meldung schließen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Put back what was removed or replaced</source>
        <translation>Entferntes oder Ersetztes zurückholen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ModelCatalogue</name>
    <message>
        <source>The model was saved as %1.</source>
        <translation>Das Modell wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>%1 now identifies radiographs by default.</source>
        <translation>%1 ist jetzt der Standard beim Bestimmen.</translation>
    </message>
    <message>
        <source>%1 is the default again.</source>
        <translation>%1 ist wieder das Standardmodell.</translation>
    </message>
    <message>
        <source>%1 was imported.</source>
        <translation>%1 wurde importiert.</translation>
    </message>
    <message>
        <source>%1 is already installed.</source>
        <translation>%1 ist bereits installiert.</translation>
    </message>
    <message>
        <source>%1 was imported. The same weights are already installed as %2.</source>
        <translation>%1 wurde importiert. Dieselben Gewichte sind bereits als %2 installiert.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ModelChoice</name>
    <message>
        <source>Default: %1</source>
        <translation>Standard: %1</translation>
    </message>
    <message>
        <source>No model installed</source>
        <translation>Kein Modell installiert</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ModelComparison</name>
    <message>
        <source>Two models compared</source>
        <translation>Zwei Modelle im Vergleich</translation>
    </message>
    <message>
        <source>Waiting for the second answer…</source>
        <translation>Die zweite Antwort steht noch aus…</translation>
    </message>
    <message>
        <source>Both models name %1.</source>
        <translation>Beide Modelle nennen %1.</translation>
    </message>
    <message>
        <source>The models disagree: %1 and %2. Trust neither without checking.</source>
        <translation>Die Modelle widersprechen sich: %1 und %2. Verlassen Sie sich auf keines, ohne es zu prüfen.</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Neither model names a maker.</source>
        <translation>Kein Modell nennt einen Hersteller.</translation>
    </message>
    <message>
        <source>The models agree in part: both name %1.</source>
        <translation>Die Modelle stimmen zum Teil überein: Beide nennen %1.</translation>
    </message>
    <message>
        <source>In question</source>
        <translation>Kommen infrage</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ModelUse</name>
    <message>
        <source>“%1” is now used to identify radiographs. You can find it on the Models page.</source>
        <translation>„%1“ wird ab jetzt zum Bestimmen verwendet. Sie finden es auf der Seite „Modelle“.</translation>
    </message>
    <message>
        <source>%1 against %2 on the same pictures.</source>
        <translation>%1 gegen %2 bei denselben Bildern.</translation>
    </message>
    <message>
        <source>The two were not measured on the same pictures, so these figures do not say which one is better.</source>
        <translation>Die beiden wurden nicht an denselben Bildern gemessen; diese Zahlen sagen also nicht, welches besser ist.</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Use %1 instead of %2 as the default model?</source>
        <translation>%1 statt %2 als Standardmodell verwenden?</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ModelsPage</name>
    <message>
        <source>Installed models and start weights</source>
        <translation>Installierte Modelle und Startgewichte</translation>
    </message>
    <message>
        <source>Drop a .glenoid file or a model&apos;s folder here to import it</source>
        <translation>Ziehen Sie eine .glenoid-Datei oder den Ordner eines Modells hierher, um es zu importieren</translation>
    </message>
    <message>
        <source>About the selected model</source>
        <translation>Zum gewählten Modell</translation>
    </message>
    <message>
        <source>What is known about the selected model</source>
        <translation>Was vom gewählten Modell bekannt ist</translation>
    </message>
    <message>
        <source>
used by default</source>
        <translation>
Standard</translation>
    </message>
    <message>
        <source>
cannot be read</source>
        <translation>
nicht lesbar</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Kein Modell ist installiert</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Start weights for training</source>
        <translation>Startgewichte für das Training</translation>
    </message>
    <message>
        <source>No model is installed, so nothing can be identified. Import a model: a .glenoid file, or a folder with model.json and its weights.</source>
        <translation>Kein Modell ist installiert, darum kann nichts bestimmt werden. Importieren Sie ein Modell: eine .glenoid-Datei oder einen Ordner mit model.json und seinen Gewichten.</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Ein Modell importieren</translation>
    </message>
    <message>
        <source>Glenoid models (*.glenoid)</source>
        <translation>Glenoid-Modelle (*.glenoid)</translation>
    </message>
    <message>
        <source>Import a model&apos;s folder</source>
        <translation>Den Ordner eines Modells importieren</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>Modell exportieren</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>A new message waits there</source>
        <translation>Dort wartet eine neue Meldung</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::OptionSetup</name>
    <message>
        <source>Your own options were replaced.</source>
        <translation>Ihre eigenen Optionen wurden ersetzt.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::OptionsForm</name>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>Reset to the default</source>
        <translation>Auf den Standard zurücksetzen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none (random)</source>
        <translation>keine (zufällig)</translation>
    </message>
    <message>
        <source>Trained on %1</source>
        <translation>Trainiert mit %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Eine Datei wählen</translation>
    </message>
    <message>
        <source>Models and weights (*.glenoid *.safetensors)</source>
        <translation>Modelle und Gewichte (*.glenoid *.safetensors)</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Gewichte (*.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>above %1 to below %2</source>
        <translation>über %1 bis unter %2</translation>
    </message>
    <message>
        <source>above %1 to %2</source>
        <translation>über %1 bis %2</translation>
    </message>
    <message>
        <source>from %1 to below %2</source>
        <translation>von %1 bis unter %2</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <translation>%1 (%2).</translation>
    </message>
    <message>
        <source>None come with the program for this network.</source>
        <translation>Für dieses Netz bringt das Programm keine mit.</translation>
    </message>
    <message>
        <source>Implants of this subject are not located.</source>
        <translation>Implantate dieses Gegenstands werden nicht gesucht.</translation>
    </message>
    <message>
        <source>Has no effect with the other options.</source>
        <translation>Ohne Wirkung bei den übrigen Optionen.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::OwnModelChip</name>
    <message>
        <source>Own model</source>
        <translation>Eigenes Modell</translation>
    </message>
    <message>
        <source>Own model: %1</source>
        <translation>Eigenes Modell: %1</translation>
    </message>
    <message>
        <source>This model did not come with the program. Click to see all models.</source>
        <translation>Dieses Modell lag dem Programm nicht bei. Ein Klick zeigt alle Modelle.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::PictureList</name>
    <message>
        <source>Double-click or press Enter to open the radiograph</source>
        <translation>Doppelklick oder Eingabetaste öffnet das Röntgenbild</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::PicturePane</name>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Length of the object along the line, in millimetres.
The calibration is valid at the object&apos;s distance from the detector.</source>
        <translation>Länge des Gegenstands entlang der Linie, in Millimetern.
Die Kalibrierung gilt im Abstand des Gegenstands vom Detektor.</translation>
    </message>
    <message>
        <source>To calibrate, draw a line along an object of known length, or select a length and press Enter.</source>
        <translation>Ziehen Sie zum Kalibrieren eine Linie entlang eines Gegenstands bekannter Länge, oder wählen Sie eine Länge und drücken Sie die Eingabetaste.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::PlotView</name>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Plot: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>Click, then turn the wheel: zoom. Drag: move. Double-click or Home: show all. Left and right arrow keys: step through the values.</source>
        <translation>Anklicken, dann Mausrad: Zoom. Ziehen: verschieben. Doppelklick oder Pos1: alles zeigen. Pfeiltasten links und rechts: von Wert zu Wert.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show the whole range of the plot</source>
        <translation>Den ganzen Bereich des Diagramms zeigen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::PretrainingList</name>
    <message>
        <source>Earlier pretrainings</source>
        <translation>Frühere Vortrainings</translation>
    </message>
    <message>
        <source>The pretrainings of the runs folder, the latest first</source>
        <translation>Die Vortrainings im Ordner der Läufe, das neueste zuerst</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue the stopped pretraining from its last checkpoint</source>
        <translation>Das angehaltene Vortraining ab seinem letzten Zwischenstand fortsetzen</translation>
    </message>
    <message>
        <source>Train from these weights</source>
        <translation>Mit diesen Gewichten trainieren</translation>
    </message>
    <message>
        <source>Set up a training run that starts from the weights of the finished pretraining</source>
        <translation>Einen Trainingslauf einrichten, der mit den Gewichten des fertigen Vortrainings beginnt</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopped; only the terminal can continue it</source>
        <translation>angehalten; nur das Terminal kann es fortsetzen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4 epochs</source>
        <translation>%1: %2, %3 von %4 Epochen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the pretraining with its weights</source>
        <translation>Das Vortraining mit seinen Gewichten löschen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>This pretraining is in progress. Stop it before you delete it.</source>
        <translation>Dieses Vortraining läuft noch. Halten Sie es an, bevor Sie es löschen.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::PretrainingPage</name>
    <message>
        <source>Start weights from other pictures</source>
        <translation>Startgewichte aus anderen Bildern</translation>
    </message>
    <message>
        <source>A network that has seen many radiographs, even without labels, learns more from a few hundred.</source>
        <translation>Ein Netz, das viele Röntgenbilder gesehen hat, auch ohne Bezeichnungen, lernt aus wenigen Hundert mehr.</translation>
    </message>
    <message>
        <source>Pictures to learn from</source>
        <translation>Bilder, aus denen gelernt wird</translation>
    </message>
    <message>
        <source>Labelled pictures for a probe</source>
        <translation>Bilder mit Bezeichnung für eine Probe</translation>
    </message>
    <message>
        <source>Optional: a folder with one subfolder for each maker. The probe shows how well the features tell the makers apart, and teaches the network nothing.</source>
        <translation>Wenn gewünscht: ein Ordner mit einem Unterordner für jeden Hersteller. Die Probe zeigt, wie gut die Merkmale die Hersteller unterscheiden, und lehrt das Netz nichts.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Bezeichnungen</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>Two varied views of one picture give the same features. Needs no labels.</source>
        <translation>Zwei veränderte Ansichten eines Bildes ergeben dieselben Merkmale. Braucht keine Bezeichnungen.</translation>
    </message>
    <message>
        <source>Learns labels of any kind: those of the folders, or columns of a table.</source>
        <translation>Lernt Bezeichnungen jeder Art: die der Ordner oder Spalten einer Tabelle.</translation>
    </message>
    <message>
        <source>Learns the features of other networks. Needs no labels; name the teachers among the options.</source>
        <translation>Lernt die Merkmale anderer Netze. Braucht keine Bezeichnungen; nennen Sie die Lehrer bei den Optionen.</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>Was gelernt wird</translation>
    </message>
    <message>
        <source>Table of labels</source>
        <translation>Tabelle der Bezeichnungen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A CSV file with a column path or file, relative to the folder of the pictures, and a column for each task</source>
        <translation>Eine CSV-Datei mit den Pfaden (Spalte „path“), bezogen auf den Ordner der Bilder, und einer Spalte für jede Aufgabe</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a table of labels</source>
        <translation>Eine Tabelle der Bezeichnungen wählen</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Load all options from a file, such as the pretraining.json of another run</source>
        <translation>Alle Optionen aus einer Datei laden, etwa der pretraining.json eines anderen Laufs</translation>
    </message>
    <message>
        <source>Load options</source>
        <translation>Optionen laden</translation>
    </message>
    <message>
        <source>Options (*.json)</source>
        <translation>Optionen (*.json)</translation>
    </message>
    <message>
        <source>Network and options</source>
        <translation>Netz und Optionen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start pretraining with these options</source>
        <translation>Das Vortraining mit diesen Optionen starten</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Decoded pictures are saved in %1. Nothing is written to the folder of the data.</source>
        <translation>Dekodierte Bilder werden in %1 gespeichert. In den Ordner der Daten wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder of radiographs for each label, or drop it here.</source>
        <translation>Wählen Sie einen Ordner mit einem Unterordner von Röntgenbildern für jede Bezeichnung, oder ziehen Sie ihn hierher.</translation>
    </message>
    <message>
        <source>Choose a folder of radiographs, or drop it here. Its subfolders may have any names.</source>
        <translation>Wählen Sie einen Ordner mit Röntgenbildern, oder ziehen Sie ihn hierher. Seine Unterordner dürfen beliebig heißen.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>no label</source>
        <translation>keine Bezeichnung</translation>
    </message>
    <message>
        <source>The columns of the table. Those with a tick are learned.</source>
        <translation>Die Spalten der Tabelle. Gelernt werden die mit einem Häkchen.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 pictures have a label (%4)</source>
        <translation>%1: %2 von %3 Bildern haben eine Bezeichnung (%4)</translation>
    </message>
    <message>
        <source>Tick the columns to learn. A column needs two labels at least; an empty field is not known.</source>
        <translation>Haken Sie die Spalten an, die gelernt werden. Eine Spalte braucht mindestens zwei Bezeichnungen; ein leeres Feld gilt als unbekannt.</translation>
    </message>
    <message>
        <source>The columns of the table are shown once the pictures are chosen.</source>
        <translation>Die Spalten der Tabelle erscheinen, sobald die Bilder gewählt sind.</translation>
    </message>
    <message>
        <source>Without a table, these labels of the pictures are learned: %1.</source>
        <translation>Ohne Tabelle werden diese Bezeichnungen der Bilder gelernt: %1.</translation>
    </message>
    <message>
        <source>Left out, because they hold measurements or too many different texts: %1.</source>
        <translation>Weggelassen, weil sie Messwerte oder zu viele verschiedene Texte enthalten: %1.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::PretrainingSetup</name>
    <message>
        <source>These pictures have no labels to learn. Choose a folder with one subfolder for each label, or a table of labels.</source>
        <translation>Diese Bilder haben keine Bezeichnungen, die gelernt werden könnten. Wählen Sie einen Ordner mit einem Unterordner für jede Bezeichnung oder eine Tabelle der Bezeichnungen.</translation>
    </message>
    <message>
        <source>The pictures are being read.</source>
        <translation>Die Bilder werden gelesen.</translation>
    </message>
    <message>
        <source>Choose the pictures to learn from.</source>
        <translation>Wählen Sie die Bilder, aus denen gelernt wird.</translation>
    </message>
    <message>
        <source>Labelled pictures for the probe: %1</source>
        <translation>Bilder mit Bezeichnung für die Probe: %1</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>%1 pretraining %2</source>
        <translation>%1 Vortraining %2</translation>
    </message>
    <message>
        <source>The table of labels is being read.</source>
        <translation>Die Tabelle der Bezeichnungen wird gelesen.</translation>
    </message>
    <message>
        <source>Choose the columns of the table whose labels are learned.</source>
        <translation>Wählen Sie die Spalten der Tabelle, deren Bezeichnungen gelernt werden.</translation>
    </message>
    <message>
        <source>The table of labels has no column with labels.</source>
        <translation>Die Tabelle der Bezeichnungen hat keine Spalte mit Bezeichnungen.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ProbabilityBars</name>
    <message>
        <source>How probable the model considers each maker that it knows</source>
        <translation>Für wie wahrscheinlich das Modell jeden Hersteller hält, den es kennt</translation>
    </message>
    <message>
        <source>Probabilities: %1</source>
        <translation>Wahrscheinlichkeiten: %1</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ReadingPanel</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Go without these pictures</source>
        <translation>Auf diese Bilder verzichten</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Data sets (*.csv *.zip *.cache)</source>
        <translation>Datensätze (*.csv *.zip *.cache)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) skipped</source>
        <translation>
            <numerusform>%n Datei übersprungen</numerusform>
            <numerusform>%n Dateien übersprungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation>Übersprungene Dateien</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ReadingRow</name>
    <message>
        <source>Progress of reading the data</source>
        <translation>Fortschritt beim Lesen der Daten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop reading; pictures that are already decoded are kept</source>
        <translation>Das Lesen abbrechen; bereits dekodierte Bilder bleiben erhalten</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>Die Daten werden gelesen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ResultPanel</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Identifying</source>
        <translation>Bestimmung läuft</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>Verwendetes Modell</translation>
    </message>
    <message>
        <source>Ask another installed model</source>
        <translation>Ein anderes installiertes Modell fragen</translation>
    </message>
    <message>
        <source>No other model</source>
        <translation>Kein anderes Modell</translation>
    </message>
    <message>
        <source>Model to compare with</source>
        <translation>Modell zum Vergleich</translation>
    </message>
    <message>
        <source>Ask a second model and compare both answers</source>
        <translation>Ein zweites Modell fragen und beide Antworten vergleichen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>The picture exactly as the network saw it</source>
        <translation>Das Bild genau so, wie das Netz es sah</translation>
    </message>
    <message>
        <source>Window, zoom and rotation on the screen never change it</source>
        <translation>Fensterung, Zoom und Drehung auf dem Bildschirm ändern es nie</translation>
    </message>
    <message>
        <source>What the network saw</source>
        <translation>Was das Netz sah</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>Zum Modell</translation>
    </message>
    <message>
        <source>Identifying…</source>
        <translation>Bestimmung läuft…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The picture was not identified.</source>
        <translation>Das Bild wurde nicht bestimmt.</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Open a radiograph. It is identified automatically.</source>
        <translation>Öffnen Sie ein Röntgenbild. Es wird automatisch bestimmt.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, greyscale, bone bright; black margins if the picture is not square. The network was given nothing else.</source>
        <translation>%1 × %2 Pixel, Graustufen, Knochen hell; schwarze Ränder, wenn das Bild nicht quadratisch ist. Mehr bekam das Netz nicht.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>%1 ms in the network</source>
        <translation>%1 ms im Netz</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Refining: eight looks…</source>
        <translation>Wird verfeinert: acht Blicke…</translation>
    </message>
    <message>
        <source>The model of the training run “%1” answers about this picture. Choose a model below to ask another.</source>
        <translation>Zu diesem Bild antwortet das Modell des Trainingslaufs „%1“. Wählen Sie unten ein Modell, um ein anderes zu fragen.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ResultsPage</name>
    <message>
        <source>No results yet. They appear here when a run is finished. Open the results of earlier runs from the Runs tab.</source>
        <translation>Noch keine Ergebnisse. Sie erscheinen hier, wenn ein Lauf fertig ist. Ergebnisse früherer Läufe öffnen Sie im Reiter „Läufe“.</translation>
    </message>
    <message>
        <source>Images that the figures describe</source>
        <translation>Bilder, die die Zahlen beschreiben</translation>
    </message>
    <message>
        <source>Which images the figures describe. The test part was not used in training.</source>
        <translation>Welche Bilder die Zahlen beschreiben. Der Testteil wurde beim Training nicht verwendet.</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Open the run&apos;s page of figures and curves in the browser</source>
        <translation>Die Seite des Laufs mit Zahlen und Kurven im Browser öffnen</translation>
    </message>
    <message>
        <source>Export plots…</source>
        <translation>Diagramme exportieren…</translation>
    </message>
    <message>
        <source>Save the plots as PNG or PDF, or their numbers as CSV</source>
        <translation>Die Diagramme als PNG oder PDF oder ihre Zahlen als CSV speichern</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Use this run&apos;s network to identify radiographs from now on</source>
        <translation>Röntgenbilder von nun an mit dem Netz dieses Laufs bestimmen</translation>
    </message>
    <message>
        <source>Confusion matrix: truth in rows, answers in columns</source>
        <translation>Verwechslungsmatrix: Wahrheit in Zeilen, Antworten in Spalten</translation>
    </message>
    <message>
        <source>Figures of each maker</source>
        <translation>Zahlen je Hersteller</translation>
    </message>
    <message>
        <source>Confusion matrix (truth in rows, answers in columns)</source>
        <translation>Verwechslungsmatrix (Wahrheit in Zeilen, Antworten in Spalten)</translation>
    </message>
    <message>
        <source>Makers</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>%1 of %2 images correct: %3 % (95 % interval %4 to %5), balanced accuracy %6 %, macro F1 %7. %8, best epoch %9 of %10.</source>
        <translation>%1 von %2 Bildern richtig: %3 % (95-%-Intervall %4 bis %5), ausgewogene Genauigkeit %6 %, Makro-F1 %7. %8, beste Epoche %9 von %10.</translation>
    </message>
    <message>
        <source>No mistakes</source>
        <translation>Keine Fehler</translation>
    </message>
    <message numerus="yes">
        <source>Mistakes, most confident first (%n)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>Fehler, die sichersten zuerst (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 %
truth: %3</source>
        <translation>%1 %2 %
wahr: %3</translation>
    </message>
    <message>
        <source>%1
answer: %2 with %3 %; truth: %4</source>
        <translation>%1
Antwort: %2 mit %3 %; wahr: %4</translation>
    </message>
    <message>
        <source>The radiograph “%1” is not where the run found it. Move the data back to %2, or choose the data again.</source>
        <translation>Das Röntgenbild „%1“ ist nicht dort, wo der Lauf es fand. Verschieben Sie die Daten zurück nach %2, oder wählen Sie die Daten erneut.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Pictures of these answers</source>
        <translation>Bilder zu diesen Antworten</translation>
    </message>
    <message>
        <source>Map of the training pictures</source>
        <translation>Karte der Trainingsbilder</translation>
    </message>
    <message>
        <source>Click a cell or press Enter in it to see its pictures below</source>
        <translation>Klick oder Eingabetaste auf einem Feld zeigt unten seine Bilder</translation>
    </message>
    <message>
        <source>All mistakes</source>
        <translation>Alle Fehler</translation>
    </message>
    <message>
        <source>Show the mistakes of every maker again</source>
        <translation>Wieder die Fehler aller Hersteller zeigen</translation>
    </message>
    <message>
        <source>Data: %1</source>
        <translation>Daten: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 identified as %2 (%n)</source>
        <translation>
            <numerusform>%1 als %2 erkannt (%n)</numerusform>
            <numerusform>%1 als %2 erkannt (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is a final fit: it learned from all pictures, so that none is left to measure it.</source>
        <translation>„%1“ hat aus allen Bildern gelernt. Keines ist übrig, um das Ergebnis zu messen.</translation>
    </message>
    <message>
        <source>“%1” has neither a validation nor a test part, so that nothing was measured.</source>
        <translation>„%1“ hat weder einen Validierungs- noch einen Testteil. Deshalb wurde nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunFolderRow</name>
    <message>
        <source>Run folder</source>
        <translation>Ordner des Laufs</translation>
    </message>
    <message>
        <source>Where everything about the run is saved. If the folder holds a stopped run with the same options, that run continues.</source>
        <translation>Wo alles zum Lauf gespeichert wird. Enthält der Ordner einen angehaltenen Lauf mit denselben Optionen, wird dieser fortgesetzt.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a folder for the run</source>
        <translation>Einen Ordner für den Lauf wählen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunList</name>
    <message>
        <source>The run “%1” was deleted.</source>
        <translation>Der Lauf „%1“ wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs were deleted.</source>
        <translation>
            <numerusform>%n Lauf wurde gelöscht.</numerusform>
            <numerusform>%n Läufe wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The pretraining “%1” was deleted.</source>
        <translation>Das Vortraining „%1“ wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunPage</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue this run from its last checkpoint</source>
        <translation>Diesen Lauf ab seinem letzten Zwischenstand fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Pause the training; it continues where it left off</source>
        <translation>Das Training pausieren; es geht dort weiter, wo es stand</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the training; it can be continued later</source>
        <translation>Das Training anhalten; es kann später fortgesetzt werden</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Draw a moving average over the curves</source>
        <translation>Ein gleitendes Mittel über die Kurven zeichnen</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic axis for loss and learning rate</source>
        <translation>Logarithmische Achse für Verlust und Lernrate</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Reset zoom and position of every plot</source>
        <translation>Zoom und Verschiebung aller Diagramme zurücksetzen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save the plots as PNG or PDF, or the history as CSV</source>
        <translation>Die Diagramme als PNG oder PDF oder den Verlauf als CSV speichern</translation>
    </message>
    <message>
        <source>Progress of the epoch</source>
        <translation>Fortschritt der Epoche</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Training images per second</source>
        <translation>Trainingsbilder je Sekunde</translation>
    </message>
    <message>
        <source>At most this long; training may stop earlier if nothing improves any more</source>
        <translation>Höchstens so lange; das Training kann früher enden, wenn sich nichts mehr verbessert</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bester Stand</translation>
    </message>
    <message>
        <source>The epoch whose weights are kept</source>
        <translation>Die Epoche, deren Gewichte behalten werden</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>The device that runs the training</source>
        <translation>Das Gerät, auf dem das Training läuft</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory used by the whole program</source>
        <translation>Speicher des ganzen Programms</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>Messages from the training</source>
        <translation>Meldungen des Trainings</translation>
    </message>
    <message>
        <source>No run</source>
        <translation>Kein Lauf</translation>
    </message>
    <message>
        <source>Start a run on the Set up tab, or continue one from the Runs tab.</source>
        <translation>Starten Sie einen Lauf im Reiter „Vorbereiten“, oder setzen Sie einen im Reiter „Läufe“ fort.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopping after this batch…</source>
        <translation>wird nach diesem Stapel angehalten…</translation>
    </message>
    <message>
        <source>stopped; its checkpoint is kept</source>
        <translation>angehalten; sein Zwischenstand bleibt</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed; the last checkpoint is kept</source>
        <translation>gescheitert; der letzte Zwischenstand bleibt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>No epoch yet</source>
        <translation>Noch keine Epoche</translation>
    </message>
    <message>
        <source>Measuring the best weights: %1 of %2 images</source>
        <translation>Die besten Gewichte werden gemessen: %1 von %2 Bildern</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: %3 of %4 images</source>
        <translation>Epoche %1 von %2: %3 von %4 Bildern</translation>
    </message>
    <message>
        <source>Run: %1 %</source>
        <translation>Lauf: %1 %</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>epoch %1: validation %2</source>
        <translation>Epoche %1: Validierung %2</translation>
    </message>
    <message>
        <source>; validation loss %1, accuracy %2</source>
        <translation>; Validierungsverlust %1, Genauigkeit %2</translation>
    </message>
    <message>
        <source>Training run %1</source>
        <translation>Trainingslauf %1</translation>
    </message>
    <message>
        <source>Training run</source>
        <translation>Trainingslauf</translation>
    </message>
    <message>
        <source>Time that the run took so far, with its earlier starts and without pauses</source>
        <translation>Bisherige Dauer des Laufs, mit seinen früheren Starts und ohne Pausen</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Train from these weights</source>
        <translation>Mit diesen Gewichten trainieren</translation>
    </message>
    <message>
        <source>Set up a training run that starts from these weights</source>
        <translation>Einen Trainingslauf einrichten, der mit diesen Gewichten beginnt</translation>
    </message>
    <message>
        <source>Probing the features: %1 of %2 images</source>
        <translation>Probe der Merkmale: %1 von %2 Bildern</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Right answers from the features on labelled pictures</source>
        <translation>Richtige Antworten aus den Merkmalen an Bildern mit Bezeichnung</translation>
    </message>
    <message>
        <source>nearest neighbours %1, linear %2</source>
        <translation>nächste Nachbarn %1, linear %2</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: loss %3</source>
        <translation>Epoche %1 von %2: Verlust %3</translation>
    </message>
    <message>
        <source>, accuracy %1</source>
        <translation>, Genauigkeit %1</translation>
    </message>
    <message>
        <source>Probe after epoch %1: nearest neighbours %2, linear %3</source>
        <translation>Probe nach Epoche %1: nächste Nachbarn %2, linear %3</translation>
    </message>
    <message>
        <source>stopped before its first checkpoint</source>
        <translation>vor dem ersten Zwischenstand angehalten</translation>
    </message>
    <message>
        <source>failed before its first checkpoint</source>
        <translation>vor dem ersten Zwischenstand gescheitert</translation>
    </message>
    <message>
        <source>Run: all epochs are done</source>
        <translation>Lauf: alle Epochen sind fertig</translation>
    </message>
    <message>
        <source>Pause the pretraining; it continues where it left off</source>
        <translation>Das Vortraining unterbrechen; es geht dort weiter, wo es war</translation>
    </message>
    <message>
        <source>Stop the pretraining; it can be continued later</source>
        <translation>Das Vortraining anhalten; es kann später fortgesetzt werden</translation>
    </message>
    <message>
        <source>Continues after epoch %1 of %2</source>
        <translation>Fortsetzung nach Epoche %1 von %2</translation>
    </message>
    <message>
        <source>Pretraining %1</source>
        <translation>Vortraining %1</translation>
    </message>
    <message>
        <source>Epochs end in</source>
        <translation>Epochen enden in</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunsModel</name>
    <message>
        <source>in progress</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::RunsPage</name>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue the stopped run from its last checkpoint</source>
        <translation>Den angehaltenen Lauf ab seinem letzten Zwischenstand fortsetzen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Show the figures and mistakes of the run</source>
        <translation>Zahlen und Fehler des Laufs zeigen</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Use this run&apos;s network to identify radiographs from now on</source>
        <translation>Röntgenbilder von nun an mit dem Netz dieses Laufs bestimmen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the runs folder in the file manager</source>
        <translation>Den Ordner der Läufe im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Read the runs folder again</source>
        <translation>Den Ordner der Läufe erneut lesen</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
    <message>
        <source>Select several runs to compare them</source>
        <translation>Wählen Sie mehrere Läufe, um sie zu vergleichen</translation>
    </message>
    <message>
        <source>Quantity shown by the curves</source>
        <translation>Größe der Kurven</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>Was die Kurven zeigen</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Draw a moving average over the curves</source>
        <translation>Ein gleitendes Mittel über die Kurven zeichnen</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Logarithmic axis for loss and learning rate</source>
        <translation>Logarithmische Achse für Verlust und Lernrate</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save the plot as PNG or PDF, or its numbers as CSV</source>
        <translation>Das Diagramm als PNG oder PDF oder seine Zahlen als CSV speichern</translation>
    </message>
    <message>
        <source>Comparison of the selected runs</source>
        <translation>Vergleich der gewählten Läufe</translation>
    </message>
    <message>
        <source>Figures of the selected runs, then the options in which they differ</source>
        <translation>Zahlen der gewählten Läufe, dann die Optionen, in denen sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Your own notes about the run, saved in its folder as notes.txt</source>
        <translation>Ihre eigenen Notizen zum Lauf, in seinem Ordner als notes.txt</translation>
    </message>
    <message>
        <source>Select one run to write notes about it.</source>
        <translation>Wählen Sie einen Lauf, um Notizen dazu zu schreiben.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>No runs in %1 yet.</source>
        <translation>Noch keine Läufe in %1.</translation>
    </message>
    <message>
        <source>Delete the selected runs with their weights and figures</source>
        <translation>Die gewählten Läufe mit ihren Gewichten und Zahlen löschen</translation>
    </message>
    <message>
        <source>The folder %1 does not exist yet. The first run creates it.</source>
        <translation>Der Ordner %1 existiert noch nicht. Der erste Lauf legt ihn an.</translation>
    </message>
    <message>
        <source>Choose two or more runs in the table above: click one, then click the others while you hold Ctrl.</source>
        <translation>Zwei oder mehr Läufe in der Tabelle oben wählen: einen anklicken, dann die anderen bei gedrückter Strg-Taste.</translation>
    </message>
    <message>
        <source>Your own notes about this run</source>
        <translation>Ihre eigenen Notizen zu diesem Lauf</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 folds finished)</source>
        <translation>%1 (%2 von %3 Folds fertig)</translation>
    </message>
    <message>
        <source>Cross-validations from the terminal, which are not in this list: %1</source>
        <translation>Kreuzvalidierungen aus dem Terminal, die nicht in dieser Liste stehen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n methods)</source>
        <translation>
            <numerusform>%1 (%n Verfahren)</numerusform>
            <numerusform>%1 (%n Verfahren)</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparisons from the terminal, which are not in this list: %1</source>
        <translation>Vergleiche aus dem Terminal, die nicht in dieser Liste stehen: %1</translation>
    </message>
    <message>
        <source>The run “%1” is in progress. Stop it before you delete it.</source>
        <translation>Der Lauf „%1“ läuft noch. Halten Sie ihn an, bevor Sie ihn löschen.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::Section</name>
    <message>
        <source>Show or hide: %1</source>
        <translation>Zeigen oder verbergen: %1</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::Settings</name>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Radiograph</source>
        <translation>Röntgenbild</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Dark suits a reading room; light suits a bright office.</source>
        <translation>Dunkel passt in den Befundraum, hell in ein helles Büro.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window.</source>
        <translation>Die Sprache des Fensters.</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>Corner text</source>
        <translation>Ecktexte</translation>
    </message>
    <message>
        <source>Shows technique, window and zoom in the corners of the picture.</source>
        <translation>Zeigt Technik, Fensterung und Zoom in den Ecken des Bildes.</translation>
    </message>
    <message>
        <source>Patient identity</source>
        <translation>Identität des Patienten</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Shows the heat map over the picture as soon as there is an answer.</source>
        <translation>Zeigt die Heatmap über dem Bild, sobald es eine Antwort gibt.</translation>
    </message>
    <message>
        <source>Heat map colours</source>
        <translation>Farben der Heatmap</translation>
    </message>
    <message>
        <source>All three are suitable for colour-blind people.</source>
        <translation>Alle drei sind auch bei Farbfehlsichtigkeit geeignet.</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Heat map opacity</source>
        <translation>Deckkraft der Heatmap</translation>
    </message>
    <message>
        <source>How strongly the warmest spots cover the picture, from 0 to 1.</source>
        <translation>Wie stark die wärmsten Stellen das Bild verdecken, von 0 bis 1.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where networks run. Automatic uses a graphics processor if there is one.</source>
        <translation>Worauf Netze rechnen. Automatisch verwendet einen Grafikprozessor, wenn es einen gibt.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Threads for identification</source>
        <translation>Threads für die Bestimmung</translation>
    </message>
    <message>
        <source>Threads for training</source>
        <translation>Threads für das Training</translation>
    </message>
    <message>
        <source>0 leaves one processor core free, so that the window stays responsive during training.</source>
        <translation>0 lässt einen Prozessorkern frei, damit das Fenster beim Training flüssig bleibt.</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
    <message>
        <source>Where new training runs are saved. If empty, in the documents folder.</source>
        <translation>Wo neue Trainingsläufe gespeichert werden. Wenn leer, im Ordner „Dokumente“.</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>The folder first suggested for pictures and reports. If empty, the documents folder.</source>
        <translation>Der Ordner, der für Bilder und Berichte zuerst vorgeschlagen wird. Wenn leer, der Ordner „Dokumente“.</translation>
    </message>
    <message>
        <source>Remember opened files</source>
        <translation>Geöffnete Dateien merken</translation>
    </message>
    <message>
        <source>Keeps a list of recent files. File names may contain patient names.</source>
        <translation>Führt eine Liste der zuletzt geöffneten Dateien. Dateinamen können Namen von Patienten enthalten.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>How often the true maker is among those named. If one maker is not enough, several are named; this happens more often at 95 %.</source>
        <translation>Wie oft der wahre Hersteller unter den genannten ist. Wenn einer nicht genügt, werden mehrere genannt; bei 95 % geschieht das öfter.</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Eight looks</source>
        <translation>Acht Blicke</translation>
    </message>
    <message>
        <source>After the first answer, looks at the picture seven more times, rotated and mirrored. The mean of all looks refines the answer.</source>
        <translation>Betrachtet das Bild nach der ersten Antwort noch siebenmal, gedreht und gespiegelt. Der Mittelwert aller Blicke verfeinert die Antwort.</translation>
    </message>
    <message>
        <source>Radiographs only</source>
        <translation>Nur Röntgenbilder</translation>
    </message>
    <message>
        <source>From folders, discs and ZIPs, leaves out DICOM files that are no radiographs, such as CT and MR.</source>
        <translation>Lässt aus Ordnern, CDs und ZIPs DICOM-Dateien weg, die keine Röntgenbilder sind, etwa CT und MR.</translation>
    </message>
    <message>
        <source>For a single picture: one thread keeps its speed even when the computer is busy. A batch uses all processor cores but one.</source>
        <translation>Für ein einzelnes Bild: Ein Thread behält sein Tempo, auch wenn der Rechner ausgelastet ist. Ein Stapel nutzt alle Prozessorkerne bis auf einen.</translation>
    </message>
    <message>
        <source>Shows the patient&apos;s name, ID, birth date, age and sex, the date and the institution in the corners of the picture.</source>
        <translation>Zeigt Name, Nummer, Geburtsdatum, Alter und Geschlecht des Patienten, das Datum und die Einrichtung in den Ecken des Bildes.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::SettingsForm</name>
    <message>
        <source>Reset all settings</source>
        <translation>Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Reset every setting on this page to its default</source>
        <translation>Jede Einstellung dieser Seite auf ihren Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>Reset to the default</source>
        <translation>Auf den Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>chosen by the program</source>
        <translation>vom Programm gewählt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>%1 (not available here)</source>
        <translation>%1 (hier nicht verfügbar)</translation>
    </message>
    <message>
        <source>All settings were reset to their defaults.</source>
        <translation>Alle Einstellungen wurden auf den Standard zurückgesetzt.</translation>
    </message>
    <message>
        <source>“%1” was reset to its default.</source>
        <translation>„%1“ wurde auf den Standard zurückgesetzt.</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Closes Glenoid and starts it again with the open pictures. Asks before work would be lost.</source>
        <translation>Schließt Glenoid und startet es mit den geöffneten Bildern neu. Fragt vorher, wenn Arbeit verloren ginge.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The diagnostics were copied. They name no patient and no file; look them over before you send them.</source>
        <translation>Die Diagnose wurde kopiert. Sie nennt keinen Patienten und keine Datei; sehen Sie sie durch, bevor Sie sie senden.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::SetupPage</name>
    <message>
        <source>What augmentation does</source>
        <translation>Was die Augmentierung tut</translation>
    </message>
    <message>
        <source>Each row shows an image, then six ways in which the network could see it with these options.</source>
        <translation>Jede Zeile zeigt ein Bild, dann sechs Arten, wie das Netz es mit diesen Optionen sehen könnte.</translation>
    </message>
    <message>
        <source>Images and their variants</source>
        <translation>Bilder und ihre Abwandlungen</translation>
    </message>
    <message>
        <source>Training images next to their augmented variants</source>
        <translation>Trainingsbilder neben ihren augmentierten Abwandlungen</translation>
    </message>
    <message>
        <source>Network and options</source>
        <translation>Netz und Optionen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Sets every option below</source>
        <translation>Setzt jede Option darunter</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Load all options from a file, such as another run&apos;s options.json</source>
        <translation>Alle Optionen aus einer Datei laden, etwa aus options.json eines anderen Laufs</translation>
    </message>
    <message>
        <source>Load options</source>
        <translation>Optionen laden</translation>
    </message>
    <message>
        <source>Options (*.json)</source>
        <translation>Optionen (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Benutzerdefiniert</translation>
    </message>
    <message>
        <source>Custom options.</source>
        <translation>Benutzerdefinierte Optionen.</translation>
    </message>
    <message>
        <source>The next training starts from the weights of “%1”.</source>
        <translation>Das nächste Training beginnt mit den Gewichten von „%1“.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::SourcePanel</name>
    <message>
        <source>Treat as inverted</source>
        <translation>Als invertiert behandeln</translation>
    </message>
    <message>
        <source>Black and white are swapped in the file: swap them back and identify again</source>
        <translation>Schwarz und Weiß sind in der Datei vertauscht: zurücktauschen und erneut bestimmen</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>The frame that is shown and identified</source>
        <translation>Das Einzelbild, das gezeigt und bestimmt wird</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::StatusLine</name>
    <message>
        <source>Work in progress</source>
        <translation>Laufende Arbeit</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>Verwendetes Modell</translation>
    </message>
    <message>
        <source>Device in use</source>
        <translation>Verwendetes Gerät</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::TagBrowser</name>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Search tag, name or value</source>
        <translation>Tag, Name oder Wert suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Shows the rows that contain this text</source>
        <translation>Zeigt die Zeilen, die diesen Text enthalten</translation>
    </message>
    <message>
        <source>Tags of the file</source>
        <translation>Tags der Datei</translation>
    </message>
    <message>
        <source>Select rows and press Ctrl+C to copy them</source>
        <translation>Zeilen wählen und mit Strg+C kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected rows, or all visible rows if none is selected</source>
        <translation>Kopiert die gewählten Zeilen; wenn keine gewählt ist, alle gezeigten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Schließt dieses Fenster</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>This file has no tags. Only DICOM files have them.</source>
        <translation>Diese Datei hat keine Tags. Nur DICOM-Dateien haben welche.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::TagModel</name>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ThumbnailModel</name>
    <message>
        <source>Answered together with the other marked pictures</source>
        <translation>Wird gemeinsam mit den anderen markierten Bildern beantwortet</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ThumbnailStrip</name>
    <message>
        <source>Radiographs to choose from</source>
        <translation>Röntgenbilder zur Auswahl</translation>
    </message>
    <message>
        <source>Identify together with the open picture</source>
        <translation>Gemeinsam mit dem offenen Bild bestimmen</translation>
    </message>
    <message>
        <source>Both show the same implant: give a joint answer as well</source>
        <translation>Beide zeigen dasselbe Implantat: auch eine gemeinsame Antwort geben</translation>
    </message>
    <message>
        <source>Click to open, Ctrl+click or drag to open side by side, right-click to mark pictures of the same implant</source>
        <translation>Klicken öffnet, Strg+Klicken oder Ziehen öffnet nebeneinander, Rechtsklick markiert Bilder desselben Implantats</translation>
    </message>
    <message>
        <source>Open in the other pane</source>
        <translation>Im anderen Bereich öffnen</translation>
    </message>
    <message>
        <source>Show this picture next to the open one</source>
        <translation>Dieses Bild neben dem geöffneten zeigen</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::TrainingPage</name>
    <message>
        <source>Set up</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>A training run is in progress. Stop it before you start another.</source>
        <translation>Ein Trainingslauf läuft noch. Halten Sie ihn an, bevor Sie einen anderen starten.</translation>
    </message>
    <message>
        <source>The training run “%1” did not finish. It can continue where it left off.</source>
        <translation>Der Trainingslauf „%1“ wurde nicht fertig. Er kann dort weitergehen, wo er stand.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>The training run “%1” failed. %2</source>
        <translation>Der Trainingslauf „%1“ ist gescheitert. %2</translation>
    </message>
    <message>
        <source>The training run “%1” has finished.</source>
        <translation>Der Trainingslauf „%1“ ist fertig.</translation>
    </message>
    <message>
        <source>The training run “%1” was stopped. It can be continued.</source>
        <translation>Der Trainingslauf „%1“ wurde angehalten. Er lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Lauf zeigen</translation>
    </message>
    <message>
        <source>Pretrain</source>
        <translation>Vortraining</translation>
    </message>
    <message>
        <source>The pretraining “%1” failed. %2</source>
        <translation>Das Vortraining „%1“ ist fehlgeschlagen. %2</translation>
    </message>
    <message>
        <source>The pretraining “%1” has finished. Its start weights are ready.</source>
        <translation>Das Vortraining „%1“ ist fertig. Seine Startgewichte liegen bereit.</translation>
    </message>
    <message>
        <source>The pretraining “%1” was stopped. It can be continued.</source>
        <translation>Das Vortraining „%1“ wurde angehalten. Es kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Train from these weights</source>
        <translation>Mit diesen Gewichten trainieren</translation>
    </message>
    <message>
        <source>The pretraining “%1” did not finish. It can continue where it left off.</source>
        <translation>Das Vortraining „%1“ wurde nicht fertig. Es kann dort weitergehen, wo es stand.</translation>
    </message>
    <message>
        <source>A pretraining is in progress. Stop it before you start another run.</source>
        <translation>Ein Vortraining läuft noch. Halten Sie es an, bevor Sie einen anderen Lauf starten.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::TrainingSetup</name>
    <message>
        <source>The data are being read.</source>
        <translation>Die Daten werden gelesen.</translation>
    </message>
    <message>
        <source>Choose the data to train on.</source>
        <translation>Wählen Sie die Daten für das Training.</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::ViewerCommands</name>
    <message>
        <source>No picture is open</source>
        <translation>Kein Bild ist geöffnet</translation>
    </message>
    <message>
        <source>The file has no overlays</source>
        <translation>Die Datei enthält keine Overlays</translation>
    </message>
    <message>
        <source>The file has no shutter</source>
        <translation>Die Datei enthält keine Blende</translation>
    </message>
    <message>
        <source>The file does not name its patient</source>
        <translation>Die Datei nennt keinen Patienten</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::WelcomePanel</name>
    <message>
        <source>Recently opened</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Drop a radiograph here</source>
        <translation>Ziehen Sie ein Röntgenbild hierher</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>A shoulder radiograph with an implant, as DICOM, PNG, JPEG, TIFF or BMP; a folder; a ZIP; or the DICOMDIR of a disc.
It is identified automatically. Nothing leaves this computer.</source>
        <translation>Ein Röntgenbild einer Schulter mit Implantat, als DICOM, PNG, JPEG, TIFF oder BMP; einen Ordner; ein ZIP; oder das DICOMDIR einer Disc.
Es wird automatisch bestimmt. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Open again: %1</source>
        <translation>Wieder öffnen: %1</translation>
    </message>
</context>
<context>
    <name>glenoid::ui::WhyPanel</name>
    <message>
        <source>Most similar radiographs that the model learned from</source>
        <translation>Ähnlichste Röntgenbilder, von denen das Modell gelernt hat</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Blicke</translation>
    </message>
    <message>
        <source>Finder</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Vorprüfung</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>Abstand %1</translation>
    </message>
    <message>
        <source>Learned radiograph of %1</source>
        <translation>Gelerntes Röntgenbild: %1</translation>
    </message>
    <message>
        <source>This model does not say which radiographs it learned from.</source>
        <translation>Dieses Modell sagt nicht, von welchen Röntgenbildern es gelernt hat.</translation>
    </message>
    <message>
        <source>None is shown, because no maker may be named.</source>
        <translation>Keines wird gezeigt, da kein Hersteller genannt werden darf.</translation>
    </message>
    <message>
        <source>Distance: 0 if the network sees no difference, 1 if nothing is alike. This is not a second opinion: the same network makes the comparison.</source>
        <translation>Abstand: 0, wenn das Netz keinen Unterschied sieht; 1, wenn nichts ähnlich ist. Das ist keine zweite Meinung: Es vergleicht dasselbe Netz.</translation>
    </message>
    <message>
        <source>Their pictures are shown if you open the training data on the Training page.</source>
        <translation>Ihre Bilder werden gezeigt, wenn Sie die Trainingsdaten auf der Seite „Training“ öffnen.</translation>
    </message>
    <message>
        <source>For %1 radiographs that the network had not seen, the true maker was among those named in %2 of cases.</source>
        <translation>Bei %1 Röntgenbildern, die das Netz nicht kannte, war der wahre Hersteller in %2 der Fälle unter den genannten.</translation>
    </message>
    <message>
        <source>One look at the picture as it is.</source>
        <translation>Ein Blick auf das Bild, wie es ist.</translation>
    </message>
    <message>
        <source>You marked the part that was identified.</source>
        <translation>Sie haben den Ausschnitt markiert, der bestimmt wurde.</translation>
    </message>
    <message>
        <source>The finder saw an implant. Only the part around it was identified (the box on the picture).</source>
        <translation>Die Suche hat ein Implantat gefunden. Nur der Ausschnitt darum wurde bestimmt (der Rahmen auf dem Bild).</translation>
    </message>
    <message>
        <source>The whole picture was identified. The finder did not search it.</source>
        <translation>Das ganze Bild wurde bestimmt. Ein Implantat wurde darin nicht gesucht.</translation>
    </message>
    <message>
        <source>The finder saw an implant that fills most of the picture, so the whole picture was identified.</source>
        <translation>Die Suche hat ein Implantat gefunden, das das Bild fast ausfüllt; darum wurde das ganze Bild bestimmt.</translation>
    </message>
    <message>
        <source>more than %1 times</source>
        <translation>mehr als %1-mal</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>Not passed: the odds that this picture is of the kind that the model learned would have to be %1 as high.</source>
        <translation>Nicht bestanden: Die Chance, dass dieses Bild von der Art ist, die das Modell gelernt hat, müsste %1 so hoch sein.</translation>
    </message>
    <message>
        <source>Passed: the odds that this picture is of the kind that the model learned are %1 the required minimum.</source>
        <translation>Bestanden: Die Chance, dass dieses Bild von der Art ist, die das Modell gelernt hat, ist %1 so hoch wie mindestens nötig.</translation>
    </message>
    <message>
        <source>this picture</source>
        <translation>dieses Bild</translation>
    </message>
    <message>
        <source>You marked the part that was identified. The finder sees no %1 implant in it.</source>
        <translation>Sie haben den Ausschnitt markiert, der bestimmt wurde; die Suche findet darin kein %1-Implantat.</translation>
    </message>
    <message>
        <source>The finder saw no %1 implant in the picture.</source>
        <translation>Die Suche hat auf dem Bild kein %1-Implantat gefunden.</translation>
    </message>
</context>
</TS>
