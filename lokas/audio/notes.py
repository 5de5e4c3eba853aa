"""What a recording writes down beside the sound: gaps, markers, how it began and ended.

None of it may end the recording: what cannot be written becomes a notice, and the sound goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from lokas.errors import LokasError
from lokas.jobs import Notice
from lokas.meeting import moments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.meeting import Meeting
    from lokas.meeting.markers import GapKind, MarkerKind

MOST_NOTICES = 20


@dataclass(frozen=True, slots=True)
class OpenGap:
    """A gap that has begun: its kind, and the sample of the file where it is."""

    kind: GapKind
    position: int


class Notes:
    """The notes of one recording into its meeting. Positions are samples of the file, `rate` of them a second."""

    def __init__(self, meeting: Meeting, rate: int) -> None:
        self.gaps = 0
        self.notices: list[Notice] = []
        self._meeting, self._rate = meeting, rate

    def tell(self, notice: Notice) -> None:
        """Add a notice; the newest of a code takes the place of an older one."""
        kept = [one for one in self.notices if one.code != notice.code]
        self.notices = [*kept, notice][-MOST_NOTICES:]
        self.log(notice.code, **notice.data)

    def log(self, code: str, **data: object) -> None:
        """Write a line into the meeting's log, and nothing if that is impossible: there would be no end of it."""
        try:
            self._meeting.log(code, **data)
        except LokasError:
            return

    def begin_gap(self, kind: GapKind, position: int) -> OpenGap:
        """Note that a gap begins, so that it is known even if nobody lives to see its end."""
        self.gaps += 1
        self._write(lambda: self._meeting.add_gap(kind, self.ms(position), None, in_file=_in_file(kind)))
        return OpenGap(kind, position)

    def end_gap(self, gap: OpenGap, samples: int) -> None:
        """Note how long a gap was that `begin_gap` noted."""
        at_ms, length_ms = self.ms(gap.position), self.ms(samples)
        self._write(lambda: self._meeting.add_gap(gap.kind, at_ms, length_ms, in_file=_in_file(gap.kind)))

    def whole_gap(self, kind: GapKind, position: int, samples: int, *, in_file: bool = True) -> None:
        """Note a gap that is over."""
        self.gaps += 1
        self._write(lambda: self._meeting.add_gap(kind, self.ms(position), self.ms(samples), in_file=in_file))

    def mark(self, kind: str, at_ms: int, text: str) -> None:
        """Append a marker."""
        self._write(lambda: self._meeting.add_marker(cast("MarkerKind", kind), at_ms, text))

    def began(self, sources: Sequence[str]) -> None:
        """Write into the meeting what is recorded."""
        self.log("recorder.began", sources=list(sources), rate=self._rate)
        self._write(lambda: self._meeting.update(lambda facts: replace(facts, sources=tuple(sources), rate=self._rate)))

    def ended(self, reason: str, samples: int) -> None:
        """Write into the meeting that it is closed, and why."""
        now = moments.now()
        self.log("recorder.ended", reason=reason, recorded_ms=self.ms(samples), gaps=self.gaps)
        self._write(lambda: self._meeting.update(lambda facts: replace(facts, ended=now, closed=reason, closed_at=now)))

    def ms(self, samples: int) -> int:
        """Samples in milliseconds, rounded down: no time lies behind the end of the sound."""
        return samples * 1000 // self._rate

    def _write(self, work: Callable[[], object]) -> None:
        try:
            work()
        except LokasError as error:
            self.tell(Notice("recording.notes_failed", {"path": str(self._meeting.folder), "reason": str(error)}))


def _in_file(kind: GapKind) -> bool:
    """Whether silence stands for it; of what nobody wanted recorded, there is nothing."""
    return kind not in {"pause", "off_record"}
