"""SubRip and WebVTT files as they come: read as far as they can be, with a list of what is wrong with their form.

The reader is our own because a check must be told what a library repairs or passes over in silence. Of damaged
samples, pysubs2 1.8 took 100 h for 0 h, showed notes as text and gave a cue whose time is broken to nobody; webvtt-py
0.5 refused files without numbers, and dropped text in angle brackets. Here every line becomes text of a cue or belongs
to a problem that names it; text of a cue behind a blank line, which players drop, stays with the cue and is reported.

Players differ on what they tolerate; what the WebVTT specification of the W3C, or the usual description of SubRip,
does not allow is a problem even where most of them do.
"""

from __future__ import annotations

import html
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lokas.errors import InputError
from lokas.text.findings import Finding, Fix, Rule, Severity
from lokas.types import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CaptionFormat = Literal["srt", "vtt"]

MOST_BYTES = 10_000_000
"""More than a hundred hours of captions: a larger file is something else, and would fill the memory."""

_CLOCK = r"(?:(\d{1,9})\s{0,9}:\s{0,9})?(\d{1,9})\s{0,9}:\s{0,9}(\d{1,9})(?:\s{0,9}[.,:;]\s{0,9}(\d{1,9}))?"
_TIMING = re.compile(rf"\s*{_CLOCK}\s*(?:[-–—]+>|→|⟶)\s*{_CLOCK}(?!\d)(.*)")
_LIKE_TIMING = re.compile(r".{0,80}\d\s?:\s?\d")
_TWO_CLOCKS = re.compile(r"\s{0,9}\d+:\d+:\d.{1,40}\d:\d+:\d")
_STRICT = {
    "srt": re.compile(r"\d{2,}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,}:[0-5]\d:[0-5]\d,\d{3}[ \t]*(?:[XY][12]:.*)?"),
    "vtt": re.compile(
        r"[ \t]*(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]*-->[ \t]*(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t].*)?"
    ),
}
_HEADER = re.compile(r"\ufeff?\s*WEBVTT(?:\s|$)")
_HEADER_LANGUAGE = re.compile(r"Language\s*:\s*([A-Za-z]{2,3})\b")
_ASIDE = re.compile(r"NOTE(?:[ \t].*)?$|(?:STYLE|REGION)[ \t]*$")
# Longer than any tag; without a limit a line of "<" or "{\" would take time with the square of its length.
_TAGS = {
    "srt": re.compile(r"</?(?:[bisu]|font(?:\s[^<>]{0,200})?)\s*>|\{\\[^{}]{0,200}\}", re.IGNORECASE),
    "vtt": re.compile(
        r"</?(?:[bicuv]|lang|ruby|rt)(?:[.\s][^<>]{0,200})?>|<(?:\d{2,9}:)?\d\d:\d\d\.\d{3}>", re.IGNORECASE
    ),
}
_VOICE = re.compile(r"<(?:v(?:\.[^\s<>]{0,200})?\s+([^<>]{1,200})|/v\s*)>", re.IGNORECASE)
_FEW_NULS = 0.2


@dataclass(frozen=True, slots=True)
class CaptionFile:
    """A file of captions: cues in its order, with the times it gives, however wrong they are.

    The lines of cues are without markup. `problems` is what is wrong with the form of the file, in order of line.
    `language` is what the file says of itself, "" if nothing. `has_extras`: whether the file holds what a `Cue` does
    not: notes, styles, regions, positions, formatting.
    """

    format: CaptionFormat
    cues: tuple[Cue, ...]
    problems: tuple[Finding, ...] = ()
    language: str = ""
    has_extras: bool = False

    @property
    def text(self) -> str:
        """All lines of all cues."""
        return "\n".join(line for cue in self.cues for line in cue.lines)


def read_captions(path: Path) -> CaptionFile:
    """The captions of a SubRip or WebVTT file; which one its content tells, where it does not, its name.

    Raises `InputError` ``input.missing`` (path), ``input.folder`` (path), ``input.not_file`` (path),
    ``input.not_readable`` (path, reason), ``input.captions_too_large`` (path, size_bytes, most_bytes) and
    ``input.not_captions`` (path) where there is no time of a cue, and nothing says that there should be none.
    """
    text, encoding = decode(_content(path))
    is_vtt = _HEADER.match(text) is not None
    reader = _Reader("vtt" if is_vtt or path.suffix.lower() == ".vtt" else "srt")
    if encoding != "utf-8":
        reader.report(Rule.ENCODING, 1, Fix.REWRITE, encoding)
    captions = reader.read(text)
    if not is_vtt and not captions.cues and not any(one.rule is Rule.UNREADABLE_TIME for one in captions.problems):
        raise InputError("input.not_captions", path=str(path))
    return captions


