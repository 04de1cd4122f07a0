# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the small files that the findings read: DICOM (explicit VR, little endian), TIFF, PNG; and reads the values of a NIfTI file."""
import array
import struct
import zlib

CR = '1.2.840.10008.5.1.4.1.1.1'
SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7'


def element(group, number, vr, value):
    if isinstance(value, list) and vr == 'SQ':
        items = [b''.join(element(*e) for e in item) for item in value]
        value = b''.join(struct.pack('<HHI', 0xFFFE, 0xE000, len(i)) + i for i in items)
    elif vr in ('US', 'SS'):
        value = value if isinstance(value, list) else [value]
        value = struct.pack('<%d%s' % (len(value), 'H' if vr == 'US' else 'h'), *value)
    elif isinstance(value, str):
        value = value.encode('ascii')
    if len(value) % 2:
        value += b'\0' if vr in ('UI', 'OB', 'OW') else b' '
    long_form = vr in ('OB', 'OW', 'SQ', 'UN')
    length = struct.pack('<HI', 0, len(value)) if long_form else struct.pack('<H', len(value))
    return struct.pack('<HH', group, number) + vr.encode() + length + value


def write_dicom(path, rows, columns, pixels, allocated=16, stored=12, signed=0, photometric='MONOCHROME2', samples=1, sop_class=CR,
                modality='CR', more=()):
    """more: elements as (group, number, VR, value)."""
    meta = (element(2, 1, 'OB', b'\0\1') + element(2, 2, 'UI', sop_class) + element(2, 3, 'UI', '1.2.3.4.5') +
            element(2, 0x10, 'UI', '1.2.840.10008.1.2.1') + element(2, 0x12, 'UI', '1.2.3'))
    data = [(8, 0x16, 'UI', sop_class), (8, 0x18, 'UI', '1.2.3.4.5'), (8, 0x20, 'DA', ''), (8, 0x30, 'TM', ''), (8, 0x50, 'SH', ''),
            (8, 0x60, 'CS', modality), (8, 0x90, 'PN', ''), (0x10, 0x10, 'PN', 'PHANTOM'), (0x10, 0x20, 'LO', '1'),
            (0x10, 0x30, 'DA', ''), (0x10, 0x40, 'CS', ''), (0x20, 0xD, 'UI', '1.2.3.4'), (0x20, 0xE, 'UI', '1.2.3.4.1'),
            (0x20, 0x10, 'SH', '1'), (0x20, 0x11, 'IS', '1'), (0x20, 0x13, 'IS', '1'), (0x28, 2, 'US', samples),
            (0x28, 4, 'CS', photometric), (0x28, 0x10, 'US', rows), (0x28, 0x11, 'US', columns), (0x28, 0x100, 'US', allocated),
            (0x28, 0x101, 'US', stored), (0x28, 0x102, 'US', stored - 1), (0x28, 0x103, 'US', signed),
            (0x7FE0, 0x10, 'OW' if allocated > 8 else 'OB', bytes(pixels))]
    data = sorted(data + list(more), key=lambda e: e[:2])
    with open(path, 'wb') as stream:
        stream.write(b'\0' * 128 + b'DICM' + element(2, 0, 'UL', struct.pack('<I', len(meta))) + meta +
                     b''.join(element(*e) for e in data))


def words(values):
    return struct.pack('<%dH' % len(values), *(v & 0xFFFF for v in values))


def write_tiff(path, rows, columns, pixels, bits, photometric, more=()):
    """One strip, one sample a pixel, uncompressed; more: (tag, short value)."""
    tags = dict([(256, columns), (257, rows), (258, bits), (259, 1), (262, photometric), (273, 8), (277, 1), (278, rows),
                 (279, len(pixels))] + list(more))
    directory = struct.pack('<H', len(tags)) + b''.join(struct.pack('<HHIHH', t, 3, 1, v, 0) for t, v in sorted(tags.items()))
    with open(path, 'wb') as stream:
        stream.write(b'II*\0' + struct.pack('<I', 8 + len(pixels) + len(pixels) % 2) + pixels + b'\0' * (len(pixels) % 2) + directory +
                     b'\0\0\0\0')


def png_chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def write_png(path, rows, columns, pixels, colour=False, chunks=b''):
    """8 bits, gray or RGB; chunks: what stands between the header and the pixels."""
    row = len(pixels) // rows
    lines = b''.join(b'\0' + pixels[i * row:(i + 1) * row] for i in range(rows))
    header = struct.pack('>IIBBBBB', columns, rows, 8, 2 if colour else 0, 0, 0, 0)
    with open(path, 'wb') as stream:
        stream.write(b'\x89PNG\r\n\x1a\n' + png_chunk(b'IHDR', header) + chunks + png_chunk(b'IDAT', zlib.compress(lines)) +
                     png_chunk(b'IEND', b''))


def nifti_values(path):
    data = open(path, 'rb').read()
    kind = {2: 'B', 4: 'h', 512: 'H', 16: 'f'}[struct.unpack('<h', data[70:72])[0]]
    return array.array(kind, data[int(struct.unpack('<f', data[108:112])[0]):]).tolist()
