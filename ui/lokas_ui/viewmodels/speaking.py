"""Who spoke for how long in a meeting: the whole of it, each point of its agenda, and groups that people declared.

People stand by their names; who spoke longest comes first only where a person asks for that. Groups are never asked
for or guessed: what is declared is kept in the meeting's folder, in a file that goes into no archive.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import combining, normalize

from lokas.documents import document_of
from lokas.errors import LokasError, OutputError
from lokas.files import write_atomic, write_error
from lokas.library.register_table import BYTE_ORDER_MARK
from lokas.meeting import Meeting
from lokas.speakers import turns_of
from lokas.text.document import redacted, tells_voices
from lokas.text.document.redaction import hidden_in
from lokas.text.export.labels import Labels
from lokas.text.speaking_sheet import Part, speaking_sheet
from lokas.text.statistics import by_group, by_point, statistics_csv, statistics_of
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lokas.jobs import Job
    from lokas.text.export.labels import Language
    from lokas.text.statistics import GroupShare, Speaking, Statistics
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

FileKind = Literal["html", "csv"]

GROUPS = ".groups.json"
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Declared:
    """What people said of themselves: the group of each speaker by key, and how many of each group were there."""

    groups: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    present: Mapping[str, int] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of a meeting. `parts`: the whole of it, then the points of its agenda, if any is marked.

    `names` by key; `told_apart`: it is known who says most of it. A part after the first whose title is "" comes
    before the first point.
    """

    meeting: Meeting
    title: str
    parts: tuple[Part, ...]
    names: Mapping[str, str]
    told_apart: bool


@dataclass(frozen=True, slots=True)
class SpeakingState:
    """What the screen shows; `counted` None while the meeting is read. `part`: which of the parts, from 0.

    `written`: the file that was written last.
    """

    counted: Counted | None = None
    part: int = 0
    longest_first: bool = False
    declared: Declared = field(default_factory=Declared)
    written: Path | None = None
    trouble: LokasError | None = None

    @property
    def shown(self) -> Statistics | None:
        """The chosen part, with people in the order that is wished."""
        return None if self.counted is None else self._ordered(self.counted.parts[self.part].statistics)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, likewise."""
        found = self.counted.parts if self.counted else ()
        return tuple(replace(one, statistics=self._ordered(one.statistics)) for one in found)

    @property
    def groups(self) -> tuple[GroupShare, ...]:
        """What each group said in the chosen part; nothing where nobody declared any."""
        if self.counted is None or not (self.declared.groups or self.declared.present):
            return ()
        return tuple(by_group(self.counted.parts[self.part].statistics, self.declared.groups, self.declared.present))

    def name_of(self, speaker: str | None) -> str:
        """What a speaker is called; "" for nobody known."""
        return self.counted.names.get(speaker or "", "") if self.counted else ""

    def _ordered(self, found: Statistics) -> Statistics:
        def place(one: Speaking) -> tuple[bool, int, str]:
            longest = -one.time_ms if self.longest_first else 0
            return one.speaker is None, longest, _plain(self.name_of(one.speaker))

        return replace(found, people=tuple(sorted(found.people, key=place)))


class SpeakingTime:
    """The view-model of speaking time."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._opening: Job[tuple[Counted, Declared]] | None = None
        self.state = Observable(SpeakingState())

    def open(self, folder: Path) -> None:
        """Count anew what a meeting tells now."""
        self.state.set(SpeakingState(longest_first=self.state.state.longest_first))
        meeting = Meeting(folder)
        self._opening = opening = self._workspace.background(
            lambda _emit, _token: (count(meeting), declared_in(meeting))
        )
        self._runner.follow(
            opening,
            lambda found: self._read(opening, counted=found[0], declared=found[1]),
            lambda error: self._read(opening, trouble=error),
        )

    def choose(self, part: int) -> None:
        """Show another part."""
        counted = self.state.state.counted
        if counted is not None and 0 <= part < len(counted.parts):
            self._change(part=part)

    def order(self, *, longest_first: bool) -> None:
        """Order people by how long they spoke, or by name."""
        self._change(longest_first=longest_first)

    def declare(self, speaker: str, group: str) -> None:
        """A person says which group they are of; "" is none."""
        declared = self.state.state.declared
        self._declare(groups=_with(declared.groups, speaker, group.strip()))

    def count_present(self, group: str, count: int) -> None:
        """So many of a group were there; 0: nobody counted."""
        self._declare(present=_with(self.state.state.declared.present, group, count))

    def write(self, kind: FileKind, language: Language, *, replacing: bool = False) -> None:
        """Write the sheet or the table into the folder of exports; what is there only where a person says so."""
        state = self.state.state
        if state.counted is None:
            return
        labels = Labels(language)
        target = state.counted.meeting.exports / f"{state.counted.meeting.stem} – {labels('speaking_file')}.{kind}"
        pieces = _sheet(state, labels) if kind == "html" else _table(state, labels)
        self._change(written=None, trouble=None)
        self._runner.follow(
            self._workspace.background(lambda _emit, _token: _write(target, pieces, replacing=replacing)),
            lambda _: self._change(written=target),
            lambda error: self._change(trouble=error),
        )

    def _declare(self, **changes: Any) -> None:  # noqa: ANN401 - those of `Declared`
        state = self.state.state
        if state.counted is None:
            return
        declared = replace(state.declared, **changes)
        known = set(declared.groups.values())
        declared = replace(declared, present={one: n for one, n in declared.present.items() if one in known})
        self._change(declared=declared)
        path = state.counted.meeting.folder / GROUPS
        told = json.dumps({"groups": dict(declared.groups), "present": dict(declared.present)}, ensure_ascii=False)
        keeping = self._workspace.background(lambda _emit, _token: write_atomic(path, told))
        self._runner.follow(keeping, lambda _: None, lambda error: self._change(trouble=error))

    def _read(self, opening: Job[tuple[Counted, Declared]], **changes: Any) -> None:  # noqa: ANN401
        if self._opening is opening:
            self._change(**changes)

    def _change(self, **changes: Any) -> None:  # noqa: ANN401 - those of `SpeakingState`
        self.state.set(replace(self.state.state, **changes))


