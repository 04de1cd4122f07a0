// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/model_text.h"

#include <QCoreApplication>

namespace glenoid::ui {
namespace {

// The texts of models/*/model.json and of the start weights, so that they are among those to translate. Those of a training run stand in
// core/bundle/run_words.h.
[[maybe_unused]] constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP("Model",
                      "The original network: DenseNet-121 with squeeze-and-excitation, trained on all images of the public data set."),
    QT_TRANSLATE_NOOP("Model",
                      "It names one of four makers of anatomic stemmed designs, never a model, and may give one of these names to an "
                      "implant of another maker. Its figures are from the public data set alone."),
    QT_TRANSLATE_NOOP("Model", "weights: research use only, since the start weights descend from ImageNet; training images CC BY 4.0"),
    QT_TRANSLATE_NOOP("Model",
                      "Shoulder Implant X-Ray Manufacturer Classification (UCI 517, doi 10.24432/C5F893, CC BY 4.0; Stark 2018, Urban et "
                      "al. 2020): 538 of its 597 radiographs"),
    QT_TRANSLATE_NOOP("Model",
                      "Ten stratified folds with near-duplicates kept together, 60 epochs each on all nine other folds, with nothing left "
                      "to choose; the shipped weights were then trained on all images with the same options. The input of 288 pixels was "
                      "chosen from 180, 224 and 288 on inner validation parts of the first three folds; at 224 pixels mixup, a threefold "
                      "rate and a feature teacher did not help clearly. The temperature was fitted on the out-of-fold predictions, so the "
                      "calibration figures of the cross-validation are those before it."),
    QT_TRANSLATE_NOOP("Model",
                      "our DenseNet-121 backbone, pretrained on Tiny-ImageNet in grey with an ImageNet MobileNetV2 as teacher (ImageNet "
                      "terms: research use)"),
    QT_TRANSLATE_NOOP("Model", "A small, fast network: MobileNetV2 with the original head, trained on all images of the public data set."),
    QT_TRANSLATE_NOOP(
        "Model", "weights: research use only, since the start weights (Apache-2.0) were trained on ImageNet; training images CC BY 4.0"),
    QT_TRANSLATE_NOOP(
        "Model",
        "Ten stratified folds with near-duplicates kept together, 60 epochs each on all nine other folds, with nothing left to choose; the "
        "shipped weights were then trained on all images with the same options and stored in 8 bits where they are large. Input and rate "
        "were chosen from four combinations on inner validation parts of the first three folds. The temperature was fitted on the "
        "out-of-fold predictions, so the calibration figures of the cross-validation are those before it."),
    QT_TRANSLATE_NOOP("Model", "MobileNetV2 of the ONNX model zoo (mobilenetv2-7, Apache-2.0), trained on ImageNet-1k"),
    QT_TRANSLATE_NOOP("Model",
                      "Tiny-ImageNet (200 classes, 98,304 training images) in grey, with an ImageNet MobileNetV2 as teacher; 3,544,576 "
                      "images seen at 112 px"),
    QT_TRANSLATE_NOOP("Model", "ImageNet terms: research use")};

}  // namespace

QString modelText(const std::string& english) { return QCoreApplication::translate("Model", english.c_str()); }

}  // namespace glenoid::ui
