"""What a file of Lokas says it is: a name, and a version whose first number tells whether a program can read it.

And how a large one is read beside other work.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format. A greater minor number adds what older programs pass over, a greater major one they must refuse."""

    name: str
    major: int
    minor: int

    @property
    def stamp(self) -> dict[str, str]:
        """The keys with which each file begins."""
        return {"format": self.name, "version": f"{self.major}.{self.minor}"}

    def too_new(self, found: Mapping[str, Any]) -> str | None:
        """The version of a file by its keys, if this program cannot read it; None if it can.

        Raises ValueError if they are not those of this format.
        """
        version = found.get("version")
        major = version.partition(".")[0] if isinstance(version, str) else ""
        if found.get("format") != self.name or not major.isdecimal():
            raise ValueError("format, version")
        return version if int(major) > self.major else None


def parsed(content: str | bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What JSON holds, as `json.loads` gives and raises, with a turn for other threads at each object.

    Without, the parser keeps Python's lock to the end: for four hours of words the window stood still for 50 ms.
    """
    return json.loads(content, object_hook=_itself)


def _itself(value: T) -> T:
    return value
