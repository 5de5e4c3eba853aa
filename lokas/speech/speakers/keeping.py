"""What is kept of who speaks in a meeting: the voices as they were heard, and the turns of the people they are.

The prints of voices tell a person like a fingerprint does. Their file begins with a dot: like all such it goes into no
archive and to nobody else, and it goes when the sound goes. It is compared with no other meeting's; only with the
voices of people who agreed to that, if a person turned it on: see `lokas.known_voices`.
"""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from lokas.errors import InputError
from lokas.files import write_atomic
from lokas.formats import FileFormat
from lokas.speech.speakers.diarizer import Voices, VoiceTurn
from lokas.types import SpeakerTurn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

VOICES = FileFormat("lokas.voices", 1, 0)
TURNS = FileFormat("lokas.speakers", 1, 0)


def write_voices(path: Path, voices: Voices, made_of: Mapping[str, object]) -> None:
    """Keep voices; `made_of`: JSON values that tell of which sound and by what. Raises as `files.write_atomic`."""
    turns = np.array([[turn.start_ms, turn.end_ms, turn.voice] for turn in voices.turns], np.int32).reshape(-1, 3)
    told = json.dumps({**VOICES.stamp, "made_of": made_of}, ensure_ascii=False)
    content = io.BytesIO()
    np.savez(content, told=np.array(told), turns=turns, prints=voices.prints.astype(np.float16))
    write_atomic(path, [content.getvalue()])


def read_voices(path: Path, made_of: Mapping[str, object] | None = None) -> Voices | None:
    """The voices that are kept, if they were made of just this; else None, and they are to be heard anew.

    `made_of` None: whatever they were made of.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as kept:
            told = json.loads(str(kept["told"]))
            if VOICES.too_new(told) or (made_of is not None and told["made_of"] != json.loads(json.dumps(made_of))):
                return None
            turns = tuple(VoiceTurn(*map(int, row)) for row in kept["turns"])
            return Voices(turns, kept["prints"].astype(np.float32))
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile):
        return None


def model_of(path: Path) -> str | None:
    """The pair of networks with which the voices that are kept were heard; None where there are none."""
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as kept:
            return str(json.loads(str(kept["told"]))["made_of"]["model"])
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile):
        return None


def write_turns(path: Path, turns: Sequence[SpeakerTurn], made_with: Mapping[str, object]) -> None:
    """Write who speaks when, one turn a line, and how that was found (JSON values). Raises as `files.write_atomic`.

    `format` "lokas.speakers", `version` "1.0" (another major number: older programs must refuse), `made_with`, `turns`
    (start_ms, end_ms, speaker: a key or null, perhaps: a key or null). The keys are those of the machine; the names are
    in the document.
    """
    write_atomic(path, _turns_file(turns, made_with))


def read_turns(path: Path) -> tuple[SpeakerTurn, ...]:
    """Who speaks when, as `write_turns` wrote it; empty where nobody told speakers apart.

    Raises `InputError` ``speakers.damaged`` (path, reason), ``speakers.newer`` (path, version).
    """
    try:
        found = json.loads(path.read_bytes())
        if newer := TURNS.too_new(found):
            raise InputError("speakers.newer", path=str(path), version=newer)
        return tuple(_turn(one) for one in found["turns"])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("speakers.damaged", path=str(path), reason=str(error)) from error


def _turns_file(turns: Sequence[SpeakerTurn], made_with: Mapping[str, object]) -> Iterator[bytes]:
    header = {**TURNS.stamp, "made_with": made_with}
    yield json.dumps(header, ensure_ascii=False, indent=1).removesuffix("\n}").encode()
    yield b',\n "turns": ['
    for number, turn in enumerate(turns):
        yield f"{',' if number else ''}\n  {json.dumps(asdict(turn), ensure_ascii=False)}".encode()
    yield b"\n ]\n}\n"


def _turn(fields: Mapping[str, Any]) -> SpeakerTurn:
    start_ms, end_ms = fields["start_ms"], fields["end_ms"]
    if not (type(start_ms) is int is type(end_ms)) or not 0 <= start_ms <= end_ms:
        raise ValueError(f"{start_ms!r:.20} - {end_ms!r:.20}")
    keys = fields["speaker"], fields.get("perhaps")
    if not all(key is None or isinstance(key, str) for key in keys):
        raise TypeError(f"{keys!r:.40}")
    return SpeakerTurn(start_ms, end_ms, *keys)
