"""What minutes say, as values: who was there, the agenda, what was decided and voted, who does what until when.

These are what templates are given; every name here is one that an association's own template may use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from lokas.meeting.facts import Represented
    from lokas.text.export.labels import Language

Kind = Literal["decision", "vote", "action", "note"]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, whom somebody else voted for, who excused themselves: names as they were typed."""

    present: tuple[str, ...] = ()
    represented: tuple[Represented, ...] = ()
    excused: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.present or self.represented or self.excused)


@dataclass(frozen=True, slots=True)
class Quorum:
    """The statutes' rule as it was typed, and what comes of it.

    `needed`: how many must be there, None for a share of members that nobody counted. `counted`: how many were there,
    with those represented if `counts_represented`.
    """

    rule: str
    members: int | None
    needed: int | None
    counted: int
    counts_represented: bool

    @property
    def reached(self) -> bool | None:
        """Whether enough were there; None if that cannot be told."""
        return None if self.needed is None else self.counted >= self.needed


@dataclass(frozen=True, slots=True)
class Vote:
    """A count of votes as it was typed, each "" if nobody noted it. `outcome`: "adopted", "rejected", or as typed."""

    in_favour: str = ""
    against: str = ""
    abstained: str = ""
    outcome: str = ""

    @property
    def counted(self) -> bool:
        """Whether any count was noted."""
        return bool(self.in_favour or self.against or self.abstained)


@dataclass(frozen=True, slots=True)
class Action:
    """Who does it, "" if nobody noted it, and until when: `due` if that is a date, and as it was typed.

    `done`: as it was typed that it is, a date (`done_on`) or words, "" while it is to be done.
    """

    who: str = ""
    when: str = ""
    due: dt.date | None = None
    done: str = ""
    done_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What a person marked at `start_ms` of the sound.

    `text` is what they wrote: the decision, the motion, the task, the note. Where they wrote nothing it is what was
    said there (`quoted`), or "" where nobody spoke.
    """

    kind: Kind
    start_ms: int
    text: str
    quoted: bool = False
    vote: Vote = Vote()
    action: Action = Action()


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """A point and what was marked while it was treated, in order of time.

    `number` as the agenda has it, None for a point that is not on it, and for what stands under no point, which has no
    `title` either. `start_ms`: when it was opened, None if nobody marked that.
    """

    number: int | None
    title: str
    start_ms: int | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of decisions or of tasks: an item, and the point it stands under."""

    point: AgendaPoint
    item: Item


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the transcript was made: engine and model ("" if not known), and what is uncertain of it, in percents.

    `covered_percent`: how much of the speech has text; `doubtful_percent`: how many of the words are doubtful and not
    yet mended or checked by a person. `reviewed`: when a person had read all of it, None if nobody did.
    """

    made_with: str
    covered_percent: int | None
    doubtful_percent: float
    reviewed: dt.datetime | None = None
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that the minutes of a meeting say. `language`: of the words that they add to what people wrote.

    `provenance` is None for a meeting without a transcript. `agenda` has the planned points; `points` those with what
    came of them, in order.
    """

    title: str
    began: dt.datetime
    language: Language
    ended: dt.datetime | None = None
    association: str = ""
    attendance: Attendance = Attendance()
    quorum: Quorum | None = None
    agenda: tuple[str, ...] = ()
    points: tuple[AgendaPoint, ...] = ()
    provenance: Provenance | None = None

    @property
    def decisions(self) -> tuple[Entry, ...]:
        """The decisions and votes, in order."""
        return self._entries("decision", "vote")

    @property
    def actions(self) -> tuple[Entry, ...]:
        """The tasks, in order."""
        return self._entries("action")

    @property
    def quotes(self) -> tuple[Entry, ...]:
        """What stands there in the words that were said, because nobody wrote another text."""
        return tuple(Entry(point, item) for point in self.points for item in point.items if item.quoted)

    def _entries(self, *kinds: Kind) -> tuple[Entry, ...]:
        return tuple(Entry(point, item) for point in self.points for item in point.items if item.kind in kinds)
