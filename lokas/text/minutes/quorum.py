"""The quorum of an association's statutes: how many must be there, from the rule as people write it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from lokas.errors import OptionError
from lokas.text.minutes.content import Quorum

if TYPE_CHECKING:
    from lokas.meeting.facts import MeetingFacts

_RULE = re.compile(
    r"(?P<share>\d+\s*/\s*\d+|\d+(?:[.,]\d+)?\s*%|0[.,]\d+)\s*(?:\+\s*(?P<more>\d+))?|(?P<count>\d+)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """A share of the members and so many `more`, or a number of people alone, whose `share` is None."""

    share: Fraction | None
    more: int

    def needed(self, members: int | None) -> int | None:
        """How many must be there: whole people, so that what is not one is rounded up; None if members are needed."""
        if self.share is None:
            return self.more
        return None if members is None else math.ceil(self.share * members + self.more)


def quorum_rule(text: str) -> QuorumRule:
    """The rule in ``1/3``, ``1/2 + 1``, ``33,3 %``, ``0,25`` or ``12``: a share of the members, or a number of people.

    Raises `OptionError` ``minutes.bad_quorum`` (value), also for a share over the whole and for nobody at all.
    """
    found = _RULE.fullmatch(text.strip())
    if not found:
        raise OptionError("minutes.bad_quorum", value=text)
    share = None if found["share"] is None else _share(found["share"])
    rule = QuorumRule(share, int(found["more"] or found["count"] or 0))
    if (share is None and rule.more == 0) or (share is not None and not 0 < share <= 1):
        raise OptionError("minutes.bad_quorum", value=text)
    return rule


def quorum_of(facts: MeetingFacts) -> Quorum | None:
    """The quorum of a meeting, None if no rule was given. Raises as `quorum_rule`."""
    if not facts.quorum.strip():
        return None
    counted = len(facts.people) + (len(facts.represented) if facts.quorum_counts_represented else 0)
    needed = quorum_rule(facts.quorum).needed(facts.members)
    return Quorum(facts.quorum.strip(), facts.members, needed, counted, facts.quorum_counts_represented)


def _share(text: str) -> Fraction:
    """Of a fraction, a percentage or a decimal; 0 for one that divides by nothing."""
    plain = "".join(text.split()).replace(",", ".")
    if plain.endswith("%"):
        return Fraction(plain.removesuffix("%")) / 100
    above, _, below = plain.partition("/")
    return Fraction(above) / Fraction(below or 1) if not below or int(below) else Fraction(0)
