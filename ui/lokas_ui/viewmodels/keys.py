"""The keys of all that can be done in the window: the usual ones, and those that a person chose in their place."""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from lokas.errors import InputError, OutputError
from lokas_ui.viewmodels.key_file import read_keys, set_aside, write_keys
from lokas_ui.viewmodels.key_rules import refusal
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from lokas_ui.viewmodels.key_rules import Refusal

    Held = Mapping[str, tuple[str, ...]]
    """Keys by the name of an action."""

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sound.play": ("F5", "Media Play", "Toggle Media Play/Pause"),
        "sound.back": ("F6",),
        "sound.forward": ("F7",),
        "sound.slower": ("F9",),
        "sound.faster": ("F10",),
        "review.hear": ("F4",),
        "review.repeat": ("Ctrl+L",),
        "review.next_doubt": ("F8",),
        "review.previous_doubt": ("Shift+F8",),
        "review.next_unsure": ("F11",),
        "review.previous_unsure": ("Shift+F11",),
        "review.check": ("Ctrl+Return", "Ctrl+Enter"),
        "review.as_heard": ("Ctrl+D",),
        "review.rename": ("F2",),
        "review.name_new": ("Ctrl+N",),
        "review.split_speaker": (),
        "review.alike": ("Ctrl+J",),
        "review.tell_apart": (),
        "review.where": ("Ctrl+I",),
        "review.undo": ("Ctrl+Z",),
        "review.redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
        "review.find": ("Ctrl+F",),
        "review.replace": ("Ctrl+H",),
        "review.next_place": ("F3",),
        "review.previous_place": ("Shift+F3",),
        "review.glossary": ("Ctrl+G",),
        "review.mark_decision": ("Ctrl+Shift+D",),
        "review.mark_vote": ("Ctrl+Shift+V",),
        "review.mark_action": ("Ctrl+Shift+C",),
        "review.mark_agenda": ("Ctrl+Shift+A",),
        "review.mark_note": ("Ctrl+Shift+N",),
        "review.hide": ("Ctrl+Shift+H",),
        "review.hide_name": (),
        "review.beside": ("Ctrl+B",),
        "prepare.begin": ("Ctrl+Return", "Ctrl+Enter"),
        "recording.pause": ("P",),
        "recording.off_record": ("O",),
        "recording.note": ("N",),
        "recording.decision": ("D",),
        "recording.vote": ("V",),
        "recording.action": ("C",),
        "recording.agenda": ("A",),
        "recording.small": (),
        "recording.stop": (),
        "meetings.record": ("Ctrl+N",),
        "meetings.import": ("Ctrl+O",),
        "meetings.find": ("Ctrl+F",),
        "meetings.record_planned": (),
        "meetings.watch": (),
        "meetings.recover": (),
        "meetings.mend": (),
        "meetings.transcribe": (),
        "meetings.progress": (),
        "meetings.review": (),
        "meetings.share": (),
        "meetings.minutes": (),
        "meetings.again": (),
        "meetings.earlier": (),
        "meetings.give_text": (),
        "meetings.find_sound": (),
        "meetings.rename": ("F2",),
        "meetings.tags": ("Ctrl+T",),
        "meetings.folder": (),
        "meetings.back_up": (),
        "meetings.delete": ("Del",),
        "queue.pause": (),
        "queue.open": (),
        "queue.up": ("Alt+Up",),
        "queue.down": ("Alt+Down",),
        "queue.retry": (),
        "queue.remove": ("Del",),
        "queue.clear": (),
        "decisions.find": ("Ctrl+F",),
        "minutes.undo": ("Ctrl+Z",),
        "minutes.redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
        "minutes.write": ("Ctrl+S",),
        "share.write": ("Ctrl+S",),
        "window.help": ("F1",),
        "window.meetings": ("Alt+Home",),
        "window.queue": ("Ctrl+Shift+T",),
        "window.decisions": ("Ctrl+Shift+R",),
        "window.models": ("Ctrl+Shift+M",),
        "window.about": ("Shift+F1",),
        "window.settings": ("Ctrl+,",),
    }
)
"""The usual keys of each action, in Qt's portable notation; what stands before the dot is its topic.

Those of a recording are the same as on the command line, and nothing ends one by a slip. A foot pedal sends a key like
any other.
"""