def count(meeting: Meeting) -> Counted:
    """Who spoke for how long, without what the document hides. Raises as `document_of`, `turns_of`, `Meeting.facts`."""
    whole = document_of(meeting)
    document, turns, facts = redacted(whole), turns_of(meeting), meeting.facts
    points = [Part(one.title, one.statistics) for one in by_point(document, turns)]
    agenda = points if any(one.title for one in points) else []
    return Counted(
        meeting,
        hidden_in(whole, facts.title),
        (Part("", statistics_of(document, turns)), *agenda),
        MappingProxyType({one.key: one.name for one in document.speakers}),
        tells_voices(document),
    )


def declared_in(meeting: Meeting) -> Declared:
    """What people declared of themselves, as far as it can be read."""
    with suppress(OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError):
        found = json.loads((meeting.folder / GROUPS).read_bytes())
        groups = {key: one for key, one in found["groups"].items() if isinstance(one, str) and one}
        present = {key: one for key, one in found["present"].items() if type(one) is int and one > 0}
        return Declared(groups, present)
    return Declared()


def _plain(name: str) -> str:
    """A name as it is sorted: É stands beside E."""
    return "".join(one for one in normalize("NFKD", name.casefold()) if not combining(one))


def _with(known: Mapping[str, Any], key: str, value: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """The same with another value; without the key where that is empty."""
    others = {one: kept for one, kept in known.items() if one != key}
    return {**others, key: value} if value else others


def _sheet(state: SpeakingState, labels: Labels) -> list[bytes]:
    title = state.counted.title if state.counted else ""
    groups = replace(state, part=0).groups
    return [piece.encode() for piece in speaking_sheet(title, state.parts, groups, state.name_of, labels)]


def _table(state: SpeakingState, labels: Labels) -> list[bytes]:
    return [piece.encode() for piece in (BYTE_ORDER_MARK, *_lines(state, labels))]


def _lines(state: SpeakingState, labels: Labels) -> Iterator[str]:
    return statistics_csv(state.parts[0].statistics, lambda one: state.name_of(one) or labels("unknown_speaker"))


def _write(target: Path, pieces: list[bytes], *, replacing: bool) -> None:
    if target.exists() and not replacing:
        raise OutputError("output.exists", paths=[str(target)])
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise write_error(target, error) from error
    write_atomic(target, pieces)
