"""The edits of speakers and marks; like those of text, frozen values that make another document of one.

They raise `OptionError` if what they name is not in the document: ``edit.no_segment`` (segment), ``edit.no_speaker``
(speaker), ``edit.no_mark`` (mark).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from lokas.errors import OptionError
from lokas.text.characters import clean
from lokas.text.document.state import Mark, Speaker

if TYPE_CHECKING:
    from lokas.text.document.state import Document


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """All segments from one to another, in either order, are said by a speaker; by nobody known if that is None."""

    kind: ClassVar[str] = "set_speaker"
    first_id: int
    last_id: int
    speaker: str | None

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        _expect(document, self.speaker)
        first, last = sorted((document.place(self.first_id), document.place(self.last_id)))
        said = document.segments[first : last + 1]
        changed = (one if one.speaker == self.speaker else replace(one, speaker=self.speaker) for one in said)
        return document.with_segments(first, last + 1, *changed)


@dataclass(frozen=True, slots=True)
class RenameSpeaker:
    """A speaker has another name; a key that is new brings a new speaker."""

    kind: ClassVar[str] = "rename_speaker"
    speaker: str
    name: str

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        renamed = Speaker(clean(self.speaker), clean(self.name).strip())
        others = {one.key: one for one in document.speakers} | {renamed.key: renamed}
        return replace(document, speakers=tuple(others.values()))


@dataclass(frozen=True, slots=True)
class MergeSpeakers:
    """A speaker was another one all the time: the segments go to that one, the speaker goes."""

    kind: ClassVar[str] = "merge_speakers"
    speaker: str
    into: str

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        _expect(document, self.speaker)
        _expect(document, self.into)
        if self.speaker == self.into:
            return document
        segments = (
            replace(one, speaker=self.into) if one.speaker == self.speaker else one for one in document.segments
        )
        speakers = (one for one in document.speakers if one.key != self.speaker)
        return replace(document, segments=tuple(segments), speakers=tuple(speakers))


@dataclass(frozen=True, slots=True)
class AddMark:
    """A person marks a stretch of the recording; the mark gets an id of its own."""

    kind: ClassVar[str] = "add_mark"
    mark_kind: str
    start_ms: int
    end_ms: int
    text: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        new_id = 1 + max((mark.id for mark in document.marks), default=0)
        mark = Mark(new_id, self.mark_kind, self.start_ms, self.end_ms, self.text, self.details)
        return _with_marks(document, document.marks, mark)


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """A mark says something else; the one with its id gives way to it."""

    kind: ClassVar[str] = "change_mark"
    mark: Mark

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        others = _other_marks(document, self.mark.id)
        return _with_marks(document, others, self.mark)


@dataclass(frozen=True, slots=True)
class RemoveMark:
    """A mark goes."""

    kind: ClassVar[str] = "remove_mark"
    mark_id: int

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        return _with_marks(document, _other_marks(document, self.mark_id))


def new_speaker_key(document: Document) -> str:
    """A key for `RenameSpeaker` that no speaker has."""
    keys = {speaker.key for speaker in document.speakers}
    return next(key for key in (f"s{number}" for number in range(1, len(keys) + 2)) if key not in keys)


def _expect(document: Document, speaker: str | None) -> None:
    if speaker is not None and all(one.key != speaker for one in document.speakers):
        raise OptionError("edit.no_speaker", speaker=speaker)


def _other_marks(document: Document, mark_id: int) -> tuple[Mark, ...]:
    others = tuple(mark for mark in document.marks if mark.id != mark_id)
    if len(others) == len(document.marks):
        raise OptionError("edit.no_mark", mark=mark_id)
    return others


def _with_marks(document: Document, marks: tuple[Mark, ...], *new: Mark) -> Document:
    ordered = sorted((*marks, *map(_cleaned, new)), key=lambda mark: (mark.start_ms, mark.id))
    return replace(document, marks=tuple(ordered))


def _cleaned(mark: Mark) -> Mark:
    """The mark with text that any file can hold; what has several lines keeps them."""
    text = "\n".join(clean(line).rstrip() for line in mark.text.splitlines())
    details = tuple((clean(name), clean(value)) for name, value in mark.details)
    return replace(mark, kind=clean(mark.kind), text=text, details=details)
