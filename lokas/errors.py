"""Everything a person can mend, as exceptions that carry a code and data, never a sentence.

    LokasError
    ├── OptionError   2   an option's value cannot be used (unknown language, format, …)
    ├── InputError    3   the recording cannot be read (missing, empty, not sound, …)
    ├── OutputError   4   a result cannot be written (exists already, not writable, disk full)
    ├── ModelError    5   the speech model is unknown, not here, or damaged
    ├── EngineError   6   the speech engine could not load or run (memory, device)
    └── NetworkError  7   a download that was asked for did not succeed

The number is the exit code of the command line. A code is a dotted name such as ``input.missing``;
the interface turns it into a sentence of the person's language with the data filled in.
`Cancelled` is apart: it is not an error, and nothing is said about it.
"""

from __future__ import annotations

from typing import ClassVar


class LokasError(Exception):
    """Base of all errors a person can act upon: `code` names the sentence, `data` fills it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.data)

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value!r}" for key, value in self.data.items())
        return f"{self.code} ({details})" if details else self.code


def _rebuild(kind: type[LokasError], code: str, data: dict[str, object]) -> LokasError:
    return kind(code, **data)


class OptionError(LokasError):
    """An option's value cannot be used."""

    exit_code = 2


class InputError(LokasError):
    """The recording cannot be read."""

    exit_code = 3


class OutputError(LokasError):
    """A result cannot be written."""

    exit_code = 4


class ModelError(LokasError):
    """The speech model is unknown, not on this computer, or damaged."""

    exit_code = 5


class EngineError(LokasError):
    """The speech engine could not be loaded or failed while it ran."""

    exit_code = 6


class NetworkError(LokasError):
    """A download the person asked for did not succeed."""

    exit_code = 7


class Cancelled(Exception):  # noqa: N818 - a decision of the person, not an error
    """The person asked to stop."""
