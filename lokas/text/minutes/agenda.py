"""An agenda as people write it, numbered, bulleted or pasted from a mail, as its points."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from itertools import pairwise

from lokas.text.characters import clean
from lokas.text.sounds import spelled

HEADINGS = frozenset({"ordredujour", "lordredujour", "odj", "agenda"})
"""What may stand over a list, alone on its line: `spelled`."""

_QUOTED = re.compile(r"^(?:\s*>)+ ?")
"""How mails mark the lines of the mail they answer."""

_NUMBER = re.compile(
    r"^(?:(?:point|item)\s+)?(?:(?:n°|nº|no\.?)\s*)?"
    r"(?:\d{1,2}(?:\.\d)+\.?(?=\s)|\d{1,2}\s*[.)/:°º](?!\d)|\(?\d{1,2}\)|\d{1,2}\s*[-–—](?=\s)|\d{1,2}(?=\s\s)|"
    r"[IVX]{1,5}\s*[.)]|[IVX]{1,5}\s*[-–—](?=\s)|[a-z]\))\s*(?:[-–—:](?=\s))?\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[•▪◦‣●○■□–—·✓✔➢►▶→]\s*|[-*+o\uf0b7]\s+)\s*")
_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s;,:]))(\d{1,2})[.)]\s+(?=\S)")
"""A number within a line, as where a list lost its line ends."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: how far it is set in, and its text; `mark` is "number", "bullet" or "" for neither."""

    depth: int
    mark: str
    text: str


def read_agenda(text: str) -> tuple[str, ...]:
    """The points of an agenda, in order, without their numbers and bullets.

    Marks of quoted mail are taken away. If any line has a number or a bullet, what stands before the first of those is
    an introduction, and what comes after the list, behind an empty line, a farewell; a line between without a mark goes
    on with the point before it. If none has, each line is a point. Points below another are named with it, after a
    dash. Twice the same is once.
    """
    lines = [_QUOTED.sub("", line).expandtabs(4) for line in _split(text)]
    if "-- " in lines or "--" in lines:  # what comes after it is a signature (RFC 3676)
        lines = lines[: min(lines.index(mark) for mark in ("-- ", "--") if mark in lines)]
    read = [_read(line) for line in textwrap.dedent("\n".join(lines)).split("\n")]
    marked = any(line.mark for line in read)
    points = _nested(_listed(read)) if marked else [line.text for line in read if not _is_heading(line.text)]
    return tuple(dict.fromkeys(found for point in points if (found := _trimmed(point))))


def without_number(text: str) -> str:
    """A point without the number in front of it."""
    return _NUMBER.sub("", text.strip(), count=1)


def _split(text: str) -> list[str]:
    """The lines of a text; a list whose line ends were lost gets them back."""
    lines = text.lstrip("\ufeff").splitlines()
    if len([line for line in lines if line.strip()]) != 1:
        return lines
    numbers = list(_INLINE.finditer(text))
    if len(numbers) < 2 or [int(one[1]) for one in numbers] != list(range(1, len(numbers) + 1)):  # noqa: PLR2004 - a list
        return lines
    places = [0, *(one.start() for one in numbers), len(text)]
    return [text[start:past] for start, past in pairwise(places)]


def _read(line: str) -> _Line:
    text = line.strip()
    depth = len(line) - len(line.lstrip())
    for mark, pattern in (("number", _NUMBER), ("bullet", _BULLET)):
        found = pattern.match(text)
        if found and found.end() < len(text):
            return _Line(depth, mark, text[found.end() :])
    return _Line(depth, "", text)


def _is_heading(text: str) -> bool:
    return not text or spelled(text) in HEADINGS


def _listed(lines: list[_Line]) -> list[_Line]:
    """The lines of the list, those that go on with one before joined to it."""
    found: list[_Line] = []
    apart = False
    for line in lines:
        if line.mark:
            found.append(line)
            apart = False
        elif line.text and found and not apart:
            found[-1] = _Line(found[-1].depth, found[-1].mark, f"{found[-1].text} {line.text}")
        else:
            apart = True
    return found


def _nested(lines: list[_Line]) -> list[str]:
    """A text for each point that has none below it, with those above it."""
    above: list[_Line] = []
    texts = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        while above and not _below(line, above[-1]):
            above.pop()
        above.append(line)
        if after is None or not _below(after, line):
            texts.append(" – ".join(_trimmed(one.text) for one in above))
    return texts


def _below(line: _Line, other: _Line) -> bool:
    """Whether a line is set in under another, or is a bullet under a number."""
    return line.depth > other.depth or (line.depth == other.depth and (line.mark, other.mark) == ("bullet", "number"))


def _trimmed(text: str) -> str:
    """On one line, without what ends a line of a list: « ; », a comma, a colon, a single full stop."""
    plain = " ".join(clean(text).split()).rstrip(" \u00a0\u202f;,:")
    abbreviated = plain.endswith(("..", "etc."))
    return plain if abbreviated else plain.removesuffix(".").rstrip()
