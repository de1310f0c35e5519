#!/usr/bin/env python3
"""Makes the tables beside it from the Unicode Character Database (Debian: package unicode-data).

Each line of a table says from which code point on which class holds, until the next line. Classes of line breaking are
resolved as rule LB1 says; OP30 and CP30 are the brackets that rule LB30 means, IDX what rule LB30b means besides EB.
"""
import os
import re
import sys

UCD = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
HERE = os.path.dirname(os.path.abspath(__file__))
MOST = 0x110000


def read(name, table, only=None):
    with open(os.path.join(UCD, name), encoding="utf-8") as file:
        lines = file.readlines()
    for missing in (True, False):
        for line in lines:
            found = re.match(
                r"# @missing: ([0-9A-F]+)\.\.([0-9A-F]+); *(\w+)" if missing else r"([0-9A-F]+)(?:\.\.([0-9A-F]+))? *; *(\w+)",
                line,
            )
            if found and (only is None or found[3] == only):
                first, last = int(found[1], 16), int(found[2] or found[1], 16)
                table[first : last + 1] = [found[3]] * (last + 1 - first)
    return table


def write(name, table):
    with open(os.path.join(HERE, name), "w", encoding="ascii", newline="\n") as file:
        last = None
        for point, value in enumerate(table):
            if value != last:
                file.write(f"{point:X} {value}\n")
                last = value


LONG = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
    "Boundary_Neutral": "BN",
}
bidi = read("extracted/DerivedBidiClass.txt", ["L"] * MOST)
write("bidi-class.txt", [LONG.get(value, value) for value in bidi])

lines = read("LineBreak.txt", ["XX"] * MOST)
width = read("EastAsianWidth.txt", ["N"] * MOST)
category = read("extracted/DerivedGeneralCategory.txt", ["Cn"] * MOST)
picture = read("emoji/emoji-data.txt", [""] * MOST, "Extended_Pictographic")
for point in range(MOST):
    value = lines[point]
    if value in ("AI", "SG", "XX"):
        value = "AL"
    elif value == "CJ":
        value = "NS"
    elif value == "SA":
        value = "CM" if category[point] in ("Mn", "Mc") else "AL"
    elif value in ("OP", "CP") and width[point] not in ("F", "W", "H"):
        value += "30"
    if picture[point] and category[point] in ("Cn", "Unassigned") and value == "ID":
        value = "IDX"
    lines[point] = value
write("line-break.txt", lines)

with open(os.path.join(UCD, "BidiBrackets.txt"), encoding="utf-8") as file, open(
    os.path.join(HERE, "bidi-brackets.txt"), "w", encoding="ascii", newline="\n"
) as target:
    for line in file:
        found = re.match(r"([0-9A-F]+); ([0-9A-F]+); ([oc])", line)
        if found:
            target.write(f"{found[1]} {found[2]} {found[3]}\n")
