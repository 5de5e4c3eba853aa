"""What is typed into a form, kept on the disk while it is typed: a computer that stops loses none of it."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from lokas.files import write_atomic, write_error

if TYPE_CHECKING:
    from pathlib import Path

F = TypeVar("F")


def keep_draft(path: Path, form: Any) -> None:  # noqa: ANN401 - any dataclass
    """Write the fields of a form. Raises `OutputError` as `write_atomic`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(path, error) from error
    write_atomic(path, json.dumps(asdict(form), ensure_ascii=False))


def with_draft(path: Path, form: F) -> F:
    """The form as it was kept, as far as that can be read; a field of another kind stays as it is."""
    try:
        found = json.loads(path.read_bytes())
        kept = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
    except (OSError, ValueError, AttributeError, RecursionError):
        return form
    given = {one.name: kept[one.name] for one in fields(form) if one.name in kept}  # type: ignore[arg-type]
    alike = {name: value for name, value in given.items() if _is_like(value, getattr(form, name))}
    return replace(form, **alike)  # type: ignore[type-var]


def _is_like(value: object, present: object) -> bool:
    """Whether a value is of the kind of the present one; a number may be missing."""
    if isinstance(value, tuple):
        return isinstance(present, tuple) and all(isinstance(one, str) for one in value)
    number = present is None or type(present) is int
    return type(value) is type(present) or (number and (value is None or type(value) is int))