def _content(path: Path) -> bytes:
    try:
        mode = path.stat()
        if stat.S_ISDIR(mode.st_mode):
            raise InputError("input.folder", path=str(path))
        if not stat.S_ISREG(mode.st_mode):  # a pipe would block, a device would not end
            raise InputError("input.not_file", path=str(path))
        if mode.st_size > MOST_BYTES:
            raise InputError("input.captions_too_large", path=str(path), size_bytes=mode.st_size, most_bytes=MOST_BYTES)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("input.missing", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise InputError("input.not_readable", path=str(path), reason=getattr(error, "strerror", "") or "") from error


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding it was read in: "utf-8", "utf-16", or "cp1252" for other old files.

    A byte order mark is no part of the text. UTF-8 with a few bytes damaged stays UTF-8, with U+FFFD in their place.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "utf-16"
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):  # where Latin text in UTF-16 has a NUL
        half = data[first:4096:2]
        if half.count(0) > len(half) * (1 - _FEW_NULS):
            return data.decode(name, errors="replace"), "utf-16"
    text = data.decode("utf-8-sig", errors="replace")
    if (damaged := text.count("\ufffd")) and damaged > sum(map(text.count, _accents(text))):
        return data.decode("cp1252", errors="replace"), "cp1252"
    return text, "utf-8"


def _accents(text: str) -> set[str]:
    """The characters that UTF-8 wrote with several bytes, and so are proof that it was UTF-8."""
    return {character for character in set(text) if character > "\x7f"} - {"\ufffd"}


@dataclass(slots=True)
class _Draft:
    """A cue whose text is being read; nothing comes of it if its time could not be read."""

    line: int
    times: tuple[int, int] | None
    lines: list[tuple[int, str]]


