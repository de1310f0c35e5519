#!/usr/bin/env python3
"""Makes characters.txt and look-alikes.txt beside it.

characters.txt: sets of code points from the Unicode Character Database (Debian: package unicode-data), a set a line.
look-alikes.txt: "prototype: code points that look like it", from the confusables of UTS #39 as the ICU library on this machine has them
(Debian: package libicu72 or newer). Only letters that are left after compatibility decomposition without marks: LookAlike compares no others.
"""
import ctypes
import glob
import os
import re
import sys
import unicodedata

UCD = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
HERE = os.path.dirname(os.path.abspath(__file__))
SCALARS = [point for point in range(0x110000) if not 0xD800 <= point < 0xE000]


def read(name, column, wanted):
    points = set()
    with open(os.path.join(UCD, name), encoding="utf-8") as file:
        for line in file:
            found = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?[^;]*;([^#]*)", line)
            if found and found[3].split(";")[column].strip() == wanted:
                points.update(range(int(found[1], 16), int(found[2] or found[1], 16) + 1))
    return points


def ranges(points):
    told, ordered = [], sorted(points)
    while ordered:
        first = last = ordered.pop(0)
        while ordered and ordered[0] == last + 1:
            last = ordered.pop(0)
        told.append(f"{first:X}" if first == last else f"{first:X}-{last:X}")
    return " ".join(told)


ignorable = read("DerivedCoreProperties.txt", 0, "Default_Ignorable_Code_Point")
# Formats that show nothing by themselves; those that enclose the digits behind them do.
formats = read("extracted/DerivedGeneralCategory.txt", 0, "Cf")
formats -= read("PropList.txt", 0, "Prepended_Concatenation_Mark")
# Characters that look like a blank and are none: Braille without dots, a note without head, hieroglyphs without a sign.
blank = {0x2800, 0x1D159, 0x13441, 0x13442}
with open(os.path.join(UCD, "emoji/emoji-variation-sequences.txt"), encoding="utf-8") as file:
    variation = {int(line.split()[0], 16) for line in file if re.match(r"[0-9A-F]+ FE0F", line)}
picture = read("emoji/emoji-data.txt", 0, "Emoji_Presentation")
joining = {kind: read("extracted/DerivedJoiningType.txt", 0, kind) for kind in "LRDC"}
sets = {
    "unseen": ignorable | formats | blank,
    "text-by-default": (variation - picture) - set(map(ord, "0123456789#*")),
    "picture-by-default": variation & picture,
    "pictographic": read("emoji/emoji-data.txt", 0, "Extended_Pictographic"),
    "modifier": read("emoji/emoji-data.txt", 0, "Emoji_Modifier"),
    "virama": read("extracted/DerivedCombiningClass.txt", 0, "9"),
    "joins-next": joining["L"] | joining["D"] | joining["C"],
    "joins-previous": joining["R"] | joining["D"] | joining["C"],
}
with open(os.path.join(HERE, "characters.txt"), "w", encoding="ascii", newline="\n") as file:
    for name, points in sets.items():
        assert points, name
        file.write(f"{name}: {ranges(points)}\n")

library = sorted(glob.glob("/usr/lib/*/libicui18n.so.*"))[0]
version = re.search(r"so\.(\d+)", library)[1]
icu = ctypes.CDLL(library)
icu_open = getattr(icu, "uspoof_open_" + version)
icu_open.restype = ctypes.c_void_p
icu_skeleton = getattr(icu, "uspoof_getSkeletonUTF8_" + version)
icu_skeleton.argtypes = [ctypes.c_void_p, ctypes.c_uint32] + [ctypes.c_char_p, ctypes.c_int32] * 2 + [ctypes.c_void_p]
status = ctypes.c_int(0)
checker = icu_open(ctypes.byref(status))
assert status.value <= 0


def skeleton(text):
    source, target, failed = text.encode(), ctypes.create_string_buffer(256), ctypes.c_int(0)
    length = icu_skeleton(checker, 0, source, len(source), target, 256, ctypes.byref(failed))
    assert failed.value <= 0
    return target.raw[:length].decode()


def counts(letter):
    """As LookAlike says what counts in a name."""
    category = unicodedata.category(letter)
    return category not in ("Cf", "Cc", "Zs") and (category != "Mn" or 0x0900 <= ord(letter) < 0x1AB0)


def letters(text):
    return "".join(filter(counts, unicodedata.normalize("NFKD", text)))


classes = {}
for point in SCALARS:
    letter = chr(point)
    if letters(letter) == letter and unicodedata.category(letter) not in ("Cn", "Co"):
        prototype = letters(skeleton(letter))
        if prototype and prototype != letter:
            classes.setdefault(prototype, []).append(point)
# Not in UTS #39, and drawn alike by many fonts.
classes["w"].append(0x3C9)
with open(os.path.join(HERE, "look-alikes.txt"), "w", encoding="ascii", newline="\n") as file:
    for prototype in sorted(classes):
        told = " ".join(f"{ord(letter):X}" for letter in prototype)
        file.write(f"{told}: {' '.join(f'{point:X}' for point in sorted(classes[prototype]))}\n")
