"""Voices that people agreed to have known in other meetings: kept in one file, proposed as a name, erased at once.

Nothing is remembered or compared unless the setting ``speakers.remember_voices`` is on, which it is not at first; what
is kept can be listed and erased whether or not it is. No name is given to anybody by itself. The file goes into no
backup and no archive: it belongs to no meeting.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from lokas.errors import InputError, OptionError
from lokas.files import write_atomic, write_error
from lokas.formats import FileFormat
from lokas.locks import hold
from lokas.meeting import moments
from lokas.speech.speakers.keeping import model_of, read_voices
from lokas.speech.speakers.pairs import distance_of
from lokas.speech.speakers.recognising import VoicePrint, likely, prints_of_speakers
from lokas.text.characters import clean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from lokas.meeting import Meeting
    from lokas.settings import Settings
    from lokas.speech.speakers.recognising import Likely
    from lokas.text.document import Document
    from lokas_models.catalogue import Catalogue

FORMAT = FileFormat("lokas.known_voices", 1, 0)
SETTING = "speakers.remember_voices"

LEAST_MS = 10_000
"""Of somebody who is heard for less no print is kept: it would be like too many."""

WAIT_S = 5.0
DIGITS = 5


@dataclass(frozen=True, slots=True)
class VoiceConsent:
    """That a person agreed: when, who asked (empty where nobody said), and which version of the text was read.

    `text`: see `lokas.consent.VOICE_TEXT`.
    """

    given: dt.datetime
    text: str
    asked_by: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class KnownVoice:
    """Somebody's voice, the consent to know it, and the meeting it was heard in, by its day and title."""

    name: str
    print: VoicePrint
    consent: VoiceConsent
    meeting: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who of a meeting is likely to be whom, the surest first; and whose voices are of no use there.

    `of_another_model`: names whose prints were made with another pair than the voices of this meeting.
    """

    likely: tuple[Likely, ...] = ()
    of_another_model: tuple[str, ...] = ()


class KnownVoices:
    """The known voices in the file at `path`, read anew at each call."""

    def __init__(self, path: Path, settings: Settings, catalogue: Catalogue) -> None:
        self._path, self._settings, self._catalogue = path, settings, catalogue

    @property
    def on(self) -> bool:
        """Whether voices are remembered and compared."""
        return bool(self._settings[SETTING])

    def listed(self) -> tuple[KnownVoice, ...]:
        """All of them, in the order of their names.

        Raises `InputError` ``voices.damaged`` (path, reason), ``voices.newer`` (path, version) and
        ``input.not_readable`` (path, reason).
        """
        return _read(self._path)

    def remember(
        self, meeting: Meeting, document: Document, speaker: str, called: str, consent: VoiceConsent | None
    ) -> KnownVoice:
        """Keep the voice of a speaker (a key), under the name they have; one that was kept under it is replaced.

        `called`: what somebody without a name is called, with a ``{number}``.
        Raises `OptionError` ``voices.turned_off``, ``voices.no_name`` (name) of somebody who has none,
        ``voices.no_consent`` (name), `InputError` ``voices.not_heard`` (path) where the voices of the meeting are not
        known, ``voices.too_short`` (name, heard_ms, least_ms), as `listed`, and what the disk raises.
        """
        name = clean(document.name_of(speaker) or "").strip()
        if not self.on:
            raise OptionError("voices.turned_off")
        if is_nameless(name, called):
            raise OptionError("voices.no_name", name=name)
        if consent is None:
            raise OptionError("voices.no_consent", name=name)
        heard = _prints(meeting, document)
        if not heard:
            raise InputError("voices.not_heard", path=str(meeting.folder))
        heard_ms = heard[speaker].heard_ms if speaker in heard else 0
        if heard_ms < LEAST_MS:
            raise InputError("voices.too_short", name=name, heard_ms=heard_ms, least_ms=LEAST_MS)
        voice = KnownVoice(name, heard[speaker], consent, meeting.stem)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with hold(self._lock, wait_s=WAIT_S):
            self._write([*_without(self.listed(), name), voice])
        return voice

    def forget(self, name: str) -> None:
        """Erase a voice, by its name in whatever case.

        Raises `OptionError` ``voices.unknown`` (value, known), as `listed`, and what the disk raises.
        """
        known = self.listed()
        if len(_without(known, name)) == len(known):
            raise OptionError("voices.unknown", value=name, known=[one.name for one in known])
        with hold(self._lock, wait_s=WAIT_S):
            self._write(_without(self.listed(), name))

    def forget_all(self) -> None:
        """Erase all voices, also of a file that cannot be read. Raises what the disk raises."""
        if not self._path.parent.is_dir():
            return
        with hold(self._lock, wait_s=WAIT_S):
            self._delete()

    def recognised(self, meeting: Meeting, document: Document, called: str) -> Recognised:
        """Who of those without a name is likely to be whom; nothing where it is turned off. Raises as `listed`.

        `called`: what somebody without a name is called, with a ``{number}``. Names that the meeting has already are
        proposed to nobody else.
        """
        if not self.on:
            return Recognised()
        model = model_of(meeting.voices)
        taken = {_folded(one.name) for one in document.speakers}
        known = [one for one in self.listed() if _folded(one.name) not in taken]
        nameless = {one.key for one in document.speakers if is_nameless(one.name, called)}
        if model is None or not known or not nameless:
            return Recognised()
        heard = {key: one for key, one in _prints(meeting, document).items() if key in nameless}
        sizes = {one.mean.size for one in heard.values()}
        fitting = {one.name: one.print for one in known if one.print.model == model and one.print.mean.size in sizes}
        others = tuple(one.name for one in known if one.print.model != model)
        return Recognised(tuple(likely(heard, fitting, distance_of(self._catalogue, model))), others)

    @property
    def _lock(self) -> Path:
        return self._path.with_suffix(".lock")

    def _write(self, voices: Sequence[KnownVoice]) -> None:
        """Where none is left, there is no file either."""
        if voices:
            content = {**FORMAT.stamp, "voices": [_values(one) for one in voices]}
            write_atomic(self._path, json.dumps(content, ensure_ascii=False) + "\n")
        else:
            self._delete()

    def _delete(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise write_error(self._path, error) from error


def is_nameless(name: str, called: str) -> bool:
    """Whether somebody has only what the machine calls people by, such as "Person 2" for "Person {number}"."""
    before, _, after = called.partition("{number}")
    return not name.strip() or bool(re.fullmatch(f"{re.escape(before)}[0-9]+{re.escape(after)}", name))


def _prints(meeting: Meeting, document: Document) -> Mapping[str, VoicePrint]:
    """The print of each speaker who was heard; none where the voices of the meeting are not known."""
    voices, model = read_voices(meeting.voices), model_of(meeting.voices)
    return {} if voices is None or model is None else prints_of_speakers(document.segments, voices, model)


def _folded(name: str) -> str:
    return clean(name).strip().casefold()


def _without(voices: Sequence[KnownVoice], name: str) -> list[KnownVoice]:
    return [one for one in voices if _folded(one.name) != _folded(name)]


def _values(voice: KnownVoice) -> dict[str, object]:
    consent = voice.consent
    return {
        "name": voice.name,
        "model": voice.print.model,
        "heard_ms": voice.print.heard_ms,
        "meeting": voice.meeting,
        "consent": {"given": moments.written(consent.given), "text": consent.text, "asked_by": consent.asked_by},
        "print": [round(float(one), DIGITS) for one in voice.print.mean],
    }


def _read(path: Path) -> tuple[KnownVoice, ...]:
    try:
        found = json.loads(path.read_bytes())
        if newer := FORMAT.too_new(found):
            raise InputError("voices.newer", path=str(path), version=newer)
        return tuple(sorted(map(_voice, found["voices"]), key=lambda one: one.name.casefold()))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise InputError("input.not_readable", path=str(path), reason=error.strerror or "") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("voices.damaged", path=str(path), reason=str(error)) from error


def _voice(fields: Mapping[str, Any]) -> KnownVoice:
    """One voice of the file. Raises ValueError, KeyError, TypeError for one that is none, or without consent."""
    mean, told = np.array(fields["print"], np.float64), fields["consent"]
    given, heard_ms = moments.understood(told["given"]), fields["heard_ms"]
    if mean.ndim != 1 or not mean.any() or not np.isfinite(mean).all():
        raise ValueError("print")
    if given is None or type(heard_ms) is not int:
        raise ValueError("given, heard_ms")
    consent = VoiceConsent(given, str(told["text"]), str(told["asked_by"]))
    print_of = VoicePrint(str(fields["model"]), mean / np.linalg.norm(mean), heard_ms)
    return KnownVoice(str(fields["name"]), print_of, consent, str(fields["meeting"]))