EVERYWHERE = "window"
WITHIN: Mapping[str, str] = MappingProxyType({"sound": "review"})
"""The topics whose keys hold on the screen of another topic."""


def topic(name: str) -> str:
    """The part of the table that an action stands in."""
    return name.partition(".")[0]


def meet(name: str, other: str) -> bool:
    """Whether there is a screen on which the keys of both actions hold."""
    topics = {WITHIN.get(one, one) for one in (topic(name), topic(other))}
    return len(topics) == 1 or EVERYWHERE in topics


class Keys:
    """The keys that hold now, in `held` by the name of an action; a change is on the disk before it holds.

    A key that a person chose for an action is that of no other which it would meet.
    `of_speakers`: those that give a line of the review to a speaker, which nobody can change.
    `trouble`: what of the file could not be used, which stays beside it under another name; it is told once.
    """

    def __init__(self, path: Path, readable: Callable[[str], str] = str, speaker_keys: Iterable[str] = ()) -> None:
        """Read the file at `path`. `readable` gives a key as Qt writes it, "" if it is none."""
        self._path, self._readable, self.of_speakers = path, readable, frozenset(speaker_keys)
        self._own, self.trouble = self._read()
        self.held: Observable[Held] = Observable(_held(self._own))

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The keys of an action. Raises KeyError for one that there is not."""
        return self.held.state[name]

    def refusal(self, name: str, key: str) -> Refusal | None:
        """Why an action cannot have one more key, this one; None if it can."""
        return self._refusal(name, key, self[name])

    def rivals(self, name: str, keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Which of these keys are those of other actions that `name` would meet: the key, and the other action."""
        return tuple((key, other) for key in keys for other in _met(name) if key in self[other])

    def put(self, name: str, keys: Iterable[str]) -> None:
        """Give an action these keys and no others, and take them from its rivals. Raises as `files.write_atomic`."""
        own, wanted = dict(self._own), tuple(keys)
        for key, other in self.rivals(name, wanted):
            if other in own:
                own[other] = tuple(one for one in own[other] if one != key)
        own[name] = wanted
        self._keep({one: found for one, found in own.items() if found != KEYS[one]})

    def put_all_usual(self) -> None:
        """Give every action its usual keys. Raises as `files.write_atomic`."""
        self._keep({})

    def _keep(self, own: Held) -> None:
        write_keys(self._path, own)
        self._own = own
        self.held.set(_held(own))

    def _refusal(self, name: str, key: str, keys: Collection[str]) -> Refusal | None:
        bound = self.of_speakers if meet(name, "review.hear") else frozenset[str]()
        return refusal(topic(name), key, keys, bound)

    def _read(self) -> tuple[Held, InputError | None]:
        try:
            found = read_keys(self._path)
        except InputError as error:
            set_aside(self._path)
            return {}, error
        own = self._usable(found)
        if (lost := _lost(found, own)) == "":
            return own, None
        set_aside(self._path)
        with suppress(OutputError):  # the next change writes it
            write_keys(self._path, own)
        return own, InputError("keys.left_out", path=str(self._path), keys=lost)

    def _usable(self, found: Mapping[str, list[str]]) -> Held:
        """What there is to do and has keys that it can have, none of them twice where both would hold."""
        own: dict[str, tuple[str, ...]] = {}
        for name in (one for one in KEYS if one in found):
            taken = {key for other in _met(name) for key in own.get(other, ())}
            keys: list[str] = []
            for key in map(self._readable, found[name]):
                if key and key not in taken and self._refusal(name, key, keys) is None:
                    keys.append(key)
            own[name] = tuple(keys)
        return own


def _met(name: str) -> list[str]:
    """The other actions whose keys hold where those of `name` do."""
    return [other for other in KEYS if other != name and meet(name, other)]


def _held(own: Held) -> Held:
    """All keys, given those that a person chose: what is usual stands back."""
    held = {}
    for name, usual in KEYS.items():
        taken = {key for other in _met(name) for key in own.get(other, ())}
        held[name] = own.get(name, tuple(key for key in usual if key not in taken))
    return MappingProxyType(held)


def _lost(found: Mapping[str, list[str]], own: Held) -> str:
    """What of a file cannot be used, as it stands there; "" if all of it can."""
    return ", ".join(
        f"{name}: {key}" for name, keys in found.items() for key in keys if name not in own or key not in own[name]
    )
