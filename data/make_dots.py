#!/usr/bin/env python3
"""Make dots.csv, the dots of the map on the first page, from the outlines of world.svg.

Usage: make_dots.py WORLD_SVG > dots.csv

The map is a grid of 120 columns. A dot belongs to the country whose outline lies under it. A State too small for
any dot takes the nearest free one, or one of a neighbour that keeps at least two: each has a place on the map, and
a dot says nothing about borders. One row is one run of dots: row, first and last column, country.
"""
import re, sys

COLUMNS = 120
svg = open(sys.argv[1], encoding="utf-8").read()
width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
step = width / COLUMNS
rows = round(height / step)


def outline(d):
    """The rings of a path that uses M, l, z and the arcs of a small circle."""
    rings, x, y = [], 0, 0
    for part in re.findall(r"M[^M]+", d):
        numbers = lambda text: [float(n) for n in re.findall(r"-?\d+\.?\d*", text)]
        if "a" in part:
            cx, cy = numbers(part.split("a")[0])
            r = numbers(part.split("a")[1])[0]
            rings.append([(cx, cy - r), (cx + 2 * r, cy - r), (cx + 2 * r, cy + r), (cx, cy + r)])
            continue
        start, _, rest = part[1:].partition("l")
        first = numbers(start)
        ring = [(first[0], first[1])]
        x, y = ring[0]
        steps = numbers(rest)
        for dx, dy in zip(steps[::2], steps[1::2]):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


def inside(px, py, rings):
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
            if (y1 > py) != (y2 > py) and px < (x2 - x1) * (py - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


countries = {code: outline(d) for code, d in re.findall(r'<path id="(\w\w)" d="([^"]+)"', svg)}
owner = {}
for code, rings in countries.items():
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    for row in range(max(0, int(min(ys) / step) - 1), min(rows, int(max(ys) / step) + 2)):
        for column in range(max(0, int(min(xs) / step) - 1), min(COLUMNS, int(max(xs) / step) + 2)):
            if inside((column + 0.5) * step, (row + 0.5) * step, rings):
                owner.setdefault((row, column), code)

count = lambda code: sum(1 for other in owner.values() if other == code)
for code in sorted(countries, key=lambda code: -max(len(ring) for ring in countries[code])):
    if count(code):
        continue
    ring = max(countries[code], key=len)
    x = sum(p[0] for p in ring) / len(ring) / step - 0.5
    y = sum(p[1] for p in ring) / len(ring) / step - 0.5
    near = sorted(((row - y) ** 2 + (column - x) ** 2, row, column)
                  for row in range(int(y) - 3, int(y) + 5) for column in range(int(x) - 3, int(x) + 5)
                  if 0 <= row < rows and 0 <= column < COLUMNS)
    free = [place for place in near if (place[1], place[2]) not in owner or count(owner[place[1], place[2]]) > 2]
    owner[free[0][1], free[0][2]] = code

print("row,from,to,country")
run = None
for place in sorted(owner) + [None]:
    if run and (place is None or place != (run[0], run[2] + 1) or owner[place] != run[3]):
        print(",".join(map(str, run)))
        run = None
    if place is not None:
        run = (run[0], run[1], place[1], run[3]) if run else (place[0], place[1], place[1], owner[place])
