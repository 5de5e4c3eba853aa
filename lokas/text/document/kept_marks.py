"""The file marks.json: the marks with which a document begins that follows an earlier one, set aside for another text.

What people marked are stretches of the recording: they stay true when it is transcribed anew.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.files import write_atomic
from lokas.formats import FileFormat
from lokas.meeting import KEPT_MARKS
from lokas.text.document.changes import item_json, item_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lokas.text.document.state import Mark

FORMAT = FileFormat("lokas.marks", 1, 0)


def write_kept_marks(folder: Path, marks: Iterable[Mark]) -> None:
    """Write the file: `format`, `version`, and `marks` as document.json has them. Raises as `files.write_atomic`."""
    content = {**FORMAT.stamp, "marks": [item_json(mark) for mark in marks]}
    write_atomic(folder / KEPT_MARKS, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read_kept_marks(folder: Path) -> list[Mark] | None:
    """The marks in the file of a folder, in order; None where there is none.

    Raises `InputError` ``document.damaged`` (path, reason), ``document.newer`` (path, version), ``input.not_readable``
    (path, reason).
    """
    path = folder / KEPT_MARKS
    try:
        found = json.loads(path.read_bytes())
        if newer := FORMAT.too_new(found):
            raise InputError("document.newer", path=str(path), version=newer)
        return [item_of("marks", one) for one in found["marks"]]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError("document.damaged", path=str(path), reason=str(error)) from error
