// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/dicom_attributes.h"

#include <algorithm>
#include <array>

#include <dcmtk/dcmdata/dcdict.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <dcmtk/dcmdata/dcvr.h>

#include "core/base/format.h"
#include "core/dicom/dicom_text.h"

namespace glenoid {
namespace {

constexpr Uint32 kLongestValue = 1024;

const std::array kTechnicalTags{
    DCM_SpecificCharacterSet, DCM_ImageType,
    DCM_SOPClassUID,          DCM_Modality,
    DCM_ConversionType,       DCM_PresentationIntentType,
    DCM_Manufacturer,         DCM_ManufacturerModelName,
    DCM_SeriesNumber,         DCM_AcquisitionNumber,
    DCM_InstanceNumber,       DCM_PatientOrientation,
    DCM_Laterality,           DCM_ImageLaterality,
    DCM_ImagesInAcquisition,  DCM_PresentationLUTShape,
};

const std::array kIdentityTags{
    DCM_SOPInstanceUID,     DCM_StudyDate,
    DCM_SeriesDate,         DCM_AcquisitionDate,
    DCM_ContentDate,        DCM_AcquisitionDateTime,
    DCM_StudyTime,          DCM_SeriesTime,
    DCM_AcquisitionTime,    DCM_ContentTime,
    DCM_AccessionNumber,    DCM_InstitutionName,
    DCM_InstitutionAddress, DCM_ReferringPhysicianName,
    DCM_StationName,        DCM_StudyDescription,
    DCM_SeriesDescription,  DCM_PerformingPhysicianName,
    DCM_OperatorsName,      DCM_StudyInstanceUID,
    DCM_SeriesInstanceUID,  DCM_StudyID,
};

bool isCodeOrNumber(DcmEVR vr) {
  constexpr std::array kVrs{EVR_CS, EVR_IS, EVR_DS, EVR_AT, EVR_US, EVR_SS, EVR_UL, EVR_SL, EVR_FL, EVR_FD, EVR_xs};
  return std::find(kVrs.begin(), kVrs.end(), vr) != kVrs.end();
}

template <std::size_t N>
bool listed(const std::array<DcmTagKey, N>& tags, const DcmTagKey& tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool isTechnical(DcmElement& element) {
  const DcmTagKey& tag = element.getTag();
  const bool group = tag.getGroup() == 0x0018 || tag.getGroup() == 0x0028;
  return listed(kTechnicalTags, tag) || (group && isCodeOrNumber(element.ident()));
}

std::string hexOf(const DcmTagKey& tag) { return fmt::format("({:04x},{:04x})", tag.getGroup(), tag.getElement()); }

// Passes every plain, short, standard element of the data set to `use`.
template <class Use>
void forEachValue(DcmItem& dataset, const Use& use) {
  for (unsigned long i = 0; i < dataset.card(); ++i) {
    DcmElement* element = dataset.getElement(i);
    // Group lengths (gggg,0000) say nothing about the picture.
    if (element != nullptr && element->isLeaf() && element->getLength() <= kLongestValue && element->getETag() != 0) use(*element);
  }
}

Attribute attributeOf(DcmElement& element, const std::string& characterSet, bool& guessed) {
  OFString value;
  if (element.getOFStringArray(value).bad()) value.clear();
  const auto text = decodeDicomText({value.c_str(), value.length()}, characterSet);
  guessed = guessed || text.guessed;
  return {hexOf(element.getTag()), DcmTag(element.getTag()).getTagName(), text.utf8};
}

}  // namespace

std::vector<Attribute> technicalAttributes(DcmItem& dataset) {
  std::vector<Attribute> attributes;
  bool guessed = false;
  const auto characterSet = textOf(dataset, DCM_SpecificCharacterSet);
  forEachValue(dataset, [&](DcmElement& element) {
    if (!isTechnical(element)) return;
    attributes.push_back(attributeOf(element, characterSet, guessed));
    if (element.getTag() != DCM_SOPClassUID) return;
    if (const char* name = dcmFindNameOfUID(attributes.back().value.c_str())) attributes.back().value = name;
  });
  return attributes;
}

std::vector<Attribute> identityAttributes(DcmItem& dataset, bool& guessed) {
  std::vector<Attribute> attributes;
  const auto characterSet = textOf(dataset, DCM_SpecificCharacterSet);
  forEachValue(dataset, [&](DcmElement& element) {
    if (element.getGTag() == 0x0010 || listed(kIdentityTags, element.getTag()))
      attributes.push_back(attributeOf(element, characterSet, guessed));
  });
  return attributes;
}

}  // namespace glenoid
