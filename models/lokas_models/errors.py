"""What can go wrong with the models of this computer, as exceptions that carry a code and data, never a sentence.

    StoreError
    ├── ModelError     model.*     unknown, not here, incomplete, damaged, busy, not recognised
    ├── DiskError      disk.*      full, not writable, not readable, a file in the way
    └── NetworkError   network.*   no answer, refused, not found, other bytes than promised

The same shape as the errors of the core above, which translates them; this layer may not import it.
`Stopped` is apart: the person asked for it, and nothing is said about it.
"""

from __future__ import annotations


class StoreError(Exception):
    """Base of all errors of the store: `code` names the sentence, `data` fills it."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.data)

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value!r}" for key, value in self.data.items())
        return f"{self.code} ({details})" if details else self.code


def _rebuild(kind: type[StoreError], code: str, data: dict[str, object]) -> StoreError:
    return kind(code, **data)


class ModelError(StoreError):
    """The model is unknown, not on this computer, or not what it should be."""


class DiskError(StoreError):
    """A file could not be read or written."""


class NetworkError(StoreError):
    """A download the person asked for did not succeed."""


class Stopped(Exception):  # noqa: N818 - a decision of the person, not an error
    """The person asked to stop; what was downloaded is kept."""
