"""What a file of Lokas says it is: a name, and a version whose first number tells whether a program can read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


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
