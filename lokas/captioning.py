"""Caption files checked against a profile, and laid out anew: what a person can do with captions that exist."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas.errors import InputError, OutputError
from lokas.files import write_atomic
from lokas.text.caption_files import CaptionFile, read_captions
from lokas.text.characters import UNSPACED_LANGUAGES, clean
from lokas.text.checking import SECOND_SPEAKER, check
from lokas.text.cues import layout
from lokas.text.export.captions import srt, vtt
from lokas.text.findings import Rule
from lokas.text.guessing import guess_language
from lokas.text.profiles import profile_for
from lokas.types import Cue, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from lokas.text.findings import Report
    from lokas.text.profiles import Profile

_NAMED_LANGUAGE = re.compile(r"[._-]([a-z]{2})$", re.IGNORECASE)
_KNOWN_IN_NAMES = frozenset({"de", "en", "es", "fr", "it", "ja", "nl", "pt", "th", "zh"})
_DASH = re.compile(r"([-–—])[ \u00a0\u202f]*(?=[^\s\d–—-])")
_SET_ANEW = re.compile(r"[\s–—-]+")
_NEW_DASH = "–"
_KEPT = "\u00a0"
"""Between a dash and its word while they are laid out: there is no break."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A caption file and what was found in it."""

    path: Path
    captions: CaptionFile
    report: Report


@dataclass(frozen=True, slots=True)
class Fixed:
    """A caption file, what was found in it, and what is found in the file that was written from it."""

    before: Checked
    after: Checked


def check_file(path: Path, profile: Profile | None = None, language: str | None = None) -> Checked:
    """Check a SubRip or WebVTT file.

    `language` None: what the file says, or its name (`meeting.fr.vtt`), or its words. `profile` None: the one of that
    language. Raises what `read_captions` raises.
    """
    captions = read_captions(path)
    spoken = language or captions.language or _language_in_name(path) or guess_language(captions.text)
    report = check(captions.cues, profile or profile_for(spoken), spoken, problems=captions.problems)
    return Checked(path, captions, report)


def fix_file(
    path: Path,
    profile: Profile | None = None,
    language: str | None = None,
    *,
    output: Path | None = None,
    replace_existing: bool = False,
) -> Fixed:
    """Lay the text of a caption file out anew, within the times it has, and write it as a file of the same format.

    `output` is the file to write, or the folder to put it in; None: `<name>.fixed.srt` (or `.vtt`) beside the file.
    No word is left out. Raises what `check_file` raises, `InputError` ``input.captions_damaged`` (path, line) where
    text has no time that can be read, `OutputError` ``output.exists`` (paths) and those of `write_atomic`.
    """
    before = check_file(path, profile, language)
    for problem in before.report.findings:
        if problem.rule in {Rule.UNREADABLE_TIME, Rule.STRAY_TEXT}:
            raise InputError("input.captions_damaged", path=str(path), line=problem.line)
    written = _place(path, before.captions, output)
    if written.exists() and not replace_existing:
        raise OutputError("output.exists", paths=[str(written)])
    spoken = before.report.language
    cues = laid_out(before.captions.cues, profile or profile_for(spoken), spoken)
    pieces = vtt(cues, voices=True) if before.captions.format == "vtt" else srt(cues)
    write_atomic(written, (piece.encode("utf-8") for piece in pieces))
    return Fixed(before, check_file(written, profile, spoken))


def laid_out(cues: Sequence[Cue], profile: Profile, language: str) -> list[Cue]:
    """The text of cues laid out anew, within their own times; dashes and names of speakers stay."""
    names = {speaker for cue in cues for speaker in cue.speakers if speaker}
    in_order = sorted(cues, key=lambda cue: cue.start_ms)
    # The dashes are in the text already: where a layout added its own, there would be two.
    found = layout(_segments(in_order, profile, language), replace(profile, speakers="none"))
    made = [_with_names(cue, names) for cue in found]
    if _letters(made) != _letters(in_order):
        raise RuntimeError("the layout changed the text")
    return made


def _segments(cues: Iterable[Cue], profile: Profile, language: str) -> Iterator[Segment]:
    """The turns of each cue, with a share of its time by the characters they have."""
    turns = _Turns(marks=profile.speakers != "none")
    gap = "" if language in UNSPACED_LANGUAGES else " "
    for cue in cues:
        said = [(speaker, text) for speaker, text in turns.of(cue, gap) if text]
        total = sum(len(text) for _, text in said)
        length_ms = max(0, cue.end_ms - cue.start_ms)
        at = 0
        for speaker, text in said:
            start_ms = cue.start_ms + length_ms * at // total
            at += len(text)
            end_ms = cue.start_ms + length_ms * at // total
            yield Segment(0, start_ms, end_ms, text, (), 1.0, language, speaker=speaker)


class _Turns:
    """Who speaks, from cue to cue: the names that are known, or else whoever a dash shows to be another."""

    def __init__(self, *, marks: bool) -> None:
        self._marks = marks
        self._speaker: str | None = None
        self._others = 0

    def of(self, cue: Cue, gap: str) -> Iterator[tuple[str | None, str]]:
        """Each turn of a cue, or part of one: who says it, and its text with its dash."""
        together: list[str] = []
        names = cue.speakers or (None,) * len(cue.lines)
        parts = [
            (part, name) for line, name in zip(cue.lines, names, strict=True) for part in SECOND_SPEAKER.split(line)
        ]
        for part, name in parts:
            speaker = self._speaker
            begins, text = self._line(part, name)
            if begins and together:
                yield speaker, gap.join(together)
                together = []
            together.append(text)
        if together:
            yield self._speaker, gap.join(together)

    def _line(self, line: str, name: str | None) -> tuple[bool, str]:
        """Whether another speaker begins with a line, and the line with a dash that holds on to its word."""
        known = self._speaker
        dash = _DASH.match(line)
        if name is not None and name != known:
            self._speaker = name
        elif dash:
            self._others += 1
            self._speaker = f"\N{NULL}{self._others}"
        changed = self._speaker != known
        if dash:
            return changed, f"{dash[1]}{_KEPT}{line[dash.end() :]}"
        is_new = changed and known is not None and self._marks
        return changed, f"{_NEW_DASH}{_KEPT}{line}" if is_new else line


def _with_names(cue: Cue, names: set[str]) -> Cue:
    """A cue without the speakers that only a dash told of, its dashes with the space they usually have."""
    lines = tuple(re.sub(rf"^([-–—]){_KEPT}", r"\1 ", line) for line in cue.lines)
    speakers = tuple(speaker if speaker in names else None for speaker in cue.speakers)
    return replace(cue, lines=lines, speakers=speakers if any(speakers) else ())


def _letters(cues: Iterable[Cue]) -> str:
    """All of a text but its spaces and dashes, which a layout may set otherwise."""
    return _SET_ANEW.sub("", "".join(clean(line) for cue in cues for line in cue.lines))


def _place(path: Path, captions: CaptionFile, output: Path | None) -> Path:
    name = f"{path.stem}.fixed.{captions.format}"
    if output is None:
        return path.with_name(name)
    return output / name if output.is_dir() else output


def _language_in_name(path: Path) -> str:
    match = _NAMED_LANGUAGE.search(path.stem)
    return match[1].lower() if match and match[1].lower() in _KNOWN_IN_NAMES else ""
