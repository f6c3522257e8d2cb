#!/usr/bin/python3
"""near_words.py MADE.pdf KNOWN.pdf: how many words of the first pages both have, and which of them stand elsewhere than
known. A scan is shifted and skewed: all may be off by 20 points, but each only by 3 from where the others put it."""
import re
import subprocess
import sys

BOX = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<')


def words(path):
    """Middles of the words that stand once, in half points."""
    html = subprocess.run(["pdftotext", "-bbox", "-f", "1", "-l", "1", path, "-"], capture_output=True, text=True,
                          check=True).stdout
    found = {}
    for left, top, right, bottom, word in BOX.findall(html):
        found.setdefault(word, []).append((float(left) + float(right), float(top) + float(bottom)))
    return {word: places[0] for word, places in found.items() if len(places) == 1 and len(word) > 1}


def solve(rows, values):
    """Least squares of three unknowns, by Cramer's rule."""
    a = [[sum(r[i] * r[j] for r in rows) for j in range(3)] for i in range(3)]
    b = [sum(r[i] * v for r, v in zip(rows, values)) for i in range(3)]

    def det(m):
        return (m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]))

    return [det([[b[r] if c == k else a[r][c] for c in range(3)] for r in range(3)]) / det(a) for k in range(3)]


made, known = words(sys.argv[1]), words(sys.argv[2])
same = [word for word in known if word in made]
rows = [(*known[word], 1) for word in same]
fits = [solve(rows, [made[word][axis] for word in same]) for axis in (0, 1)]
far = []
for word, row in zip(same, rows):
    for axis in (0, 1):
        fitted = sum(f * x for f, x in zip(fits[axis], row))
        if abs(made[word][axis] - fitted) > 6 or abs(made[word][axis] - known[word][axis]) > 40:
            far.append((word, made[word], fitted))
print(len(same), len(far), far)
