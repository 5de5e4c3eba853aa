"""The file document.json: a document as it was last saved, and how many edits of its journal that includes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lokas.errors import InputError
from lokas.formats import FileFormat, parsed
from lokas.text.document.changes import PARTS, item_json, item_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lokas.text.document.state import Document

FORMAT = FileFormat("lokas.document", 1, 0)


def snapshot(document: Document, edits: int) -> Iterator[bytes]:
    """The file, piece by piece.

    `format` "lokas.document", `version` "1.0" (another major number: older programs must refuse), `transcript` (the
    `fingerprint` of what was heard), `edits` (the number of the last one in it), then `speakers`, `marks` and
    `segments`, one a line, as `changes.item_json` tells them.
    """
    header = {
        **FORMAT.stamp,
        "transcript": fingerprint(document),
        "edits": edits,
    }
    yield json.dumps(header, indent=1).removesuffix("\n}").encode("ascii")
    for part in reversed(tuple(PARTS)):
        yield f',\n "{part}": ['.encode("ascii")
        for number, item in enumerate(getattr(document, part)):
            line = json.dumps(item_json(item), ensure_ascii=False)
            yield f"{',' if number else ''}\n  {line}".encode()
        yield b"\n ]"
    yield b"\n}\n"


def read_snapshot(path: Path, unedited: Document) -> tuple[Document, int] | None:
    """What a file holds that was made of a document, and the number of its last edit; None where there is no file.

    Raises `InputError` and leaves the file as it is: ``document.damaged`` (path, reason), ``document.newer`` (path,
    version), ``document.other_transcript`` (path), ``input.not_readable`` (path, reason).
    """
    try:
        found = parsed(path.read_bytes())
        if newer := FORMAT.too_new(found):
            raise InputError("document.newer", path=str(path), version=newer)
        return _document(found, path, unedited), int(found["edits"])
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError("document.damaged", path=str(path), reason=str(error)) from error


def fingerprint(document: Document) -> str:
    """SHA-256 (hex) over the words that were heard and their times: what the numbers of heard words count."""
    digest = hashlib.sha256()
    for word in document.heard:
        digest.update(f"{word.start_ms} {word.end_ms}{word.text}\n".encode())
    return digest.hexdigest()


def _document(found: Mapping[str, Any], path: Path, unedited: Document) -> Document:
    if found["transcript"] != fingerprint(unedited):
        raise InputError("document.other_transcript", path=str(path))
    parts: dict[str, Any] = {part: tuple(item_of(part, values) for values in found[part]) for part in PARTS}
    for segment in parts["segments"]:
        if segment.origin[1] > len(unedited.heard):
            raise ValueError(f"words of segment {segment.id}")
    return replace(unedited, **parts)