class _Reader:
    """Goes through the lines of one file once."""

    def __init__(self, kind: CaptionFormat) -> None:
        self._format: CaptionFormat = kind
        self._cues: list[Cue] = []
        self._problems: list[Finding] = []
        self._draft = _Draft(0, None, [])
        self._is_before_cues = True
        self._is_aside = False
        self._language = ""
        self._has_extras = False

    def report(
        self,
        rule: Rule,
        line: int,
        fix: Fix,
        value: str | None = None,
        *,
        in_cue: int | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a problem; `in_cue` is the number of the cue it spoils."""
        self._problems.append(Finding(rule, severity, in_cue, fix, value[:200] if value else value, line=line))

    def read(self, text: str) -> CaptionFile:
        """All there is in `text`."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if self._format == "vtt":
            self._is_aside = lines[0].startswith("WEBVTT")
            if not self._is_aside:
                self.report(Rule.NO_HEADER, 1, Fix.REWRITE)
        for number, line in enumerate(lines, start=1):
            self._take(number, line)
        self._close()
        problems = tuple(sorted(self._problems, key=lambda problem: problem.line or 0))
        return CaptionFile(self._format, tuple(self._cues), problems, self._language, self._has_extras)

    def _take(self, number: int, line: str) -> None:
        if timing := _TIMING.match(line):
            self._begin(number, line, _times(timing))
            self._has_extras |= bool(timing[9].strip())
        elif self._is_broken_timing(line):
            self.report(Rule.UNREADABLE_TIME, number, Fix.BY_HAND, line.strip())
            self._begin(number, line, None)
        elif self._is_aside:
            self._is_aside = bool(line.strip())
            if self._is_before_cues and (match := _HEADER_LANGUAGE.match(line)):
                self._language = match[1].lower()
        elif self._starts_aside(line):
            self._is_aside = True
            self._has_extras |= not _HEADER.match(line)
        else:
            self._draft.lines.append((number, line))

    def _starts_aside(self, line: str) -> bool:
        if self._format == "srt" or (self._draft.lines and self._draft.lines[-1][1].strip()):
            return False
        return bool(_ASIDE.match(line)) or (self._is_before_cues and bool(_HEADER.match(line)))

    def _is_broken_timing(self, line: str) -> bool:
        """Whether a line is there for the time of a cue, and cannot be understood."""
        after_number = bool(self._draft.lines) and self._draft.lines[-1][1].strip().isdigit()
        if "-->" in line:
            return after_number or self._format == "vtt" or bool(_LIKE_TIMING.match(line))
        return after_number and bool(_TWO_CLOCKS.match(line))

    def _begin(self, number: int, line: str, times: tuple[int, int] | None) -> None:
        """A new cue, behind what was collected: text of the cue before, and the number or name of this one."""
        self._is_aside = False
        has_number, sticks = self._drop_identifier()
        self._close()
        self._is_before_cues = False
        self._draft = _Draft(number, times, [])
        if times is None:
            return
        cue = len(self._cues) + 1
        if not _STRICT[self._format].fullmatch(line.rstrip()):
            self.report(Rule.TIME_FORMAT, number, Fix.REWRITE, line.strip(), in_cue=cue)
        if self._format == "srt" and not has_number:
            self.report(Rule.NO_NUMBER, number, Fix.REWRITE, in_cue=cue, severity=Severity.WARNING)
        if sticks:
            self.report(Rule.NO_BLANK_LINE, number, Fix.REWRITE, in_cue=cue, severity=Severity.WARNING)

    def _drop_identifier(self) -> tuple[bool, bool]:
        """Take the number or name of the next cue from what was collected.

        Gives whether there was one, and whether no blank line stood before it.
        """
        lines = self._draft.lines
        filled = [place for place, (_, line) in enumerate(lines) if line.strip()]
        if not filled:
            return False, bool(self._cues) and not lines
        last = filled[-1]
        is_adjacent = last == len(lines) - 1
        is_apart = last > 0 and not lines[last - 1][1].strip() if not self._is_before_cues else len(filled) == 1
        is_number = lines[last][1].strip().lstrip("\ufeff").isdigit()
        named = is_number if self._format == "srt" or not is_adjacent else is_apart
        if named and (is_adjacent or is_apart):
            del lines[last:]
            return True, not is_apart
        return False, is_adjacent

    def _close(self) -> None:
        """Make a cue of what was collected."""
        draft = self._draft
        filled = [(number, line) for number, line in draft.lines if line.strip(" \t\ufeff")]
        if self._is_before_cues:
            for number, line in filled:
                self.report(Rule.STRAY_TEXT, number, Fix.BY_HAND, line.strip())
        elif draft.times is not None:
            numbers = [number for number, _ in filled]
            if numbers and numbers[-1] - draft.line > len(numbers):
                at = next(number for place, number in enumerate(numbers, 1) if number - draft.line > place)
                self.report(Rule.BLANK_LINE, at - 1, Fix.REWRITE, in_cue=len(self._cues) + 1)
            self._cues.append(self._cue(draft.times, filled))

    def _cue(self, times: tuple[int, int], filled: Sequence[tuple[int, str]]) -> Cue:
        lines: list[str] = []
        speakers: list[str | None] = []
        speaker: str | None = None
        for number, line in filled:
            voices = [speaker]
            if self._format == "vtt":
                voices = list(_voices(line, speaker))
                speaker = _voice_after(line, speaker)
            if shown := self._shown(line):
                lines.append(shown)
                speakers.append(next((voice for voice in voices if voice), None))
            if len(set(filter(None, voices))) > 1:
                self.report(Rule.MISSING_SPEAKER_MARK, number, Fix.MARK_SPEAKERS, shown, in_cue=len(self._cues) + 1)
        return Cue(*times, tuple(lines), tuple(speakers) if any(speakers) else ())

    def _shown(self, line: str) -> str:
        """What viewers see of a line."""
        text = _TAGS[self._format].sub("", line)
        self._has_extras |= len(text) + sum(len(tag[0]) for tag in _VOICE.finditer(line)) < len(line)
        return (html.unescape(text) if self._format == "vtt" else text).replace("\n", " ").strip(" \t\ufeff")


def _times(timing: re.Match[str]) -> tuple[int, int]:
    """Start and end in milliseconds: "5" after the mark is half a second, as in any decimal number."""
    start, end = (_time_ms(*timing.groups()[first : first + 4]) for first in (0, 4))
    return start, end


def _time_ms(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    whole_s = 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
    return 1000 * whole_s + int((fraction or "0")[:3].ljust(3, "0"))


def _voices(line: str, speaker: str | None) -> Iterator[str | None]:
    """Who says the text of a line, in order; `speaker` is who spoke when it began."""
    at = 0
    for tag in _VOICE.finditer(line):
        if _TAGS["vtt"].sub("", line[at : tag.start()]).strip():
            yield speaker
        speaker = _name(tag)
        at = tag.end()
    if line[at:].strip():
        yield speaker


def _voice_after(line: str, speaker: str | None) -> str | None:
    """Who speaks when a line is over."""
    tags = list(_VOICE.finditer(line))
    return _name(tags[-1]) if tags else speaker


def _name(tag: re.Match[str]) -> str | None:
    return html.unescape(tag[1]).strip() or None if tag[1] else None
