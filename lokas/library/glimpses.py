"""What the first and the last bytes of large files tell, so that a list of many meetings reads none of them whole."""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from itertools import dropwhile, islice, takewhile
from typing import TYPE_CHECKING

from lokas.audio.flac_frames import HEADER_BYTES, MARK, STREAM_INFO_BYTES, StreamInfo
from lokas.meeting import DOCUMENT, TRANSCRIPT

if TYPE_CHECKING:
    from pathlib import Path

HEAD_BYTES = 4096
"""The header of a transcript is shorter; options and hotwords stand behind what is looked for."""
TAIL_BYTES = 1 << 18
"""A line of a journal, the text of thirty seconds with a time for each word, is some 20 KB."""

_DURATION = re.compile(rb'"duration_ms":\s*(\d+)')
_WINDOW = re.compile(rb'^\{"start_ms": \d+, "end_ms": (\d+), .*\}\n', re.MULTILINE)
_NAMES = {TRANSCRIPT: b'"lokas.transcript"', DOCUMENT: b'"lokas.document"'}


def sound_ms(path: Path) -> int | None:
    """How long a FLAC file is by its header (RFC 9639, section 8.2); None if that does not tell."""
    head = _head(path)[:HEADER_BYTES]
    if len(head) < HEADER_BYTES or not head.startswith(MARK):
        return None
    info = StreamInfo.parse(head[-STREAM_INFO_BYTES:])
    return info.samples * 1000 // info.rate if info.samples and info.rate else None


def recording_ms(transcript: Path) -> int | None:
    """How long the recording is by its transcript; None if that does not tell."""
    found = _DURATION.search(_head(transcript))
    return int(found[1]) if found else None


def heard_ms(journal: Path) -> int:
    """Up to where a transcription has come, by its journal: 0 before its first window."""
    for most_bytes in (TAIL_BYTES, sys.maxsize):
        if ends := _WINDOW.findall(_tail(journal, most_bytes)):
            return int(ends[-1])
    return 0


def speakers(folder: Path) -> tuple[str, ...]:
    """The names of those who speak, by the document as it was saved last; none where nobody edited yet."""
    # Each stands in a line of its own, in front of the segments, which are most of the file.
    with suppress(OSError, ValueError, LookupError, TypeError), (folder / DOCUMENT).open(encoding="utf-8") as file:
        head = takewhile(lambda line: not line.startswith(' "segments"'), file)
        listed = islice(dropwhile(lambda line: not line.startswith(' "speakers"'), head), 1, None)
        told = [json.loads(line.rstrip(",\n")) for line in takewhile(lambda line: not line.startswith(" ]"), listed)]
        return tuple(dict.fromkeys(str(one["name"]) for one in told if one["name"]))
    return ()


def torn(folder: Path) -> tuple[str, ...]:
    """The names of those large files that are there and are not whole: cut, empty, or something else altogether."""
    with suppress(OSError):  # a folder that may not be looked into
        return tuple(name for name in _NAMES if (folder / name).exists() and not _is_whole(folder / name))
    return ()


def _is_whole(path: Path) -> bool:
    """Whether it begins and ends as a file of its kind; what is between is only read when it is opened."""
    return _NAMES[path.name] in _head(path) and _tail(path, 16).rstrip().endswith(b"}")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return b""


def _tail(path: Path, most_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - most_bytes))
            return file.read()
    except OSError:
        return b""
